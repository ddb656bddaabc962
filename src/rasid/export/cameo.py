"""Tab-separated rows in the layouts that speak CAMEO: ICEWS and GDELT."""

import datetime as dt
from typing import Any

from rasid.export.values import QUAD_CLASSES, Data, Layout, Told, first, first_day, of, place

_GEO = {"country": 1, "admin1": 5, "region": 5, "city": 4, "point": 4}


def _icews(told: Told) -> list[Any]:
    event, article = told.event, told.article
    day = first_day(told)
    point = place(event, "precision") in ("city", "point")
    return [
        event["id"], day.isoformat() if day else None, *(first(event["actors"], f) for f in ("name",)),
        of(event["actors"], "sector"), first(event["actors"], "country"),
        " ".join(filter(None, (event["category"], event["mode"]))), event["cameo"], event["goldstein"],
        first(event["recipients"], "name"), of(event["recipients"], "sector"), first(event["recipients"], "country"),
        article["id"], None, article["source"], place(event, "name") if point else None, None, place(event, "admin1"),
        place(event, "country"), place(event, "lat"), place(event, "lon"),
    ]


ICEWS = Layout(
    "icews", "1",
    ("event_id", "event_date", "source_name", "source_sectors", "source_country", "event_text", "cameo_code",
     "intensity", "target_name", "target_sectors", "target_country", "story_id", "sentence_number", "publisher", "city",
     "district", "province", "country", "latitude", "longitude"),
    _icews, lambda event: bool(event["cameo"]),
    "Intensity is Goldstein's value; sentence numbers and districts are left empty.")


def _actor_columns(number: int) -> tuple[str, ...]:
    names = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code",
             "Type1Code", "Type2Code", "Type3Code")
    return tuple(f"Actor{number}{name}" for name in names)


def _geo_columns(whose: str) -> tuple[str, ...]:
    names = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
    return tuple(f"{whose}Geo_{name}" for name in names)


def _actor(parties: Any) -> list[Any]:
    country, sector = first(parties, "country"), first(parties, "sector")
    code = (country or "") + ("" if sector in (None, "UNK") else sector)
    return [code or None, first(parties, "name"), country, None, None, None, None, sector, None, None]


def _fraction(day: dt.date) -> float:
    """The year with the part of it that has passed, as GDELT reckons it."""
    return round(day.year + (day.month * 30 + day.day) / 365, 4)


def _days(day: dt.date | None) -> list[Any]:
    if day is None:
        return [None] * 4
    return [day.strftime("%Y%m%d"), day.strftime("%Y%m"), day.year, _fraction(day)]


def _where(event: Data) -> list[Any]:
    return [_GEO.get(place(event, "precision"), 0), place(event, "name"), place(event, "country"),
            place(event, "admin1"), None, place(event, "lat"), place(event, "lon"), place(event, "geonames")]


def _gdelt(told: Told) -> list[Any]:
    event, code = told.event, told.event["cameo"]
    added = (told.article["published"] or "")[:10].replace("-", "")
    return [
        int(event["id"][:15], 16) if _is_hex(event["id"]) else event["id"], *_days(first_day(told)),
        *_actor(event["actors"]), *_actor(event["recipients"]), 1, code, code[:3], code[:2],
        QUAD_CLASSES[event["quad"]], event["goldstein"], len(event["mentions"]), 1, 1, None,
        *[None] * 16, *_where(event), added or None, told.article["url"] or told.article["id"],
    ]


def _is_hex(text: str) -> bool:
    return all(c in "0123456789abcdef" for c in text)


GDELT = Layout(
    "gdelt", "1",
    ("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate", *_actor_columns(1), *_actor_columns(2),
     "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
     "NumSources", "NumArticles", "AvgTone", *_geo_columns("Actor1"), *_geo_columns("Actor2"), *_geo_columns("Action"),
     "DATEADDED", "SOURCEURL"),
    _gdelt, lambda event: bool(event["cameo"]),
    "Places carry ISO 3166 alpha-3 codes, not FIPS; tone and the actors' places are left empty.")
