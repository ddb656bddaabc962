"""Articles and what became of them as flat rows, for engines that pass them between machines."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from itertools import islice
from typing import Any

from rasid.corpus.ledger import Ledger
from rasid.corpus.local import Failure
from rasid.corpus.run import Options, task_of
from rasid.corpus.workers import Task, code_one
from rasid.errors import need
from rasid.ingest.records import RawArticle, Refused
from rasid.model.annotations import Diagnostic
from rasid.store.rows import Row, table_rows
from rasid.store.schema import CHILDREN, TABLES, columns_schema

PIECE = 64
"""Rows handed on at a time."""
TABLES_CODED = ("articles", *CHILDREN)
RAW: dict[str, Any] = {
    "key": "string", "file": "int", "place": "int", "reason": "string",
    **{name: "string" for name in ("id", "text", "published", "source", "url", "title", "where", "author", "section")},
    "size": "int", "diagnostics": [{"code": "string", "message": "string"}],
    "stored": {"id": "string", "mark": "string", "coded": "bool", "batch": "string"},
}
"""An input: an article, a refusal (`reason`), or what the store has of an article (`stored`). Rows of one `key` concern
one article id and belong together, in the order of `file` and `place`."""
RESULT: dict[str, Any] = {
    **{name: [TABLES[name]] for name in TABLES_CODED}, "failure": {"place": "string", "reason": "string"}, "size": "int"}
"""What became of an input: rows of the store's tables, or a failure, or neither where the store has it."""
_TEXTS = tuple(f.name for f in fields(RawArticle) if f.name not in ("size", "diagnostics"))
_FIRST = -1
"""The `file` of what the store has, which comes before all articles."""


def raw_row(item: RawArticle | Refused, file: int, place: int) -> Row:
    """The row of an input. file, place: its file's and its own number in the order of the archive."""
    at = {"file": file, "place": place, "size": item.size, "where": item.where, "stored": None}
    if isinstance(item, Refused):
        return {**dict.fromkeys(RAW), **at, "key": item.where, "reason": item.reason}
    noticed = [{"code": d.code, "message": d.message} for d in item.diagnostics]
    return {**{name: getattr(item, name) for name in _TEXTS}, **at, "key": item.id, "reason": None,
            "diagnostics": noticed}


def stored_row(id: str, mark: str, coded: bool, batch: str) -> Row:
    """The row of what the store has of an article."""
    known = {"id": id, "mark": mark, "coded": coded, "batch": batch}
    return {**dict.fromkeys(RAW), "key": id, "file": _FIRST, "stored": known}


def raw_of(row: Mapping[str, Any]) -> RawArticle | Refused:
    """The input of a row."""
    if row["reason"] is not None:
        return Refused(row["where"], row["reason"], row["size"])
    noticed = [Diagnostic(d["code"], d["message"]) for d in row["diagnostics"]]
    return RawArticle(**{name: row[name] for name in _TEXTS}, size=row["size"], diagnostics=noticed)


def batches_of(rows: Iterable[Row], columns: Mapping[str, Any]) -> Iterator[Any]:
    """Arrow record batches of rows, a few rows each."""
    arrow, schema, source = need("pyarrow", "store"), columns_schema(columns), iter(rows)
    while piece := list(islice(source, PIECE)):
        yield arrow.RecordBatch.from_pylist(piece, schema=schema)


def rows_of(batches: Iterable[Any]) -> Iterator[Row]:
    """The rows of Arrow record batches, made into plain data a few at a time."""
    for batch in batches:
        for at in range(0, batch.num_rows, PIECE):
            yield from batch.slice(at, PIECE).to_pylist()


def code_rows(rows: Iterable[Row], batch: str, options: Options) -> Iterator[Row]:
    """What becomes of inputs (`RAW`, sorted), with this process's coder; one row (`RESULT`) for each that is not `stored`.
    batch: the name of the batch that they make."""
    ledger = Ledger()
    for row in rows:
        if row["stored"] is not None:
            ledger.know([(known["id"], known["mark"], known["coded"], known["batch"]) for known in (row["stored"],)])
        else:
            yield {**_empty(row["size"]), **_became(task_of(raw_of(row), ledger, options), batch, options)}


def _became(task: Task | Failure | None, batch: str, options: Options) -> Row:
    if task is None:
        return {}
    if isinstance(task, Failure):
        return {"failure": {"place": task.where, "reason": task.reason}}
    outcome = code_one(task)
    if outcome.coded is None:
        return _became(outcome.failure or Failure(task.raw.where, "nothing coded"), batch, options)
    coded, extra = outcome.coded
    return dict(table_rows(coded, batch, extra, options.keep_text))


def _empty(size: int) -> Row:
    return {**{name: [] for name in TABLES_CODED}, "failure": None, "size": size}
