"""Dates parts of periods, seasons, decades, centuries, named days, times of day, ranges, lengths and repeated times."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from rasid.times import hijri
from rasid.times.holidays import holiday_date, nth_weekday
from rasid.times.nodes import (
    Amount,
    Century,
    Clock,
    DayPart,
    Decade,
    Every,
    Holiday,
    Modified,
    Nth,
    Range,
    Ref,
    Run,
    Season,
    Weekend,
)
from rasid.times.resolved import (
    MODS,
    Context,
    Resolved,
    Resolver,
    century_at,
    choose,
    decade_at,
    one_day,
    resolve,
    span,
    whole_month,
    whole_week,
)
from rasid.times.values import amount_value, clock_value, season_bounds, shift_day


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
    return one_day(found) if found else None


def _nth_day(number: int, _: Resolved, begin: date, end: date) -> Resolved | None:
    found = end + timedelta(days=number + 1) if number < 0 else begin + timedelta(days=number - 1)
    return one_day(found) if begin <= found <= end else None


def _nth_week(number: int, _: Resolved, begin: date, end: date) -> Resolved:
    """The n-th whole week (Monday to Sunday) of a month; of a year, the n-th as ISO counts them."""
    whole = (end - begin).days < 31
    first = begin + timedelta(days=(1 - begin.isoweekday()) % 7 if whole else (4 - begin.isoweekday()) % 7)
    last = end - timedelta(days=end.isoweekday() % 7 if whole else (end.isoweekday() - 4) % 7)
    base, count = (last, number + 1) if number < 0 else (first, number - 1)
    return whole_week(base + timedelta(days=7 * count))


def _nth_month(number: int, _: Resolved, begin: date, __: date) -> Resolved:
    return whole_month(begin.year, number if number > 0 else 13 + number)


def _months(year: int, first: int, count: int, value: str) -> Resolved:
    last = first + count - 1
    return span(date(year, first, 1), date(year, last, monthrange(year, last)[1]), value)


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
    return decade_at(begin.year // 10 + (number - 1 if number > 0 else 9))


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
        return span(shift_day(outer.end + timedelta(days=1), amount, -1), outer.end)
    return span(outer.begin, shift_day(outer.begin, amount, 1) - timedelta(days=1))


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


def _season(node: Season, context: Context) -> Resolved | None:
    if node.year is not None:
        outer = resolve(node.year, context)
        if outer is None or not isinstance(outer.begin, date):
            return Resolved("DATE", f"XXXX-{node.code}")
        return span(*season_bounds(node.code, outer.begin.year), f"{outer.begin.year:04d}-{node.code}")
    if context.anchor is None:
        return Resolved("DATE", f"XXXX-{node.code}")
    year = context.anchor.year
    candidates = [season_bounds(node.code, y) for y in range(year - 2, year + 3)]
    chosen = choose(candidates, context, "" if node.rel == "this" else node.rel) if node.rel != "this" else \
        season_bounds(node.code, year)
    return span(*chosen, f"{chosen[0].year:04d}-{node.code}") if chosen else None


def _decade(node: Decade, context: Context) -> Resolved | None:
    if node.century is None:
        return decade_at(190 + node.digit)
    outer = resolve(node.century, context)
    if outer is None or not isinstance(outer.begin, date):
        return Resolved("DATE", f"XX{node.digit}")
    return decade_at(outer.begin.year // 100 * 10 + node.digit)


def _century(node: Century, _: Context) -> Resolved | None:
    if node.era == "BCE":
        return Resolved("DATE", f"BC{node.number - 1:02d}")
    if node.era == "AH":
        first, last = hijri.year_bounds((node.number - 1) * 100 + 1), hijri.year_bounds(node.number * 100)
        return span(first[0], last[1], f"{first[0].year:04d}/{last[1].year:04d}") if first and last else None
    return century_at(node.number - 1)


def _holiday(node: Holiday, context: Context) -> Resolved | None:
    if node.year is not None:
        found = holiday_date(node.rule, node.year)
        return one_day(found) if found else Resolved("DATE", f"{node.year:04d}-XX-XX")
    if context.anchor is None or node.rule == "open":
        known = node.rule[:2].isdigit()
        return Resolved("DATE", f"XXXX-{node.rule}" if known else "XXXX-XX-XX")
    years = range(context.anchor.year - 1, context.anchor.year + 2)
    days = [d for y in years if (d := holiday_date(node.rule, y))]
    chosen = choose([(d, d) for d in sorted(days)], context, node.rel)
    return one_day(chosen[0]) if chosen else None


def _weekend(node: Weekend, context: Context) -> Resolved:
    if context.anchor is None:
        return Resolved("DATE", "XXXX-WXX-WE")
    week = whole_week(context.anchor + timedelta(days=7 * node.shift))
    first = week.begin if isinstance(week.begin, date) else context.anchor
    return span(first + timedelta(days=5), first + timedelta(days=6), week.value + "-WE")


def _day_part(node: DayPart, context: Context) -> Resolved | None:
    if node.day is not None:
        found = resolve(node.day, context)
    else:
        found = one_day(context.anchor) if context.anchor else Resolved("DATE", "XXXX-XX-XX")
    if found is None:
        return None
    return Resolved("TIME", clock_value(found.value, found.begin, node.part), found.begin, found.end)


def _clock(node: Clock, context: Context) -> Resolved | None:
    base = context.told or context.anchor
    found = resolve(node.day, context) if node.day else None
    found = found or (one_day(base) if base else Resolved("DATE", "XXXX-XX-XX"))
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


def _amount(node: Amount, context: Context) -> Resolved:
    """A length; where it ends or begins at the anchor, with its days."""
    found = Resolved("DURATION", amount_value(node), mod=node.mod)
    anchor, day = context.anchor, timedelta(days=1)
    if anchor is None or not node.rel or node.parts[0][1] in ("S", "MIN", "H"):
        return found
    if node.rel == "past":
        return found._replace(begin=shift_day(anchor, node, -1), end=anchor - day)
    return found._replace(begin=anchor + day, end=shift_day(anchor, node, 1))


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


RESOLVERS: dict[type, Resolver] = {
    Nth: _nth, Run: _run, Modified: _modified, Season: _season, Decade: _decade, Century: _century, Holiday: _holiday,
    Weekend: _weekend, DayPart: _day_part, Clock: _clock, Range: _range, Amount: _amount, Every: _every, Ref: _ref}
