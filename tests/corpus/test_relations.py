"""The curve of a relation, its band, and its changes: against figures worked out by hand, and on simulated series."""

import datetime as dt
import random

import pytest

from rasid.corpus.changes import change_points, noise_variance
from rasid.corpus.relations import Count, count_interval, curve_of, first_day, next_period, pooled_deviation, without_gaps

DAY = dt.date(2021, 5, 3)


def count(n, scores, read=100, tellers=None):
    return Count(DAY + dt.timedelta(days=n), read, len(scores), len(scores) if tellers is None else tellers,
                 sum(s > 0 for s in scores), sum(s < 0 for s in scores), sum(scores), sum(s * s for s in scores))


def test_a_curve_worked_out_by_hand():
    """Scores 1, 3 and -4, -6, -5: the squares within periods are 2 and 2, with 1 and 2 degrees of freedom."""
    curve = curve_of([count(0, [1.0, 3.0]), count(1, []), count(2, [-4.0, -6.0, -5.0], read=0)])
    first, empty, last = curve.points
    assert curve.deviation == pytest.approx((4 / 3)**0.5)
    assert (first.mean, first.cooperation, first.conflict, first.rate) == (2.0, 2, 0, 20.0)
    assert first.high - first.mean == pytest.approx(1.959964 * (4 / 3)**0.5 / 2**0.5)
    assert (empty.mean, empty.low, empty.rate) == (None, None, 0.0)
    assert (last.mean, last.rate, last.rate_high) == (-5.0, None, None)


def test_events_of_one_article_are_one_observation():
    many, one = curve_of([count(0, [1.0, 3.0]), count(1, [1.0, 3.0], tellers=1)]).points
    assert one.high - one.low == pytest.approx((many.high - many.low) * 2**0.5)


def test_bands_of_little_evidence():
    assert pooled_deviation([]) is None
    alone = curve_of([count(0, [5.0])]).points[0]
    assert (alone.low, alone.high) == (-10.0, 10.0)
    singles = curve_of([count(0, [5.0]), count(1, [1.0])])
    assert singles.deviation == pytest.approx(8**0.5)
    assert singles.points[0].high == 10.0


def test_the_interval_of_a_count_is_close_to_the_exact_one():
    """Garwood's exact limits."""
    for n, low, high in ((0, 0, 3.689), (1, 0.025, 5.572), (5, 1.623, 11.668), (20, 12.217, 30.888)):
        assert count_interval(n) == (pytest.approx(low, abs=0.02), pytest.approx(high, abs=0.02) if n else pytest.approx(
            high, abs=0.06))


def series(levels, length, draw, weights=4):
    return [draw.gauss(level, 3 / weights**0.5) for level in levels for _ in range(length)]


def test_changes_of_level_are_found_where_they_are():
    draw = random.Random(3)
    near = sum(any(abs(cut - 40) <= 2 for cut in change_points(series([2.0, -4.0], 40, draw), [4] * 80))
               for _ in range(50))
    assert near == 50
    found = change_points(series([2.0, -5.0, 2.0], 20, draw), [4] * 60)
    assert [round(cut / 20) for cut in found] == [1, 2]


def test_a_level_that_holds_has_few_changes():
    draw = random.Random(4)
    false = sum(bool(change_points(series([0.0], 60, draw), [4] * 60)) for _ in range(200))
    assert false <= 20


def test_few_and_equal_values_have_no_changes():
    assert change_points([1.0] * 50, [1] * 50) == []
    assert change_points([], []) == []
    assert change_points([1, 5, 1, 5, 1], [1] * 5) == []
    assert noise_variance([1.0], [1]) == 0.0


def test_most_days_alike_and_then_another_level():
    assert change_points([2.5] * 10 + [-6.0] * 10, [1] * 20) == [10]


def test_a_long_series_is_cut_on_a_grid():
    draw = random.Random(5)
    found = change_points(series([2.0, -4.0], 1500, draw), [4] * 3000)
    assert len(found) == 1 and abs(found[0] - 1500) <= 16


def test_a_change_is_told_with_the_levels_around_it():
    quiet = [count(n, [2.0 + n % 2]) for n in range(10)]
    war = [count(n, [-7.0 - n % 2]) for n in range(12, 22)]
    curve = curve_of(without_gaps([*quiet, *war], "day"))
    assert [(c.start, c.before, c.after) for c in curve.changes] == [(DAY + dt.timedelta(days=12), 2.5, -7.5)]
    assert len(curve.points) == 22 and curve.points[10].read == 0


def test_periods():
    assert first_day(dt.date(2021, 5, 9), "week") == DAY and next_period(DAY, "week") == dt.date(2021, 5, 10)
    assert next_period(dt.date(2021, 12, 1), "month") == dt.date(2022, 1, 1)
    assert first_day(DAY, "month") == dt.date(2021, 5, 1) and next_period(DAY, "day") == dt.date(2021, 5, 4)
    assert without_gaps([], "day") == []
