"""An archive into a store: only what the store has not yet, in batches that count at once or not at all."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from rasid.corpus.local import Failure, Outcome
from rasid.corpus.workers import ArticleCoder, Coded, Task, code_parallel, prepare, release
from rasid.ingest.records import RawArticle, Refused
from rasid.store.repository import Store, new_run
from rasid.store.rows import Row, shorten, table_rows, text_hash

BATCH = 256
"""Articles committed at a time."""
LONGEST = 30.0
"""Seconds after which a batch is committed even if it is not full."""
SHOWN = 1000
"""Failures kept for the closing report; the table `refusals` has all."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to code an archive. topic: names what an article is about, None where it should be coded; keep_text: whether
    the store keeps texts and quotes or offsets only; advance: told the bytes of input that were dealt with."""

    workers: int = 1
    batch: int = BATCH
    keep_text: bool = True
    topic: Callable[[RawArticle], str | None] = lambda raw: None
    coded_topics: frozenset[str | None] = frozenset({None})
    advance: Callable[[int], object] = lambda size: None


@dataclass(slots=True)
class Report:
    """What a run did."""

    coded: int = 0
    aside: int = 0
    skipped: int = 0
    events: int = 0
    failed: int = 0
    failures: list[Failure] = field(default_factory=list)


def code_archive(store: Store, make: Callable[[], ArticleCoder], inputs: Iterable[RawArticle | Refused],
                 options: Options) -> Report:
    """Code what the store has not yet by this coder and lexicon; the report of the run."""
    coder = prepare(make)
    try:
        return _code(store, coder, make, inputs, options)
    finally:
        release()


def _code(store: Store, coder: ArticleCoder, make: Callable[[], ArticleCoder],
          inputs: Iterable[RawArticle | Refused], options: Options) -> Report:
    with store.writing():
        store.forget_torn()
        run = _Run(store, coder, options)
        outcomes = code_parallel(make, run.tasks(inputs), options.workers)
        run.consume(outcomes)
        store.compact()
    return run.report


class _Run:
    """The state of one run: what is done, and the batch that is being filled."""

    def __init__(self, store: Store, coder: ArticleCoder, options: Options) -> None:
        self.store, self.options, self.report = store, options, Report()
        self.versions = {"coder": coder.version, "lexicon": coder.lexicon}
        self.id = new_run()
        self.done = _done(store, coder)
        self.seen: dict[str, str] = {}
        self.refused = {(r["place"], r["reason"]) for r in store.rows("refusals") if _same(r, self.versions)}
        self.pending: list[Row] = []
        self.tables: dict[str, list[Row]] = {}
        self.batches, self.last = 0, time.monotonic()

    def tasks(self, inputs: Iterable[RawArticle | Refused]) -> Iterator[Task]:
        """What is left to do; the rest is counted, and refusals are noted."""
        for item in inputs:
            task = self._task(item)
            if task is None:
                self.options.advance(item.size)
            else:
                yield task

    def _task(self, item: RawArticle | Refused) -> Task | None:
        if isinstance(item, Refused):
            self._refuse(Failure(item.where, item.reason))
            return None
        topic = self.options.topic(item)
        wanted = topic in self.options.coded_topics
        mark = text_hash(item.text)
        if self._settled(item, mark, wanted):
            return None
        return Task(item, wanted, topic)

    def _settled(self, raw: RawArticle, mark: str, wanted: bool) -> bool:
        """Whether the store has the article already, or this run met its id before."""
        before = self.seen.setdefault(raw.id, mark)
        stored = self.done.get(raw.id)
        if before != mark:
            self._refuse(Failure(raw.where or raw.id, f"its id {raw.id[:60]!r} stands on another text of this run"))
        elif stored is not None and stored[0] == mark and (stored[1] or not wanted):
            self.report.skipped += 1
        else:
            self.done[raw.id] = (mark, wanted)
            return False
        return True

    def consume(self, outcomes: Iterable[Outcome[Coded]]) -> None:
        """Store outcomes batch by batch, and note the beginning and the end of the run."""
        self.store.log_run(self.id, "begun", self.versions)
        for outcome in outcomes:
            self._take(outcome)
            self.options.advance(outcome.size)
            if len(self.tables.get("articles", ())) >= self.options.batch or time.monotonic() - self.last > LONGEST:
                self._commit()
        self._commit()
        self.store.log_run(self.id, "ended", {**self.versions, "articles": self.report.coded + self.report.aside,
                                              "skipped": self.report.skipped, "failed": self.report.failed})

    def _take(self, outcome: Outcome[Coded]) -> None:
        if outcome.failure is not None or outcome.coded is None:
            self._refuse(outcome.failure or Failure("?", "nothing coded"))
            return
        coded, extra = outcome.coded
        if not self.options.keep_text:
            coded, extra = shorten(coded), {**extra, "text": None}
        self.report.coded += extra["coded"]
        self.report.aside += not extra["coded"]
        self.report.events += len(coded["events"])
        for name, rows in table_rows(coded, f"{self.id}.{self.batches:06d}", extra).items():
            self.tables.setdefault(name, []).extend(rows)

    def _refuse(self, failure: Failure) -> None:
        self.report.failed += 1
        if len(self.report.failures) < SHOWN:
            self.report.failures.append(failure)
        if (failure.where, failure.reason) not in self.refused:
            self.refused.add((failure.where, failure.reason))
            self.pending.append({"place": failure.where, "reason": failure.reason, "run": self.id, **self.versions})

    def _commit(self) -> None:
        pending, self.pending = self.pending, []
        self.store.append("refusals", pending)
        if self.tables:
            self.store.commit(self.tables)
            self.tables, self.batches = {}, self.batches + 1
        self.last = time.monotonic()


def _same(row: Row, versions: dict[str, str]) -> bool:
    return all(row[name] == value for name, value in versions.items())


def _done(store: Store, coder: ArticleCoder) -> dict[str, tuple[str, bool]]:
    """Article id -> hash of its text and whether it was coded, of what this coder and lexicon did."""
    found: dict[str, tuple[str, bool, str]] = {}
    columns = ["id", "text_hash", "coded", "batch", "coder", "lexicon"]
    versions: dict[str, Any] = {"coder": coder.version, "lexicon": coder.lexicon}
    for piece in store.dataset("articles").to_batches(columns=columns):
        for row in piece.to_pylist():
            if _same(row, versions) and row["batch"] > found.get(row["id"], ("", False, ""))[2]:
                found[row["id"]] = (row["text_hash"], row["coded"], row["batch"])
    return {id: (mark, coded) for id, (mark, coded, _) in found.items()}
