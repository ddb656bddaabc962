"""The values of rules for lengths of time, points so long ago, and repeated times."""

from dataclasses import replace
from typing import Any

from rasid.times.nodes import Ago, Amount, Calendar, Days, Every, Node, Ref

LENGTH_UNITS = ("S", "MIN", "H", "D", "NI", "W", "M", "Y", "DE", "C")
"""From the shortest to the longest."""
YEARS = range(1900, 2101)
SIDES = {"past": "past", "prev": "past", "last": "past", "next": "next"}
DAILY = Amount(((1, "D"),))
_SET_PARTS = {"P1D": (1, "D"), "P1W": (1, "W"), "P1M": (1, "M"), "P1Y": (1, "Y"), "P6M": (6, "M"), "P2W": (2, "W"),
              "P3M": (3, "M")}


# ---- lengths

def length(number: float, unit: str) -> Amount | None:
    """Seven months; a year's number before the word year counts nothing."""
    if unit not in LENGTH_UNITS or (unit == "Y" and number in YEARS and number % 100):
        return None
    return Amount(((number, unit),))


def length_dual(unit: str, *values: Any) -> Amount:
    """Two years; the last two years."""
    return Amount(((2, unit),), None, _side(values))


def _side(values: tuple[Any, ...]) -> str:
    """Which side of the anchor a length lies on, by the word that says which one."""
    which = next((v for v in values if isinstance(v, str) and v in SIDES), "")
    return SIDES.get(which, "")


def length_fraction(number: float, unit: str) -> Amount:
    """Half an hour."""
    return Amount(((number, unit),))


def length_and_fraction(whole: Amount | str, number: float, unit: str = "") -> Amount | None:
    """A century and a half."""
    amount = Amount(((1, whole),)) if isinstance(whole, str) else whole
    count, last = amount.parts[-1]
    if count is None or unit not in ("", last):
        return None
    return Amount((*amount.parts[:-1], (count + number, last)), amount.mod)


def length_sum(*values: Amount | str) -> Amount | None:
    """Two years and three months."""
    parts: list[tuple[float | None, str]] = []
    for value in values:
        parts += [(1, value)] if isinstance(value, str) else value.parts
    units = [unit for _, unit in parts]
    if len(set(units)) != len(units) or any(count is None for count, _ in parts):
        return None
    order = sorted(parts, key=lambda p: -LENGTH_UNITS.index(p[1]))
    return Amount(tuple(order), next((v.mod for v in values if isinstance(v, Amount)), None))


def length_run(one: Amount, two: Amount) -> Amount | None:
    """The same without a conjunction, from the longer unit to the shorter only."""
    if LENGTH_UNITS.index(one.parts[-1][1]) <= LENGTH_UNITS.index(two.parts[0][1]):
        return None
    return length_sum(one, two)


def length_one(unit: str, *_: Any) -> Amount:
    """One month."""
    return Amount(((1, unit),))


def length_whole(unit: str) -> Amount | None:
    """All the year; the hours of the clock are none."""
    return length_one(unit) if unit not in ("S", "MIN", "H") else None


def nothing() -> bool:
    """A trap has no value."""
    return False


def length_some(unit: str, *_: Any) -> Amount:
    """Some years."""
    return Amount(((None, unit),))


def period() -> Amount:
    """A long time: a length without a unit."""
    return Amount(((None, ""),))


def bounded(one: str | Amount, two: Amount | str) -> Amount | None:
    """About, more than, less than a length."""
    mod, value = (two, one) if isinstance(one, Amount) else (one, two)
    amount = Amount(((1, value),)) if isinstance(value, str) else value
    return Amount(amount.parts, str(mod), amount.rel) if amount.mod is None else None


def length_range(one: float | Amount, two: float | Amount, unit: str = "") -> Amount | None:
    """Three to five days: counted with the upper bound."""
    if isinstance(two, Amount):
        return two
    if isinstance(one, Amount) or one >= two or unit not in LENGTH_UNITS:
        return None
    return Amount(((two, unit),))


def length_definite(*values: Any) -> Amount | None:
    """The last five years, the three days."""
    number = next((v for v in values if isinstance(v, int | float)), None)
    unit = next((v for v in values if isinstance(v, str) and v in LENGTH_UNITS), None)
    return Amount(((number, unit),), None, _side(values)) if number and unit else None


def length_last(_: int, amount: Amount) -> Amount:
    """The last five years, said with a noun."""
    return replace(amount, rel="past")


def some_rel(unit: str, which: str) -> Ref | None:
    """The past days, the coming weeks."""
    if which in ("past", "prev", "last"):
        return Ref("PAST_REF")
    return Ref("FUTURE_REF") if which in ("next", "foll") else Ref("PRESENT_REF") if which == "this" else None


def _amount(value: Amount | str) -> Amount:
    return Amount(((1, value),)) if isinstance(value, str) else value


def ago(value: Amount | str) -> Node:
    """Two years ago; some weeks ago is only some time in the past."""
    amount = _amount(value)
    return Ref("PAST_REF") if amount.parts[0][0] is None else Ago(amount, -1)


def from_now(value: Amount | str) -> Node:
    """In two days."""
    amount = _amount(value)
    return Ref("FUTURE_REF") if amount.parts[0][0] is None else Ago(amount, 1)


# ---- repeated times

def every(value: Amount | str) -> Every:
    """Every two years."""
    return Every(_amount(value))


def every_weekday(*values: Any) -> Every | None:
    """Every Saturday; a unit before it must be the day."""
    if any(isinstance(v, str) and v != "D" for v in values):
        return None
    return Every(weekday=values[-1])


def every_date(date: Calendar | Days, unit: str) -> Every | None:
    """The fifteenth of May of every year; the first of every month."""
    if isinstance(date, Days):
        return Every(days=date) if unit == "M" else None
    return Every(days=date.days, month=date.month) if unit == "Y" and not date.hijri else None


def every_part(part: str) -> Every:
    """Every morning."""
    return Every(part=part)


def every_weekday_part(part: str, weekday: int) -> Every:
    """The evening of every Friday."""
    return Every(weekday=weekday, part=part)


def modified_set(mod: str, value: Every) -> Every:
    """The end of every Friday."""
    return replace(value, mod=mod)


def every_then_part(value: Every, part: str) -> Every | None:
    """Every Thursday in the evening."""
    return replace(value, part=part) if not value.part and not (value.amount and value.amount != DAILY) else None


def set_word(code: str) -> Every:
    """Daily, weekly."""
    return Every(Amount((_SET_PARTS[code],)))
