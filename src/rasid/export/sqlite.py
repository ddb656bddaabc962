"""An SQLite database of events, their parties and triggers; opens in Datasette as it is."""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

from rasid.export.csv import COLUMNS, cells
from rasid.export.values import Told

_REAL = {"score", "goldstein", "confidence", "place_lat", "place_lon"}
_PARTY = ("name", "country", "sector", "role", "entity", "text", "start", "end")
_TABLES = (
    "create table parties (event text, side text, name text, country text, sector text, role text, entity text, "
    "text text, start integer, \"end\" integer)",
    "create table triggers (event text, text text, start integer, \"end\" integer)",
    "create table about (name text primary key, value text)",
)


def write_sqlite(path: Path, events: Iterable[Told], about: Mapping[str, str]) -> int:
    """Write a new database in place of the file; how many events."""
    path.unlink(missing_ok=True)
    count = 0
    with closing(sqlite3.connect(path)) as database, database:
        columns = ", ".join(f'"{c}" {"real" if c in _REAL else "text"}' for c in COLUMNS)
        for statement in (f"create table events ({columns})", *_TABLES):
            database.execute(statement)
        database.executemany("insert into about values (?, ?)", sorted(about.items()))
        for told in events:
            count += 1
            _add(database, told)
        database.execute("create index events_by_id on events (event_id)")
        database.execute("create index parties_by_event on parties (event)")
    return count


def _add(database: sqlite3.Connection, told: Told) -> None:
    event = told.event
    marks = ", ".join("?" * len(COLUMNS))
    database.execute(f"insert into events values ({marks})", cells(told.article, event))
    for side in ("actors", "recipients"):
        rows = [(event["id"], side[:-1], *(p[f] for f in _PARTY)) for p in event[side]]
        database.executemany("insert into parties values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    spots = [(event["id"], m["text"], m["start"], m["end"]) for m in event["mentions"]]
    database.executemany("insert into triggers values (?, ?, ?, ?)", spots)
