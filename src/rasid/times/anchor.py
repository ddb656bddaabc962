"""Dates what an expression says: from the publication date, the tense of its clause and the dates told before it.

Without a publication date, what depends on it keeps X in its value and has no bounds.
"""

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from rasid.times import hijri
from rasid.times.holidays import holiday_date, nth_weekday
from rasid.times.nodes import (
    Ago,
    Amount,
    Calendar,
    Century,
    Clock,
    Days,
    DayPart,
    Decade,
    Every,
    Holiday,
    Modified,
    Node,
    Nth,
    Range,
    Ref,
    Run,
    Season,
    Shift,
    Weekend,
    Within,
)
from rasid.times.values import amount_value, clock_value, season_bounds, shift_day

NEAR = 120
"""Days within which a date without year and without tense is the nearest one; else it is in the anchor's year."""
NEAR_ALONE = 45
"""The same where the expression is the whole utterance."""
FAR = 5
"""How many times farther than the other way a date without year may lie for the tense to be believed."""
MODS = ("START", "MID", "END")


class Resolved(NamedTuple):
    """A dated expression. begin, end: first and last day, or (clock ranges) date-times; None where not known."""

    type: str
    value: str
    begin: date | str | None = None
    end: date | str | None = None
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is dated by. anchor: the publication day; tense: of its clause, past present future or "";
    told: the last day told before it in the text; near: see NEAR."""

    anchor: date | None = None
    tense: str = ""
    told: date | None = None
    near: int = NEAR


def resolve(node: Node, context: Context) -> Resolved | None:
    """The dated form of a node; None where it cannot be a date (the 31st of a month without one)."""
    try:
        return _RESOLVERS[type(node)](node, context)
    except (ValueError, OverflowError):
        return None


def _iso(day: date) -> str:
    return day.isoformat()


def _day(day: date) -> Resolved:
    return Resolved("DATE", _iso(day), day, day)


def _span(first: date, last: date, value: str = "") -> Resolved:
    return Resolved("DATE", value or f"{_iso(first)}/{_iso(last)}", first, last)


def _month(year: int, month: int) -> Resolved:
    return _span(date(year, month, 1), date(year, month, monthrange(year, month)[1]), f"{year:04d}-{month:02d}")


def _year(year: int) -> Resolved:
    if not 1 <= year <= 9999:
        return Resolved("DATE", f"BC{-year:04d}")
    return _span(date(year, 1, 1), date(year, 12, 31), f"{year:04d}")


# ---- choosing among candidates

def choose(candidates: Sequence[tuple[date, date]], context: Context, which: str) -> tuple[date, date] | None:
    """The candidate (first and last day, in order of time) that the words or the tense mean."""
    anchor = context.anchor
    if anchor is None or not candidates:
        return None
    past = [c for c in candidates if c[1] < anchor]
    here = [c for c in candidates if c[0] <= anchor <= c[1]]
    future = [c for c in candidates if c[0] > anchor]
    if which in ("past", "prev"):
        return past[-1] if past else None
    if which in ("next", "foll"):
        return future[0] if future else None
    if which == "this":
        return next((c for c in candidates if c[0].year == anchor.year), None)
    if here:
        return here[0]
    return _by_tense(past, future, anchor, context)


def _by_tense(past: list[tuple[date, date]], future: list[tuple[date, date]], anchor: date,
              context: Context) -> tuple[date, date] | None:
    if not past or not future:
        return next(iter(past or future), None)
    before, after = (anchor - past[-1][1]).days, (future[0][0] - anchor).days
    if context.tense == "past":
        return past[-1] if before < FAR * after else future[0]
    if context.tense == "future":
        return future[0] if after < FAR * before else past[-1]
    nearest = past[-1] if before <= after else future[0]
    if min(before, after) <= context.near:
        return nearest
    return next((c for c in (past[-1], future[0]) if c[0].year == anchor.year), nearest)


# ---- calendar dates

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
        return _month(year, month)
    first, last = date(year, month, days.first), date(year, month, days.last)
    return _day(first) if first == last else _span(first, last)


def _exists(year: int, month: int, day: int) -> bool:
    return day <= monthrange(year, month)[1]


def _choose_year(node: Calendar, context: Context) -> int | None:
    """The year of a date without one: its weekday decides where it fits one year only, then words and tense."""
    if context.anchor is None or node.month is None:
        return None
    candidates = []
    for year in range(context.anchor.year - 4, context.anchor.year + 5):
        day = node.days.first if node.days else 1
        last = node.days.last if node.days else monthrange(year, node.month)[1]
        if _exists(year, node.month, last):
            candidates.append((date(year, node.month, day), date(year, node.month, last)))
    if node.weekday:
        near = [c for c in candidates if c[0].isoweekday() == node.weekday and abs(c[0].year - context.anchor.year) <= 1]
        candidates = near or candidates
    chosen = choose(candidates, context, node.rel)
    return chosen[0].year if chosen else None


def _without_month(node: Calendar, context: Context) -> Resolved | None:
    if node.year is not None:
        return _year(node.year)
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
        year, month = _shift_month(anchor.year, anchor.month, shift)
        if _exists(year, month, days.last):
            candidates.append((date(year, month, days.first), date(year, month, days.last)))
    if node.weekday:
        candidates = [c for c in candidates if c[0].isoweekday() == node.weekday] or candidates
    here = [c for c in candidates if (c[0].year, c[0].month) == (anchor.year, anchor.month)]
    chosen = here[0] if here and not context.tense else choose(candidates, context, node.rel)
    return None if chosen is None else _day(chosen[0]) if chosen[0] == chosen[1] else _span(*chosen)


def _weekday(node: Calendar, context: Context) -> Resolved:
    """A weekday: the latest on or before the anchor in the past, the coming one in the future."""
    if context.anchor is None or node.weekday is None:
        return Resolved("DATE", f"XXXX-WXX-{node.weekday}")
    back = (context.anchor.isoweekday() - node.weekday) % 7
    if node.rel in ("past", "prev"):
        return _day(context.anchor - timedelta(days=back or 7))
    if node.rel in ("next", "foll"):
        return _day(context.anchor + timedelta(days=7 - back))
    if node.rel in ("past2", "next2"):
        return _day(context.anchor + timedelta(days=-back - 7 if node.rel == "past2" else 14 - back))
    if node.rel == "this":
        return _day(context.anchor + timedelta(days=node.weekday - context.anchor.isoweekday()))
    forward = context.tense in ("present", "future") and back
    return _day(context.anchor + timedelta(days=7 - back if forward else -back))


# ---- Hijri dates

def _hijri(node: Calendar, context: Context) -> Resolved | None:
    if node.month is None:
        bounds = hijri.year_bounds(node.year) if node.year else None
        return _span(*bounds) if bounds else None
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
        return _span(*bounds) if bounds else None
    first, last = hijri.to_gregorian(year, month, days.first), hijri.to_gregorian(year, month, days.last)
    if first is None or last is None:
        return None
    return _day(first) if first == last else _span(first, last)


# ---- reckoned from the anchor

def _shift_month(year: int, month: int, count: int) -> tuple[int, int]:
    total = year * 12 + month - 1 + count
    return total // 12, total % 12 + 1


_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "DE": "XXX", "C": "XX"}


def _shift(node: Shift, context: Context) -> Resolved | None:
    base = (context.told if node.context else None) or context.anchor
    if base is None:
        return Resolved("DATE", _UNKNOWN[node.unit])
    if node.unit == "D":
        return _day(base + timedelta(days=node.count))
    if node.unit == "W":
        return _week(base + timedelta(days=7 * node.count))
    if node.unit == "M":
        return _month(*_shift_month(base.year, base.month, node.count))
    if node.unit == "Y":
        return _year(base.year + node.count)
    return _decade_at(base.year // 10 + node.count) if node.unit == "DE" else _century_at(base.year // 100 + node.count)


def _week(day: date) -> Resolved:
    year, week, weekday = day.isocalendar()
    first = day - timedelta(days=weekday - 1)
    return _span(first, first + timedelta(days=6), f"{year:04d}-W{week:02d}")


def _decade_at(number: int) -> Resolved:
    return _span(date(number * 10, 1, 1), date(number * 10 + 9, 12, 31), f"{number:03d}")


def _century_at(number: int) -> Resolved:
    return _span(date(max(1, number * 100), 1, 1), date(number * 100 + 99, 12, 31), f"{number:02d}")


def _ago(node: Ago, context: Context) -> Resolved | None:
    """A point before or after the anchor, as fine as the smallest unit: years, months, else days or clock time."""
    unit = node.amount.parts[-1][1]
    if unit in ("S", "MIN", "H"):
        return Resolved("DATE", "PAST_REF" if node.sign < 0 else "FUTURE_REF", mod=node.amount.mod)
    if context.anchor is None:
        return Resolved("DATE", _UNKNOWN.get(unit, "XXXX-XX-XX") if unit != "W" else "XXXX-XX-XX", mod=node.amount.mod)
    day = shift_day(context.anchor, node.amount, node.sign)
    fine = {"Y": _year(day.year), "DE": _year(day.year), "C": _year(day.year), "M": _month(day.year, day.month)}
    return fine.get(unit, _day(day))._replace(mod=node.amount.mod)


# ---- parts of periods

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
        return _holiday(replace(inner, year=outer.begin.year, rel=""), context)
    return resolve(inner, replace(context, anchor=outer.begin))


def _weekday_within(weekday: int, outer: Node, begin: date) -> Resolved:
    """The weekday of a week; or, of a day, the nearest such weekday (papers misdate by a day)."""
    if isinstance(outer, Shift) and outer.unit == "D":
        off = (weekday - begin.isoweekday() + 3) % 7 - 3
        return _day(begin + timedelta(days=off))
    return _day(begin + timedelta(days=weekday - begin.isoweekday()))


def _nth(node: Nth, context: Context) -> Resolved | None:
    outer = resolve(node.outer, context)
    if outer is None:
        return None
    if not isinstance(outer.begin, date) or not isinstance(outer.end, date):
        return Resolved("DATE", _unknown_nth(node, outer.value))
    if node.what.startswith("wd"):
        return _nth_weekday(node.number, int(node.what[2:]), outer.begin, outer.end)
    return _NTH[node.what](node.number, outer, outer.begin, outer.end)


def _unknown_nth(node: Nth, outer: str) -> str:
    return f"{outer}-{node.what}{node.number}" if node.what == "Q" else outer


def _nth_weekday(number: int, weekday: int, begin: date, end: date) -> Resolved | None:
    month = end.month if number < 0 else begin.month
    found = nth_weekday(end.year if number < 0 else begin.year, month, number, weekday)
    return _day(found) if found else None


def _nth_day(number: int, _: Resolved, begin: date, end: date) -> Resolved | None:
    found = end + timedelta(days=number + 1) if number < 0 else begin + timedelta(days=number - 1)
    return _day(found) if begin <= found <= end else None


def _nth_week(number: int, _: Resolved, begin: date, end: date) -> Resolved:
    """The n-th whole week (Monday to Sunday) of a month; of a year, the n-th as ISO counts them."""
    whole = (end - begin).days < 31
    first = begin + timedelta(days=(1 - begin.isoweekday()) % 7 if whole else (4 - begin.isoweekday()) % 7)
    last = end - timedelta(days=end.isoweekday() % 7 if whole else (end.isoweekday() - 4) % 7)
    return _week(last + timedelta(days=7 * (number + 1)) if number < 0 else first + timedelta(days=7 * (number - 1)))


def _nth_month(number: int, _: Resolved, begin: date, __: date) -> Resolved:
    return _month(begin.year, number if number > 0 else 13 + number)


def _months(year: int, first: int, count: int, value: str) -> Resolved:
    last = first + count - 1
    return _span(date(year, first, 1), date(year, last, monthrange(year, last)[1]), value)


def _nth_quarter(number: int, outer: Resolved, begin: date, end: date) -> Resolved:
    if (end - begin).days > 366:
        return outer._replace(mod=("START", "MID", "MID", "END")[number - 1])
    return _months(begin.year, number * 3 - 2, 3, f"{begin.year:04d}-Q{number}")


def _nth_half(number: int, outer: Resolved, begin: date, end: date) -> Resolved:
    """Half a year has a value of its own; that of another period is its beginning or end."""
    if 360 <= (end - begin).days <= 366:
        return _months(begin.year, number * 6 - 5, 6, f"{begin.year:04d}-H{number}")
    middle = begin + (end - begin) / 2
    bounds = (begin, middle) if number == 1 else (middle + timedelta(days=1), end)
    return Resolved("DATE", outer.value, *bounds, "START" if number == 1 else "END")


def _nth_third(number: int, outer: Resolved, begin: date, end: date) -> Resolved:
    third = (end - begin).days // 3
    first = begin + timedelta(days=(number - 1) * (third + 1))
    return Resolved("DATE", outer.value, first, end if number == 3 else first + timedelta(days=third), MODS[number - 1])


def _nth_decade(number: int, _: Resolved, begin: date, __: date) -> Resolved:
    return _decade_at(begin.year // 10 + (number - 1 if number > 0 else 9))


_NTH: dict[str, Callable[[int, Resolved, date, date], Resolved | None]] = {
    "D": _nth_day, "W": _nth_week, "M": _nth_month, "Q": _nth_quarter, "HY": _nth_half, "T": _nth_third,
    "DE": _nth_decade}


def _run(node: Run, context: Context) -> Resolved | None:
    """The first, or last, so many days, weeks, months, years of a period."""
    outer = resolve(node.outer, context)
    if outer is None or not isinstance(outer.begin, date) or not isinstance(outer.end, date):
        return outer
    amount = Amount(((node.number, node.unit),))
    if node.last:
        return _span(shift_day(outer.end + timedelta(days=1), amount, -1), outer.end)
    return _span(outer.begin, shift_day(outer.begin, amount, 1) - timedelta(days=1))


def _modified(node: Modified, context: Context) -> Resolved | None:
    inner = resolve(node.inner, context)
    if inner is None or inner.mod:
        return inner
    begin, end = inner.begin, inner.end
    if isinstance(begin, date) and isinstance(end, date):
        third = (end - begin).days // 3
        cut = {"START": (begin, begin + timedelta(days=third)), "END": (end - timedelta(days=third), end),
               "MID": (begin + timedelta(days=third), end - timedelta(days=third))}
        begin, end = cut[node.mod]
    return Resolved(inner.type, inner.value, begin, end, node.mod)


# ---- seasons, decades, centuries, holidays

def _season(node: Season, context: Context) -> Resolved | None:
    if node.year is not None:
        outer = resolve(node.year, context)
        if outer is None or not isinstance(outer.begin, date):
            return Resolved("DATE", f"XXXX-{node.code}")
        return _span(*season_bounds(node.code, outer.begin.year), f"{outer.begin.year:04d}-{node.code}")
    if context.anchor is None:
        return Resolved("DATE", f"XXXX-{node.code}")
    year = context.anchor.year
    candidates = [season_bounds(node.code, y) for y in range(year - 2, year + 3)]
    chosen = choose(candidates, context, "" if node.rel == "this" else node.rel) if node.rel != "this" else \
        season_bounds(node.code, year)
    return _span(*chosen, f"{chosen[0].year:04d}-{node.code}") if chosen else None


def _decade(node: Decade, context: Context) -> Resolved | None:
    if node.century is None:
        return _decade_at(190 + node.digit)
    outer = resolve(node.century, context)
    if outer is None or not isinstance(outer.begin, date):
        return Resolved("DATE", f"XX{node.digit}")
    return _decade_at(outer.begin.year // 100 * 10 + node.digit)


def _century(node: Century, _: Context) -> Resolved | None:
    if node.era == "BCE":
        return Resolved("DATE", f"BC{node.number - 1:02d}")
    if node.era == "AH":
        first, last = hijri.year_bounds((node.number - 1) * 100 + 1), hijri.year_bounds(node.number * 100)
        return _span(first[0], last[1], f"{first[0].year:04d}/{last[1].year:04d}") if first and last else None
    return _century_at(node.number - 1)


def _holiday(node: Holiday, context: Context) -> Resolved | None:
    if node.year is not None:
        found = holiday_date(node.rule, node.year)
        return _day(found) if found else Resolved("DATE", f"{node.year:04d}-XX-XX")
    if context.anchor is None or node.rule == "open":
        known = node.rule[:2].isdigit()
        return Resolved("DATE", f"XXXX-{node.rule}" if known else "XXXX-XX-XX")
    years = range(context.anchor.year - 1, context.anchor.year + 2)
    days = [d for y in years if (d := holiday_date(node.rule, y))]
    chosen = choose([(d, d) for d in sorted(days)], context, node.rel)
    return _day(chosen[0]) if chosen else None


def _weekend(node: Weekend, context: Context) -> Resolved:
    if context.anchor is None:
        return Resolved("DATE", "XXXX-WXX-WE")
    week = _week(context.anchor + timedelta(days=7 * node.shift))
    first = week.begin if isinstance(week.begin, date) else context.anchor
    return _span(first + timedelta(days=5), first + timedelta(days=6), week.value + "-WE")


# ---- times, ranges, lengths, sets

def _only_day(node: Node | None, context: Context) -> Resolved | None:
    return resolve(node, context) if node is not None else None


def _day_part(node: DayPart, context: Context) -> Resolved | None:
    if node.day is not None:
        found = resolve(node.day, context)
    else:
        found = _day(context.anchor) if context.anchor else Resolved("DATE", "XXXX-XX-XX")
    if found is None:
        return None
    return Resolved("TIME", clock_value(found.value, found.begin, node.part), found.begin, found.end)


def _clock(node: Clock, context: Context) -> Resolved | None:
    base = context.told or context.anchor
    found = _only_day(node.day, context) or (_day(base) if base else Resolved("DATE", "XXXX-XX-XX"))
    return Resolved("TIME", clock_value(found.value, found.begin, node), found.begin, found.end)


def _range(node: Range, context: Context) -> Resolved | None:
    one, two = resolve(node.first, context), resolve(node.last, context)
    if one is None or two is None:
        return None
    one = _before(node, one, two, context)
    value = f"{one.value.split('/')[0]}/{two.value.split('/')[-1]}"
    if one.type == "TIME":
        return Resolved("TIME", value, one.value, two.value)
    return Resolved("DATE", value, one.begin, two.end)


def _before(node: Range, one: Resolved, two: Resolved, context: Context) -> Resolved:
    """The first end brought before the last: the same weekday or month, one round earlier."""
    if not isinstance(one.begin, date) or not isinstance(two.begin, date) or one.begin <= two.begin:
        return one
    earlier = resolve(node.first, replace(context, anchor=two.begin, tense="past"))
    return earlier or one


def _amount(node: Amount, _: Context) -> Resolved:
    return Resolved("DURATION", amount_value(node), mod=node.mod)


def _every(node: Every, _: Context) -> Resolved:
    if node.amount:
        return Resolved("SET", amount_value(node.amount), mod=node.mod)
    day = f"XXXX-WXX-{node.weekday}" if node.weekday else "XXXX-XX-XX"
    if node.days:
        day = f"XXXX-{node.month or 0:02d}-{node.days.first:02d}".replace("-00-", "-XX-")
    return Resolved("SET", clock_value(day, None, node.part) if node.part else day, mod=node.mod)


def _ref(node: Ref, context: Context) -> Resolved:
    """A vague reference; "then" is past or future with its clause."""
    then = "FUTURE_REF" if context.tense == "future" else "PAST_REF"
    return Resolved("DATE", then if node.value == "THEN" else node.value)


_RESOLVERS: dict[type, Callable[[Any, Context], Resolved | None]] = {
    Calendar: _calendar, Shift: _shift, Amount: _amount, Ago: _ago, Within: _within, Nth: _nth, Run: _run, Season: _season,
    Decade: _decade, Century: _century, Holiday: _holiday, Modified: _modified, DayPart: _day_part, Clock: _clock,
    Range: _range, Every: _every, Ref: _ref, Weekend: _weekend}
