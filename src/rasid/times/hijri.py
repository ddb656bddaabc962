"""Hijri dates as Gregorian ones: Umm al-Qura from 1343 to 1500 AH (hijridate), the tabular calendar beyond."""

from datetime import date
from functools import lru_cache

from hijridate import Gregorian, Hijri

FIRST_TABLED, LAST_TABLED = 1343, 1500
"""Years (AH) that the package covers."""
LAST_YEAR = 9600
_EPOCH = 227015
"""Proleptic ordinal of 1 Muharram 1 AH (19 July 622, Gregorian; the civil epoch)."""


def _tabular(year: int, month: int, day: int) -> int:
    """The ordinal of a day in the tabular calendar with leap years 2 5 7 10 13 16 18 21 24 26 29 of thirty."""
    return _EPOCH + day - 1 + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30


@lru_cache(maxsize=1024)
def to_gregorian(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Hijri one; a thirtieth that the month lacks is its last day; None outside the calendar."""
    if not 1 <= year <= LAST_YEAR:
        return None
    if FIRST_TABLED <= year <= LAST_TABLED:
        last = Hijri(year, month, 1).month_length()
        return date(*Hijri(year, month, min(day, last)).to_gregorian().datetuple())
    return date.fromordinal(_tabular(year, month, day))


@lru_cache(maxsize=1024)
def month_bounds(year: int, month: int) -> tuple[date, date] | None:
    """First and last day of a Hijri month."""
    first = to_gregorian(year, month, 1)
    if first is None:
        return None
    if FIRST_TABLED <= year <= LAST_TABLED:
        length = int(Hijri(year, month, 1).month_length())
    else:
        length = _tabular(year + month // 12, month % 12 + 1, 1) - _tabular(year, month, 1)
    return first, date.fromordinal(first.toordinal() + length - 1)


def year_bounds(year: int) -> tuple[date, date] | None:
    """First and last day of a Hijri year."""
    first, last = month_bounds(year, 1), month_bounds(year, 12)
    return (first[0], last[1]) if first and last else None


@lru_cache(maxsize=1024)
def hijri_year(day: date) -> int:
    """The Hijri year in which a Gregorian day falls."""
    if date(1925, 1, 1) <= day <= date(2076, 1, 1):
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    return max(1, (day.toordinal() - _EPOCH) * 30 // 10631 + 1)
