"""The rule engine by itself, and the good order of the time stage's data."""

from datetime import date

import pytest

from rasid.rules.engine import MOST_ITEMS, Item, parse
from rasid.rules.pattern import Node, Rule, _insert, expand, read_rules
from rasid.rules.tables import read_table
from rasid.times.hijri import hijri_year, month_bounds, to_gregorian
from rasid.times.holidays import easter, orthodox_easter
from rasid.times.recognise import grammar
from rasid.times.words import FILES


def test_expand_gives_every_sequence() -> None:
    assert list(expand("day of? month|season")) == [
        ("day", "of", "month"), ("day", "of", "season"), ("day", "month"), ("day", "season")]
    assert list(expand("a?")) == [("a",)]


def _tree(*rules: tuple[str, str, str]) -> Node:
    root = Node()
    for rank, (name, gives, pattern) in enumerate(rules):
        rule = Rule(name, gives, lambda *values: "+".join(values), "", False, rank, "")
        for sequence in expand(pattern):
            _insert(root, sequence, rule)
    return root


def test_parse_builds_over_what_it_built() -> None:
    words = [[Item("n", 0, 1, "1")], [Item("and", 1, 2, None)], [Item("n", 2, 3, "2")]]
    chart = parse(words, _tree(("sum", "sum", "n and sum|n"), ("one", "sum", "n")))
    whole = [item for item in chart[0]["sum"] if item.end == 3]
    assert {item.value for item in whole} == {"1+2"}
    assert whole[0].parts[0].value == "1"


def test_a_maker_can_refuse() -> None:
    root = Node()
    _insert(root, ("n",), Rule("no", "x", lambda value: None, "", False, 0, ""))
    assert parse([[Item("n", 0, 1, "1")]], root)[0].keys() == {"n"}


def test_items_at_a_position_are_bounded() -> None:
    words = [[Item("n", 0, 1, str(n)) for n in range(MOST_ITEMS * 2)]]
    assert sum(map(len, parse(words, Node())[0].values())) == MOST_ITEMS


def test_rules_name_their_line() -> None:
    rules = {r.id: r for r in _walk(grammar())}
    assert all(":" in r.source for r in rules.values())


def _walk(node: Node) -> list[Rule]:
    return node.rules + [r for child in node.children.values() for r in _walk(child)]


def test_an_unknown_maker_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        read_rules("times/rules.toml", {})


@pytest.mark.parametrize("name", FILES)
def test_tables_have_their_columns(name: str) -> None:
    for row in read_table(f"times/{name}.tsv"):
        assert row.cells["class"] and row.cells["form"]
        assert row.cells["inflect"] in ("noun", "def", "fixed", "exact"), row.source


@pytest.mark.parametrize(("hijri", "gregorian"), [
    ((1442, 9, 14), "2021-04-26"), ((1444, 1, 10), "2022-08-08"), ((1440, 9, 1), "2019-05-06"),
    ((1, 1, 1), "0622-07-19"), ((1300, 1, 1), "1882-11-12"), ((1501, 1, 1), "2077-11-17")])
def test_hijri_days(hijri: tuple[int, int, int], gregorian: str) -> None:
    found = to_gregorian(*hijri)
    assert found is not None
    off = abs(found.toordinal() - date.fromisoformat(gregorian).toordinal())
    assert off <= (0 if 1343 <= hijri[0] <= 1500 else 1)


def test_hijri_years_and_months_meet() -> None:
    for year in (63, 1342, 1344, 1445, 1500, 1501, 1600):
        bounds = [month_bounds(year, month) for month in range(1, 13)]
        assert all(b and 29 <= (b[1] - b[0]).days + 1 <= 30 for b in bounds)
        first = bounds[0]
        assert first and abs(hijri_year(first[0]) - year) <= 1


@pytest.mark.parametrize(("year", "west", "east"), [
    (2024, "2024-03-31", "2024-05-05"), (2025, "2025-04-20", "2025-04-20")])
def test_easter(year: int, west: str, east: str) -> None:
    assert easter(year).isoformat() == west
    assert orthodox_easter(year).isoformat() == east
