"""What holds within and between the lexicon's tables: ids, codes, dates of office, order, duplicates."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from rasid.lexicon.read import EMPTY, Row
from rasid.model.ontology import SECTORS
from rasid.text.normalise import fold

Found = tuple[str, str, str]
Tables = Mapping[str, Sequence[Row]]
Ids = Mapping[str, frozenset[str]]

_COUNTRIES = "places/countries.tsv"
_FLAGS = ("full", "short", "context")
_PLACE_KINDS = ("region", "admin1", "city", "camp", "crossing", "sea", "island", "landmark")
_INFLECTIONS = ("un", "at", EMPTY)
VALUES: dict[tuple[str, str], tuple[str, ...]] = {
    ("words/verbs.tsv", "form"): ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "Q1", "Q2", "Q4"),
    ("words/verbs.tsv", "vowel"): ("a", "i", "u", EMPTY),
    ("words/usual.tsv", "use"): ("1", "2", "3"),
    ("words/nouns.tsv", "gender"): ("m", "f"),
    ("words/nouns.tsv", "number"): ("sg", "pl"),
    ("words/nouns.tsv", "plural"): _INFLECTIONS,
    ("words/adjectives.tsv", "plural"): _INFLECTIONS,
    ("places/country_names.tsv", "kind"): ("name", "official", "old", "short", "seat"),
    ("places/nisba.tsv", "kind"): ("adj", "pl"),
    ("places/places.tsv", "kind"): _PLACE_KINDS,
    ("places/cities.tsv", "kind"): _PLACE_KINDS,
    ("places/place_names.tsv", "flag"): _FLAGS,
    ("places/city_names.tsv", "flag"): _FLAGS,
    ("entities/people_names.tsv", "flag"): _FLAGS,
    ("entities/organisation_names.tsv", "flag"): _FLAGS,
    ("entities/titles.tsv", "scope"): ("country", "org"),
    ("entities/groups.tsv", "number"): ("sg", "pl"),
    ("entities/groups.tsv", "inflect"): _INFLECTIONS,
}
"""The values a column may have, by table and column."""

REFERENCES = {
    "words/masdars.tsv": "words/verbs.tsv", "words/usual.tsv": "words/verbs.tsv",
    "places/country_names.tsv": _COUNTRIES, "places/nisba.tsv": _COUNTRIES,
    "places/place_names.tsv": "places/places.tsv", "places/city_names.tsv": "places/cities.tsv",
    "entities/people_names.tsv": "entities/people.tsv", "entities/roles.tsv": "entities/people.tsv",
    "entities/organisation_names.tsv": "entities/organisations.tsv",
}
"""The table that holds the ids of another."""

_NAMES = ("places/country_names.tsv", "entities/people_names.tsv", "entities/organisation_names.tsv",
          "places/place_names.tsv", "places/city_names.tsv")
_SORTED = (*REFERENCES, *REFERENCES.values(), "words/nouns.tsv", "words/adjectives.tsv", "entities/groups.tsv",
           "entities/titles.tsv", "entities/institutions.tsv")
_SHORTEST_NAME = 3
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_FIRST_DAY, _LAST_DAY = "0000-01-01", "9999-12-31"


def lint_tables(tables: Tables, ids: Ids) -> Iterator[Found]:
    """All faults of the tables of one folder. ids: the known ids by table."""
    for name, rows in tables.items():
        yield from _order(name, rows)
        yield from _duplicates(rows)
        yield from _codes(name, rows, ids.get(_COUNTRIES, frozenset()))
        yield from _references(name, rows, ids)
        yield from _short(name, rows)
    yield from _offices(tables.get("entities/roles.tsv", ()))


def _order(name: str, rows: Sequence[Row]) -> Iterator[Found]:
    if name not in _SORTED:
        return
    for before, row in pairwise(rows):
        if row["id"] < before["id"]:
            yield row.where, "row.order", f"{row['id']} stands after {before['id']}; sort the rows by id"


def _duplicates(rows: Sequence[Row]) -> Iterator[Found]:
    """Rows that are the same once spelling is folded."""
    seen: dict[tuple[str, ...], str] = {}
    for row in rows:
        key = tuple(fold(v) if column == "form" else v for column, v in row.cells.items())
        if key in seen:
            yield row.where, "row.duplicate", f"the same as {seen[key]} once spelling is folded; delete one"
        seen.setdefault(key, row.where)


def _codes(name: str, rows: Sequence[Row], countries: frozenset[str]) -> Iterator[Found]:
    for row in rows:
        for column, value in row.cells.items():
            allowed = VALUES.get((name, column))
            if allowed is not None and value not in allowed:
                yield row.where, "code.unknown", f"{column} {value}; write one of {' '.join(allowed)}"
            if column == "sector" and value not in (*SECTORS, EMPTY):
                yield row.where, "code.unknown", f"sector {value}; write one of {' '.join(SECTORS)}"
            if column == "country" and value != EMPTY and value not in countries:
                yield row.where, "id.unknown", f"country {value} is not in {_COUNTRIES}"


def _references(name: str, rows: Sequence[Row], ids: Ids) -> Iterator[Found]:
    home = REFERENCES.get(name)
    if home is None:
        return
    for row in rows:
        if row["id"] not in ids.get(home, frozenset()):
            yield row.where, "id.unknown", f"{row['id']} is not in {home}"


def _short(name: str, rows: Sequence[Row]) -> Iterator[Found]:
    if name not in _NAMES:
        return
    for row in rows:
        letters = len(fold(row["form"]).replace(" ", ""))
        if letters < _SHORTEST_NAME and row.get("flag") != "context":
            yield row.where, "form.short", f"a name of {letters} letters; flag it context or delete it"


def _offices(rows: Sequence[Row]) -> Iterator[Found]:
    """Wrong dates, and spells of one person in one office that overlap."""
    held: dict[tuple[str, str, str], list[tuple[str, str, Row]]] = {}
    for row in rows:
        since, until = _bound(row, "since", _FIRST_DAY), _bound(row, "until", _LAST_DAY)
        if since is None or until is None:
            yield row.where, "code.unknown", "since and until are years, months, days (2021-05-05) or -"
        elif since > until:
            yield row.where, "role.overlap", f"ends ({row['until']}) before it begins ({row['since']})"
        else:
            held.setdefault((row["id"], row["country"], row["role"]), []).append((since, until, row))
    for spells in held.values():
        yield from _overlaps(sorted(spells, key=lambda s: s[:2]))


def _bound(row: Row, column: str, open_end: str) -> str | None:
    """The first day of ``since`` or the last of ``until``, None where it is no date."""
    value = row.get(column)
    if value is None:
        return open_end
    if not _DATE.fullmatch(value):
        return None
    return value + open_end[len(value):]


def _overlaps(spells: list[tuple[str, str, Row]]) -> Iterator[Found]:
    for (_, until, before), (since, _, row) in pairwise(spells):
        if since < until and not until.startswith(since[:4]):
            yield row.where, "role.overlap", f"{row['role']} from {row['since']}, but {before.where} holds it until " \
                                             f"{before['until']}"
