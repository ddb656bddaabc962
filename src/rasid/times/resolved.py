"""What dating gives and goes by: resolved values, the context, the choice among candidates, and who dates what."""

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from rasid.times.nodes import Node

NEAR = 120
"""Days within which a date without year and without tense is the nearest one; else it is in the anchor's year."""
NEAR_ALONE = 45
"""The same where the expression is the whole utterance."""
FAR = 5
"""How many times farther back than ahead a date without year may lie for a past tense to be believed."""
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
    told: the last day told before it in the text; alone: whether it is the whole utterance."""

    anchor: date | None = None
    tense: str = ""
    told: date | None = None
    alone: bool = False


Resolver = Callable[[Any, Context], Resolved | None]
_RESOLVERS: dict[type, Resolver] = {}


def register(resolvers: dict[type, Resolver]) -> None:
    """Adds the functions that date nodes of given kinds (see `rasid.times.anchor`)."""
    _RESOLVERS.update(resolvers)


def resolve(node: Node, context: Context) -> Resolved | None:
    """The dated form of a node; None where it cannot be a date (the 31st of a month without one)."""
    try:
        return _RESOLVERS[type(node)](node, context)
    except (ValueError, OverflowError):
        return None


def iso(day: date) -> str:
    """A day in ISO form (YYYY-MM-DD)."""
    return day.isoformat()


def one_day(day: date) -> Resolved:
    """A DATE of one day; both bounds are that day."""
    return Resolved("DATE", iso(day), day, day)


def span(first: date, last: date, value: str = "") -> Resolved:
    """A DATE from a first to a last day, inclusive; its value is the ISO interval unless another is given."""
    return Resolved("DATE", value or f"{iso(first)}/{iso(last)}", first, last)


def whole_month(year: int, month: int) -> Resolved:
    """A month of a year, from its first day to its last."""
    return span(date(year, month, 1), date(year, month, monthrange(year, month)[1]), f"{year:04d}-{month:02d}")


def whole_year(year: int) -> Resolved:
    """A year; years before 1 have a value (BC...) and no bounds."""
    if not 1 <= year <= 9999:
        return Resolved("DATE", f"BC{-year:04d}")
    return span(date(year, 1, 1), date(year, 12, 31), f"{year:04d}")


def whole_week(day: date) -> Resolved:
    """The ISO week (Monday to Sunday) that a day lies in."""
    year, week, weekday = day.isocalendar()
    first = day - timedelta(days=weekday - 1)
    return span(first, first + timedelta(days=6), f"{year:04d}-W{week:02d}")


def decade_at(number: int) -> Resolved:
    """A decade by its number: 199 is 1990 to 1999."""
    return span(date(number * 10, 1, 1), date(number * 10 + 9, 12, 31), f"{number:03d}")


def century_at(number: int) -> Resolved:
    """A century by its leading digits: 19 is 1900 to 1999."""
    return span(date(max(1, number * 100), 1, 1), date(number * 100 + 99, 12, 31), f"{number:02d}")


def exists(year: int, month: int, day: int) -> bool:
    """Whether a month of a year has that day."""
    return day <= monthrange(year, month)[1]


def shift_month(year: int, month: int, count: int) -> tuple[int, int]:
    """The (year, month) a number of months later, or earlier where it is negative."""
    total = year * 12 + month - 1 + count
    return total // 12, total % 12 + 1


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
    if context.tense == "future":
        return future[0]
    if context.tense == "past":
        return past[-1] if before < FAR * after else future[0]
    nearest = past[-1] if before <= after else future[0]
    if min(before, after) <= (NEAR_ALONE if context.alone else NEAR):
        return nearest
    return next((c for c in (past[-1], future[0]) if c[0].year == anchor.year), nearest)
