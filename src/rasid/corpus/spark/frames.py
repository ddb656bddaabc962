"""Spark's frames of articles, of what became of them, and of a store's tables."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rasid.corpus.exchange import RAW, RESULT, batches_of, code_rows, raw_row, rows_of
from rasid.corpus.run import Options
from rasid.corpus.workers import Make, ready
from rasid.errors import InputError, need
from rasid.ingest.complete import complete
from rasid.ingest.formats import read_archive
from rasid.ingest.records import RawArticle, Refused
from rasid.ingest.tables import FIELDS, record_of
from rasid.store.repository import Store
from rasid.store.rows import Row, text_hash
from rasid.store.schema import TABLES, arrow_schema

Batches = Iterable[Any]
_SLICES = 4
"""Pieces for each of Spark's slots that a list of files is cut into."""


def columns_ddl(columns: Mapping[str, Any]) -> str:
    """Columns by name and type (see `rasid.store.schema`) as Spark writes them."""
    return ", ".join(f"`{name}` {_ddl(kind)}" for name, kind in columns.items())


def _ddl(kind: Any) -> str:
    if isinstance(kind, list):
        return f"array<{_ddl(kind[0])}>"
    if isinstance(kind, dict):
        return f"struct<{', '.join(f'`{name}`: {_ddl(inner)}' for name, inner in kind.items())}>"
    return {"int": "bigint", "float": "double", "bool": "boolean"}.get(kind, str(kind))


def listed(session: Any, rows: Sequence[tuple[Any, ...]], ddl: str) -> Any:
    """A frame of rows that the driver has, spread over the executors."""
    context = session.sparkContext
    slices = max(1, min(len(rows), _SLICES * context.defaultParallelism))
    return session.createDataFrame(context.parallelize(rows, slices), ddl)


def archive_frame(session: Any, files: Sequence[tuple[Path, str]], published: str | None,
                  columns: Mapping[str, str]) -> Any:
    """The articles (`RAW`) of files (path and name, see `archive_files`), which all executors must see."""
    numbered = [(number, str(path), str(path.absolute()), name) for number, (path, name) in enumerate(files)]

    def read(batches: Batches) -> Iterator[Any]:
        for row in rows_of(batches):
            items = complete(read_archive([(Path(row["path"]), row["name"])], published, columns))
            placed = (_called(item, row["path"], row["given"]) for item in items)
            yield from batches_of((raw_row(item, row["number"], at) for at, item in enumerate(placed)), RAW)

    return listed(session, numbered, "number long, given string, path string, name string").mapInArrow(
        read, columns_ddl(RAW))


def _called(item: RawArticle | Refused, path: str, given: str) -> RawArticle | Refused:
    """The item with its file called as the user called it, whatever folder the executor works in."""
    return replace(item, where=given + item.where.removeprefix(path)) if item.where.startswith(path) else item


def articles_frame(frame: Any) -> Any:
    """The articles (`RAW`) of a user's frame, which has a column `text` and may have `id`, `published`, `source`, `url`
    and `title`. Of several texts under one id the first by its hash counts. InputError where there is no `text`."""
    names = [field for field in FIELDS if field in frame.columns]
    if "text" not in names:
        raise InputError(f"no column text among {', '.join(frame.columns)}; rename yours to {', '.join(FIELDS)}")

    def read(batches: Batches) -> Iterator[Any]:
        items = complete(record_of(row, {}, _where(row), None) for row in rows_of(batches))
        return batches_of((raw_row(item, 0, _place(item)) for item in items), RAW)

    return frame.select(*names).mapInArrow(read, columns_ddl(RAW))


def _where(row: Row) -> str:
    return str(row.get("id") or "a row without an id")


def _place(item: RawArticle | Refused) -> int:
    return 0 if isinstance(item, Refused) else int(text_hash(item.text)[:15], 16)


def coded_frame(frame: Any, make: Make, versions: Mapping[str, str], batch: str, options: Options) -> Any:
    """What becomes of each row of a frame (`RAW`), as a frame (`RESULT`)."""

    def code(batches: Batches) -> Iterator[Any]:
        ready(make, versions)
        return batches_of(code_rows(rows_of(batches), batch, options), RESULT)

    return frame.mapInArrow(code, columns_ddl(RESULT))


def table_frame(session: Any, store: Store, name: str) -> Any:
    """The rows of a table of a store, read by the executors; every coding that is kept."""
    where, version = store.where, store.table(name).version()
    paths = [(fragment.path,) for fragment in store.dataset(name, version).get_fragments()]

    def read(batches: Batches) -> Iterator[Any]:
        wanted = {row["path"] for row in rows_of(batches)}
        for fragment in Store(where).dataset(name, version).get_fragments():
            if fragment.path in wanted:
                yield from (_conformed(batch, name) for batch in fragment.to_batches())

    return listed(session, paths, "path string").mapInArrow(read, columns_ddl(TABLES[name]))


def _conformed(batch: Any, table: str) -> Any:
    """A record batch with the columns of the table as they are now, empty where its file is older than they."""
    arrow, present = need("pyarrow", "store"), set(batch.schema.names)
    columns = [batch.column(f.name).cast(f.type) if f.name in present else arrow.nulls(batch.num_rows, f.type)
               for f in arrow_schema(table)]
    return arrow.RecordBatch.from_arrays(columns, schema=arrow_schema(table))
