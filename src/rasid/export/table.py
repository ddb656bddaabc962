"""A readable table of coded events for the terminal."""

from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from rasid.export.terminal import table

COLUMNS = ("article", "date", "event", "actors", "recipients", "status", "words")
_WIDEST = (20, 23, 24, 34, 34, 16, 28)


class TableWriter:
    """Collects the events of coded articles and writes one table at the end. labels: of columns and values."""

    def __init__(self, stream: TextIO, labels: Mapping[str, str]) -> None:
        self._stream, self._labels = stream, labels
        self._rows: list[list[str]] = []

    def add(self, article: Mapping[str, Any]) -> None:
        """Take in one coded article (schema 1)."""
        self._rows += [self._row(article, event) for event in article["events"]]

    def close(self) -> None:
        """Write the table."""
        header = [self._label(c) for c in COLUMNS]
        self._stream.write("\n".join(table(header, self._rows, _WIDEST)) + "\n")

    def _label(self, key: str) -> str:
        return self._labels.get(key, key)

    def _row(self, article: Mapping[str, Any], event: Mapping[str, Any]) -> list[str]:
        kind = " ".join(self._label(k) for k in (event["category"], event["mode"]) if k)
        return [article["id"], event["date"] or "-", kind, self._parties(event["actors"]),
                self._parties(event["recipients"]), self._standing(event),
                ", ".join(m["text"] for m in event["mentions"])]

    def _parties(self, parties: Sequence[Mapping[str, Any]]) -> str:
        name = "text" if self._labels else "name"
        return ", ".join(f"{p[name]} ({' '.join(c for c in (p['country'], p['sector']) if c)})" for p in parties) or "-"

    def _standing(self, event: Mapping[str, Any]) -> str:
        marks = [event["status"]] if event["status"] else []
        marks += ["historical"] if event["historical"] else []
        return ", ".join(map(self._label, marks)) or "-"
