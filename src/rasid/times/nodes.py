"""What a time expression says, before it is dated: small immutable trees that the rules build and `anchor` resolves."""

from dataclasses import dataclass
from typing import NamedTuple


class Month(NamedTuple):
    """A month by name. hijri: 1-12 of that calendar; strong: the name is no other word; levantine: a name of the
    Levant."""

    number: int
    hijri: bool
    strong: bool
    levantine: bool = False


class Days(NamedTuple):
    """A day of the month, or first and last of several."""

    first: int
    last: int


class Year(NamedTuple):
    """A year by number (BC negative). hijri: of that era."""

    number: int
    hijri: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date by the calendar; what is not said is None.

    days: of the month; weekday: 1 Monday; hijri: month and year are of that calendar;
    rel: which one, where the year or week is not said: past next this prev foll, or "".
    """

    year: int | None = None
    month: int | None = None
    days: Days | None = None
    weekday: int | None = None
    hijri: bool = False
    rel: str = ""
    strong: bool = True


@dataclass(frozen=True, slots=True)
class Shift:
    """A calendar unit reckoned from the anchor: last week (W, -1), this year (Y, 0).

    context: reckoned from the last date told instead."""

    unit: str
    count: int
    context: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time. parts: (number, unit); number None: some (days, years); rel: past or next where it ends or
    begins at the anchor (the last five years)."""

    parts: tuple[tuple[float | None, str], ...]
    mod: str | None = None
    rel: str = ""


@dataclass(frozen=True, slots=True)
class Ago:
    """A point that lies an amount before (-1) or after (+1) the anchor."""

    amount: Amount
    sign: int


@dataclass(frozen=True, slots=True)
class Within:
    """A date that takes what it lacks (year, month, week) from another: 31 March of last year."""

    inner: "Node"
    outer: "Node"


@dataclass(frozen=True, slots=True)
class Nth:
    """The n-th (last: -1) weekday, week, day, month, quarter (Q), half (HY), third of a period."""

    number: int
    what: str
    outer: "Node"


@dataclass(frozen=True, slots=True)
class Run:
    """The first, or last, so many units of a period."""

    number: int
    unit: str
    last: bool
    outer: "Node"


@dataclass(frozen=True, slots=True)
class Season:
    """A season: SP SU FA WI, of a year, or by rel."""

    code: str
    year: "Node | None" = None
    rel: str = ""


@dataclass(frozen=True, slots=True)
class Decade:
    """The n-th ten years (8: eighties) of a century; None: of the twentieth."""

    digit: int
    century: "Node | None" = None


@dataclass(frozen=True, slots=True)
class Century:
    """A century by its ordinal; era: CE BCE AH."""

    number: int
    era: str = "CE"


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day (value of data/times/holidays.tsv), of a year, or by rel."""

    rule: str
    year: int | None = None
    rel: str = ""


@dataclass(frozen=True, slots=True)
class Modified:
    """A part of a period. mod: START MID END BEFORE AFTER."""

    inner: "Node"
    mod: str


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of a day: MO MI AF EV NI DT MN MM. day None: not told."""

    part: str
    day: "Node | None" = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day. hour as said; part decides between morning and evening; day None: the anchor's."""

    hour: int
    minute: int = 0
    second: int | None = None
    part: str = ""
    day: "Node | None" = None
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """From one point to another, both included."""

    first: "Node"
    last: "Node"


@dataclass(frozen=True, slots=True)
class Every:
    """A repeated time: every two years (amount), every Friday (weekday), every morning (part), a day of every month or,
    with its month, of every year."""

    amount: Amount | None = None
    weekday: int | None = None
    part: str = ""
    days: Days | None = None
    month: int | None = None
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Ref:
    """PRESENT_REF PAST_REF FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class Weekend:
    """The weekend of a week of weeks from now."""

    shift: int = 0


Node = (Calendar | Shift | Amount | Ago | Within | Nth | Run | Season | Decade | Century | Holiday | Modified
        | DayPart | Clock | Range | Every | Ref | Weekend)
