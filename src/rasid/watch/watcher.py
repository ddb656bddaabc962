"""The watcher: what is due is fetched, one request at a time to a host, and what came is handed to the store.

One thread decides and remembers; others only wait for servers.
"""

import math
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Protocol

from rasid.errors import InputError
from rasid.ingest.html import LARGEST_PAGE
from rasid.ingest.links import LARGEST_SITEMAP
from rasid.watch.addresses import origin_of
from rasid.watch.fetch import Answer, Fetcher, Trouble
from rasid.watch.outcomes import Outcomes
from rasid.watch.robots import Book, fetch_robots
from rasid.watch.settings import Settings
from rasid.watch.state import ARTICLE, State, Target

THREADS = 8
"""Hosts that are waited for at the same time."""
PATIENCE = 60.0
"""Seconds that a single pass waits for a host; what is due later is left to the next."""
BATCH, SETTLE = 256, 300.0
"""Pages that are handed to the store at once, and seconds for which fewer of them wait for more."""
MOST_PAGES = 4 * BATCH
"""Pages that may wait where the store takes none; no more are fetched then."""
_AGAIN = 30.0
"""Least seconds between two deliveries to the store."""


class Clock(Protocol):
    """The time, and waiting."""

    def now(self) -> float:
        """Seconds since 1970."""

    def wait(self, stop: threading.Event, seconds: float) -> None:
        """Wait, but no longer than until told to stop."""


class RealClock:
    """The machine's own."""

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time()

    def wait(self, stop: threading.Event, seconds: float) -> None:
        """Wait, but no longer than until told to stop."""
        stop.wait(seconds)


Answered = Callable[[Target, Answer, float], None]


@dataclass(frozen=True, slots=True)
class Task:
    """A request: for a target, or for the robots.txt that it depends on."""

    target: Target
    robots: bool


class Watcher:
    """Watches the feeds of its settings. deliver: hands the kept pages to the store; tell: takes a line of the log."""

    def __init__(self, settings: Settings, state: State, fetcher: Fetcher, deliver: Callable[[], None],
                 tell: Callable[[str], None], clock: Clock | None = None) -> None:
        self.stop = threading.Event()
        self._settings, self._state, self._fetcher, self._deliver = settings, state, fetcher, deliver
        self._clock: Clock = clock or RealClock()
        self._book = Book(state)
        self._outcomes = Outcomes(settings, state, self._book, tell)
        self._running: dict[Future[Answer], Task] = {}
        self._next_delivery, self._feeds_until = 0.0, math.inf

    def run(self, once: bool = False) -> None:
        """Watch until told to stop; once: until all that is due now, and what it leads to, has been fetched."""
        self._feeds_until = self._clock.now() if once else math.inf
        self._state.watch_only(self._settings.feeds)
        with ThreadPoolExecutor(THREADS) as pool:
            try:
                self._watch(pool, once)
            finally:
                self._fetcher.close()
        if not self.stop.is_set() and self._state.page_count():
            self._deliver()

    def _watch(self, pool: ThreadPoolExecutor, once: bool) -> None:
        while not self.stop.is_set():
            begun = self._begin(pool)
            if self._running:
                self._collect()
            elif not begun and not self._rest(once):
                return
            if self._is_time():
                self._deliver()
                self._next_delivery = self._clock.now() + _AGAIN

    def _begin(self, pool: ThreadPoolExecutor) -> int:
        """Begin what may be fetched now; how many targets could be dealt with."""
        if self._is_full():
            return 0
        now = self._clock.now()
        busy = [task.target.host for task in self._running.values()]
        ready = self._state.ready(now, busy, self._feeds_until)[:THREADS - len(busy)]
        for target in ready:
            rules = self._book.rules(origin_of(target.address), now)
            if rules is None:
                self._running[pool.submit(fetch_robots, self._fetcher, origin_of(target.address))] = Task(target, True)
            elif rules.allows(target.address):
                self._running[pool.submit(self._get, target)] = Task(target, False)
            else:
                with self._state.whole():
                    self._outcomes.refuse(target, "robots.txt forbids it", now)
        return len(ready)

    def _get(self, target: Target) -> Answer:
        known = {"If-None-Match": target.etag, "If-Modified-Since": target.modified}
        most = LARGEST_PAGE if target.kind == ARTICLE else LARGEST_SITEMAP
        return self._fetcher.get(target.address, most, {name: value for name, value in known.items() if value})

    def _collect(self) -> None:
        """Take in what has come."""
        done, _ = wait(self._running, timeout=1, return_when=FIRST_COMPLETED)
        for future in done:
            task = self._running.pop(future)
            if not self.stop.is_set():
                with self._state.whole():
                    self._take(task, future, self._clock.now())

    def _take(self, task: Task, future: "Future[Answer]", now: float) -> None:
        answered, later = ((self._outcomes.robots, self._outcomes.no_robots) if task.robots
                           else (self._outcomes.answer, self._outcomes.later))
        try:
            answer = future.result()
        except Trouble as error:
            later(task.target, str(error), now)
        except InputError as error:
            self._outcomes.refuse(task.target, str(error), now)
        else:
            self._draw(answered, task.target, answer, now)

    def _draw(self, answered: Answered, target: Target, answer: Answer, now: float) -> None:
        """Draw the consequences of an answer; a fault in doing so costs this target only, and not at every start."""
        try:
            answered(target, answer, now)
        except sqlite3.Error:
            raise
        except Exception as error:
            self._outcomes.refuse(target, f"the watcher failed on it: {type(error).__name__}: {error}"[:300], now)

    def _rest(self, once: bool) -> bool:
        """Wait for what is due next; whether it is worth waiting for."""
        due = self._state.next_due(self._feeds_until)
        least = 1.0 if self._is_full() else 0.01
        pause = math.inf if due is None else max(least, due - self._clock.now())
        if once and pause > PATIENCE:
            return False
        self._clock.wait(self.stop, min(pause, PATIENCE))
        return True

    def _is_full(self) -> bool:
        return self._state.page_count() >= MOST_PAGES

    def _is_time(self) -> bool:
        """Whether to hand the kept pages to the store."""
        now, oldest = self._clock.now(), self._state.oldest_page()
        full = self._state.page_count() >= BATCH
        return oldest is not None and now >= self._next_delivery and (full or now - oldest >= SETTLE)
