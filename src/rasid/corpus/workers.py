"""Coding with several processes: bounded queues, results in the order of the input, a dead worker costs one article."""

import gc
import multiprocessing
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any, Protocol

from rasid.corpus.local import Failure, Outcome, code_all
from rasid.errors import RasidError
from rasid.ingest.records import RawArticle
from rasid.merge.copies import signature
from rasid.store.rows import text_hash

CHUNK = 8
"""Articles sent to a worker at a time."""
AHEAD = 3
"""Chunks in work for each worker."""


class ArticleCoder(Protocol):
    """What workers need of a coder."""

    version: str
    lexicon: str

    def code(self, raw: RawArticle) -> Mapping[str, Any]:
        """The coded article, schema 1."""

    def blank(self, raw: RawArticle) -> Mapping[str, Any]:
        """The article of schema 1 with nothing coded."""


Make = Callable[[], ArticleCoder]
"""Loads a coder, in whichever process calls it."""


@dataclass(frozen=True, slots=True)
class Task:
    """An article and whether to code it, or only to keep and mark it."""

    raw: RawArticle
    wanted: bool = True
    topic: str | None = None


Coded = tuple[Mapping[str, Any], dict[str, Any]]
"""A coded article and what the store keeps beside its coding."""
_READY: list[ArticleCoder] = []


def prepare(make: Make) -> ArticleCoder:
    """The coder of this process, which the processes forked from it share."""
    _READY[:] = [make()]
    gc.collect()
    gc.freeze()
    return _READY[0]


def versions_of(coder: ArticleCoder) -> dict[str, str]:
    """What tells one coding of an article from another."""
    return {"coder": coder.version, "lexicon": coder.lexicon}


def ready(make: Make, versions: Mapping[str, str]) -> None:
    """See to it that this process has the coder of these versions, loaded once for all that it is given; RasidError where
    this machine has another one installed."""
    if not _READY or versions_of(_READY[0]) != versions:
        prepare(make)
    found = versions_of(_READY[0])
    if found != versions:
        raise RasidError(f"this machine has {found}, the one that began the run {dict(versions)}; install the same on all")


def release() -> None:
    """Let the memory that `prepare` set aside for sharing be collected again."""
    _READY.clear()
    gc.unfreeze()


def code_task(task: Task, raw: RawArticle) -> Coded:
    """Code one article with this process's coder."""
    coder = _READY[0]
    extra = {"text": raw.text, "text_hash": text_hash(raw.text), "topic": task.topic, "coded": task.wanted,
             "characters": len(raw.text), "signature": signature(raw.text), "author": raw.author,
             "section": raw.section}
    return (coder.code(raw) if task.wanted else coder.blank(raw)), extra


def code_one(task: Task) -> Outcome[Coded]:
    """What becomes of one article; a fault of the coder is a failure of that article."""
    return next(code_all(partial(code_task, task), [task.raw]))


def _code_chunk(tasks: list[Task]) -> list[Outcome[Coded]]:
    return [code_one(task) for task in tasks]


def _begin(make: Make, parent: int) -> None:
    """What a new worker does first: get its coder, and see to it that it does not outlive a killed parent."""
    if not _READY:
        prepare(make)
    threading.Thread(target=_follow, args=(parent,), daemon=True).start()


def _follow(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def code_parallel(make: Make, tasks: Iterable[Task], workers: int) -> Iterator[Outcome[Coded]]:
    """One outcome for every task, in order; with one worker in this very process, which has called `prepare`."""
    source = iter(tasks)
    if workers <= 1:
        while chunk := list(islice(source, CHUNK)):
            yield from _code_chunk(chunk)
        return
    yield from Crew(make, workers).run(source)


class Crew:
    """A pool of processes that is renewed when one of them dies."""

    def __init__(self, make: Make, workers: int) -> None:
        self._make, self._workers = make, workers
        self._pool = self._new_pool()

    def run(self, source: Iterator[Task]) -> Iterator[Outcome[Coded]]:
        """Outcomes in order, with at most `AHEAD` chunks a worker waiting."""
        waiting: deque[tuple[list[Task], Future[list[Outcome[Coded]]]]] = deque()
        try:
            while True:
                while len(waiting) < AHEAD * self._workers and (chunk := list(islice(source, CHUNK))):
                    waiting.append((chunk, self._submit(chunk)))
                if not waiting:
                    return
                yield from self._result(*waiting.popleft())
        finally:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def _submit(self, chunk: list[Task]) -> "Future[list[Outcome[Coded]]]":
        try:
            return self._pool.submit(_code_chunk, chunk)
        except BrokenProcessPool as error:
            broken: Future[list[Outcome[Coded]]] = Future()
            broken.set_exception(error)
            return broken

    def _result(self, chunk: list[Task], future: "Future[list[Outcome[Coded]]]") -> Iterator[Outcome[Coded]]:
        try:
            yield from future.result()
        except BrokenProcessPool:
            for task in chunk:
                yield self._alone(task)

    def _alone(self, task: Task) -> Outcome[Coded]:
        """Code one article of a chunk on which a worker died, so that only the guilty one is lost."""
        self._renew()
        try:
            return self._pool.submit(_code_chunk, [task]).result()[0]
        except BrokenProcessPool:
            self._renew()
            reason = "the process that coded it died (out of memory?)"
            return Outcome(task.raw.size, failure=Failure(task.raw.where or task.raw.id, reason))

    def _renew(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._new_pool()

    def _new_pool(self) -> ProcessPoolExecutor:
        method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
        context = multiprocessing.get_context(method)
        return ProcessPoolExecutor(self._workers, context, _begin, (self._make, os.getpid()))
