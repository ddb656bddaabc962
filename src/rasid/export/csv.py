"""Flat CSV: one event a row, for spreadsheets and statistics; cells that a spreadsheet would run are neutralised."""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TextIO

PARTS = "; "
"""Stands between several values in one cell."""
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_EVENT = ("id", "category", "mode", "cameo", "quad", "score", "goldstein", "status", "historical", "date", "date_text",
          "confidence")
_PARTY = ("name", "country", "sector", "role", "entity", "text")
_PLACE = ("name", "country", "admin1", "geonames", "lat", "lon", "precision")

COLUMNS = (
    "article", "source", "url", "title", "published", *(f"event_{c}" if c == "id" else c for c in _EVENT), "contexts",
    *(f"actor_{c}" for c in _PARTY), *(f"recipient_{c}" for c in _PARTY), *(f"reported_by_{c}" for c in _PARTY),
    *(f"place_{c}" for c in _PLACE), "counts", "triggers", "evidence", "rules",
)


def safe_cell(value: Any) -> Any:
    """The value, with an apostrophe before text that a spreadsheet would take for a formula."""
    if isinstance(value, str) and value.startswith(_DANGEROUS):
        return "'" + value
    return value


def _joined(values: Sequence[Any]) -> str:
    return PARTS.join("" if v is None else str(v) for v in values)


def _parties(parties: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    return (_joined([p[c] for p in parties]) for c in _PARTY)


def cells(article: Mapping[str, Any], event: Mapping[str, Any]) -> list[Any]:
    """The values of one event, in the order of `COLUMNS`."""
    place, teller = event["place"] or {}, event["reported_by"]
    return [
        article["id"], article["source"], article["url"], article["title"], article["published"],
        *(event[c] for c in _EVENT), _joined(event["contexts"]), *_parties(event["actors"]),
        *_parties(event["recipients"]), *_parties([teller] if teller else []), *(place.get(c) for c in _PLACE),
        json.dumps(event["counts"], ensure_ascii=False) if event["counts"] else "",
        _joined([m["text"] for m in event["mentions"]]), _joined([e["text"] for e in event["evidence"]]),
        _joined(event["rules"]),
    ]


def row(article: Mapping[str, Any], event: Mapping[str, Any]) -> list[Any]:
    """The cells of one event, safe for spreadsheets."""
    return [safe_cell(c) for c in cells(article, event)]


class CsvWriter:
    """Writes coded articles as they come; the header first."""

    def __init__(self, stream: TextIO) -> None:
        self._rows = csv.writer(stream, lineterminator="\n")
        self._rows.writerow(COLUMNS)

    def add(self, article: Mapping[str, Any]) -> None:
        """Write the events of one coded article (schema 1)."""
        for event in article["events"]:
            self._rows.writerow(row(article, event))

    def close(self) -> None:
        """Nothing is left to write."""
