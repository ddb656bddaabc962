"""One run over an archive: which articles are due, what was refused, and the report that it ends with."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rasid.corpus.ledger import DUE, TWICE, Ledger, Stored
from rasid.corpus.local import Failure
from rasid.corpus.workers import Task
from rasid.ingest.records import RawArticle, Refused
from rasid.ingest.topic import ASIDE, POLITICS, topic_of
from rasid.store.repository import Store, new_run
from rasid.store.rows import Row, text_hash

BATCH = 256
"""Articles committed at a time."""
SHOWN = 1000
"""Failures kept for the closing report; the table `refusals` has all."""


@dataclass(slots=True)
class Report:
    """What a run did."""

    coded: int = 0
    aside: int = 0
    skipped: int = 0
    events: int = 0
    failed: int = 0
    failures: list[Failure] = field(default_factory=list)

    def add(self, counts: Mapping[str, int]) -> None:
        """Add what a part of the run did, its failures aside."""
        self.coded += counts["coded"]
        self.aside += counts["aside"]
        self.skipped += counts["skipped"]
        self.events += counts["events"]


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


def sorted_by_topic(options: Options, all_topics: bool = False) -> Options:
    """The options with sport, culture, markets, religion and science told from politics and, unless all topics are asked
    for, only kept and marked."""
    coded = frozenset({POLITICS, *ASIDE} if all_topics else {POLITICS})
    return replace(options, topic=lambda raw: topic_of(raw.text), coded_topics=coded)


def task_of(item: RawArticle | Refused, ledger: Ledger, options: Options) -> Task | Failure | None:
    """What is to be done with an input: a task where it is due, a failure where it is refused, None where the store or
    this run has it."""
    if isinstance(item, Refused):
        return Failure(item.where, item.reason)
    topic = options.topic(item)
    wanted = topic in options.coded_topics
    state = ledger.settle(item.id, text_hash(item.text), wanted)
    if state == TWICE:
        return Failure(item.where or item.id, f"its id {item.id[:60]!r} stands on another text of this run")
    return Task(item, wanted, topic) if state == DUE else None


class Run:
    """A run by one coder and lexicon. versions: `coder` and `lexicon`."""

    def __init__(self, store: Store, versions: dict[str, str]) -> None:
        self.store, self.versions, self.report = store, versions, Report()
        self.id, self.ledger = new_run(), Ledger()
        self.ledger.know_refused(self._refused())
        self._pending: list[Row] = []

    def begin(self) -> None:
        """Note that the run has begun."""
        self.store.log_run(self.id, "begun", self.versions)

    def end(self) -> None:
        """Note that the run is over, and join small files."""
        self.write_refusals()
        articles = self.report.coded + self.report.aside
        self.store.log_run(self.id, "ended", {**self.versions, "articles": articles, "skipped": self.report.skipped,
                                              "failed": self.report.failed})
        self.store.compact()

    def refuse(self, failure: Failure) -> None:
        """Count a failure, and keep it for the store unless that has it."""
        self.report.failed += 1
        if len(self.report.failures) < SHOWN:
            self.report.failures.append(failure)
        if self.ledger.refuse(failure):
            self._pending.append({"place": failure.where, "reason": failure.reason, "run": self.id, **self.versions})

    def write_refusals(self) -> None:
        """Write the refusals since the last time."""
        pending, self._pending = self._pending, []
        self.store.append("refusals", pending)

    def stored(self) -> Iterator[Stored]:
        """What the store has by this coder and lexicon."""
        for row in self._mine("articles", ("id", "text_hash", "coded", "batch")):
            yield row["id"], row["text_hash"], row["coded"], row["batch"]

    def _refused(self) -> Iterator[tuple[str, str]]:
        return ((row["place"], row["reason"]) for row in self._mine("refusals", ("place", "reason")))

    def _mine(self, table: str, columns: Sequence[str]) -> Iterator[Row]:
        """Rows by this run's coder and lexicon, read a piece at a time."""
        for piece in self.store.dataset(table).to_batches(columns=[*columns, *self.versions]):
            for row in piece.to_pylist():
                if all(row[name] == value for name, value in self.versions.items()):
                    yield row
