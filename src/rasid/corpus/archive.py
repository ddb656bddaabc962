"""An archive into a store: only what the store has not yet, in batches that count at once or not at all."""

import time
from collections.abc import Iterable, Iterator

from rasid.corpus.local import Failure, Outcome
from rasid.corpus.run import Options, Report, Run, task_of
from rasid.corpus.workers import ArticleCoder, Coded, Make, Task, code_parallel, prepare, release, versions_of
from rasid.ingest.records import RawArticle, Refused
from rasid.store.repository import Store
from rasid.store.rows import Row, table_rows

LONGEST = 30.0
"""Seconds after which a batch is committed even if it is not full."""


def code_archive(store: Store, make: Make, inputs: Iterable[RawArticle | Refused],
                 options: Options) -> Report:
    """Code what the store has not yet by this coder and lexicon; the report of the run."""
    coder = prepare(make)
    try:
        with store.writing():
            store.forget_torn()
            run = _LocalRun(store, coder, options)
            run.consume(code_parallel(make, run.tasks(inputs), options.workers))
        return run.report
    finally:
        release()


class _LocalRun(Run):
    """A run on this machine, and the batch that is being filled."""

    def __init__(self, store: Store, coder: ArticleCoder, options: Options) -> None:
        super().__init__(store, versions_of(coder))
        self.options = options
        self.ledger.know(self.stored())
        self.tables: dict[str, list[Row]] = {}
        self.batches, self.last = 0, time.monotonic()

    def tasks(self, inputs: Iterable[RawArticle | Refused]) -> Iterator[Task]:
        """What is left to do; the rest is counted, and refusals are noted."""
        for item in inputs:
            task = task_of(item, self.ledger, self.options)
            if isinstance(task, Task):
                yield task
                continue
            self.options.advance(item.size)
            if task is None:
                self.report.skipped += 1
            else:
                self.refuse(task)

    def consume(self, outcomes: Iterable[Outcome[Coded]]) -> None:
        """Store outcomes batch by batch, and note the beginning and the end of the run."""
        self.begin()
        for outcome in outcomes:
            self._take(outcome)
            self.options.advance(outcome.size)
            if len(self.tables.get("articles", ())) >= self.options.batch or time.monotonic() - self.last > LONGEST:
                self._commit()
        self._commit()
        self.end()

    def _take(self, outcome: Outcome[Coded]) -> None:
        if outcome.failure is not None or outcome.coded is None:
            self.refuse(outcome.failure or Failure("?", "nothing coded"))
            return
        coded, extra = outcome.coded
        self.report.coded += extra["coded"]
        self.report.aside += not extra["coded"]
        self.report.events += len(coded["events"])
        rows = table_rows(coded, f"{self.id}.{self.batches:06d}", extra, self.options.keep_text)
        for name, found in rows.items():
            self.tables.setdefault(name, []).extend(found)

    def _commit(self) -> None:
        self.write_refusals()
        if self.tables:
            self.store.commit(self.tables)
            self.tables, self.batches = {}, self.batches + 1
        self.last = time.monotonic()
