"""The values of rules for parts of the day and clock times."""

from dataclasses import replace
from typing import Any

from rasid.times.make_periods import is_day
from rasid.times.nodes import Ago, Amount, Calendar, Clock, DayPart, Node, Range, Shift, Within

_MINUTES = {"H": 60, "MIN": 1}
HALF_HOUR_STEPS = {0.5: 30, 0.25: 15, 0.333: 20, 0.75: 45}


def part_of_day(*values: Any) -> DayPart | None:
    """The evening of yesterday; of two parts the last counts."""
    part, day = values[-2], values[-1]
    return DayPart(part, day) if is_day(day) else None


def day_then_part(day: Node, part: str) -> DayPart | None:
    """Yesterday in the evening."""
    return DayPart(part, day) if is_day(day) else None


def part_rel(part: str, which: str) -> DayPart | None:
    """Last night, the coming night."""
    if which in ("past", "prev", "past2"):
        return DayPart(part, Shift("D", -2 if which == "past2" else -1))
    return DayPart(part, Shift("D", 0)) if which in ("next", "this") else None


def this_part(part: str = "NI") -> DayPart:
    """This morning; tonight."""
    return DayPart(part, Shift("D", 0))


def part_alone(part: str) -> DayPart:
    """In the evening, the day not said."""
    return DayPart(part)


def night_between(part: str, one: int, two: int) -> DayPart | None:
    """The night of Thursday to Friday: that before the Friday."""
    if two != one % 7 + 1:
        return None
    return DayPart(part, Within(Ago(Amount(((1, "D"),)), -1), Calendar(weekday=two)))


def clock(*values: Any) -> Clock | None:
    """Hour, minute and second as said; three or four digits hold hour and minute."""
    numbers = list(values[0]) if isinstance(values[0], tuple) else list(values)
    if any(isinstance(n, float) for n in numbers):
        return None
    if len(numbers) == 1 and numbers[0] >= 100:
        numbers = list(divmod(numbers[0], 100))
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    second = numbers[2] if len(numbers) > 2 else None
    if not (0 <= hour <= 24 and 0 <= minute < 60 and 0 <= (second or 0) < 60):
        return None
    return Clock(hour, minute, second)


def clock_minutes(time: Clock, *values: Any) -> Clock | None:
    """A clock time and so many minutes, or (after -1) short of them."""
    numbers = list(values)
    unit = numbers.pop() if isinstance(numbers[-1], str) else "MIN"
    sign = -1 if numbers and numbers[0] == -1 else 1
    number = 2 if not numbers else numbers[-1]
    minutes = HALF_HOUR_STEPS.get(number, number)
    if unit != "MIN" or minutes != int(minutes) or not 0 < minutes < 60 or (sign > 0 and time.minute):
        return None
    total = (time.hour * 60 + time.minute + sign * int(minutes)) % (24 * 60)
    return replace(time, hour=total // 60, minute=total % 60)


def ordinal_minutes(hour: int, *values: Any) -> Clock | None:
    """The third and a half: the hour by its ordinal."""
    time = clock(hour) if hour <= 12 else None
    return clock_minutes(time, *values) if time else None


def clock_part(time: Clock, part: str) -> Clock | None:
    """A clock time with the part of the day that tells morning from evening."""
    if time.part or (time.hour > 12 and part == "MO"):
        return None
    return replace(time, part=part)


def part_clock(part: str, time: Clock, again: str = "") -> Clock | None:
    """The same with the part first, perhaps said twice."""
    return clock_part(time, again or part)


def clock_part_date(time: Clock, day: DayPart) -> Clock | None:
    """The eighth hour of Sunday's evening."""
    return replace(time, part=day.part, day=day.day) if not time.part and not time.day else None


def only_daypart(node: Node) -> Node | None:
    """A part of a day."""
    return node if isinstance(node, DayPart) else None


def only_clock(node: Node) -> Node | None:
    """A clock time."""
    return node if isinstance(node, Clock) else None


def clock_date(time: Clock, day: Node) -> Clock | None:
    """Eight o'clock on Thursday."""
    return replace(time, day=day) if time.day is None and is_day(day) else None


def date_clock(day: Node, time: Clock) -> Clock | None:
    """Thursday at eight o'clock."""
    if isinstance(day, DayPart):
        return clock_part_date(time, day)
    return clock_date(time, day)


def zoned(time: Clock, zone: str) -> Clock:
    """A clock time with its zone."""
    return replace(time, zone=zone)


def clock_range(one: Clock, two: Clock) -> Range | None:
    """From three to four in the afternoon: one takes part and day from the other."""
    if one == two:
        return None
    if not one.part and two.part and (one.hour <= two.hour or one.hour == 12):
        one = replace(one, part=two.part)
    if not two.part and one.part and two.hour > one.hour:
        two = replace(two, part=one.part)
    day = one.day or two.day
    return Range(replace(one, day=day), replace(two, day=day))


def only_span(node: Node) -> Node | None:
    """From one clock time to another."""
    return node if isinstance(node, Range) and isinstance(node.first, Clock) and node.first.day is None else None


def span_date(*values: Node) -> Range | None:
    """From nine to eleven on Thursday, in either order."""
    span = next(v for v in values if isinstance(v, Range) and isinstance(v.first, Clock))
    day = values[1] if values[0] is span else values[0]
    if not is_day(day) or not isinstance(span.first, Clock) or not isinstance(span.last, Clock):
        return None
    return Range(replace(span.first, day=day), replace(span.last, day=day))


def minutes_before(amount: Amount, time: Clock) -> Clock | None:
    """Three minutes before eight."""
    number, unit = amount.parts[0]
    if number is None or unit not in _MINUTES:
        return None
    total = (time.hour * 60 + time.minute - int(number * _MINUTES[unit])) % (24 * 60)
    return replace(time, hour=total // 60, minute=total % 60)


def mod_part(_: str, part: str) -> DayPart:
    """Daybreak."""
    return DayPart(part)
