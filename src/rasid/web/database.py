"""A store as the desk asks it: tables in a temporary DuckDB file, made anew when articles are coded, mended when reviews
come in."""

import tempfile
import threading
import time
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rasid.errors import RasidError, need
from rasid.store.query import add_views, show_current
from rasid.store.repository import Store
from rasid.store.reviews import Review, apply_reviews, read_reviews
from rasid.store.rows import Row
from rasid.store.schema import CHILDREN
from rasid.web.tables import LIGHT, make, remake, take_over

CHECK_SECONDS = 2.0
"""How long what the store looked like is believed."""
LONGEST_SECONDS = 20.0
"""A query that takes longer is stopped."""
_SETTINGS = ("set enable_external_access = false", "set lock_configuration = true")
_CODED = ("articles", *CHILDREN)
Versions = Mapping[str, int]


class TooSlow(RasidError):
    """A query that was stopped."""


class Generation:
    """The tables made from one state of the coded articles; its file goes when it does."""

    def __init__(self, store: Store, versions: Versions, memory: str) -> None:
        self.versions, self.lock, self.kept = dict(versions), threading.Lock(), dict[Hashable, Any]()
        self._folder = tempfile.TemporaryDirectory(prefix="rasid-desk-")
        config = {"memory_limit": memory, "threads": 2, "temp_directory": self._folder.name}
        self.database = need("duckdb", "store").connect(config=config)
        self.database.execute(f"attach '{Path(self._folder.name, 'desk.duckdb')}' as desk")
        self._log = read_reviews(store)
        add_views(self.database, store)
        make(self.database)
        show_current(self.database, "desk.articles")     # sooner found than the view's window over all articles
        self._take(store)
        for statement in _SETTINGS:
            self.database.execute(statement)

    def follow(self, store: Store, versions: Versions) -> None:
        """Take over what changed beside the coded articles: reviews and merges."""
        log = read_reviews(store)
        touched = _articles(self._log, log)
        with self.lock:
            if touched:
                apply_reviews(self.database, log)
                remake(self.database, touched)
            self._log, self.versions, self.kept = log, dict(versions), {}
            self._take(store)

    def _take(self, store: Store) -> None:
        for name in LIGHT:
            take_over(self.database, name, store.dataset(name).to_table())

    def close(self) -> None:
        """Give up the tables and their file."""
        self.database.close()
        self._folder.cleanup()


class Database:
    """Answers queries from the newest generation; a new one is made beside it, and takes its place when ready."""

    def __init__(self, store: Store, memory: str = "400MB") -> None:
        self.store, self._memory = store, memory
        self._lock = threading.Lock()
        self._making: threading.Thread | None = None
        self._checked = time.monotonic()
        self._current = Generation(store, _versions(store), memory)

    def close(self) -> None:
        """Give up the tables, after what is being made is done; nothing can be asked any more."""
        if self._making is not None:
            self._making.join()     # a thread cut off inside the database's own code would abort the process
        self._current.close()

    @property
    def generation(self) -> Generation:
        """The newest that is ready."""
        if time.monotonic() - self._checked > CHECK_SECONDS:
            self._checked = time.monotonic()
            self._look()
        return self._current

    def refresh(self) -> None:
        """Show the store as it is now, before this returns: after one's own change."""
        with self._lock:
            versions = _versions(self.store)
            if _differ(versions, self._current.versions, _CODED):
                self._current = Generation(self.store, versions, self._memory)
            elif versions != self._current.versions:
                self._current.follow(self.store, versions)

    def _look(self) -> None:
        """Bring stale tables up to date in the background; until then the old ones answer."""
        stale = _versions(self.store) != self._current.versions
        if stale and (self._making is None or not self._making.is_alive()):
            self._making = threading.Thread(target=self.refresh)
            self._making.start()

    @contextmanager
    def cursor(self) -> Iterator[Any]:
        """A connection to the desk's tables for one thread; a query of its that takes too long is stopped."""
        generation = self.generation     # held, so that its file stays
        with generation.database.cursor() as cursor:
            cursor.execute("use desk")
            with _watched(cursor):
                yield cursor

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[Row]:
        """The rows of a query to the desk's tables, as dictionaries."""
        with self.cursor() as cursor:
            return _answer(cursor, query, values)

    def source_rows(self, query: str, values: Sequence[Any] = ()) -> list[Row]:
        """The rows of a query to the store's own views; one at a time."""
        generation = self.generation
        with generation.lock, _watched(generation.database):
            return _answer(generation.database, query, values)

    def once(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """What is made of the store as it is now, made once; key: of few."""
        kept = self.generation.kept
        if key not in kept:
            kept[key] = make()
        return kept[key]

    def row(self, query: str, values: Sequence[Any] = ()) -> Row:
        """The one row of a query."""
        return self.rows(query, values)[0]


@contextmanager
def _watched(connection: Any) -> Iterator[None]:
    """Stop what is asked of a connection after LONGEST_SECONDS."""
    watch = threading.Timer(LONGEST_SECONDS, connection.interrupt)
    watch.start()
    try:
        yield
    except need("duckdb", "store").InterruptException as error:
        raise TooSlow("this took too long; ask for fewer days or fewer events") from error
    finally:
        watch.cancel()


def _answer(connection: Any, query: str, values: Sequence[Any]) -> list[Row]:
    result = connection.execute(query, values)
    names = [column[0] for column in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def _versions(store: Store) -> dict[str, int]:
    return {name: store.table(name).version() for name in (*_CODED, *LIGHT)}


def _differ(one: Versions, other: Versions, names: Sequence[str]) -> bool:
    return any(one[name] != other[name] for name in names)


def _articles(before: Sequence[Review], now: Sequence[Review]) -> list[str]:
    """The articles of the reviews that came in, and of those that they take back."""
    known = {r.id for r in before}
    by_id = {r.id: r for r in now}
    fresh = [r for r in now if r.id not in known]
    taken_back = [by_id[r.subject] for r in fresh if r.subject in by_id]
    return sorted({r.article for r in (*fresh, *taken_back) if r.article})
