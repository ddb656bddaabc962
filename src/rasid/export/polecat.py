"""Tab-separated rows in the layout of POLECAT: 40 columns."""

from typing import Any

from rasid import __version__
from rasid.export.values import QUAD_CLASSES, Layout, Told, first, first_day, joined, of, place

_SIDE = ("Name", "Country", "COW", "Sectors", "Title", "Name Raw")


def _side_columns(side: str) -> tuple[str, ...]:
    return (f"{side} Name", f"{side} Country", f"{side} COW", f"Primary {side} Sector", f"{side} Sectors",
            f"{side} Title", f"{side} Name Raw", f"Wikipedia {side} ID")


def _side(parties: Any) -> list[Any]:
    return [of(parties, "name"), of(parties, "country"), None, first(parties, "sector"), of(parties, "sector"),
            of(parties, "role"), of(parties, "text"), None]


def _cells(told: Told) -> list[Any]:
    event, article = told.event, told.article
    day = first_day(told)
    point = place(event, "precision") in ("city", "point")
    return [
        event["id"], day.isoformat() if day else None, event["category"], event["mode"], event["score"],
        QUAD_CLASSES[event["quad"]], joined(event["contexts"]), *_side(event["actors"]), *_side(event["recipients"]),
        place(event, "name"), place(event, "name") if point else None, None, place(event, "admin1"),
        place(event, "country"), place(event, "lat"), place(event, "lon"), place(event, "geonames"),
        place(event, "text"), place(event, "precision"), article["source"], article["published"],
        *(joined(told.names.get(kind, ())) for kind in ("person", "organisation", "place")), article["language"],
        f"rasid {__version__}",
    ]


POLECAT = Layout(
    "polecat", "1",
    ("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
     *_side_columns("Actor"), *_side_columns("Recipient"), "Placename", "City", "District", "Province", "Country",
     "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date",
     "Story People", "Story Organizations", "Story Locations", "Language", "Version"),
    _cells, note="COW codes, districts and Wikipedia ids are left empty; countries are ISO 3166 alpha-3.")
