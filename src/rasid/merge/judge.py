"""Whether two reports tell one happening: features weighed, some of them able to say no alone."""

from collections.abc import Callable
from dataclasses import dataclass

from rasid.merge.compare import (
    MEETINGS,
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
from rasid.merge.sides import known_by_name, lone, other_company

VERSION = "2"
"""Of the features, weights and limits; it stands in every judgement."""
WEIGHTS = {"actors": 2.0, "recipients": 2.0, "mode": 1.0, "triggers": 1.5, "days": 1.5, "place": 1.5, "counts": 1.5,
           "words": 4.0}
LIMIT = 0.63
"""Least score of a merge."""
_LEAST = {"actors": 0.4, "recipients": 0.4, "days": 0.35}
"""Scores under which a feature says no alone."""
_TELLING = {"actors": 0.98, "recipients": 0.98, "place": 0.9, "counts": 0.7, "words": 0.75}
"""Scores at which a feature tells one happening from others of the same two countries; sides only where known by name."""
_PLAIN = 0.15
"""How much more is asked of a pair without any such feature, where the words that name the two are known as well; twice
that of one that shares next to no words."""
_FEW = 0.25
"""Next to no words."""
_SURE = 0.7
"""What one side, or the place, must reach."""
_CERTAIN = 0.98
"""What a meeting's only known side must reach."""
_ALIKE = 0.9
"""For what must be the same but for a person or a town that stands for a country."""
_ELSEWHERE = 0.3
"""Places under which are two."""
_SEIZED = 0.85
"""For what is seized, a ruler standing for his country."""
_SAID = 0.5
"""Least agreement of words of two statements with one and the same verb of speech."""
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
        score = 0.0 if _refused(one, other, features) else _weighed(features)
        kind = DENIAL if (one.status == "negated") != (other.status == "negated") else SAME
        return Verdict(kind if score >= _limit(one, other, features) else "", round(score, 3), features)


def _standing(report: Report) -> str:
    """What must agree: told as fact or denied, or as something to come."""
    return "" if report.status == "negated" else report.status or ""


def _limit(one: Report, other: Report, features: dict[str, Feature]) -> float:
    words = features["words"].score
    if words is not None and words < _FEW:
        return LIMIT + 2 * _PLAIN
    known = {"actors": known_by_name(one.actors, other.actors), "recipients": known_by_name(one.recipients, other.recipients)}
    telling = any((features[name].score or 0.0) >= least and known.get(name, True) for name, least in _TELLING.items())
    return LIMIT if telling or features["triggers"].score is None else LIMIT + _PLAIN


def _refused(one: Report, other: Report, features: dict[str, Feature]) -> bool:
    """Whether a feature, or what the category asks for, says no alone."""
    score = {name: feature.score or 0.0 for name, feature in features.items()}
    if any(features[name].score is not None and score[name] < least for name, least in _LEAST.items()):
        return True
    surest = max(score["actors"], score["recipients"])
    if surest < (_CERTAIN if one.category in MEETINGS and lone(one, other) else _SURE) and score["place"] < _SURE:
        return True
    return ((one.category in SPOKEN and _other_words(features, score))
            or (one.category in MEETINGS and other_company(one, other))
            or (one.category in PHYSICAL and _other_scene(one, features, score)))


def _other_scene(one: Report, features: dict[str, Feature], score: dict[str, float]) -> bool:
    """Whether two deeds differ by their places; what is seized is the place of a seizure."""
    if features["place"].score is not None and score["place"] < _ELSEWHERE:
        return True
    return one.mode == "seize" and max(score["recipients"], score["place"], score["words"]) < _SEIZED


def _other_words(features: dict[str, Feature], score: dict[str, float]) -> bool:
    """Whether two speech acts differ: by their speakers, or in what is said: all the more where the speaker is unknown or
    the verb another, less where the same speak to the same on one day."""
    speaker, verb = features["actors"].score, features["triggers"].score
    if (speaker is not None and speaker < (_ALIKE if verb == 0.0 else _SURE)) or (speaker is None and verb == 0.0):
        return True
    if verb == 1.0 and score["words"] < _SAID:
        return min(score["actors"], score["recipients"]) < _ALIKE or score["days"] < 1.0
    return score["words"] < (_TELLING["words"] if speaker is None else _ALIKE if verb == 0.0 else 0.0)


def _weighed(features: dict[str, Feature]) -> float:
    """The weighted mean; what cannot tell counts half, at half its weight."""
    total = top = 0.0
    for name, feature in features.items():
        weight = WEIGHTS[name] * (1 if feature.score is not None else 0.25)
        top += weight
        total += weight * (feature.score if feature.score is not None else _UNKNOWN)
    return total / top
