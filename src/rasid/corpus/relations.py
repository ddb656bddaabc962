"""The course of a relation: cooperation and conflict between two parties over time, how sure it is, and when it changed.

The curve is the mean PLOVER score (-10 conflict to +10 cooperation) of the events of a period. Counts alone show coverage,
so the articles read stand beside them. The band is a 95% interval of the mean, normal, with one variance for all periods
(the pooled one within periods, as in an analysis of variance), so that a period with one event has a band too. Events of
one article are not independent, so a period counts as many observations as it has articles that tell of the two.
"""

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rasid.corpus.changes import change_points

Z = 1.959964
LOWEST, HIGHEST = -10.0, 10.0
"""The ends of the PLOVER scale."""
PER = 1000
"""Rates are events per so many articles read."""


@dataclass(frozen=True, slots=True)
class Count:
    """What a period holds of a relation. read: articles read in all; tellers: articles with an event of the two; total,
    squares: sums of the events' scores and of their squares."""

    start: dt.date
    read: int
    events: int = 0
    tellers: int = 0
    cooperation: int = 0
    conflict: int = 0
    total: float = 0.0
    squares: float = 0.0


@dataclass(frozen=True, slots=True)
class Point:
    """A period of the curve. mean, low, high: of the score, None where nothing was told; rate, rate_low, rate_high: events
    per 1000 articles read, None where nothing was read."""

    start: dt.date
    read: int
    events: int
    tellers: int
    cooperation: int
    conflict: int
    mean: float | None
    low: float | None
    high: float | None
    rate: float | None
    rate_low: float | None
    rate_high: float | None


@dataclass(frozen=True, slots=True)
class Change:
    """A period in which a new level begins, with the mean scores of the stretches before and after."""

    start: dt.date
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Curve:
    """The points, one a period; the changes; deviation: the standard deviation of a score within periods."""

    points: list[Point]
    changes: list[Change]
    deviation: float | None


def curve_of(counts: Iterable[Count]) -> Curve:
    """The curve of a relation from its counts, in the order of time."""
    rows = list(counts)
    deviation = pooled_deviation(rows)
    return Curve([_point(row, deviation) for row in rows], _changes(rows), deviation)


def pooled_deviation(counts: Sequence[Count]) -> float | None:
    """The standard deviation within periods; of all events where no period has two, None of fewer than two events."""
    told = [c for c in counts if c.events]
    inside = sum(c.squares - c.total**2 / c.events for c in told)
    freedom = sum(c.events - 1 for c in told)
    if not freedom:
        n = sum(c.events for c in told)
        freedom = n - 1
        inside = sum(c.squares for c in told) - sum(c.total for c in told)**2 / n if n else 0.0
    return math.sqrt(max(0.0, inside) / freedom) if freedom > 0 else None


def _point(count: Count, deviation: float | None) -> Point:
    mean = count.total / count.events if count.events else None
    low, high = _band(mean, count.tellers, deviation)
    rate, (rate_low, rate_high) = None, (None, None)
    if count.read:
        rate = PER * count.events / count.read
        rate_low, rate_high = (PER * bound / count.read for bound in count_interval(count.events))
    return Point(count.start, count.read, count.events, count.tellers, count.cooperation, count.conflict, mean, low, high,
                 rate, rate_low, rate_high)


def _band(mean: float | None, tellers: int, deviation: float | None) -> tuple[float | None, float | None]:
    """The interval of a mean; the whole scale where nothing tells how much scores differ."""
    if mean is None:
        return None, None
    if deviation is None:
        return LOWEST, HIGHEST
    reach = Z * deviation / math.sqrt(max(1, tellers))
    return max(LOWEST, mean - reach), min(HIGHEST, mean + reach)


def count_interval(events: int) -> tuple[float, float]:
    """A 95% interval of a Poisson mean from its count: Byar's approximation (N. E. Breslow and N. E. Day, Statistical
    Methods in Cancer Research II, 1987, page 69)."""
    low = events * (1 - 1 / (9 * events) - Z / (3 * math.sqrt(events)))**3 if events else 0.0
    more = events + 1
    return low, more * (1 - 1 / (9 * more) + Z / (3 * math.sqrt(more)))**3


def _changes(counts: Sequence[Count]) -> list[Change]:
    """Periods in which nothing was told say nothing of the level."""
    told = [c for c in counts if c.events]
    cuts = change_points([c.total / c.events for c in told], [max(1, c.tellers) for c in told])
    edges = [0, *cuts, len(told)]
    levels = [_level(told[a:b]) for a, b in pairwise(edges)] if told else []
    return [Change(told[cut].start, levels[n], levels[n + 1]) for n, cut in enumerate(cuts)]


def _level(counts: Sequence[Count]) -> float:
    return sum(c.total for c in counts) / sum(c.events for c in counts)


def next_period(start: dt.date, period: str) -> dt.date:
    """The first day of the period after that of a day that begins one. period: day, week or month."""
    if period == "month":
        return (start.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
    return start + dt.timedelta(days=7 if period == "week" else 1)


def first_day(day: dt.date, period: str) -> dt.date:
    """The first day of the period that a day lies in; weeks begin on Monday."""
    if period == "month":
        return day.replace(day=1)
    return day - dt.timedelta(days=day.weekday()) if period == "week" else day


def without_gaps(counts: Iterable[Count], period: str) -> list[Count]:
    """The counts with periods in which nothing was read put in."""
    found = {c.start: c for c in counts}
    if not found:
        return []
    at, last, rows = min(found), max(found), []
    while at <= last:
        rows.append(found.get(at, Count(at, 0)))
        at = next_period(at, period)
    return rows
