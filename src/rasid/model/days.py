"""First and last day of the ISO values that events and time expressions carry."""

import calendar
import datetime as dt
import re

_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"(\d{4})")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")


def day_bounds(value: str | None) -> tuple[dt.date, dt.date] | None:
    """The days a value spans (``2021-05-04``, ``2021-04``, ``2021``, ``2021-W20``, ``A/B``), or None."""
    if not value:
        return None
    first, mark, last = value.partition("/")
    try:
        begin = _single(first)
        end = _single(last) if mark else begin
    except ValueError:
        return None
    return (begin[0], end[1]) if begin and end and begin[0] <= end[1] else None


def _single(value: str) -> tuple[dt.date, dt.date] | None:
    if found := _MONTH.fullmatch(value):
        year, month = int(found[1]), int(found[2])
        return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
    if found := _YEAR.fullmatch(value):
        return dt.date(int(found[1]), 1, 1), dt.date(int(found[1]), 12, 31)
    if found := _WEEK.fullmatch(value):
        monday = dt.date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return monday, monday + dt.timedelta(days=6)
    return _day(value)


def _day(value: str) -> tuple[dt.date, dt.date] | None:
    if not re.match(r"\d{4}-\d{2}-\d{2}(T|$)", value):
        return None
    day = dt.date.fromisoformat(value[:10])
    return day, day
