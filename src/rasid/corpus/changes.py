"""When the level of a series changed: optimal partitioning with a modified BIC penalty.

The series is cut into stretches of constant level so that the weighted squared distances from the levels, over the
variance of the noise, plus a penalty for every cut is least (B. Jackson and others, An algorithm for optimal partitioning
of data on an interval, IEEE Signal Processing Letters 12, 2005, pages 105-108). The penalty is 3 log n, that of the
modified Bayesian information criterion without its term for the lengths of stretches (N. R. Zhang and D. O. Siegmund,
Biometrics 63, 2007, pages 22-32). The noise is taken from the median difference of neighbours, which a few changes of
level do not touch. Neighbouring periods that resemble one another make changes look surer than they are.
"""

import math
import statistics
from collections.abc import Sequence

FEWEST = 3
"""Values between two changes, and before the first and after the last, at least."""
PENALTY = 3.0
"""Of a cut, times log n."""
_FINEST = 400
"""Places at which a series may be cut; in a longer one every second, third ... is tried first, then those around."""
_MAD = 1.4826
"""From a median absolute deviation to a standard deviation, of a normal distribution."""


def change_points(values: Sequence[float], weights: Sequence[float]) -> list[int]:
    """The indexes at which a new level begins. weights: how many observations each value is the mean of."""
    n = len(values)
    noise = noise_variance(values, weights)
    if n < 2 * FEWEST or noise == 0:
        return []
    sums = _Sums(values, weights)
    penalty, step = PENALTY * math.log(n), math.ceil(n / _FINEST)
    cuts = _best_cuts(range(FEWEST, n - FEWEST + 1, step), n, sums, noise, penalty)
    if step == 1:
        return cuts
    near = sorted({place for cut in cuts for place in range(cut - step, cut + step + 1)})
    return _best_cuts(near, n, sums, noise, penalty)


def noise_variance(values: Sequence[float], weights: Sequence[float]) -> float:
    """The variance of one observation about its level."""
    scaled = [abs(b - a) / math.sqrt(1 / u + 1 / v)
              for a, b, u, v in zip(values, values[1:], weights, weights[1:], strict=False)]
    if not scaled:
        return 0.0
    robust = _MAD * statistics.median(scaled)
    return robust**2 if robust else statistics.fmean(d * d for d in scaled)


class _Sums:
    """Running sums that give the weighted squared distances of any stretch from its mean."""

    def __init__(self, values: Sequence[float], weights: Sequence[float]) -> None:
        self._rows = [(0.0, 0.0, 0.0)]
        for value, weight in zip(values, weights, strict=True):
            w, wy, wyy = self._rows[-1]
            self._rows.append((w + weight, wy + weight * value, wyy + weight * value * value))

    def cost(self, first: int, last: int) -> float:
        """Of the stretch from first up to last, which is not in it."""
        (w, wy, wyy), (v, vy, vyy) = self._rows[first], self._rows[last]
        return max(0.0, vyy - wyy - (vy - wy)**2 / (v - w))


def _best_cuts(places: Sequence[int], n: int, sums: _Sums, noise: float, penalty: float) -> list[int]:
    """The best of the places for cuts of a series of n values."""
    best, came_from = {0: -penalty}, {0: 0}
    for last in [p for p in (*places, n) if p >= FEWEST]:
        options = [(before + sums.cost(first, last) / noise + penalty, first) for first, before in best.items()
                   if last - first >= FEWEST]
        best[last], came_from[last] = min(options)
    cuts, at = [], n
    while came_from[at]:
        at = came_from[at]
        cuts.append(at)
    return cuts[::-1]
