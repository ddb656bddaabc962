"""Which coded event is which gold event, and in which fields the two agree.

A coded event pairs with a gold event of its category if one of its mentions (longer ones than 60 characters are
ignored) overlaps a gold trigger, or else if they share actor and recipient countries. Pairs are taken best first.
"""

import re
from collections.abc import Callable, Mapping
from itertools import product
from typing import Any, NamedTuple

Event = Mapping[str, Any]
Spans = list[tuple[int, int]]
Codes = frozenset[str]
LONGEST_MENTION = 60
_TOUCHING, _AGREEING, _CORE = 8, 4, 0.5
_MUTUAL = ("CONSULT", "COOPERATE")
_EITHER_WAY = ("AGREE", "SUPPORT")


class Pair(NamedTuple):
    """Indexes of a gold and a coded event, and whether their words touch."""

    gold: int
    coded: int
    touches: bool


def overlap(a: Spans, b: Spans) -> bool:
    """Whether any span of one list shares a character with one of the other."""
    return any(s < f and t < e for (s, e), (t, f) in product(a, b))


def triggers(event: Event, text: str) -> Spans:
    """Where an event's words stand: a coded one's mentions, or every occurrence of a gold one's triggers."""
    if "mentions" in event:
        return [(m["start"], m["end"]) for m in event["mentions"] if m["end"] - m["start"] <= LONGEST_MENTION]
    words = event.get("all_triggers") or [event["trigger"]]
    return [m.span() for w in words for m in re.finditer(re.escape(w), text)]


def party_code(party: Event, sector: bool = False) -> str:
    """A party as country, or as country and sector; by sector where there is no country."""
    country, kind = party.get("country"), party.get("sector") or "UNK"
    return f"{country or '~'}{kind}" if sector or not country else str(country)


def codes(event: Event, side: str, sector: bool = False) -> Codes:
    """The parties of one side as codes."""
    return frozenset(party_code(p, sector) for p in event.get(side) or [])


def parties(event: Event, side: str, directed: bool, sector: bool = False) -> Codes:
    """The parties of one side where direction counts; the sides joined where it does not."""
    actors, recipients = codes(event, "actors", sector), codes(event, "recipients", sector)
    if event["category"] in _MUTUAL and not directed:
        actors, recipients = actors | recipients, frozenset()
    elif event["category"] in _EITHER_WAY and recipients <= actors:
        recipients = frozenset()
    return actors if side == "actors" else recipients


def _directed(gold: Event) -> bool:
    """A visit with visitor and host has a direction."""
    return gold.get("mode") == "visit" and bool(gold.get("actors")) and bool(gold.get("recipients"))


def _same_side(gold: Event, coded: Event, side: str, sector: bool = False) -> bool:
    return parties(gold, side, _directed(gold), sector) == parties(coded, side, _directed(gold), sector)


def same_actors(gold: Event, coded: Event) -> bool:
    """Actors alike by country."""
    return _same_side(gold, coded, "actors")


def same_recipients(gold: Event, coded: Event) -> bool:
    """Recipients alike by country."""
    return _same_side(gold, coded, "recipients")


def same_sectors(gold: Event, coded: Event) -> bool:
    """Both sides alike by country and sector."""
    return _same_side(gold, coded, "actors", True) and _same_side(gold, coded, "recipients", True)


def same_date(gold: Event, coded: Event) -> bool:
    """Dates alike; a coded date may be finer than gold's, not coarser."""
    want, got = gold.get("date"), coded.get("date")
    return str(got).startswith(str(want)) if want and got else bool(want == got)


def same_reporter(gold: Event, coded: Event) -> bool:
    """The same vouching party, by country (by sector where there is none)."""
    return _teller(gold) == _teller(coded)


def _teller(event: Event) -> str | None:
    teller = event.get("reported_by") or {}
    return teller.get("country") or teller.get("sector") or None


def same_counts(gold: Event, coded: Event) -> bool:
    """All of gold's numbers found."""
    return _numbers(gold) <= _numbers(coded)


def _numbers(event: Event) -> set[str]:
    return set(map(str, (event.get("counts") or {}).values()))


FIELDS: dict[str, Callable[[Event, Event], bool]] = {
    "mode": lambda g, p: (g.get("mode") or None) == (p.get("mode") or None),
    "actors": same_actors,
    "recipients": same_recipients,
    "sectors": same_sectors,
    "status": lambda g, p: (g.get("status") or None) == (p.get("status") or None),
    "historical": lambda g, p: bool(g.get("historical")) == bool(p.get("historical")),
    "date": same_date,
    "reported_by": same_reporter,
    "counts": same_counts,
}


def _share_countries(gold: Event, coded: Event) -> bool:
    actors = parties(gold, "actors", False) & parties(coded, "actors", False)
    wanted, got = parties(gold, "recipients", False), parties(coded, "recipients", False)
    return bool(actors and (wanted & got or not wanted | got))


def _candidates(gold: list[Event], coded: list[Event], text: str) -> list[tuple[float, Pair]]:
    found = []
    places, mentions = [triggers(g, text) for g in gold], [triggers(p, text) for p in coded]
    for i, j in product(range(len(gold)), range(len(coded))):
        g, p = gold[i], coded[j]
        if g["category"] != p["category"]:
            continue
        touches = overlap(places[i], mentions[j])
        if touches or _share_countries(g, p):
            agreement = sum(f(g, p) for f in FIELDS.values()) / len(FIELDS)
            score = _TOUCHING * touches + _AGREEING * agreement + _CORE * bool(g.get("core"))
            found.append((score, Pair(i, j, touches)))
    return found


def pair(gold: list[Event], coded: list[Event], text: str) -> list[Pair]:
    """The pairs of an article's gold and coded events, best first, each event in one pair at most."""
    ranked = sorted(_candidates(gold, coded, text), key=lambda c: (-c[0], c[1].gold, c[1].coded))
    used_gold: set[int] = set()
    used_coded: set[int] = set()
    pairs = []
    for _, found in ranked:
        if found.gold not in used_gold and found.coded not in used_coded:
            used_gold.add(found.gold)
            used_coded.add(found.coded)
            pairs.append(found)
    return pairs
