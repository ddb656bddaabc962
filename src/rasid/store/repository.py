"""Reading and writing the tables of one store.

A batch is committed in the moment its rows of `articles` are: the other tables are written before it, and rows whose
batch never reached `articles` are not seen by queries and are removed when the next writer opens the store.
"""

import datetime as dt
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from rasid.errors import RasidError, need
from rasid.store.hold import only_writer, told
from rasid.store.rows import Row
from rasid.store.schema import CHILDREN, TABLES, VERSION, arrow_schema

_COMPACT_FILES = 40
"""Files of a table beyond which they are joined into larger ones."""
_REOPEN = 50
"""Versions after which an open table is opened anew."""
_GRACE = 3600.0
"""Seconds that the rows of a batch without articles are left alone where nothing keeps out another writer, who may be
about to write them."""


class Store:
    """A folder, or an object store's URL, of Delta tables."""

    def __init__(self, where: str) -> None:
        self.where = where.removeprefix("file://").rstrip("/")
        self._held: dict[str, Any] | None = None
        self._delta = need("deltalake", "store")
        self._arrow = need("pyarrow", "store")

    @property
    def is_local(self) -> bool:
        """Whether the store is a folder on this machine."""
        return "://" not in self.where

    def exists(self) -> bool:
        """Whether anything was stored here."""
        with told(self.where):
            found: bool = self._delta.DeltaTable.is_deltatable(self.uri("articles"))
        return found

    def table(self, name: str, version: int | None = None) -> Any:
        """A version of a table, the newest unless told."""
        with told(self.where):
            return self._delta.DeltaTable(self.uri(name), version=version)

    def dataset(self, name: str, version: int | None = None) -> Any:
        """A version of a table as an Arrow dataset, the newest unless told."""
        return self.table(name, version).to_pyarrow_dataset()

    def create(self) -> None:
        """Make the tables that are missing, and the columns that an older version did not write."""
        with told(self.where):
            if self.is_local:
                Path(self.where).mkdir(parents=True, exist_ok=True)
            for name in TABLES:
                self._delta.DeltaTable.create(self.uri(name), schema=arrow_schema(name), mode="ignore")
                self.widen(name)

    def widen(self, name: str) -> None:
        """Add the columns that a table lacks; its rows have nothing in them."""
        table = self.table(name)
        present = {field.name for field in table.schema().fields}
        lacking = [f for f in self._delta.Schema.from_arrow(arrow_schema(name)).fields if f.name not in present]
        if lacking:
            table.alter.add_columns(lacking)

    def append(self, name: str, rows: Sequence[Row]) -> None:
        """Add rows in one transaction; none where there are no rows."""
        if rows:
            with told(self.where):
                self._delta.write_deltalake(self._target(name), self._table(name, rows), mode="append")

    def _target(self, name: str) -> Any:
        """A table to append to: while the store is held it stays open, for opening reads the log, but is opened anew now
        and then, for an open table remembers every change."""
        if self._held is None:
            return self.uri(name)
        if name not in self._held or self._held[name].version() % _REOPEN == 0:
            self._held[name] = self.table(name)
        return self._held[name]

    def replace(self, name: str, rows: Sequence[Row]) -> None:
        """Put rows in place of all of a table's, in one transaction."""
        with told(self.where):
            self._delta.write_deltalake(self.uri(name), self._table(name, rows), mode="overwrite")

    def commit(self, tables: Mapping[str, Sequence[Row]]) -> None:
        """Write one batch; it counts from the moment its articles are written."""
        for name in CHILDREN:
            self.append(name, tables.get(name, ()))
        self.append("articles", tables["articles"])

    def rows(self, name: str, columns: Sequence[str] | None = None) -> list[Row]:
        """All rows of a table, or some of its columns."""
        with told(self.where):
            found: list[Row] = self.dataset(name).to_table(columns=list(columns) if columns else None).to_pylist()
        return found

    def forget_torn(self) -> int:
        """Remove what a killed run left behind; how many rows that were."""
        kept = self.distinct("articles", "batch")
        return sum(self._forget(name, kept) for name in CHILDREN)

    def _forget(self, name: str, kept: set[str]) -> int:
        torn = sorted(self.distinct(name, "batch", None if self.is_local else _GRACE) - kept)
        return self.delete(name, "batch", torn) if torn else 0

    def distinct(self, name: str, column: str, age: float | None = None) -> set[str]:
        """The values that a column has, read a piece at a time; age: only in files that are so many seconds old."""
        found: set[str] = set()
        with told(self.where):
            for fragment in self._fragments(name, age):
                for piece in fragment.to_batches(columns=[column]):
                    found.update(piece.column(0).unique().to_pylist())
        return found

    def _fragments(self, name: str, age: float | None) -> Iterator[Any]:
        table = self.table(name)
        fragments: Iterator[Any] = table.to_pyarrow_dataset().get_fragments()
        if age is None:
            return fragments
        until = (time.time() - age) * 1000
        old = {a["path"] for a in self._arrow.table(table.get_add_actions()).to_pylist() if a["modification_time"] <= until}
        return (fragment for fragment in fragments if fragment.path in old)

    def delete(self, name: str, column: str, values: Sequence[str]) -> int:
        """Delete the rows that have one of the values; how many there were. The values are ids made by the store.

        They are overwritten with nothing: a file that Delta's own delete or update writes holds its strings as views, of
        which Arrow cannot tell whether they lie within a range, so that no query could look for one."""
        listed = ", ".join("'" + v.replace("'", "''") + "'" for v in values)
        with told(self.where):
            before = self.dataset(name).count_rows()
            self._delta.write_deltalake(self.uri(name), self._table(name, []), mode="overwrite",
                                        predicate=f"{column} in ({listed})")
            return int(before - self.dataset(name).count_rows())

    def rewrite(self, name: str) -> None:
        """Write all rows of a table anew, as they are, a piece at a time (after Delta's own update; see `delete`)."""
        with told(self.where):
            self._delta.write_deltalake(self.uri(name), self.dataset(name).scanner().to_reader(), mode="overwrite")

    def compact(self) -> None:
        """Join many small files into few, without changing a row."""
        for name in TABLES:
            self.compact_table(name)

    def compact_table(self, name: str) -> None:
        """Join the files of one table where they have become many."""
        with told(self.where):
            table = self.table(name)
            if len(table.file_uris()) > _COMPACT_FILES:
                table.optimize.compact()
                table.vacuum(dry_run=False)     # files that no version of the last week needs, or that none ever had

    def log_run(self, run: str, what: str, numbers: Mapping[str, Any]) -> None:
        """Note the beginning or the end of a run."""
        blank = {"coder": None, "lexicon": None, "articles": None, "skipped": None, "failed": None}
        moment = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        self.append("runs", [{**blank, "id": run, "what": what, "moment": moment, "schema": VERSION, **numbers}])

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the store as its only writer; RasidError where another run does. An object store knows no locks: two runs
        there do one another no harm, but may code the same articles twice."""
        self.create()
        self._held = {}
        try:
            with only_writer(Path(self.where)) if self.is_local else nullcontext():
                yield
        finally:
            self._held = None

    def uri(self, name: str) -> str:
        """Where a table is."""
        return f"{self.where}/{name}"

    def _table(self, name: str, rows: Sequence[Row]) -> Any:
        return self._arrow.Table.from_pylist(list(rows), schema=arrow_schema(name))


def new_run() -> str:
    """The id of a run; later runs sort after earlier ones."""
    moment = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%S%f")
    return f"{moment}-{uuid.uuid4().hex[:6]}"


def open_store(where: str) -> Store:
    """A store that holds something; RasidError where there is none."""
    store = Store(where)
    if not store.exists():
        raise RasidError(f"--store {where}: no store here; make one with: rasid code ARCHIVE --store {where}")
    return store
