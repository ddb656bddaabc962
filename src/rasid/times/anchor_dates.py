"""Dates calendar dates and what is reckoned from the anchor.

Without a publication date, what depends on it keeps X in its value and has no bounds.
"""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from rasid.times import hijri
from rasid.times.nodes import Ago, Calendar, Days, Holiday, Node, Shift, Within
from rasid.times.resolved import (
    Context,
    Resolved,
    Resolver,
    century_at,
    choose,
    decade_at,
    exists,
    one_day,
    resolve,
    shift_month,
    span,
    whole_month,
    whole_week,
    whole_year,
)
from rasid.times.values import shift_day


def _calendar(node: Calendar, context: Context) -> Resolved | None:
    if node.hijri:
        return _hijri(node, context)
    if node.month is None:
        return _without_month(node, context)
    if node.year is not None:
        return _in_year(node.year, node.month, node.days)
    found = _choose_year(node, context)
    if found is not None:
        return _in_year(found, node.month, node.days)
    days = node.days
    tail = "" if days is None else f"-{days.first:02d}" if days.first == days.last else \
        f"-{days.first:02d}/XXXX-{node.month:02d}-{days.last:02d}"
    return Resolved("DATE", f"XXXX-{node.month:02d}{tail}")


def _in_year(year: int, month: int, days: Days | None) -> Resolved:
    if not 1 <= year <= 9999:
        return Resolved("DATE", f"BC{-year:04d}-{month:02d}" + (f"-{days.first:02d}" if days else ""))
    if days is None:
        return whole_month(year, month)
    first, last = date(year, month, days.first), date(year, month, days.last)
    return one_day(first) if first == last else span(first, last)


def _choose_year(node: Calendar, context: Context) -> int | None:
    """The year of a date without one: its weekday decides where it fits one year only, then words and tense."""
    if context.anchor is None or node.month is None:
        return None
    candidates = []
    for year in range(context.anchor.year - 4, context.anchor.year + 5):
        day = node.days.first if node.days else 1
        last = node.days.last if node.days else monthrange(year, node.month)[1]
        if exists(year, node.month, last):
            candidates.append((date(year, node.month, day), date(year, node.month, last)))
    if node.weekday:
        near = [c for c in candidates if abs(c[0].year - context.anchor.year) <= 1]
        candidates = [c for c in near if c[0].isoweekday() == node.weekday] or candidates
    chosen = choose(candidates, context, node.rel)
    return chosen[0].year if chosen else None


def _without_month(node: Calendar, context: Context) -> Resolved | None:
    if node.year is not None:
        return whole_year(node.year)
    if node.weekday and node.days is None:
        return _weekday(node, context)
    if node.days is None:
        return None
    if context.anchor is None:
        return Resolved("DATE", f"XXXX-XX-{node.days.first:02d}")
    return _day_of_month(node, node.days, context.anchor, context)


def _day_of_month(node: Calendar, days: Days, anchor: date, context: Context) -> Resolved | None:
    """A day without month: in the anchor's month or beside it, as weekday and tense have it."""
    candidates = []
    for shift in range(-2, 3):
        year, month = shift_month(anchor.year, anchor.month, shift)
        if exists(year, month, days.last):
            candidates.append((date(year, month, days.first), date(year, month, days.last)))
    if node.weekday:
        candidates = [c for c in candidates if c[0].isoweekday() == node.weekday] or candidates
    here = [c for c in candidates if (c[0].year, c[0].month) == (anchor.year, anchor.month)]
    chosen = here[0] if here and not context.tense else choose(candidates, context, node.rel)
    return None if chosen is None else one_day(chosen[0]) if chosen[0] == chosen[1] else span(*chosen)


def _weekday(node: Calendar, context: Context) -> Resolved:
    """A weekday: the latest on or before the anchor in the past, the coming one in the future or by itself."""
    if context.anchor is None or node.weekday is None:
        return Resolved("DATE", f"XXXX-WXX-{node.weekday}")
    back = (context.anchor.isoweekday() - node.weekday) % 7
    if node.rel in ("past", "prev"):
        return one_day(context.anchor - timedelta(days=back or 7))
    if node.rel in ("next", "foll"):
        return one_day(context.anchor + timedelta(days=7 - back))
    if node.rel in ("past2", "next2"):
        return one_day(context.anchor + timedelta(days=-back - 7 if node.rel == "past2" else 14 - back))
    if node.rel == "this":
        return one_day(context.anchor + timedelta(days=node.weekday - context.anchor.isoweekday()))
    forward = back and (context.tense in ("present", "future") or (context.alone and not context.tense))
    return one_day(context.anchor + timedelta(days=7 - back if forward else -back))


def _hijri(node: Calendar, context: Context) -> Resolved | None:
    if node.month is None:
        bounds = hijri.year_bounds(node.year) if node.year else None
        return span(*bounds) if bounds else None
    if node.year is not None and node.year < 1700:
        return _hijri_in(node.year, node.month, node.days)
    if node.year is None and context.anchor is None:
        return Resolved("DATE", "XXXX-XX-XX" if node.days else "XXXX-XX")
    middle = hijri.hijri_year(date(node.year, 6, 30) if node.year else context.anchor or date(node.year or 1, 1, 1))
    found = [r for y in range(middle - 2, middle + 3) if (r := _hijri_in(y, node.month, node.days))]
    if node.year is not None:
        return next((r for r in found if isinstance(r.begin, date) and r.begin.year == node.year), None)
    pairs = [(r.begin, r.end) for r in found if isinstance(r.begin, date) and isinstance(r.end, date)]
    chosen = choose(pairs, context, node.rel)
    return next((r for r in found if chosen and r.begin == chosen[0]), None)


def _hijri_in(year: int, month: int, days: Days | None) -> Resolved | None:
    if days is None:
        bounds = hijri.month_bounds(year, month)
        return span(*bounds) if bounds else None
    first, last = hijri.to_gregorian(year, month, days.first), hijri.to_gregorian(year, month, days.last)
    if first is None or last is None:
        return None
    return one_day(first) if first == last else span(first, last)


_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "DE": "XXX", "C": "XX"}


def _shift(node: Shift, context: Context) -> Resolved | None:
    base = (context.told if node.context else None) or context.anchor
    if base is None:
        return Resolved("DATE", _UNKNOWN[node.unit])
    if node.unit == "D":
        return one_day(base + timedelta(days=node.count))
    if node.unit == "W":
        return whole_week(base + timedelta(days=7 * node.count))
    if node.unit == "M":
        return whole_month(*shift_month(base.year, base.month, node.count))
    if node.unit == "Y":
        return whole_year(base.year + node.count)
    return decade_at(base.year // 10 + node.count) if node.unit == "DE" else century_at(base.year // 100 + node.count)


def _ago(node: Ago, context: Context) -> Resolved | None:
    """A point before or after the anchor, as fine as the smallest unit: years, months, else days or clock time."""
    unit, mod = node.amount.parts[-1][1], node.amount.mod
    if unit in ("S", "MIN", "H"):
        return Resolved("DATE", "PAST_REF" if node.sign < 0 else "FUTURE_REF", mod=mod)
    if context.anchor is None:
        return Resolved("DATE", _UNKNOWN[unit if unit in ("M", "Y", "DE", "C") else "D"], mod=mod)
    day = shift_day(context.anchor, node.amount, node.sign)
    if unit == "M":
        return whole_month(day.year, day.month)._replace(mod=mod)
    found = whole_year(day.year) if unit in ("Y", "DE", "C") else one_day(day)
    return found._replace(mod=mod)


def _within(node: Within, context: Context) -> Resolved | None:
    outer = resolve(node.outer, context)
    if outer is None or not isinstance(outer.begin, date) or not isinstance(outer.end, date):
        return resolve(node.inner, context)
    inner = node.inner
    if isinstance(inner, Calendar) and inner.weekday and not inner.days:
        return _weekday_within(inner.weekday, node.outer, outer.begin)
    if isinstance(inner, Calendar):
        month = inner.month or outer.begin.month
        return _calendar(replace(inner, year=outer.begin.year, month=month, rel=""), context)
    if isinstance(inner, Holiday):
        return resolve(replace(inner, year=outer.begin.year, rel=""), context)
    return resolve(inner, replace(context, anchor=outer.begin))


def _weekday_within(weekday: int, outer: Node, begin: date) -> Resolved:
    """The weekday of a week; or, of a day, the nearest such weekday (papers misdate by a day)."""
    if isinstance(outer, Shift) and outer.unit == "D":
        off = (weekday - begin.isoweekday() + 3) % 7 - 3
        return one_day(begin + timedelta(days=off))
    return one_day(begin + timedelta(days=weekday - begin.isoweekday()))


RESOLVERS: dict[type, Resolver] = {
    Calendar: _calendar, Shift: _shift, Ago: _ago, Within: _within}
