"""How alike two reports are: one feature a function, each with a score (0 to 1, or None where it cannot tell) and the
two values it compared."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from rasid.merge.places import compare_points, point_of
from rasid.merge.report import Report, Side
from rasid.merge.sides import compare_sides

MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE", "ASSAULT", "RETREAT"})
"""Categories whose sides outlets give in either order, or all as actors."""
MEETINGS = frozenset({"CONSULT", "COOPERATE", "AGREE"})
"""Categories in which another counterpart is another event."""
PHYSICAL = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})
"""Categories that happen at one place."""
SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE", "AGREE"})
"""Categories that are somebody's words: another speaker, another event."""
_FITS = 0.7
_POINTS = frozenset({"city", "point"})
_WEEKEND, _MONTH = 3, 31
_WHOLE = 2.5
_ENOUGH = 1.0
"""Weight of shared words below which they agree by chance."""
_RARER = 1.2
_NEAR_MODES = frozenset(map(frozenset, (
    ("explosives", "suicide-attack"), ("firearms", "targeted"), ("beat", "crowd-control"), ("aerial", "drone"),
    ("aerial", "heavy-weapons"), ("explosives", "heavy-weapons"), ("explosives", "targeted"), ("demo", "obstruct"),
    ("demo", "riot"), ("restrict", "ban"), ("ban", "censor"), ("seize", "restrict"), ("arrest", "abduct"))))
"""Modes between which outlets waver."""


class Feature(NamedTuple):
    """A feature's verdict: its score and what it compared."""

    score: float | None
    detail: str


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
    plain = compare_sides(one.actors, other.actors), compare_sides(one.recipients, other.recipients)
    if one.category not in MUTUAL or all(score is not None and score >= _FITS for score in plain):
        return plain[side]
    together = compare_sides(one.parties, other.parties)
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
    near = compare_points(point_of(here), point_of(there))
    return near if near is not None or "point" in (here["precision"], there["precision"]) else 0.0


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
        """In which words: the weight of those shared, of the shorter report's; two fifths of it is full agreement. Where
        two speak in the same verb, it does not count, and a word or two in common are chance."""
        verbs = one.triggers & other.triggers if one.category in SPOKEN else frozenset()
        shared = (one.words & other.words) - verbs
        told, least = weights.total(shared), min(weights.total(r.words - verbs) for r in (one, other))
        score = min(1.0, _WHOLE * told / least) if least > 0.5 else None
        score = score * min(1.0, told / _ENOUGH) if score and verbs else score
        return Feature(score, " ".join(sorted(shared)) or "none in common")

    return compare_words
