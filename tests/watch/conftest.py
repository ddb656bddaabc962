"""A site to watch, a clock that does not wait, and a watcher whose pages are taken as they come."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from rasid.ingest.records import RawArticle, Refused
from rasid.watch.deliver import Delivery
from rasid.watch.fetch import Fetcher, Limits
from rasid.watch.settings import Feed, Settings
from rasid.watch.state import State
from rasid.watch.watcher import Watcher
from tests.watch.server import Site, serve

START = 1_620_000_000.0
"""3 May 2021, midnight UTC."""
QUICK = Limits(connect=2, read=0.3, whole=0.7)
BODY = "قالت وزارة الخارجية إن الوفد وصل إلى العاصمة أمس لإجراء محادثات مع الحكومة حول الحدود والتجارة."


def page(number: int | str, body: str = BODY) -> str:
    """An article's page."""
    return (f'<html><head><title>الخبر {number}</title></head><body><article><h1>الخبر {number}</h1>'
            + f"<p>{body} ({number})</p><p>وأضافت الوزارة في بيان أن الجانبين اتفقا على استمرار اللقاءات.</p>" * 2
            + "</article></body></html>")


def rss(*links: str, day: int = 3) -> str:
    """A feed of items, each with a link."""
    items = "".join(f"<item><title>خبر</title><link>{link.replace('&', '&amp;')}</link>"
                    f"<pubDate>0{day} May 2021 00:30:00 +0300</pubDate></item>" for link in links)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>صحيفة</title>{items}</channel></rss>'


@dataclass
class FakeClock:
    """A clock on which only waiting takes time."""

    time: float = START
    waits: list[float] = field(default_factory=list)

    def now(self) -> float:
        """Seconds since 1970."""
        return self.time

    def wait(self, stop: threading.Event, seconds: float) -> None:
        """Let the time pass at once."""
        self.waits.append(seconds)
        self.time += seconds


@dataclass
class Watch:
    """One pass after another over the same state. articles and refused: what the store would have got."""

    path: Path
    clock: FakeClock = field(default_factory=FakeClock)
    articles: list[RawArticle] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def once(self, *feeds: Feed | str, pace: float = 0, allow_private: bool = True) -> "Watch":
        """Fetch all that is due."""
        named = [feed if isinstance(feed, Feed) else Feed(feed) for feed in feeds]
        settings = Settings("you@example.org", {feed.url: feed for feed in named}, pace, allow_private)
        self.articles, self.refused = [], []
        with State(str(self.path)) as state:
            fetcher = Fetcher(settings.contact, allow_private, QUICK)
            watcher = Watcher(settings, state, fetcher, lambda: self._take(state, settings), self.lines.append, self.clock)
            watcher.run(once=True)
            assert state.page_count() == 0
        return self

    def _take(self, state: State, settings: Settings) -> None:
        pages = Delivery(state, settings, threading.Event())
        for item in pages:
            (self.articles if isinstance(item, RawArticle) else self.refused).append(item)
        state.forget_pages(pages.last)

    def reasons(self) -> list[str]:
        """Why what was refused was."""
        return [refused.reason for refused in self.refused]

    def later(self, **units: float) -> None:
        """Let time pass between two passes."""
        self.clock.time += 3600 * units.get("hours", 0) + 60 * units.get("minutes", 0)


@pytest.fixture
def site() -> Iterator[Site]:
    """A site that is served."""
    found = Site()
    server = serve(found)
    yield found
    server.shutdown()
    server.server_close()


@pytest.fixture
def watch(tmp_path: Path) -> Watch:
    """A watcher with nothing remembered."""
    return Watch(tmp_path / "watch.sqlite")


Publish = Callable[..., str]


@pytest.fixture
def publish(site: Site) -> Publish:
    """Put articles and a feed of them on the site; the feed's address."""
    from tests.watch.server import send

    def put(*numbers: Any, **feed: Any) -> str:
        for number in numbers:
            site.pages.setdefault(f"/{number}", send(page(number)))
        site.pages["/feed"] = send(rss(*(site.url(f"/{n}") for n in numbers), **feed), kind="application/rss+xml")
        return site.url("/feed")

    return put
