#!/usr/bin/env python3
"""Write src/rasid/web/static/vendor/world.json from the npm package world-atlas (Natural Earth, public domain):

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/build_outlines.py package/countries-50m.json

Countries become GeoJSON in the packed form that ECharts unpacks (UTF8Encoding), named by ISO alpha-3 code; stretches of
border that are disputed, lines of control and armistice lines stand apart, so that they can be drawn as such.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from babel.core import get_global

from rasid.lexicon.read import DATA, read_table

OUT = Path(__file__).resolve().parent.parent / "src" / "rasid" / "web" / "static" / "vendor" / "world.json"
SCALE = 256
"""Steps a degree: about 400 m."""
TURN = 360 * SCALE
LARGEST = 0xD7FF - 64
WITHOUT_CODE = {"Kosovo": "XKX"}
LEFT_OUT = {"Antarctica"}
EVERYWHERE = (-180.0, -90.0, 180.0, 90.0)
DISPUTED = {
    ("ISR", "PSE"): EVERYWHERE, ("ISR", "SYR"): EVERYWHERE, ("ISR", "LBN"): EVERYWHERE, ("ESH", "MAR"): EVERYWHERE,
    ("CYP", "N. Cyprus"): EVERYWHERE, ("SOM", "Somaliland"): EVERYWHERE, ("SRB", "XKX"): EVERYWHERE,
    ("PRK", "KOR"): EVERYWHERE, ("CHN", "IND"): EVERYWHERE, ("EGY", "SDN"): EVERYWHERE, ("GUY", "VEN"): EVERYWHERE,
    ("IND", "Siachen Glacier"): EVERYWHERE, ("PAK", "Siachen Glacier"): EVERYWHERE,
    ("CHN", "Siachen Glacier"): EVERYWHERE, ("RUS", "UKR"): (32.0, 45.0, 36.8, 46.4),
    ("IND", "PAK"): (72.5, 32.3, 80.5, 37.2), ("SDN", "SSD"): (27.5, 9.0, 30.0, 11.0),
}
"""Pairs of neighbours and the window (west, south, east, north) in which their border is disputed. The list is Rasid's
own: what is drawn says nothing about whose claim is right."""
Point = tuple[int, int]


def main() -> None:
    """Read the atlas, write the outlines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("atlas", type=Path)
    atlas = json.loads(parser.parse_args().atlas.read_text(encoding="utf-8"))
    arcs = [list(steps(arc, atlas["transform"])) for arc in atlas["arcs"]]
    codes = codes_by_number()
    features, users = [], defaultdict(set)
    for shape in atlas["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        if name in LEFT_OUT:
            continue
        code = codes.get(shape.get("id", ""), WITHOUT_CODE.get(name, name))
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for index in (i for polygon in polygons for ring in polygon for i in ring):
            users[index if index >= 0 else ~index].add(code)
        features.append(feature(code, [[joined(ring, arcs) for ring in polygon] for polygon in polygons]))
    world = {"type": "FeatureCollection", "UTF8Encoding": True, "UTF8Scale": SCALE, "features": features,
             "disputed": [[[x / SCALE, y / SCALE] for x, y in line] for line in disputed(arcs, users)]}
    OUT.write_text(json.dumps(world, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def steps(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[Point]:
    """The points of an arc in steps of 1/SCALE degree, none twice in a row."""
    x = y = 0
    last = None
    for dx, dy in arc:
        x, y = x + dx, y + dy
        point = tuple(round((v * s + t) * SCALE) for v, s, t in zip((x, y), transform["scale"], transform["translate"],
                                                                    strict=True))
        if point != last:
            last = point
            yield point     # type: ignore[misc]


def codes_by_number() -> dict[str, str]:
    """ISO 3166 number -> alpha-3 code of the lexicon's countries."""
    alpha3 = {row["iso2"]: row["id"] for row in read_table(DATA / "places" / "countries.tsv")}
    aliases = get_global("territory_aliases")
    return {number: alpha3[found[0]] for number, found in aliases.items()
            if number.isdigit() and found and found[0] in alpha3}


def joined(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """The points of a ring of arcs; a negative number is an arc backwards."""
    points: list[Point] = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return unwrapped(points)


def unwrapped(ring: list[Point]) -> list[Point]:
    """The ring in one piece where it crosses the line of 180 degrees: it goes on to the east."""
    out, shift = [ring[0]], 0
    for (before, _), (x, y) in pairwise(ring):
        shift -= round((x - before) / TURN) * TURN
        out.append((x + shift, y))
    east = TURN if min(x for x, _ in out) < -TURN / 2 else 0
    return [(x + east, y) for x, y in out]


def feature(code: str, polygons: list[list[list[Point]]]) -> dict[str, Any]:
    """A country; rings that have shrunk to nothing are left out."""
    kept = [[ring for ring in polygon if len(ring) > 3] for polygon in polygons]
    kept = [polygon for polygon in kept if polygon]
    return {"type": "Feature", "properties": {"name": code}, "geometry": {
        "type": "MultiPolygon", "coordinates": [[packed(ring) for ring in polygon] for polygon in kept],
        "encodeOffsets": [[list(ring[0]) for ring in polygon] for polygon in kept]}}


def packed(ring: list[Point]) -> str:
    """The ring as ECharts packs it: differences, the sign in the lowest bit, one character each."""
    out, (x, y) = [], ring[0]
    for px, py in ring:
        for step in (px - x, py - y):
            value = (step << 1) ^ (step >> 63)
            assert value <= LARGEST, "a step too long for one character"
            out.append(chr(value + 64))
        x, y = px, py
    return "".join(out)


def disputed(arcs: list[list[Point]], users: dict[int, set[str]]) -> Iterator[list[Point]]:
    """The stretches of border that are disputed."""
    for index, countries in sorted(users.items()):
        for pair, (west, south, east, north) in DISPUTED.items():
            if countries == set(pair):
                line = [(x, y) for x, y in arcs[index]
                        if west <= x / SCALE <= east and south <= y / SCALE <= north]
                if len(line) > 1:
                    yield line


if __name__ == "__main__":
    main()
