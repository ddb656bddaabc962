"""All formats of a store's events by name, and what goes with every exported file: what it is and what made it."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO

from rasid import __version__
from rasid.errors import InputError, RasidError
from rasid.export.cameo import GDELT, ICEWS
from rasid.export.csv import CsvWriter
from rasid.export.graph import write_graph
from rasid.export.jsonl import LinesWriter
from rasid.export.parquet import write_events
from rasid.export.polecat import POLECAT
from rasid.export.sqlite import write_sqlite
from rasid.export.standoff import write_brat, write_timeml
from rasid.export.values import Layout, Told, line_cell
from rasid.export.violence import ACLED, UCDP
from rasid.store.query import EventFilter, iterate_articles, iterate_events, run_sql, story_names
from rasid.store.repository import Store

LAYOUTS = {layout.name: layout for layout in (POLECAT, ICEWS, GDELT, ACLED, UCDP)}
CODEBOOK = "docs/reference/codebook.md"
_VERSIONS = "select distinct coder, lexicon from articles order by all"


def export(store: Store, name: str, path: Path, wanted: EventFilter) -> int:
    """Write a store's events in a format, and beside the file what it is; how many events or articles."""
    about = describe(store, name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        count = FORMATS[name](store, path, wanted, about)
        beside = path.with_name(path.name + ".about.json")
        beside.write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror})") from error
    return count


def describe(store: Store, name: str) -> dict[str, str]:
    """What an export is: its format and version, the versions of coder and lexicon, and where the codes are told."""
    layout = LAYOUTS.get(name)
    versions = run_sql(store, _VERSIONS)[1]
    return {
        "format": name, "format_version": layout.version if layout else "1", "rasid": __version__,
        "coder": ", ".join(sorted({str(v[0]) for v in versions})),
        "lexicon": ", ".join(sorted({str(v[1]) for v in versions})), "codebook": CODEBOOK,
        "note": layout.note if layout else "",
    }


def told(store: Store, wanted: EventFilter) -> Iterator[Told]:
    """The events asked for, with their articles and the names in them."""
    names = story_names(store)
    for article, event in iterate_events(store, wanted):
        yield Told(article, event, names.get(article["id"], {}))


def write_lines(layout: Layout, stream: BinaryIO, events: Iterable[Told]) -> int:
    """Tab-separated lines in a layout, the header first; how many events."""
    count = 0
    stream.write(("\t".join(layout.columns) + "\n").encode("utf-8"))
    for one in events:
        if layout.wanted(one.event):
            count += 1
            stream.write(("\t".join(map(line_cell, layout.cells(one))) + "\n").encode("utf-8"))
    return count


Write = Callable[[Store, Path, EventFilter, Mapping[str, str]], int]


def _layout(layout: Layout) -> Write:
    def write(store: Store, path: Path, wanted: EventFilter, about: Mapping[str, str]) -> int:
        with path.open("wb") as stream:
            return write_lines(layout, stream, told(store, wanted))

    return write


def _flat(make: Callable[..., Any]) -> Write:
    def write(store: Store, path: Path, wanted: EventFilter, about: Mapping[str, str]) -> int:
        count = 0
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = make(stream)
            for _, pairs in groupby(iterate_events(store, wanted), key=lambda pair: pair[0]["id"]):
                article, events = _gathered(pairs)
                writer.add({**article, "events": events})
                count += len(events)
            writer.close()
        return count

    return write


def _gathered(pairs: Iterable[tuple[Mapping[str, Any], Any]]) -> tuple[Mapping[str, Any], list[Any]]:
    both = list(pairs)
    return both[0][0], [event for _, event in both]


def _parquet(store: Store, path: Path, wanted: EventFilter, about: Mapping[str, str]) -> int:
    return write_events(str(path), iterate_events(store, wanted), about)


def _sqlite(store: Store, path: Path, wanted: EventFilter, about: Mapping[str, str]) -> int:
    return write_sqlite(path, told(store, wanted), about)


def _graph(store: Store, path: Path, wanted: EventFilter, about: Mapping[str, str]) -> int:
    with path.open("wb") as stream:
        return write_graph(stream, told(store, wanted))


def _zipped(write: Callable[[BinaryIO, Iterable[Mapping[str, Any]]], int]) -> Write:
    def written(store: Store, path: Path, wanted: EventFilter, about: Mapping[str, str]) -> int:
        with path.open("wb") as stream:
            count = write(stream, _annotated(store, wanted))
        if count == 0:
            raise RasidError("no article with its text here; code without --no-text")
        return count

    return written


def _annotated(store: Store, wanted: EventFilter) -> Iterator[Mapping[str, Any]]:
    """Articles with their text, and their events under `events_`."""
    events: dict[str, list[Any]] = {}
    for article, event in iterate_events(store, wanted):
        events.setdefault(article["id"], []).append(event)
    for row in iterate_articles(store):
        yield {**row, "events_": events.get(row["id"], [])}


FORMATS: dict[str, Write] = {
    "csv": _flat(CsvWriter), "jsonl": _flat(LinesWriter), "parquet": _parquet, "sqlite": _sqlite, "graphml": _graph,
    "brat": _zipped(write_brat), "timeml": _zipped(write_timeml),
    **{name: _layout(layout) for name, layout in LAYOUTS.items()},
}
"""Writers by name."""
