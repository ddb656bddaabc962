"""Reading and writing the tables of one store.

A batch is committed in the moment its rows of `articles` are: the other tables are written before it, and rows whose
batch never reached `articles` are not seen by queries and are removed when the next writer opens the store.
"""

import datetime as dt
import fcntl
import threading
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rasid.errors import RasidError, need
from rasid.store.rows import Row
from rasid.store.schema import CHILDREN, TABLES, VERSION, arrow_schema

_COMPACT_FILES = 40
"""Files of a table beyond which closing a run joins them into larger ones."""


_TAKEN = "{}: another run is writing to this store; wait for it"
_GUARD = threading.Lock()
_WRITING: set[str] = set()
"""Stores that a thread of this process writes to: the lock of a file keeps out other processes only."""


@contextmanager
def _only_thread(where: str) -> Iterator[None]:
    with _GUARD:
        if where in _WRITING:
            raise RasidError(_TAKEN.format(where))
        _WRITING.add(where)
    try:
        yield
    finally:
        _WRITING.discard(where)


class Store:
    """A folder, or an object store's URL, of Delta tables."""

    def __init__(self, where: str) -> None:
        self.where = where.rstrip("/")
        self._delta = need("deltalake", "store")
        self._arrow = need("pyarrow", "store")

    @property
    def is_local(self) -> bool:
        """Whether the store is a folder on this machine."""
        return "://" not in self.where

    def exists(self) -> bool:
        """Whether anything was stored here."""
        found: bool = self._delta.DeltaTable.is_deltatable(self.uri("articles"))
        return found

    def table(self, name: str, version: int | None = None) -> Any:
        """A version of a table, the newest unless told."""
        return self._delta.DeltaTable(self.uri(name), version=version)

    def dataset(self, name: str, version: int | None = None) -> Any:
        """A version of a table as an Arrow dataset, the newest unless told."""
        return self.table(name, version).to_pyarrow_dataset()

    def create(self) -> None:
        """Make the tables that are missing, and the columns that an older version did not write."""
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
            self._delta.write_deltalake(self.uri(name), self._table(name, rows), mode="append")

    def replace(self, name: str, rows: Sequence[Row]) -> None:
        """Put rows in place of all of a table's, in one transaction."""
        self._delta.write_deltalake(self.uri(name), self._table(name, rows), mode="overwrite")

    def commit(self, tables: Mapping[str, Sequence[Row]]) -> None:
        """Write one batch; it counts from the moment its articles are written."""
        for name in CHILDREN:
            self.append(name, tables.get(name, ()))
        self.append("articles", tables["articles"])

    def rows(self, name: str, columns: Sequence[str] | None = None) -> list[Row]:
        """All rows of a table, or some of its columns."""
        found: list[Row] = self.dataset(name).to_table(columns=list(columns) if columns else None).to_pylist()
        return found

    def forget_torn(self) -> int:
        """Remove what a killed run left behind; how many rows that were."""
        kept = self.distinct("articles", "batch")
        return sum(self._forget(name, kept) for name in CHILDREN)

    def _forget(self, name: str, kept: set[str]) -> int:
        torn = sorted(self.distinct(name, "batch") - kept)
        return self.delete(name, "batch", torn) if torn else 0

    def distinct(self, name: str, column: str) -> set[str]:
        """The values that a column has, read a piece at a time."""
        found: set[str] = set()
        for piece in self.dataset(name).to_batches(columns=[column]):
            found.update(piece.column(0).unique().to_pylist())
        return found

    def delete(self, name: str, column: str, values: Sequence[str]) -> int:
        """Delete the rows that have one of the values; how many there were. The values are ids made by the store.

        They are overwritten with nothing: a file that Delta's own delete or update writes holds its strings as views, of
        which Arrow cannot tell whether they lie within a range, so that no query could look for one."""
        listed = ", ".join("'" + v.replace("'", "''") + "'" for v in values)
        before = self.dataset(name).count_rows()
        self._delta.write_deltalake(self.uri(name), self._table(name, []), mode="overwrite",
                                    predicate=f"{column} in ({listed})")
        return int(before - self.dataset(name).count_rows())

    def rewrite(self, name: str) -> None:
        """Write all rows of a table anew, as they are, a piece at a time (after Delta's own update; see `delete`)."""
        self._delta.write_deltalake(self.uri(name), self.dataset(name).scanner().to_reader(), mode="overwrite")

    def compact(self) -> None:
        """Join many small files into few, without changing a row."""
        for name in TABLES:
            self.compact_table(name)

    def compact_table(self, name: str) -> None:
        """Join the files of one table where they have become many."""
        table = self.table(name)
        if len(table.file_uris()) > _COMPACT_FILES:
            table.optimize.compact()
            table.vacuum(dry_run=False)     # files that no version of the last week needs

    def log_run(self, run: str, what: str, numbers: Mapping[str, Any]) -> None:
        """Note the beginning or the end of a run."""
        blank = {"coder": None, "lexicon": None, "articles": None, "skipped": None, "failed": None}
        moment = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        self.append("runs", [{**blank, "id": run, "what": what, "moment": moment, "schema": VERSION, **numbers}])

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the store as its only writer; RasidError where another process does (a lock that forked workers do not
        inherit, so that a killed run leaves none behind)."""
        self.create()
        if not self.is_local:
            yield
            return
        with _only_thread(str(Path(self.where).resolve())), Path(self.where, ".writer").open("w") as lock:
            try:
                fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise RasidError(_TAKEN.format(self.where)) from error
            yield

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
