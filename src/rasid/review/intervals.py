"""Intervals for shares: of a random sample, and of a sample drawn by strata."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

Z = 1.959964
"""The standard normal quantile of a 95% interval."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its 95% interval and the number of observations that it rests on."""

    share: float
    low: float
    high: float
    n: int


class Stratum(NamedTuple):
    """A part of a population: how many it has, how many were looked at, how many of those were right."""

    size: int
    n: int
    right: int


def wilson(share: float, n: float, z: float = Z) -> tuple[float, float]:
    """The score interval of a binomial share (E. B. Wilson, Journal of the American Statistical Association 22, 1927,
    pages 209-212), which holds its level for few observations and for shares near 0 and 1."""
    centre = share + z * z / (2 * n)
    spread = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max(0.0, (centre - spread) / (1 + z * z / n)), min(1.0, (centre + spread) / (1 + z * z / n))


def of_sample(right: int, n: int) -> Share | None:
    """The share right of a simple random sample; None of nothing."""
    return Share(right / n, *wilson(right / n, n), n) if n else None


def of_strata(strata: Sequence[Stratum]) -> Share | None:
    """The share right of a population whose strata were looked at unevenly: each stratum's share counts by its size.

    The interval is Wilson's with the effective sample size, that of a random sample with the same variance (C. Franco, R.
    J. A. Little, T. A. Louis and E. V. Slud, Journal of Survey Statistics and Methodology 7, 2019, pages 334-364). The
    variance of a stratum comes from its share with one right and one wrong added, so that a few looks that agree do not
    pass for certainty. Every stratum must have been looked at (see `pooled`)."""
    total, n = sum(s.size for s in strata), sum(s.n for s in strata)
    if not total or not n:
        return None
    share = sum(s.size / total * s.right / s.n for s in strata)
    smooth = [(s.size / total, (s.right + 1) / (s.n + 2), s.n) for s in strata]
    variance = sum(weight**2 * p * (1 - p) / looked for weight, p, looked in smooth)
    middle = sum(weight * p for weight, p, _ in smooth)
    return Share(share, *wilson(share, middle * (1 - middle) / variance), n)


def pooled(strata: Sequence[Stratum], fewest: int) -> list[Stratum]:
    """Neighbouring strata joined until each was looked at so often; the last may join what is before it."""
    found: list[Stratum] = []
    open_one = Stratum(0, 0, 0)
    for stratum in strata:
        open_one = _join(open_one, stratum)
        if open_one.n >= fewest:
            found.append(open_one)
            open_one = Stratum(0, 0, 0)
    if not open_one.size:
        return found
    return [*found[:-1], _join(found[-1], open_one)] if found else [open_one]


def _join(one: Stratum, other: Stratum) -> Stratum:
    return Stratum(one.size + other.size, one.n + other.n, one.right + other.right)
