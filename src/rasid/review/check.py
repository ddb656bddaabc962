"""Whether a correction says something that an event can hold; every mistake is told at once."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rasid.errors import InputError
from rasid.model.days import day_bounds
from rasid.model.ontology import CATEGORIES, COUNTS, MODES, SECTORS, STATUSES
from rasid.store.rows import Row

Data = Mapping[str, Any]
LONGEST_NAME = 200
MOST_PARTIES = 30
_COUNTRY = re.compile("[A-Z]{3}")
_CONTROLS = re.compile("[\\x00-\\x1f\\x7f-\\x9f\u202a-\u202e\u2066-\u2069]")
PRECISIONS = ("country", "admin1", "city", "point", "region")
_NOWHERE = {"text": "", "start": 0, "end": 0}
"""The words of what a reviewer added: none."""


class _Wrong(ValueError):
    """A value that a field cannot hold; str() says what to write instead."""


def checked(event: Data, changes: Data) -> Row:
    """The changes as an event (schema 1) holds them; InputError that tells all mistakes. A party is {name, country,
    sector}; one that keeps its name and country keeps its words and id. A mode that the new category lacks is dropped."""
    problems = [f"{name}: no field that can be corrected; one of {', '.join(FIELDS)}" for name in changes
                if name not in FIELDS]
    right: Row = {}
    for name in FIELDS:
        if name in changes:
            try:
                right[name] = FIELDS[name]({**event, **right}, changes[name])
            except _Wrong as error:
                problems.append(f"{name}: {error}")
    if problems:
        raise InputError("; ".join(problems))
    if "category" in right and "mode" not in right and event["mode"] not in MODES.get(right["category"], ()):
        right["mode"] = None
    return {name: value for name, value in right.items() if value != event[name]}


def plain_text(value: Any, longest: int) -> str:
    """A line of text without controls, at most so long; InputError for anything else."""
    try:
        return _line(value, longest)
    except _Wrong as error:
        raise InputError(str(error)) from error


def _line(value: Any, longest: int = LONGEST_NAME) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise _Wrong(f"a text of at most {longest} characters")
    return " ".join(_CONTROLS.sub(" ", value).split())


def _one_of(known: Sequence[str], optional: bool = True) -> Callable[[Data, Any], str | None]:
    def check(event: Data, value: Any) -> str | None:
        if optional and value in (None, ""):
            return None
        if value not in known:
            raise _Wrong(f"one of {', '.join(known)}")
        return str(value)

    return check


def _mode(event: Data, value: Any) -> str | None:
    modes = MODES.get(event["category"], ())
    if value in (None, ""):
        return None
    if value not in modes:
        raise _Wrong(f"{event['category']} has {'the modes ' + ', '.join(modes) if modes else 'no modes'}")
    return str(value)


def _truth(event: Data, value: Any) -> bool:
    if not isinstance(value, bool):
        raise _Wrong("true or false")
    return value


def _date(event: Data, value: Any) -> str | None:
    if value in (None, ""):
        return None
    if not isinstance(value, str) or day_bounds(value) is None:
        raise _Wrong("a day, month, year or span: 2021-05-04, 2021-05, 2021, 2021-05-04/2021-05-06")
    return value


def _country(value: Any) -> str | None:
    if value in (None, ""):
        return None
    if not isinstance(value, str) or not _COUNTRY.fullmatch(value):
        raise _Wrong("a country is three capital letters, such as YEM")
    return value


def _number(value: Any, low: float, high: float) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise _Wrong(f"a number from {low:g} to {high:g}")
    return value


def _counts(event: Data, value: Any) -> Row:
    if not isinstance(value, Mapping) or not set(value) <= {*COUNTS, "currency"}:
        raise _Wrong(f"numbers by name; the names are {', '.join(COUNTS)}, and currency beside amount")
    if "currency" in value and "amount" not in value:
        raise _Wrong("currency stands beside amount")
    return {k: _country(v) if k == "currency" else _number(v, 0, 1e15) for k, v in sorted(value.items())}


def _place(event: Data, value: Any) -> Row | None:
    """The same place with fields changed where its name is kept, else a new one."""
    if value in (None, "", {}):
        return None
    if not isinstance(value, Mapping) or not _line(value.get("name")):
        raise _Wrong("a place has a name")
    old = event["place"] or {}
    blank = {**_NOWHERE, "country": None, "admin1": None, "geonames": None, "lat": None, "lon": None, "precision": "city"}
    kept = dict(old) if old.get("name") == _line(value["name"]) else blank
    given = {"name": _line(value["name"]), **_place_details(value)}
    return {**kept, **given}


def _place_details(value: Data) -> Row:
    found: Row = {}
    if "country" in value:
        found["country"] = _country(value["country"])
    for name, most in (("lat", 90), ("lon", 180)):
        if name in value:
            found[name] = None if value[name] is None else _number(value[name], -most, most)
    if value.get("precision"):
        found["precision"] = _one_of(PRECISIONS, False)({}, value["precision"])
    return found


def _parties(event: Data, value: Any) -> list[Row]:
    if not isinstance(value, Sequence) or isinstance(value, str) or len(value) > MOST_PARTIES:
        raise _Wrong(f"a list of at most {MOST_PARTIES} parties")
    return [_party(event, party) for party in value]


def _party(event: Data, value: Any) -> Row:
    if not isinstance(value, Mapping) or not _line(value.get("name")):
        raise _Wrong("a party has a name")
    name, country = _line(value["name"]), _country(value.get("country"))
    sector = _one_of(SECTORS)(event, value.get("sector"))
    known = next((p for p in (*event["actors"], *event["recipients"]) if p["name"] == name), None)
    if known is None:
        return {**_NOWHERE, "name": name, "entity": None, "country": country, "sector": sector, "role": None}
    entity = known["entity"] if known["country"] == country else None
    return {**known, "entity": entity, "country": country, "sector": sector}


FIELDS: dict[str, Callable[[Data, Any], Any]] = {
    "category": _one_of(CATEGORIES, optional=False), "mode": _mode, "actors": _parties, "recipients": _parties,
    "status": _one_of(STATUSES), "historical": _truth, "date": _date, "place": _place, "counts": _counts}
"""What can be corrected, category before the mode that depends on it."""
