"""How near two places are: from the coordinates that events have, and those of the gazetteer for places named as parties."""

import math
from collections.abc import Mapping
from functools import cache
from typing import Any

from rasid.lexicon.read import DATA, read_table

_NEAR, _FAR = 15.0, 60.0
"""Kilometres within which two places are one, and beyond which they are two."""
_SPOTS = frozenset({"city", "camp", "crossing", "landmark", "island"})
"""Kinds of place too small for two of them to be one scene."""
_DEGREE = 111.2
"""Kilometres of a degree of latitude."""

Point = tuple[float, float]
"""Latitude and longitude, in degrees."""


def compare_points(one: Point | None, other: Point | None) -> float | None:
    """1 for one point to 0 for two that are far apart, None where one is unknown."""
    if one is None or other is None:
        return None
    away = _kilometres(one, other)
    return 0.9 if away <= _NEAR else 0.4 if away <= _FAR else 0.0


def point_of(place: Mapping[str, Any]) -> Point | None:
    """An event's place as a point."""
    return None if None in (place["lat"], place["lon"]) else (place["lat"], place["lon"])


def known_point(id: str | None) -> Point | None:
    """Where the gazetteer has a town, a camp or a landmark; None for anything else."""
    return _points().get(id or "")


def _kilometres(one: Point, other: Point) -> float:
    north, east = one[0] - other[0], one[1] - other[1]
    return _DEGREE * math.hypot(north, east * math.cos(math.radians(one[0])))


@cache
def _points() -> dict[str, Point]:
    rows = (row for table in ("places", "cities") for row in read_table(DATA / "places" / f"{table}.tsv"))
    return {str(row["id"]): (float(row["lat"]), float(row["lon"])) for row in rows
            if row["kind"] in _SPOTS and "-" not in (row["lat"], row["lon"])}
