"""The values of rules for periods: n-th, parts, decades, holidays, ranges, lengths, repeated times."""

from typing import Any

from rasid.times.make_dates import CALENDAR_UNITS, SHIFTS, month_date, year_date
from rasid.times.nodes import (
    Calendar,
    Century,
    Days,
    Decade,
    Holiday,
    Modified,
    Month,
    Node,
    Nth,
    Range,
    Ref,
    Run,
    Season,
    Shift,
    Within,
    Year,
)

# ---- the n-th of a period

def whole_period(value: Any) -> Node | None:
    """A month, year or longer as a period; days and weekdays are none."""
    if isinstance(value, Month):
        return month_date(value)
    if isinstance(value, Year):
        return year_date(value)
    if isinstance(value, Shift):
        return value if value.unit != "D" else None
    if isinstance(value, Within):
        return value if isinstance(value.inner, Calendar) and not value.inner.days and not value.inner.weekday else None
    if isinstance(value, Calendar):
        return value if not value.days and not value.weekday else None
    return value if isinstance(value, Century | Decade) else None


def nth_weekday(number: int, weekday: int, period: Node) -> Nth | None:
    """The third Tuesday of September."""
    return Nth(number, f"wd{weekday}", period) if number <= 5 and short_period(period) else None


def weekday_nth(weekday: int, number: int | str, period: Node) -> Nth | None:
    """The same with the weekday first; "last" is written as an adjective."""
    return nth_weekday(-1 if number == "last" else int(number), weekday, period) if number != "past" else None


def short_period(period: Node) -> bool:
    """A month or a year."""
    if isinstance(period, Shift):
        return period.unit in ("M", "Y")
    return isinstance(period, Calendar | Within)


def nth_unit(one: int | str, two: int | str, period: Node) -> Nth | None:
    """The first week of October; the unit may stand first."""
    if isinstance(one, str):
        one, two = two, one
    number = -1 if one == "last" else one
    if not isinstance(number, int) or two not in ("D", "W", "M") or not short_period(period):
        return None
    if two == "M" and not year_like(period):
        return None
    return Nth(number, str(two), period)


def year_like(node: Node) -> bool:
    """A whole year."""
    if isinstance(node, Shift):
        return node.unit == "Y"
    return isinstance(node, Calendar) and node.month is None and node.year is not None


def _nth_part(what: str, most: int, one: Any, two: Any) -> Nth | None:
    number, period = (one, two) if isinstance(one, int | str) else (two, one)
    number = most if number == "last" else number
    if isinstance(period, Year):
        period = year_date(period)
    return Nth(number, what, period) if isinstance(number, int) and 1 <= number <= most else None


def quarter(one: Any, two: Any) -> Nth | None:
    """The third quarter of a year."""
    nth = _nth_part("Q", 4, one, two)
    return nth if nth and (year_like(nth.outer) or isinstance(nth.outer, Century)) else None


def quarter_bare(number: int) -> Nth | None:
    """A quarter of the anchor's year."""
    return Nth(number, "Q", Shift("Y", 0)) if number <= 4 else None


def half(one: Any, two: Any) -> Nth | None:
    """The second half of a period."""
    return _nth_part("HY", 2, one, two)


def third(one: Any, two: Any) -> Nth | None:
    """The first third of a period."""
    return _nth_part("T", 3, one, two)


# ---- parts of a period

def modified(mod: str, value: Any) -> Modified | None:
    """The beginning, middle, end of a period."""
    period = whole_period(value)
    if isinstance(value, Season | Nth | Range):
        period = value
    return Modified(period, mod) if period else None


def modified_this(mod: str, unit: str) -> Modified | None:
    """The end of the year: the anchor's."""
    return Modified(Shift(unit, 0), mod) if unit in CALENDAR_UNITS - {"D"} else None


def rest(value: Any) -> Node | None:
    """The rest of a period has its value."""
    if isinstance(value, str):
        return Shift(value, 0) if value in CALENDAR_UNITS else None
    return whole_period(value)


# ---- decades and holidays

def decade(*values: Any) -> Decade | None:
    """The eighties, perhaps of a named century; a unit among the values must be the year."""
    if any(isinstance(v, str) and v != "Y" for v in values):
        return None
    digit = next(v for v in values if isinstance(v, int))
    return Decade(digit, next((v for v in values if isinstance(v, Century | Shift)), None))


def decade_of_century(unit: str, number: int | str, of: Node) -> Nth | None:
    """The second decade of a century."""
    if unit != "DE" or number == "past":
        return None
    return Nth(-1 if isinstance(number, str) else number, "DE", of)


def holiday(rule: str, year: Year | None = None) -> Holiday:
    """A named day, perhaps of a given year."""
    return Holiday(rule, year.number if year and not year.hijri else None)


def holiday_rel(rule: str, which: str | Node) -> Node | None:
    """A named day: the last, the next, that of a year reckoned from the anchor."""
    if isinstance(which, str):
        return Holiday(rule, None, which) if which in SHIFTS else None
    return Within(Holiday(rule), which) if isinstance(which, Shift) and which.unit == "Y" else None


# ---- two dates

def both_calendars(one: Node, two: Node) -> Node | None:
    """One day by two calendars, or by its weekday and its date: what has the Gregorian date counts."""
    if not isinstance(one, Calendar) or not isinstance(two, Calendar):
        return None
    if one.hijri != two.hijri and bool(one.days) == bool(two.days) and one.month and two.month:
        return two if one.hijri else one
    if one.weekday and not one.days and two.days and two.weekday is None:
        return Calendar(two.year, two.month, two.days, one.weekday, two.hijri, two.rel)
    return None


def _scale(node: Node) -> str:
    """What a date counts in: day, week, month, year; "" for the rest."""
    if isinstance(node, Within):
        return _scale(node.inner)
    if isinstance(node, Calendar):
        return "D" if node.days or node.weekday else "M" if node.month else "Y" if node.year is not None else ""
    if isinstance(node, Shift):
        return node.unit
    if isinstance(node, Modified):
        return _scale(node.inner)
    return "D" if isinstance(node, Holiday) else "C" if isinstance(node, Century) else \
        "DE" if isinstance(node, Decade) else ""


def first_units(unit: str, *values: Any) -> Run | None:
    """The first five months of the year; the last two weeks of the month."""
    number = next((v for v in values if isinstance(v, int)), 2)
    which, outer = values[-2], values[-1]
    if unit not in ("D", "W", "M", "Y") or which not in (1, "last"):
        return None
    return Run(number, unit, which == "last", outer)


def early_units(unit: str, which: int | str, outer: Node) -> Modified | None:
    """The first days, the last years of a period."""
    if unit not in ("D", "W", "M", "Y") or which not in (1, "last"):
        return None
    return Modified(outer, "START" if which == 1 else "END")


def is_day(node: Any) -> bool:
    """Whether a date is a single day."""
    if isinstance(node, Calendar) and node.days:
        return node.days.first == node.days.last
    return _scale(node) == "D" or (isinstance(node, Nth) and (node.what.startswith("wd") or node.what == "D"))


def range_of(*values: Any) -> Range | None:
    """From one date to another of the same scale; the first takes the year, or which one, from the last."""
    if any(isinstance(v, str) and v != "M" for v in values):
        return None
    nodes = [month_date(v) if isinstance(v, Month) else v for v in values if not isinstance(v, str)]
    one, two = nodes[0], nodes[-1]
    if one is None or two is None or _scale(one) != _scale(two) or not _scale(one) or one == two:
        return None
    if _same_month(one, two):
        return None
    return Range(_like(one, two), two)


def _same_month(one: Node, two: Node) -> bool:
    """Whether two dates are one month said twice."""
    if not isinstance(one, Calendar):
        return False
    other = two.inner if isinstance(two, Within) else two
    return isinstance(other, Calendar) and not one.days and not other.days and one.month is not None and (
        one.month == other.month and one.year in (None, other.year))


def _like(one: Node, two: Node) -> Node:
    if not isinstance(one, Calendar) or one.year is not None or one.rel:
        return one
    if isinstance(two, Within) and isinstance(two.inner, Calendar) and one.month:
        return Within(one, two.outer)
    if isinstance(two, Calendar) and one.month and two.month and (two.year is not None or two.rel):
        earlier = two.year is not None and one.month > two.month and not one.hijri
        year = two.year - 1 if earlier and two.year else two.year
        return Calendar(year, one.month, one.days, one.weekday, one.hijri, two.rel)
    return one


def range_within(week: Shift, one: Calendar, two: Calendar) -> Range:
    """Two weekdays of a week."""
    return Range(Within(one, week), Within(two, week))


def ref(value: str) -> Ref:
    """A vague reference."""
    return Ref(value)


def weekday_ordinal(date: Calendar, number: int) -> Node | None:
    """The second Sunday of this month; from the sixth on the day of the month (Sunday the seventeenth)."""
    if number <= 5:
        return Nth(number, f"wd{date.weekday}", Shift("M", 0))
    return Calendar(days=Days(number, number), weekday=date.weekday) if number <= 31 else None


def period_of_reference(_: str, period: Any) -> Node:
    """Later this month; earlier today."""
    return Shift("D", period) if isinstance(period, int) else period
