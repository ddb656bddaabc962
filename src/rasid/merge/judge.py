"""Whether two reports tell one happening: features weighed, some of them able to say no alone."""

from collections.abc import Callable
from dataclasses import dataclass

from rasid.merge.compare import (
    PHYSICAL,
    SPOKEN,
    Feature,
    Weights,
    compare_actors,
    compare_counts,
    compare_days,
    compare_mode,
    compare_places,
    compare_recipients,
    compare_triggers,
    words_feature,
)
from rasid.merge.report import Report

VERSION = "1"
"""Of the features, weights and limits; it stands in every judgement."""
WEIGHTS = {"actors": 2.0, "recipients": 2.0, "mode": 1.0, "triggers": 1.5, "days": 1.5, "place": 1.5, "counts": 1.5,
           "words": 4.0}
LIMIT = 0.63
"""Least score of a merge."""
_LEAST = {"actors": 0.4, "recipients": 0.4, "days": 0.35}
"""Scores under which a feature says no alone."""
_TELLING = {"actors": 0.98, "recipients": 0.98, "place": 0.9, "counts": 0.7, "words": 0.75}
"""Scores at which a feature tells one happening from others of the same two countries."""
_PLAIN = 0.15
"""How much more is asked of a pair without any such feature, where the words that name the two are known as well."""
_SURE = 0.7
"""What one side, or the place, must reach."""
_UNKNOWN = 0.5
SAME, DENIAL = "same", "denial"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of a comparison. kind: same, denial (one side says that it did not happen) or "" for neither."""

    kind: str
    score: float
    features: dict[str, Feature]


class Judge:
    """Compares reports with the word weights of one collection."""

    def __init__(self, weights: Weights) -> None:
        self._features: dict[str, Callable[[Report, Report], Feature]] = {
            "actors": compare_actors, "recipients": compare_recipients, "mode": compare_mode,
            "triggers": compare_triggers, "days": compare_days,
            "place": compare_places, "counts": compare_counts, "words": words_feature(weights)}

    def judge(self, one: Report, other: Report) -> Verdict:
        """The verdict on two reports."""
        if one.category != other.category or _standing(one) != _standing(other):
            return Verdict("", 0.0, {})
        features = {name: compare(one, other) for name, compare in self._features.items()}
        score = 0.0 if _refused(one, features) else _weighed(features)
        kind = DENIAL if (one.status == "negated") != (other.status == "negated") else SAME
        return Verdict(kind if score >= _limit(features) else "", round(score, 3), features)


def _standing(report: Report) -> str:
    """What must agree: told as fact or denied, or as something to come."""
    return "" if report.status == "negated" else report.status or ""


def _limit(features: dict[str, Feature]) -> float:
    telling = any((features[name].score or 0.0) >= least for name, least in _TELLING.items())
    return LIMIT if telling or features["triggers"].score is None else LIMIT + _PLAIN


def _refused(one: Report, features: dict[str, Feature]) -> bool:
    for name, least in _LEAST.items():
        score = features[name].score
        if score is not None and score < least:
            return True
    place = features["place"].score
    if one.category in SPOKEN and _other_words(features):
        return True
    surest = max(features[side].score or 0.0 for side in ("actors", "recipients"))
    if surest < _SURE and (place or 0.0) < _SURE:
        return True
    return one.category in PHYSICAL and place is not None and place < 0.3


def _other_words(features: dict[str, Feature]) -> bool:
    """Whether two speech acts differ: by their speakers, or in what is said where the speaker or the verb is no help."""
    speaker, words = features["actors"].score, features["words"].score or 0.0
    if speaker is not None and speaker < _SURE:
        return True
    unsure = speaker is None or features["triggers"].score == 0.0
    return unsure and words < (0.9 if speaker is not None else _TELLING["words"])


def _weighed(features: dict[str, Feature]) -> float:
    """The weighted mean; what cannot tell counts half, at half its weight."""
    total = top = 0.0
    for name, feature in features.items():
        weight = WEIGHTS[name] * (1 if feature.score is not None else 0.25)
        top += weight
        total += weight * (feature.score if feature.score is not None else _UNKNOWN)
    return total / top
