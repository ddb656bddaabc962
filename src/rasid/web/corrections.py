"""The fields of an event as lines of a form, and back.

A party is a line `COUNTRY/SECTOR name`, a count a line `name number`, a place `COUNTRY name`; - stands for what is unknown.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from rasid.errors import InputError

Data = Mapping[str, Any]
FIELDS = ("category", "mode", "actors", "recipients", "status", "historical", "date", "place", "counts")
_PARTY = re.compile(r"(\S{1,3})/(\S{1,3})\s+(.+)")
_PLACE = re.compile(r"(\S{1,3})\s+(.+)")
_COUNT = re.compile(r"([a-z]+)\s+(\S+)")


def written(event: Data) -> dict[str, str]:
    """The fields of an event (schema 1) as a form shows them."""
    place = event["place"]
    return {
        "category": event["category"], "mode": event["mode"] or "", "status": event["status"] or "",
        "historical": "yes" if event["historical"] else "", "date": event["date"] or "",
        "actors": _lines(event["actors"]), "recipients": _lines(event["recipients"]),
        "place": f"{place['country'] or '-'} {_flat(place['name'])}" if place else "",
        "counts": "\n".join(f"{name} {value}" for name, value in event["counts"].items())}


def _lines(parties: Sequence[Data]) -> str:
    return "\n".join(f"{p['country'] or '-'}/{p['sector'] or '-'} {_flat(p['name'])}" for p in parties)


def _flat(text: str) -> str:
    return " ".join(text.split())


def changes_of(form: Data, event: Data | None = None) -> dict[str, Any]:
    """The fields that a form changes, as `review.check` takes them; InputError that names a line that cannot be read. event:
    what the form showed, whose untouched fields are left out."""
    shown = written(event) if event is not None else dict.fromkeys(FIELDS, "")
    given = {name: _given(form.get(name)) for name in FIELDS}
    return {name: _read(name, text) for name, text in given.items() if text != shown[name]}


def _given(value: Any) -> str:
    return "\n".join(line.strip() for line in str(value or "").splitlines() if line.strip())


def _read(name: str, text: str) -> Any:
    lines = text.splitlines()
    if name in ("actors", "recipients"):
        return [_party(line) for line in lines]
    if name == "counts":
        return dict(_count(line) for line in lines)
    if name == "place":
        return _place(text) if text else None
    return bool(text) if name == "historical" else text or None


def _known(code: str) -> str | None:
    return None if code == "-" else code


def _party(line: str) -> dict[str, Any]:
    found = _PARTY.fullmatch(line)
    if found is None:
        raise InputError(f"{line}: write a party as COUNTRY/SECTOR name, such as USA/GOV United States, with - for unknown")
    return {"country": _known(found[1]), "sector": _known(found[2]), "name": found[3]}


def _place(line: str) -> dict[str, Any]:
    found = _PLACE.fullmatch(line)
    if found is None:
        raise InputError(f"{line}: write a place as COUNTRY name, such as SYR Aleppo, with - for unknown")
    return {"country": _known(found[1]), "name": found[2]}


def _count(line: str) -> tuple[str, Any]:
    found = _COUNT.fullmatch(line)
    if found is None:
        raise InputError(f"{line}: write a count as name number, such as killed 5")
    name, value = found.groups()
    if name == "currency":
        return name, value
    try:
        return name, int(value) if value.lstrip("-").isdecimal() and len(value) < 16 else float(value)
    except ValueError as error:
        raise InputError(f"{line}: {value} is no number") from error
