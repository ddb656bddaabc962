"""How the learned judges choose: the likeliest of some options by a conditional logit (McFadden 1974), the rules' first."""

from collections.abc import Iterable, Mapping
from math import fsum


def score(weights: Mapping[str, float], features: Iterable[str]) -> float:
    """How likely an option is the right one: the logarithm of its share of probability among the options, but for a
    constant that they share."""
    return fsum([weights[name] for name in features if name in weights])        # exact in any order


def picked(scores: list[float], margin: float) -> int:
    """The index of the best option, if it beats the first by more than a margin, else 0."""
    best = max(range(len(scores)), key=lambda i: (scores[i], -i))
    return best if scores[best] > scores[0] + margin else 0
