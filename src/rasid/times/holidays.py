"""Named days as dates of a year (the rules are the values of data/times/holidays.tsv)."""

from datetime import date, timedelta

from rasid.times.hijri import hijri_year, to_gregorian


def easter(year: int) -> date:
    """Easter Sunday of the Western churches (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Eastern churches (Meeus's Julian computus, 13 days later from 1900 to 2099)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    shift = year // 100 - year // 400 - 2
    return date(year, month, day + 1) + timedelta(days=shift)


def nth_weekday(year: int, month: int, number: int, weekday: int) -> date | None:
    """The n-th (last: -1) given weekday (1 Monday) of a month."""
    if number < 0:
        after = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return after - timedelta(days=(after.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    found = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))
    return found if found.month == month else None


def holiday_date(rule: str, year: int) -> date | None:
    """The day of a holiday in a Gregorian year; None where countries differ."""
    kind, *numbers = rule.replace("easter", "easter-").replace("orthodox", "orthodox-").replace("+", "").split("-")
    if kind == "easter":
        return easter(year) + timedelta(days=_signed(rule, "easter"))
    if kind == "orthodox":
        return orthodox_easter(year) + timedelta(days=_signed(rule, "orthodox"))
    if kind == "nth":
        return nth_weekday(year, *map(int, numbers))
    if kind == "hijri":
        return _hijri_in(year, int(numbers[0]), int(numbers[1]))
    return date(year, int(kind), int(numbers[0])) if kind.isdigit() else None


def _signed(rule: str, name: str) -> int:
    return int(rule.removeprefix(name))


def _hijri_in(year: int, month: int, day: int) -> date | None:
    """The (first) day of a Gregorian year with this Hijri month and day."""
    start = hijri_year(date(year, 1, 1))
    for candidate in (start, start + 1):
        found = to_gregorian(candidate, month, day)
        if found and found.year == year:
            return found
    return None
