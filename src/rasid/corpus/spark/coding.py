"""Articles coded into a store by Spark: spread over its executors, written by them, committed by the driver.

No JAR beside Spark's own is needed: executors write Parquet files into the store's tables, and the driver commits the
files of a round of partitions at once. A run that is killed loses the round it was in; the next one goes on after it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from typing import Any

from rasid.corpus.exchange import RAW, TABLES_CODED, batches_of, code_rows, rows_of, stored_row
from rasid.corpus.local import Failure
from rasid.corpus.run import BATCH, Options, Report, Run
from rasid.corpus.spark.frames import Batches, columns_ddl, table_frame
from rasid.corpus.workers import Make, ready, versions_of
from rasid.errors import need
from rasid.store.files import DataFile, FileWriter, add_files
from rasid.store.repository import Store
from rasid.store.rows import Row
from rasid.store.schema import CHILDREN

_PARTITION = 2_000_000
"""Bytes of input that make a partition: about ten seconds' work, so that none keeps a round waiting for long."""
_MOST_PARTITIONS = 20_000
_ROUND = 4
"""Partitions for each of Spark's slots that are committed together."""
_COUNTS = ("coded", "aside", "skipped", "events", "size")
_WRITTEN: dict[str, Any] = {
    "files": [{"table": "string", "path": "string", "size": "int", "rows": "int"}],
    "failures": [{"place": "string", "reason": "string"}], **dict.fromkeys(_COUNTS, "int")}
"""What an executor did with a partition."""


def partitions_of(session: Any, size: int) -> int:
    """How many partitions an input of so many bytes makes: enough for all slots, none of them long."""
    slots: int = session.sparkContext.defaultParallelism
    return min(max(size // _PARTITION, slots), _MOST_PARTITIONS)


def code_into(store: Store, frame: Any, partitions: int, make: Make, options: Options) -> Report:
    """Code the articles of a frame (`RAW`) that the store has not yet; the report of the run. The store then holds what
    `code_archive` would have put there, but for the names of batches."""
    versions = versions_of(make())
    with store.writing():
        store.forget_torn()
        run = Run(store, versions)
        run.begin()
        inputs = frame.unionByName(_stored(frame.sparkSession, run))
        for written in _rounds(inputs, partitions, make, run, options):
            _commit(run, written)
            options.advance(sum(row["size"] for row in written))
        run.end()
    return run.report


def _stored(session: Any, run: Run) -> Any:
    """What the store has of articles, as rows of inputs."""
    frame = table_frame(session, run.store, "articles")
    for name, value in run.versions.items():
        frame = frame.where(frame[name] == value)

    def rows(batches: Batches) -> Iterator[Any]:
        found = (stored_row(r["id"], r["text_hash"], r["coded"], r["batch"]) for r in rows_of(batches))
        return batches_of(found, RAW)

    return frame.select("id", "text_hash", "coded", "batch").mapInArrow(rows, columns_ddl(RAW))


def _rounds(frame: Any, partitions: int, make: Make, run: Run, options: Options) -> Iterator[list[Row]]:
    """What the executors wrote (`_WRITTEN`), a round of partitions at a time."""
    where, name, versions = run.store.where, run.id, run.versions
    plain = replace(options, advance=Options().advance)      # the caller's own stays with the driver

    def code(batches: Batches) -> Iterator[Any]:
        ready(make, versions)
        batch = f"{name}.{need('pyspark', 'spark').TaskContext.get().partitionId():06d}"
        output = _Output(Store(where))
        for result in code_rows(rows_of(batches), batch, plain):
            output.take(result)
        return batches_of([output.close()], _WRITTEN)

    spread = frame.repartition(partitions, "key").sortWithinPartitions("key", "file", "place")
    tasks = spread.mapInArrow(code, columns_ddl(_WRITTEN)).rdd
    context, count = frame.sparkSession.sparkContext, tasks.getNumPartitions()
    step = _ROUND * context.defaultParallelism
    for at in range(0, count, step):
        found = context.runJob(tasks, list, list(range(at, min(at + step, count))))
        yield [row.asDict(recursive=True) for row in found]


class _Output:
    """Writes what became of the inputs of one partition into files of the store's tables, and counts."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._writers: dict[str, FileWriter] = {}
        self._waiting: dict[str, list[Row]] = {name: [] for name in TABLES_CODED}
        self._failures: list[Row] = []
        self._counts = dict.fromkeys(_COUNTS, 0)

    def take(self, result: Row) -> None:
        """Take in one row of `RESULT`."""
        self._count(result, result["articles"])
        if result["failure"]:
            self._failures.append(result["failure"])
        for name, rows in self._waiting.items():
            rows.extend(result[name])
        if len(self._waiting["articles"]) >= BATCH:
            self._flush()

    def _count(self, result: Row, articles: Sequence[Row]) -> None:
        coded = sum(row["coded"] for row in articles)
        found = {"coded": coded, "aside": len(articles) - coded, "events": len(result["events"]),
                 "skipped": not articles and not result["failure"], "size": result["size"]}
        for name, number in found.items():
            self._counts[name] += number

    def _flush(self) -> None:
        for name, rows in self._waiting.items():
            if rows and name not in self._writers:
                self._writers[name] = FileWriter(self._store, name)
            if rows:
                self._writers[name].write(rows)
        self._waiting = {name: [] for name in TABLES_CODED}

    def close(self) -> Row:
        """Finish the files; the row of `_WRITTEN`."""
        self._flush()
        files = [asdict(writer.close()) for writer in self._writers.values()]
        return {"files": files, "failures": self._failures, **self._counts}


def _commit(run: Run, written: Iterable[Row]) -> None:
    """Make a round part of the store: its articles last, so that it counts whole or not at all."""
    files = []
    for row in written:
        run.report.add(row)
        for failure in row["failures"]:
            run.refuse(Failure(failure["place"], failure["reason"]))
        files += [DataFile(**file) for file in row["files"]]
    run.write_refusals()
    for name in (*CHILDREN, "articles"):
        add_files(run.store, [file for file in files if file.table == name])
