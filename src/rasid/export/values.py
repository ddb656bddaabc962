"""What the layouts of other datasets share: parties, days and numbers as single cells."""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rasid.export.csv import safe_cell
from rasid.model.days import day_bounds

Data = Mapping[str, Any]
SEPARATOR = "; "
"""Stands between several values in one cell."""
QUAD_CLASSES = {"verbal cooperation": 1, "material cooperation": 2, "verbal conflict": 3, "material conflict": 4}
STATE = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD"})


@dataclass(frozen=True, slots=True)
class Told:
    """An event with its article. names: kind -> names of the entities of the article."""

    article: Data
    event: Data
    names: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Layout:
    """A dataset's layout. wanted: whether an event belongs in it; cells: its values in the order of the columns."""

    name: str
    version: str
    columns: tuple[str, ...]
    cells: Callable[[Told], Sequence[Any]]
    wanted: Callable[[Data], bool] = lambda event: True
    note: str = ""


def joined(values: Iterable[Any]) -> str:
    """Several values in one cell; empty ones keep their place."""
    return SEPARATOR.join("" if v is None else str(v) for v in values)


def of(parties: Sequence[Data], field: str) -> str:
    """A field of all parties."""
    return joined(p[field] for p in parties)


def first(parties: Sequence[Data], field: str) -> Any:
    """A field of the first party, None where there is none."""
    return parties[0][field] if parties else None


def place(event: Data, field: str) -> Any:
    """A field of the place, None where no place is told."""
    return event["place"][field] if event["place"] else None


def days(told: Told) -> tuple[dt.date, dt.date] | None:
    """First and last day of the event, of the article's publication where the event has none."""
    return day_bounds(told.event["date"]) or day_bounds(told.article["published"])


def first_day(told: Told) -> dt.date | None:
    """The first day of the event."""
    found = days(told)
    return found[0] if found else None


def counts(event: Data) -> Data:
    """The numbers that belong to the event."""
    found = event["counts"]
    read: Data = json.loads(found) if isinstance(found, str) else found
    return read


def line_cell(value: Any) -> str:
    """A value for a line of tab-separated text: on one line, and nothing that a spreadsheet would run."""
    plain = "" if value is None else str(value)
    shown = " ".join(plain.split()) if isinstance(value, str) else plain
    return str(safe_cell(shown)) if isinstance(value, str) else shown
