"""Whether two versions of an event say the same, field by field."""

from collections.abc import Callable, Mapping
from typing import Any

Data = Mapping[str, Any]


def _parties(event: Data, side: str) -> set[tuple[Any, ...]]:
    return {(p["name"], p["country"], p["sector"]) for p in event[side]}


def _place(event: Data) -> tuple[Any, Any] | None:
    return (event["place"]["name"], event["place"]["country"]) if event["place"] else None


COMPARED: dict[str, Callable[[Data], Any]] = {
    "category": lambda e: e["category"], "mode": lambda e: e["mode"], "actors": lambda e: _parties(e, "actors"),
    "recipients": lambda e: _parties(e, "recipients"), "status": lambda e: e["status"],
    "historical": lambda e: e["historical"], "date": lambda e: e["date"], "place": _place,
    "counts": lambda e: dict(e["counts"])}
"""What a reviewer can correct, as far as it tells versions apart."""


def wrong_fields(right: Data, event: Data) -> list[str]:
    """The fields in which an event (schema 1) differs from the right one."""
    return [name for name, of in COMPARED.items() if of(right) != of(event)]
