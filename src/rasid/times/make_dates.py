"""The values of date rules: each function takes the values of a rule's parts and returns a node, or None to refuse.

The names are those that `data/times/rules.toml` uses.
"""

from calendar import isleap, monthrange
from dataclasses import replace
from typing import Any

from rasid.times.nodes import Calendar, Century, Days, Month, Node, Range, Season, Shift, Weekend, Within, Year

LONGEST_HIJRI_MONTH = 30
EARLIEST_GREGORIAN = 1700
"""A Hijri month with a year from here on stands in a Gregorian year (Ramadan 2019)."""
HIJRI_YEARS = range(1300, 1500)
"""Years in digits that are Hijri: nobody dates to the day in the fourteenth century."""
LATEST_CENTURY = 40
CALENDAR_UNITS = frozenset({"D", "W", "M", "Y", "DE", "C"})
SHIFTS = {"past": -1, "past2": -2, "next": 1, "next2": 2, "this": 0, "prev": -1, "foll": 1}


def first(value: Any, *_: Any) -> Any:
    """The first part's value."""
    return value


def node_among(*values: Any) -> Any:
    """The part that is a date by itself, beside a shift of days."""
    return next((v for v in values if not isinstance(v, int)), None)


def same_month(one: Month, two: Month) -> Month | None:
    """One month by two names; where papers confuse it with its neighbour, the first name counts."""
    off = abs(one.number - two.number)
    if one.hijri != two.hijri or off > 1 or (off and one.levantine == two.levantine):
        return None
    return one._replace(strong=True)


def strong_month(month: Month) -> Month:
    """A month after the word month."""
    return month._replace(strong=True)


def numbered_month(number: int) -> Month | None:
    """Month 3."""
    return Month(number, False, True) if 1 <= number <= 12 else None


def day(number: int, again: int | None = None) -> Days | None:
    """A day of the month, perhaps said twice (in words and in digits)."""
    return Days(number, number) if 1 <= number <= 31 and again in (None, number) else None


def days(*values: Any) -> Days | None:
    """First and last of several days; a unit among the values must be the day."""
    numbers = [v for v in values if isinstance(v, int)]
    if any(isinstance(v, str) and v != "D" for v in values) or numbers != sorted(set(numbers)):
        return None
    return Days(numbers[0], numbers[-1]) if numbers[0] >= 1 and numbers[-1] <= 31 else None


def year(number: int | Year) -> Year:
    """A year in digits or words."""
    return number if isinstance(number, Year) else Year(number)


def era_year(number: int | float | str, era: str | int) -> Year | None:
    """A year with its era, in either order."""
    if isinstance(number, str):
        number, era = era, number
    if not isinstance(number, int) or not 0 < number < 9999 or (era == "CE" and number < 1000):
        return None
    return Year(-number if era == "BCE" else number, era == "AH")


def year_word(number: int | Year | str, era: str | int | None = None) -> Year | None:
    """The word year and a number, perhaps with an era."""
    if isinstance(number, Year):
        return number
    if era is None:
        return Year(number) if isinstance(number, int) and number > 0 else None
    if isinstance(number, str):
        number, era = era, number
    return Year(-number if era == "BCE" else number, era == "AH") if isinstance(number, int) else None


def short_year(number: int) -> Year | None:
    """Two digits: a year of the twentieth century."""
    return Year(1900 + number) if 20 <= number <= 99 else None


def year_date(number: int | Year) -> Calendar:
    """A year as a date."""
    said = year(number)
    return Calendar(year=said.number, hijri=said.hijri)


def years(*values: Any) -> Range | None:
    """From one year to another; a unit among the values must be the year."""
    if any(isinstance(v, str) and v != "Y" for v in values):
        return None
    numbers = [year(v) for v in values if not isinstance(v, str)]
    if numbers[0].hijri != numbers[-1].hijri and numbers[-1].hijri:
        numbers[0] = numbers[0]._replace(hijri=True)
    if numbers[0].number >= numbers[-1].number:
        return None
    return Range(year_date(numbers[0]), year_date(numbers[-1]))


def month_date(*values: Any) -> Calendar | None:
    """A date from a month and a day, days or year, in any order."""
    return _merge(Calendar(), values)


def _merge(date: Calendar, values: tuple[Any, ...]) -> Calendar | None:
    """A date with what the values add to it; None where they do not go together."""
    hijri_year = False
    for value in values:
        if isinstance(value, Year):
            hijri_year = value.hijri
        date = _with(date, value)
    if hijri_year and not date.hijri:
        return None
    return date if possible(date) else None


def _with(date: Calendar, value: Any) -> Calendar:
    """A date with its month, days or year; a bare number is the day, where it can be, else the year."""
    if isinstance(value, Calendar):
        return replace(value, year=date.year if value.year is None else value.year)
    if isinstance(value, Month):
        return replace(date, month=value.number, hijri=value.hijri, strong=value.strong)
    if isinstance(value, Days):
        return replace(date, days=value)
    if isinstance(value, Year):
        return replace(date, year=value.number)
    return replace(date, days=Days(value, value)) if date.days is None and value <= 31 else replace(date, year=value)


def possible(date: Calendar) -> bool:
    """Whether the days exist in the month."""
    if date.days is None or date.month is None:
        return True
    if date.hijri:
        return date.days.last <= LONGEST_HIJRI_MONTH
    leap = date.year is None or isleap(date.year)
    return date.days.first >= 1 and date.days.last <= monthrange(2024 if leap else 2023, date.month)[1]


def add_year(date: Calendar | Month, *values: Any) -> Calendar | None:
    """A day and month with a year."""
    return _merge(Calendar(), (date, *values))


def digits_date(*values: Any) -> Calendar | None:
    """Day, month, year in digits; the year first where it has four; month first where the day cannot be one."""
    values = tuple(v for v in values if not isinstance(v, str))
    numbers = list(values[0]) if isinstance(values[0], tuple) else list(values)
    if numbers[0] > 999:
        numbers.reverse()
    day_, month, year_ = numbers
    if year_ < 100:
        year_ += 2000 if year_ < 50 else 1900
    return _numeric(day_, month, year_)


def _numeric(day_: int, month: int, year_: int | None) -> Calendar | None:
    if month > 12:
        day_, month = month, day_
    if not (1 <= month <= 12 and 1 <= day_ <= 31):
        return None
    built = Calendar(year_, month, Days(day_, day_), hijri=year_ in HIJRI_YEARS)
    return built if possible(built) else None


def year_month(*values: Any) -> Calendar | None:
    """Year and month in digits, in either order."""
    one, two = values[0] if isinstance(values[0], tuple) else values
    if one < two:
        one, two = two, one
    return Calendar(one, two) if 1 <= two <= 12 else None


def digits_day_month(*values: Any) -> Calendar | None:
    """Day and month in digits."""
    one, two = values[0] if isinstance(values[0], tuple) else values
    return _numeric(one, two, None)


def bare_day(day_: int | Days) -> Calendar | None:
    """A day of the anchor's month."""
    said = day_ if isinstance(day_, Days) else day(day_)
    return Calendar(days=said) if said else None


def bare_days(*values: Any) -> Calendar | None:
    """Two days of the anchor's month."""
    said = days(*values)
    return Calendar(days=said) if said else None


def month_rel(date: Month | Calendar, which: str | Node = "this") -> Node | None:
    """A month, or day and month: the last, the next, this one, or that of a year reckoned from the anchor."""
    built = _merge(Calendar(), (date,))
    if built is None or built.year is not None:
        return None
    if isinstance(which, str):
        return Calendar(None, built.month, built.days, hijri=built.hijri, rel=which) if which in SHIFTS else None
    return Within(built, which) if isinstance(which, Shift) and which.unit == "Y" else None


def day_within(day_: Days, month: Node) -> Within:
    """The 27th of the past month."""
    return Within(Calendar(days=day_), month)


def relative_unit(unit: str, which: str) -> Shift | None:
    """Last week, next year; previous and following ones are reckoned from the last date told."""
    if unit not in CALENDAR_UNITS or which not in SHIFTS:
        return None
    return Shift(unit, SHIFTS[which], which in ("prev", "foll"))


def this_unit(unit: str) -> Shift | None:
    """This week."""
    return Shift(unit, 0) if unit in CALENDAR_UNITS else None


def this_unit_rel(unit: str, which: str) -> Shift | None:
    """This coming week; this current year."""
    return relative_unit(unit, which)


def that_unit(unit: str) -> Shift | None:
    """That day, the same year: of the last date told."""
    return Shift(unit, 0, True) if unit in CALENDAR_UNITS else None


def only_month(node: Node) -> Node | None:
    """A month reckoned from the anchor."""
    return node if isinstance(node, Shift) and node.unit == "M" else None


def only_week(node: Node) -> Node | None:
    """A week reckoned from the anchor."""
    return node if isinstance(node, Shift) and node.unit == "W" else None


def only_year(node: Node) -> Node | None:
    """A year reckoned from the anchor."""
    return node if isinstance(node, Shift) and node.unit == "Y" else None


def this_month() -> Shift:
    """The month, without saying which."""
    return Shift("M", 0, True)


def day_shift(count: int = 0) -> Shift:
    """Yesterday, today, tomorrow."""
    return Shift("D", count)


def weekday(number: int) -> Calendar:
    """A day of the week."""
    return Calendar(weekday=number)


def this_weekday(number: int) -> Calendar:
    """This Friday: of the anchor's week."""
    return Calendar(weekday=number, rel="this")


def weekday_rel(date: Calendar, which: str) -> Calendar | None:
    """Last Thursday, next Thursday."""
    which = {"prev": "past", "foll": "next"}.get(which, which)
    return Calendar(weekday=date.weekday, rel=which) if which in SHIFTS else None


def weekdays(*values: Any) -> Range | None:
    """Two weekdays together; what says which for the last says it for both."""
    which = next((v for v in values if isinstance(v, str) and v in SHIFTS), "")
    if any(isinstance(v, str) and v not in SHIFTS and v != "D" for v in values):
        return None
    numbers = [v.weekday if isinstance(v, Calendar) else v for v in values if not isinstance(v, str)]
    return Range(Calendar(weekday=numbers[0], rel=which), Calendar(weekday=numbers[1], rel=which))


def weekday_date(day_: Calendar, date: Node) -> Node:
    """A weekday with its date."""
    if isinstance(date, Calendar) and date.days:
        return Calendar(date.year, date.month, date.days, day_.weekday, date.hijri, date.rel)
    return date


def full_only(date: Node) -> Node | None:
    """A date that has day and month."""
    if isinstance(date, Within):
        return date if isinstance(date.inner, Calendar) and date.inner.days else None
    return date if isinstance(date, Calendar) and date.month and date.days else None


def weekday_day(date: Calendar, number: int) -> Calendar | None:
    """Friday the 15th."""
    return Calendar(days=Days(number, number), weekday=date.weekday) if 1 <= number <= 31 else None


def shift_named(count: int, weekday_: int) -> Within:
    """Tomorrow, Thursday: the weekday settles which day is meant."""
    return Within(Calendar(weekday=weekday_), Shift("D", count))


def within_week(*values: Any) -> Within | None:
    """A weekday of a week."""
    week = next(v for v in values if isinstance(v, Shift))
    other = next(v for v in values if v is not week)
    return Within(Calendar(weekday=other) if isinstance(other, int) else other, week)


def season_year(code: str, of: Year | Node) -> Season | None:
    """Summer 2016; the summer of last year."""
    if isinstance(of, Year):
        return Season(code, year_date(of))
    return Season(code, of) if isinstance(of, Shift) and of.unit == "Y" else None


def season_rel(code: str, which: str = "this") -> Season | None:
    """Last summer, this summer."""
    return Season(code, None, which) if which in SHIFTS else None


def season(code: str) -> Season:
    """A season of the anchor's year."""
    return Season(code)


def century(unit: str, number: int | float, era: str = "CE") -> Century | None:
    """The n-th century."""
    return Century(int(number), era) if unit == "C" and 0 < number <= LATEST_CENTURY else None


def century_rel(node: Node) -> Node | None:
    """A century reckoned from the anchor's."""
    return node if isinstance(node, Shift) and node.unit == "C" else None


def centuries(unit: str, one: int, two: int) -> Range | None:
    """Two centuries."""
    return Range(Century(one), Century(two)) if unit == "C" and 0 < one < two <= LATEST_CENTURY else None


def weekend(which: str = "this") -> Weekend | None:
    """The weekend of this, the last, the next week."""
    return Weekend(SHIFTS[which]) if which in SHIFTS else None
