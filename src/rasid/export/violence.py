"""Rows of violent events and protests in columns like those of ACLED and of UCDP's georeferenced events."""

from collections.abc import Sequence
from typing import Any

from rasid.export.values import STATE, Data, Layout, Told, counts, days, joined, of, place

_TYPES = {
    None: ("Battles", "Armed clash"), "abduct": ("Violence against civilians", "Abduction/forced disappearance"),
    "sexual": ("Violence against civilians", "Sexual violence"), "beat": ("Violence against civilians", "Attack"),
    "torture": ("Violence against civilians", "Attack"), "targeted": ("Violence against civilians", "Attack"),
    "destroy": ("Strategic developments", "Looting/property destruction"),
    "explosives": ("Explosions/Remote violence", "Remote explosive/landmine/IED"),
    "suicide-attack": ("Explosions/Remote violence", "Suicide bomb"),
    "aerial": ("Explosions/Remote violence", "Air/drone strike"),
    "drone": ("Explosions/Remote violence", "Air/drone strike"),
    "heavy-weapons": ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
    "unconventional": ("Explosions/Remote violence", "Chemical weapon"),
    "crowd-control": ("Protests", "Protest with intervention"),
}
_PROTESTS = {"riot": ("Riots", "Violent demonstration"), "vandalize": ("Riots", "Violent demonstration")}
_INTER = {"MIL": 1, "GOV": 1, "COP": 1, "SPY": 1, "REB": 2, "CRM": 3, "OPP": 6, "CVL": 7}
_CIVIL = frozenset({"CVL", "MED", "REL", "EDU", "HLH", "REF", "LAB", "NGO"})
_SPANS = ((1, 1), (7, 2), (31, 3))


def _precision(told: Told, levels: Sequence[tuple[int, int]] = _SPANS) -> int | None:
    found = days(told)
    if not found:
        return None
    width = (found[1] - found[0]).days + 1
    return next((level for longest, level in levels if width <= longest), levels[-1][1])


def _where_precision(event: Data) -> int | None:
    level = place(event, "precision")
    return None if level is None else {"point": 1, "city": 1, "admin1": 2, "region": 2}.get(level, 3)


def _kind(event: Data) -> tuple[str, str]:
    if event["category"] == "PROTEST":
        return _PROTESTS.get(event["mode"], ("Protests", "Peaceful protest"))
    if event["mode"] in (None, "firearms", "primitive") and _against_civilians(event):
        return ("Violence against civilians", "Attack")
    return _TYPES.get(event["mode"], _TYPES[None])


def _against_civilians(event: Data) -> bool:
    return any(p["sector"] in _CIVIL for p in event["recipients"])


def _inter(parties: Sequence[Data]) -> int:
    return _INTER.get(parties[0]["sector"], 8) if parties else 0


def _happened(event: Data) -> bool:
    return event["category"] in ("ASSAULT", "PROTEST") and event["status"] is None


def _acled(told: Told) -> list[Any]:
    event, found = told.event, days(told)
    kind, sub = _kind(event)
    day = found[0] if found else None
    return [
        event["id"], day.isoformat() if day else None, day.year if day else None, _precision(told), kind, sub,
        of(event["actors"][:1], "name"), of(event["actors"][1:], "name"), _inter(event["actors"]),
        of(event["recipients"][:1], "name"), of(event["recipients"][1:], "name"), _inter(event["recipients"]),
        "Civilian targeting" if event["category"] == "ASSAULT" and _against_civilians(event) else None,
        place(event, "country"), place(event, "admin1"), place(event, "name"), place(event, "lat"), place(event, "lon"),
        _where_precision(event), told.article["source"], joined(e["text"] for e in event["evidence"]),
        counts(event).get("killed", 0), told.article["published"],
    ]


ACLED = Layout(
    "acled", "1",
    ("event_id_cnty", "event_date", "year", "time_precision", "event_type", "sub_event_type", "actor1", "assoc_actor_1",
     "inter1", "actor2", "assoc_actor_2", "inter2", "civilian_targeting", "country", "admin1", "location", "latitude",
     "longitude", "geo_precision", "source", "notes", "fatalities", "timestamp"),
    _acled, _happened, "ASSAULT and PROTEST told as having happened; countries are ISO 3166 alpha-3; the mapping of "
    "modes to event types is Rasid's own, not ACLED's coding.")


def _violence(event: Data) -> int:
    """1 with a state on one side, 2 between others, 3 against civilians."""
    if _against_civilians(event):
        return 3
    return 1 if any(p["sector"] in STATE for p in (*event["actors"], *event["recipients"])) else 2


def _ucdp(told: Told) -> list[Any]:
    event, found = told.event, days(told)
    killed = counts(event).get("killed", 0)
    sides = of(event["actors"], "name"), of(event["recipients"], "name")
    civil = killed if _against_civilians(event) else 0
    first, last = found or (None, None)
    return [event["id"], first.year if first else None, _violence(event), " - ".join(sides), *sides,
            told.article["id"], _where_precision(event), place(event, "text"), place(event, "admin1"),
            place(event, "lat"), place(event, "lon"), place(event, "country"), _precision(told),
            first.isoformat() if first else None, last.isoformat() if last else None, civil, killed - civil, killed,
            killed, killed]


def _deadly(event: Data) -> bool:
    killed = counts(event).get("killed", 0)
    return event["category"] == "ASSAULT" and event["status"] is None and isinstance(killed, int) and killed > 0


UCDP = Layout(
    "ucdp", "1",
    ("id", "year", "type_of_violence", "dyad_name", "side_a", "side_b", "source_article", "where_prec",
     "where_description", "adm_1", "latitude", "longitude", "country", "date_prec", "date_start", "date_end",
     "deaths_civilians", "deaths_unknown", "best", "high", "low"),
    _ucdp, _deadly, "ASSAULT with dead; best, high and low are one number: see disagreements of merged events.")
