"""How alike two reports are: one feature a function, each with a score (0 to 1, or None where it cannot tell) and the
two values it compared."""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from rasid.lexicon.read import DATA, read_table
from rasid.merge.report import Report, Side

MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE", "ASSAULT", "RETREAT"})
"""Categories whose sides outlets give in either order, or all as actors."""
PHYSICAL = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})
"""Categories that happen at one place."""
SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE", "AGREE"})
"""Categories that are somebody's words: another speaker, another event."""
_STATE = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD"})
_CIVIL = frozenset({"CVL", "OPP", "LAB", "REL", "EDU", "MED", "REF", "UNK", "NGO", "HLH"})
_RIVALS = frozenset({"REB", "PTY", "CRM"})
"""Sectors that a state's own bodies are not mistaken for."""
_FITS = 0.7
_POINTS = frozenset({"city", "point"})
_WEEKEND, _MONTH = 3, 31
_WHOLE = 2.5
_RARER = 1.2
_NEAR_MODES = frozenset(map(frozenset, (
    ("explosives", "suicide-attack"), ("firearms", "targeted"), ("beat", "crowd-control"), ("aerial", "drone"),
    ("aerial", "heavy-weapons"), ("explosives", "heavy-weapons"), ("explosives", "targeted"), ("demo", "obstruct"),
    ("demo", "riot"), ("restrict", "ban"), ("ban", "censor"), ("seize", "restrict"), ("arrest", "abduct"))))
"""Modes between which outlets waver."""
_NEAR, _FAR = 15.0, 60.0
"""Kilometres within which two places are one, and beyond which they are two."""


class Feature(NamedTuple):
    """A feature's verdict: its score and what it compared."""

    score: float | None
    detail: str


@cache
def _people() -> frozenset[str]:
    return frozenset(str(row["id"]) for row in read_table(DATA / "entities" / "people.tsv"))


def compare_side(one: Side, other: Side) -> float:
    """How well two parties can be the same, a person standing for his country and the other way round."""
    if one.entity and one.entity == other.entity:
        return 0.9 if one.entity == one.country else 1.0
    if one.country and other.country and one.country != other.country:
        return 0.0
    if one.entity in _people() and other.entity in _people():
        return 0.1
    return _kin(one, other)


def _kin(one: Side, other: Side) -> float:
    if not one.country and not other.country:
        return 0.75 if one.name == other.name else 0.7 if one.sector == other.sector else 0.2
    if not one.country or not other.country:
        return 0.5 if "UNK" in (one.sector, other.sector) else 0.3
    if one.name == other.name:
        return 1.0
    if one.sector == other.sector:
        return 0.85
    sectors = {one.sector, other.sector}
    if sectors & _STATE and sectors & _RIVALS:
        return 0.25
    return 0.75 if sectors <= _STATE else 0.65 if sectors <= _CIVIL else 0.55 if "UNK" in sectors else 0.45


def _sides(ones: Sequence[Side], others: Sequence[Side]) -> float | None:
    if not ones or not others:
        return None
    few, many = sorted((ones, others), key=len)
    return sum(max(compare_side(p, q) for q in many) for p in few) / len(few)


def _names(sides: Sequence[Side]) -> str:
    return ", ".join(p.name for p in sides) or "nobody"


def compare_actors(one: Report, other: Report) -> Feature:
    """Who did it."""
    return Feature(_side_score(one, other, 0), f"{_names(one.actors)} | {_names(other.actors)}")


def compare_recipients(one: Report, other: Report) -> Feature:
    """To whom."""
    return Feature(_side_score(one, other, 1), f"{_names(one.recipients)} | {_names(other.recipients)}")


def _side_score(one: Report, other: Report, side: int) -> float | None:
    """The score of actors (0) or recipients (1); of mutual doings, where the sides do not match as they stand, that of
    all parties together."""
    plain = _sides(one.actors, other.actors), _sides(one.recipients, other.recipients)
    if one.category not in MUTUAL or all(score is not None and score >= _FITS for score in plain):
        return plain[side]
    together = _sides(one.parties, other.parties)
    if together is not None and together >= _FITS and len(one.parties) > 1 < len(other.parties):
        return together * 0.95
    return plain[side]


def compare_triggers(one: Report, other: Report) -> Feature:
    """By which words the happening is named."""
    shared = one.triggers & other.triggers
    score = None if not one.triggers or not other.triggers else 1.0 if shared else 0.0
    return Feature(score, " ".join(sorted(shared)) or "none in common")


def compare_mode(one: Report, other: Report) -> Feature:
    """How."""
    detail = f"{one.mode} | {other.mode}"
    if one.mode is None or other.mode is None:
        return Feature(None, detail)
    near = frozenset((one.mode, other.mode)) in _NEAR_MODES
    return Feature(1.0 if one.mode == other.mode else 0.8 if near else 0.3, detail)


def compare_days(one: Report, other: Report) -> Feature:
    """When: days between the two, inside a wide span as good as near."""
    detail = f"{_span(one)} | {_span(other)}"
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return Feature(None, detail)
    gap = max((one.first - other.last).days, (other.first - one.last).days, 0)
    width = max((one.last - one.first).days, (other.last - other.first).days)
    if gap == 0 and width > _WEEKEND:
        return Feature(0.7 if width <= _MONTH else 0.4, detail)
    return Feature({0: 1.0, 1: 0.8, 2: 0.3}.get(gap, 0.0), detail)


def _span(report: Report) -> str:
    return str(report.first) if report.first == report.last else f"{report.first}/{report.last}"


def compare_places(one: Report, other: Report) -> Feature:
    """Where: two towns far apart speak against, a country that holds the town does not."""
    here, there = one.place, other.place
    if not here or not there:
        return Feature(None, f"{_place(here)} | {_place(there)}")
    return Feature(_place_score(here, there), f"{_place(here)} | {_place(there)}")


def _place(place: Mapping[str, Any] | None) -> str:
    return str(place["name"]) if place else "not told"


def _place_score(here: Mapping[str, Any], there: Mapping[str, Any]) -> float | None:
    if here["name"] == there["name"]:
        return 1.0
    if here["country"] and there["country"] and here["country"] != there["country"]:
        return 0.0
    if not {here["precision"], there["precision"]} <= _POINTS:
        return None
    away = _kilometres(here, there)
    if away is None:
        return None if "point" in (here["precision"], there["precision"]) else 0.0
    return 0.9 if away <= _NEAR else 0.4 if away <= _FAR else 0.0


def _kilometres(here: Mapping[str, Any], there: Mapping[str, Any]) -> float | None:
    if None in (here["lat"], here["lon"], there["lat"], there["lon"]):
        return None
    north, east = here["lat"] - there["lat"], here["lon"] - there["lon"]
    return 111.2 * math.hypot(north, east * math.cos(math.radians(here["lat"])))


def compare_counts(one: Report, other: Report) -> Feature:
    """How many: outlets differ on the dead of one attack, yet rarely by half."""
    shared = [k for k in one.counts if k in other.counts and _is_number(one.counts[k]) and _is_number(other.counts[k])]
    detail = ", ".join(f"{k} {one.counts[k]} | {other.counts[k]}" for k in shared) or "none in common"
    ratios = [_ratio(float(one.counts[k]), float(other.counts[k])) for k in shared]
    return Feature(sum(ratios) / len(ratios) if ratios else None, detail)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float)


def _ratio(one: float, other: float) -> float:
    low, high = sorted((one, other))
    ratio = 1.0 if low == high else low / high if low > 0 else 0.0
    return 1.0 if ratio == 1 else 0.7 if ratio >= 0.7 else 0.5 if ratio >= 0.45 else 0.0


class Weights:
    """How much a word tells: rare ones more than those of every other report."""

    def __init__(self, often: Mapping[str, int], reports: int) -> None:
        self._often, self._most = often, math.log(1 + reports)

    def of(self, word: str) -> float:
        """From 0 (in every report) to 1 (in this one only)."""
        return (1 - math.log(self._often.get(word, 1)) / self._most) ** _RARER if self._most else 1.0

    def total(self, words: frozenset[str]) -> float:
        """The sum over words."""
        return sum(self.of(w) for w in sorted(words))


def words_feature(weights: Weights) -> Callable[[Report, Report], Feature]:
    """The feature that compares the words of the evidence."""
    def compare_words(one: Report, other: Report) -> Feature:
        """In which words: the weight of those shared, of the shorter report's; two fifths of it is full agreement."""
        shared = one.words & other.words
        least = min(weights.total(one.words), weights.total(other.words))
        score = min(1.0, _WHOLE * weights.total(shared) / least) if least > 0.5 else None
        return Feature(score, " ".join(sorted(shared)) or "none in common")

    return compare_words
