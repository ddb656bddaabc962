"""From a coded article (schema 1) to rows of the store's tables, and back."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from rasid.model.days import day_bounds

Row = dict[str, Any]
_PASSED = ("id", "category", "mode", "contexts", "cameo", "quad", "score", "goldstein", "actors", "recipients",
           "status", "historical", "reported_by", "date", "date_text", "place", "confidence", "evidence", "rules")
_SHORT = 200
"""Characters of evidence kept where the texts of articles are not."""


def text_hash(text: str) -> str:
    """What tells whether an article's text has changed since it was stored."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _day(published: str | None) -> dt.date | None:
    days = day_bounds(published)
    return days[0] if days else None


def countries(parties: Sequence[Mapping[str, Any]]) -> list[str]:
    """The countries of parties, each once, in order."""
    return list(dict.fromkeys(p["country"] for p in parties if p["country"]))


def event_row(article: str, batch: str, event: Mapping[str, Any]) -> Row:
    """The row of one event; its triggers stand in `mentions`."""
    days = day_bounds(event["date"])
    return {
        "batch": batch, "article": article, **{name: event[name] for name in _PASSED},
        "actor_countries": countries(event["actors"]), "recipient_countries": countries(event["recipients"]),
        "first_day": days[0] if days else None, "last_day": days[1] if days else None,
        "counts": json.dumps(event["counts"], ensure_ascii=False, sort_keys=True),
    }


def article_row(coded: Mapping[str, Any], batch: str, extra: Mapping[str, Any]) -> Row:
    """The row of an article; extra: text, text_hash, topic, coded, signature, author, section."""
    return {
        "batch": batch, **{k: coded[k] for k in ("id", "source", "url", "title", "published", "language")},
        "day": _day(coded["published"]), "events": len(coded["events"]), "coder": coded["coder"]["version"],
        "lexicon": coded["coder"]["lexicon"], "diagnostics": json.dumps(coded["diagnostics"], ensure_ascii=False),
        **extra,
    }


def shorten(coded: Mapping[str, Any]) -> dict[str, Any]:
    """The coded article with short evidence and no words of quotes, for stores that may not keep texts."""
    events = [{**e, "evidence": [{**s, "text": s["text"][:_SHORT]} for s in e["evidence"]]} for e in coded["events"]]
    quotes = [{**q, "text": None} for q in coded["quotes"]]
    return {**coded, "title": None, "events": events, "quotes": quotes}


def table_rows(coded: Mapping[str, Any], batch: str, extra: Mapping[str, Any],
               keep_text: bool = True) -> dict[str, list[Row]]:
    """All rows that one coded article gives, by table."""
    if not keep_text:
        coded, extra = shorten(coded), {**extra, "text": None}
    key = {"batch": batch, "article": coded["id"]}
    return {
        "articles": [article_row(coded, batch, extra)],
        "events": [event_row(coded["id"], batch, e) for e in coded["events"]],
        "mentions": [{**key, "event": e["id"], **m} for e in coded["events"] for m in e["mentions"]],
        **{name: [{**key, **found} for found in coded[name]] for name in ("quotes", "times", "entities")},
    }


def event_of(row: Mapping[str, Any], mentions: list[Row]) -> Row:
    """The event of schema 1 from its row and its triggers."""
    return {**{name: row[name] for name in _PASSED}, "counts": json.loads(row["counts"]), "mentions": mentions}
