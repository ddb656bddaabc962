"""Ten short articles of one kind, told each of other countries in other words: how many of their events are found.

Leaders hope to meet, demand, expel, accuse, threaten and hold press conferences; each article says in TOML which events a
careful reader would insist on. An event counts as found with its category, and with both parties by country (a dyad), by
the pairing of `rasid evaluate`. The test prints the rates and what is missing (`pytest tests/events/test_paraphrases.py
-s`), and fails below the floors.
"""

import tomllib
from collections import Counter
from typing import Any

import pytest

from rasid import api
from rasid.evaluate.gold import GoldArticle
from rasid.evaluate.pairing import FIELDS, pair
from tests.conftest import ROOT

FILES = sorted((ROOT / "tests" / "events" / "paraphrases").glob("*.toml"))
FLOORS = {"category": 0.9, "dyad": 0.74, "status": 0.97, "date": 0.62, "counts": 0.97}
"""Shares of the expected events: found by category; with both parties; of those found, with the right field."""
MOST_FALSE = 2.0
"""Events an article that no expected one pairs with."""


def _party(code: str) -> dict[str, str | None]:
    country, sector = code.split()
    return {"country": None if country == "-" else country, "sector": sector}


def _article(path: Any) -> tuple[GoldArticle, str]:
    """An article with its events in the form of gold, and its publication date."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    events = [{**event, **{side: [_party(p) for p in event[side]] for side in ("actors", "recipients")}, "core": True}
              for event in raw["event"]]
    return GoldArticle(raw["id"], raw["text"], {"events": events}), raw["published"]


def _got(event: Any) -> str:
    sides = [",".join(str(p["country"]) for p in event[side]) for side in ("actors", "recipients")] if event else []
    return "got " + " -> ".join(sides) if event else "missing"


def _count(coder: api.Coder, path: Any) -> Counter[str]:
    """What is found of an article's events; prints those that are not."""
    gold, day = _article(path)
    wanted = gold.data["events"]
    coded = coder.code(gold.text, day, title=gold.text.split("\n")[0]).to_dict()["events"]
    paired = {p.gold: coded[p.coded] for p in pair(wanted, coded, gold.text)}
    found: Counter[str] = Counter(events=len(wanted), false=len(coded) - len(paired))
    for at, event in enumerate(wanted):
        right = {name for name, same in FIELDS.items() if at in paired and same(event, paired[at])}
        found["category"] += at in paired
        found.update(right & {"status", "date", "counts"})
        found["dyad"] += {"actors", "recipients"} <= right
        if not {"actors", "recipients"} <= right:
            print(f"{gold.id}: {event['category']} {event['trigger']}: {_got(paired.get(at))}")
    return found


@pytest.fixture(scope="module")
def totals() -> Counter[str]:
    """The counts over all articles."""
    coder = api.load()
    total: Counter[str] = Counter()
    for path in FILES:
        total += _count(coder, path)
    print(dict(total))
    return total


def test_there_are_ten_of_eight_sentences_and_more() -> None:
    assert len(FILES) == 10
    assert all(len(_article(path)[0].text.strip().split("\n")) >= 10 for path in FILES)      # a headline and a gap


@pytest.mark.parametrize("level", FLOORS)
def test_no_rate_falls_below_its_floor(totals: Counter[str], level: str) -> None:
    base = totals["events"] if level in ("category", "dyad") else totals["category"]
    assert totals[level] >= FLOORS[level] * base, f"{level}: {totals[level]} of {base}"


def test_little_else_is_coded(totals: Counter[str]) -> None:
    assert totals["false"] <= MOST_FALSE * len(FILES)
