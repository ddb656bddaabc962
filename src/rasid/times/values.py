"""TIMEX3 values of lengths and times of day, and the bounds of seasons."""

from calendar import monthrange
from datetime import date, timedelta

from rasid.times.nodes import Amount, Clock

_PARTS = {"MI": "T12:00", "MN": "T24:00", "MM": "T10:00"}
_MONTHS = {"Y": 12, "DE": 120, "C": 1200, "M": 1}
_DAYS = {"D": 1, "NI": 1, "W": 7}
_FINER = {"C": (100, "Y"), "DE": (10, "Y"), "Y": (12, "M"), "W": (7, "D"), "D": (24, "H"), "NI": (24, "H"),
          "H": (60, "MIN"), "MIN": (60, "S"), "M": (30, "D")}
_LETTERS = {"S": "S", "MIN": "M", "H": "H", "D": "D", "NI": "D", "W": "W", "M": "M", "Y": "Y"}
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
LATEST_NIGHT_HOUR = 5
"""At night, hours up to this one are after midnight."""


def amount_value(amount: Amount) -> str:
    """P2Y3M, PT30M; PXD for some days; PX for a time without unit."""
    date_part, time_part = "", ""
    for number, unit in amount.parts:
        if number is None:
            number_text = "X"
            if unit in ("DE", "C"):
                unit = "Y" if unit == "DE" else unit
        else:
            number, unit = _whole(number, unit)
            number_text = f"{number:g}" if number < 1e6 else str(int(number))
        if unit in ("S", "MIN", "H"):
            time_part += number_text + _LETTERS[unit]
        else:
            date_part += number_text + _LETTERS.get(unit, "")
    return "P" + date_part + ("T" + time_part if time_part else "")


def _whole(number: float, unit: str) -> tuple[float, str]:
    """A fraction in a finer unit (half an hour: 30 minutes); decades and centuries in years."""
    while unit in _FINER and (number != int(number) or unit in ("DE", "C")):
        factor, finer = _FINER[unit]
        if unit == "D" and number > 1:
            break
        number, unit = round(number * factor, 2), finer
    return number, unit


def shift_day(day: date, amount: Amount, sign: int) -> date:
    """The day that lies an amount before or after another."""
    months = sum(int((n or 0) * _MONTHS[u]) for n, u in amount.parts if u in _MONTHS)
    days = sum(int((n or 0) * _DAYS[u]) for n, u in amount.parts if u in _DAYS)
    total = day.year * 12 + day.month - 1 + sign * months
    year, month = total // 12, total % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1])) + timedelta(days=sign * days)


def season_bounds(code: str, year: int) -> tuple[date, date]:
    """First and last day of a season (three whole months); winter ends in the next year."""
    first, last = _SEASONS[code]
    end_year = year + (last < first)
    return date(year, first, 1), date(end_year, last, monthrange(end_year, last)[1])


def clock_value(day: str, begin: object, time: Clock | str) -> str:
    """A day with a part of the day (its code) or a clock time; midnight begins the next day."""
    if isinstance(time, str):
        if time == "MN" and isinstance(begin, date):
            return (begin + timedelta(days=1)).isoformat() + "T00:00"
        return day + _PARTS.get(time, "T" + time)
    hour, shift = _hour(time)
    if shift and isinstance(begin, date):
        day = (begin + timedelta(days=1)).isoformat()
    seconds = f":{time.second:02d}" if time.second is not None else ""
    return f"{day}T{hour:02d}:{time.minute:02d}{seconds}"


def _hour(time: Clock) -> tuple[int, bool]:
    """The hour of 24, and whether it falls after the midnight that ends the day."""
    hour, part = time.hour, time.part
    if part in ("AF", "EV") and hour < 12:
        return hour + 12, False
    if part == "MI" and hour < 9:
        return hour + 12, False
    if part in ("NI", "MN") and hour == 12:
        return 0, True
    if part == "NI" and LATEST_NIGHT_HOUR < hour < 12:
        return hour + 12, False
    if part == "MO" and hour == 12:
        return 12 if time.minute else 0, False
    return hour % 24, hour == 24
