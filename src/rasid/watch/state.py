"""What the watcher remembers, in one SQLite file beside the store: it survives a kill at any moment.

A target is something to fetch: a feed, a sitemap that an index lists (map), an article. Fetched pages and refusals wait
in `pages` until the store has them.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from rasid.errors import RasidError
from rasid.ingest.records import mend
from rasid.watch.addresses import host_of

FEED, MAP, ARTICLE = 0, 1, 2
"""Kinds of target, in the order in which a host's are fetched."""
_TABLES = """
create table if not exists targets (
    key text primary key, kind integer not null, feed text not null, address text not null, host text not null, due real,
    tries integer not null default 0, hops integer not null default 0, mark text not null default '', read_mark text,
    read_at real, published text, etag text, modified text);
create index if not exists targets_due on targets (host, due, kind) where due is not null;
create index if not exists targets_feed on targets (feed) where due is not null;
create table if not exists hosts (host text primary key, due real not null, tries integer not null default 0);
create table if not exists robots (origin text primary key, text text not null, due real not null);
create table if not exists pages (
    number integer primary key, address text not null, feed text not null, published text, charset text, body blob,
    reason text, at real not null);
"""


@dataclass(frozen=True, slots=True)
class Target:
    """Something to fetch. key: its address as first met; address: where it is now, after redirects to it."""

    key: str
    kind: int
    feed: str
    address: str
    host: str
    tries: int = 0
    hops: int = 0
    mark: str = ""
    published: str | None = None
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A fetched page, or the reason why there is none, until the store has it."""

    number: int
    address: str
    feed: str
    published: str | None
    charset: str | None
    body: bytes | None
    reason: str | None


_LONGEST_VALIDATOR = 500
_TARGET = ", ".join(Target.__slots__)
_PAGE = ", ".join(Page.__slots__)


def _validator(headers: Mapping[str, str], name: str) -> str | None:
    """What a server wants to be asked with next time, where a request can carry it."""
    value = headers.get(name, "")
    return value if value.isascii() and value.isprintable() and 0 < len(value) <= _LONGEST_VALIDATOR else None


class State:
    """The remembered state; one process at a time has it."""

    def __init__(self, path: str) -> None:
        try:
            self._base = sqlite3.connect(path, isolation_level=None, timeout=0)
            self._base.executescript("pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full;"
                                     + _TABLES)
        except sqlite3.OperationalError as error:
            raise RasidError(f"{path}: cannot be opened, or another rasid watch is running on it ({error})") from error
        except sqlite3.DatabaseError as error:
            raise RasidError(f"{path}: damaged ({error}); delete it to begin anew") from error

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def __enter__(self) -> "State":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def watch_only(self, feeds: Iterable[str]) -> None:
        """Take in new feeds, and forget what is still to be fetched for feeds that are no more watched."""
        wanted = sorted(feeds)
        with self.whole():
            self._do(f"delete from targets where due is not null and feed not in ({', '.join('?' * len(wanted))})", wanted)
            for feed in wanted:
                self.add(feed, FEED, feed, feed, 0.0)

    def add(self, key: str, kind: int, feed: str, address: str, due: float, mark: str = "",
            published: str | None = None) -> bool:
        """Remember a target that is not known yet; whether it was not."""
        row = (key, kind, feed, address, host_of(address), due, mark, published)
        return self._do("insert or ignore into targets (key, kind, feed, address, host, due, mark, published) "
                        "values (?, ?, ?, ?, ?, ?, ?, ?)", row).rowcount > 0

    def renew(self, key: str, feed: str, mark: str, due: float, read_before: float) -> bool:
        """Have a known target of this feed fetched again where its mark has changed since it was read; whether so."""
        return self._do("update targets set due = ?, mark = ?, tries = 0, hops = 0 where key = ? and feed = ? "
                        "and due is null and read_mark is not ? and read_at < ?",
                        (due, mark, key, feed, mark, read_before)).rowcount > 0

    def waiting(self, feed: str) -> int:
        """How many targets of a feed are still to be fetched."""
        return int(self._one("select count(*) from targets where feed = ? and due is not null", (feed,)))

    def ready(self, now: float, busy: Iterable[str], feeds_until: float) -> list[Target]:
        """What may be fetched now: one target for every host that is not busy; feeds only if due by then."""
        due = f"t.due <= ? and (t.kind > {FEED} or t.due <= ?)"
        hosts = self._do("select distinct t.host from targets t left join hosts h on h.host = t.host "
                         f"where {due} and coalesce(h.due, 0) <= ? order by t.host", (now, feeds_until, now)).fetchall()
        free = [host for (host,) in hosts if host not in frozenset(busy)]
        first = f"select {_TARGET} from targets t where host = ? and {due} order by kind, due, rowid limit 1"
        return [Target(*self._do(first, (host, now, feeds_until)).fetchone()) for host in free]

    def next_due(self, feeds_until: float) -> float | None:
        """When there is something to fetch next; None where there never is."""
        found: float | None = self._one("select min(max(t.due, coalesce(h.due, 0))) from targets t left join hosts h "
                                        f"on h.host = t.host where t.kind > {FEED} or t.due <= ?", (feeds_until,))
        return found

    def move(self, target: Target, address: str) -> None:
        """Note that a target is now at another address."""
        self._do("update targets set address = ?, host = ?, hops = hops + 1 where key = ?",
                 (address, host_of(address), target.key))

    def done(self, target: Target, now: float, due: float | None, headers: Mapping[str, str] | None = None) -> None:
        """Note that a target was dealt with. due: when again; headers: of the answer, where its validators count."""
        self._do("update targets set due = ?, tries = 0, hops = 0, address = key, host = ?, read_mark = ?, read_at = ? "
                 "where key = ?", (due, host_of(target.key), target.mark, now, target.key))
        if headers is not None:
            self._do("update targets set etag = ?, modified = ? where key = ?",
                     (_validator(headers, "etag"), _validator(headers, "last-modified"), target.key))

    def failed(self, target: Target, due: float) -> None:
        """Count a try that failed; the next is due then, at the address that the target first had."""
        self._do("update targets set tries = tries + 1, hops = 0, due = ?, address = key, host = ? where key = ?",
                 (due, host_of(target.key), target.key))

    def host_tries(self, host: str) -> int:
        """How many requests to a host have failed since the last that did not."""
        return int(self._one("select tries from hosts where host = ?", (host,)) or 0)

    def rest_host(self, host: str, until: float, tries: int) -> None:
        """Leave a host in peace until then."""
        self._do("insert or replace into hosts (host, due, tries) values (?, ?, ?)", (host, until, tries))

    def robots(self, origin: str) -> tuple[str, float] | None:
        """The robots.txt of an origin and until when it is good, where it was read."""
        found: tuple[str, float] | None = self._do("select text, due from robots where origin = ?", (origin,)).fetchone()
        return found

    def keep_robots(self, origin: str, text: str, until: float) -> None:
        """Remember a robots.txt."""
        self._do("insert or replace into robots (origin, text, due) values (?, ?, ?)", (origin, text, until))

    def keep_page(self, target: Target, now: float, body: bytes, charset: str | None) -> None:
        """Keep a page for the store."""
        self._do("insert into pages (address, feed, published, charset, body, at) values (?, ?, ?, ?, ?, ?)",
                 (target.address, target.feed, target.published, charset, body, now))

    def keep_refusal(self, place: str, feed: str, reason: str, now: float) -> None:
        """Keep for the store why there is no page."""
        self._do("insert into pages (address, feed, reason, at) values (?, ?, ?, ?)", (place, feed, reason, now))

    def pages(self) -> Iterator[Page]:
        """The kept pages, oldest first, one at a time."""
        last = 0
        while row := self._do(f"select {_PAGE} from pages where number > ? order by number limit 1", (last,)).fetchone():
            page = Page(*row)
            last = page.number
            yield page

    def page_count(self) -> int:
        """How many pages wait for the store."""
        return int(self._one("select count(*) from pages"))

    def oldest_page(self) -> float | None:
        """When the page was kept that waits longest for the store."""
        found: float | None = self._one("select min(at) from pages")
        return found

    def forget_pages(self, last: int) -> None:
        """Let go of the pages up to a number, which the store has."""
        self._do("delete from pages where number <= ?", (last,))

    @contextmanager
    def whole(self) -> Iterator[None]:
        """What is done inside counts at once or not at all."""
        self._do("begin immediate")
        try:
            yield
        except BaseException:
            self._do("rollback")
            raise
        self._do("commit")

    def _do(self, query: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        return self._base.execute(query, [mend(v)[0] if isinstance(v, str) else v for v in values])

    def _one(self, query: str, values: Sequence[Any] = ()) -> Any:
        row = self._do(query, values).fetchone()
        return row[0] if row else None
