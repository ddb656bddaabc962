"""Schema 1: a coded article as a JSON object (docs/reference/schema.md)."""

import json
from collections.abc import Mapping
from typing import Any, TextIO

import orjson

from rasid.model.annotations import Entity, Party, Quote, TimeExpression
from rasid.model.document import Document
from rasid.model.event import Event, Place, event_id
from rasid.model.ontology import QUADS, plover_score
from rasid.model.span import Span


def _spot(document: Document, span: Span) -> dict[str, Any]:
    return {"text": document.text[span.start:span.end], "start": span.start, "end": span.end}


def _party(party: Party) -> dict[str, Any]:
    return {"text": party.text, "start": party.start, "end": party.end, "name": party.name, "entity": party.entity,
            "country": party.country, "sector": party.sector, "role": party.role}


def _entity(entity: Entity) -> dict[str, Any]:
    mentions = [{"text": m.text, "start": m.span.start, "end": m.span.end, "level": m.level} for m in entity.mentions]
    return {"id": entity.id, "name": entity.name, "kind": entity.kind, "country": entity.country,
            "sector": entity.sector, "role": entity.role, "wikidata": entity.wikidata, "mentions": mentions}


def _time(time: TimeExpression) -> dict[str, Any]:
    return {"text": time.text, "start": time.span.start, "end": time.span.end, "type": time.type, "value": time.value,
            "mod": time.mod, "begin": time.begin, "end_value": time.end_value}


def _quote(document: Document, quote: Quote) -> dict[str, Any]:
    return {"kind": quote.kind, "text": quote.text, "start": quote.span.start, "end": quote.span.end,
            "speaker": _party(quote.speaker) if quote.speaker is not None else None,
            "speakers": [_party(s) for s in quote.speakers], "cue": _spot(document, quote.cue),
            "occasion": quote.occasion}


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"text": place.text, "start": place.start, "end": place.end, "name": place.name, "country": place.country,
            "admin1": place.admin1, "geonames": place.geonames, "lat": place.lat, "lon": place.lon,
            "precision": place.precision}


def _event(document: Document, event: Event, goldstein: dict[str, float]) -> dict[str, Any]:
    return {
        "id": event_id(document.id, event.category, event.mentions[0]), "category": event.category,
        "mode": event.mode, "contexts": event.contexts,
        "cameo": event.cameo, "quad": QUADS[event.category], "score": plover_score(event.category, event.mode),
        "goldstein": goldstein.get(event.cameo or "", goldstein.get((event.cameo or "")[:2])),
        "actors": [_party(p) for p in event.actors], "recipients": [_party(p) for p in event.recipients],
        "status": event.status, "historical": event.historical,
        "reported_by": _party(event.reported_by) if event.reported_by is not None else None,
        "date": event.date, "date_text": event.date_text, "place": _place(event.place), "counts": event.counts,
        "confidence": round(event.confidence, 3), "mentions": [_spot(document, s) for s in event.mentions],
        "evidence": [_spot(document, s) for s in event.evidence], "rules": event.rules,
    }


def article(document: Document, version: str, lexicon: str, goldstein: dict[str, float]) -> dict[str, Any]:
    """A coded article as plain data in the order of schema 1."""
    return {
        "id": document.id, "source": document.source, "url": document.url, "title": document.title,
        "published": document.published, "language": document.language,
        "coder": {"version": version, "lexicon": lexicon},
        "entities": [_entity(e) for e in document.entities], "times": [_time(t) for t in document.times],
        "quotes": [_quote(document, q) for q in document.quotes],
        "events": [_event(document, e, goldstein) for e in document.events],
        "diagnostics": [{"code": d.code, "message": d.message, "start": d.span.start if d.span else None,
                         "end": d.span.end if d.span else None} for d in document.diagnostics],
    }


def line(coded: Mapping[str, Any]) -> str:
    """One JSON line; what the fast writer refuses (numbers beyond 64 bits), the standard library's writes."""
    try:
        return orjson.dumps(coded).decode()
    except TypeError:
        return json.dumps(coded, ensure_ascii=False, separators=(",", ":"))


class LinesWriter:
    """Writes coded articles as JSON lines, as they come."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def add(self, article: Mapping[str, Any]) -> None:
        """Write one coded article (schema 1)."""
        self._stream.write(line(article) + "\n")

    def close(self) -> None:
        """Nothing is left to write."""
