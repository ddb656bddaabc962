"""Whether two reports tell one happening: features weighed, some of them able to say no alone."""

from collections.abc import Callable
from dataclasses import dataclass

from rasid.merge.compare import (
    PHYSICAL,
    Feature,
    Weights,
    compare_actors,
    compare_counts,
    compare_days,
    compare_mode,
    compare_places,
    compare_recipients,
    words_feature,
)
from rasid.merge.report import Report

VERSION = "1"
"""Of the features, weights and limits; it stands in every judgement."""
WEIGHTS = {"actors": 2.0, "recipients": 2.0, "mode": 1.0, "days": 1.5, "place": 1.5, "counts": 1.5, "words": 4.0}
LIMIT = 0.665
"""Least score of a merge."""
_LEAST = {"actors": 0.3, "recipients": 0.3, "days": 0.25}
"""Scores under which a feature says no alone."""
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
            "actors": compare_actors, "recipients": compare_recipients, "mode": compare_mode, "days": compare_days,
            "place": compare_places, "counts": compare_counts, "words": words_feature(weights)}

    def judge(self, one: Report, other: Report) -> Verdict:
        """The verdict on two reports."""
        if one.category != other.category or _standing(one) != _standing(other):
            return Verdict("", 0.0, {})
        features = {name: compare(one, other) for name, compare in self._features.items()}
        score = 0.0 if _refused(one, features) else _weighed(features)
        kind = DENIAL if (one.status == "negated") != (other.status == "negated") else SAME
        return Verdict(kind if score >= LIMIT else "", round(score, 3), features)


def _standing(report: Report) -> str:
    """What must agree: told as fact or denied, or as something to come."""
    return "" if report.status == "negated" else report.status or ""


def _refused(one: Report, features: dict[str, Feature]) -> bool:
    for name, least in _LEAST.items():
        score = features[name].score
        if score is not None and score < least:
            return True
    place = features["place"].score
    return one.category in PHYSICAL and place is not None and place < 0.3


def _weighed(features: dict[str, Feature]) -> float:
    """The weighted mean; what cannot tell counts half, at half its weight."""
    total = top = 0.0
    for name, feature in features.items():
        weight = WEIGHTS[name] * (1 if feature.score is not None else 0.25)
        top += weight
        total += weight * (feature.score if feature.score is not None else _UNKNOWN)
    return total / top
