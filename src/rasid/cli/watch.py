"""`rasid watch`: feeds and sitemaps read live, their articles coded into a store."""

import argparse
import datetime as dt
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rasid.api import ArchiveCoder
from rasid.cli.archive import add_keeping
from rasid.cli.terminal import OK, SOME_FAILED, add_lexicon, is_lexicon, say
from rasid.corpus.archive import code_archive
from rasid.corpus.run import Options, Report, sorted_by_topic
from rasid.errors import RasidError
from rasid.ingest.complete import complete
from rasid.store.repository import Store
from rasid.watch.deliver import Delivery
from rasid.watch.fetch import Fetcher
from rasid.watch.settings import Settings, read_settings
from rasid.watch.state import State
from rasid.watch.watcher import Watcher

EXAMPLES = """examples:
  rasid watch feeds.toml --store news.store            until Ctrl-C or SIGTERM
  rasid watch feeds.toml --store news.store --once     all that is due, then stop: for cron

feeds.toml: contact = "you@example.org", then for each feed or sitemap [[feeds]] with its url (docs/how-to/watch-feeds.md)
exit codes: 0 all well, 1 something was refused (the table refusals says what and why), 2 wrong usage or settings"""


def add_parser(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("watch", help="read feeds and sitemaps live into a store", epilog=EXAMPLES,
                                 description="Read RSS and Atom feeds and sitemaps, and code their articles into a store.",
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("settings", metavar="FEEDS", help="the feeds, a TOML file")
    parser.add_argument("--store", required=True, metavar="DIR", help="where to keep what is coded")
    parser.add_argument("--once", action="store_true", help="fetch and code what is due, then stop")
    parser.add_argument("--state", metavar="FILE",
                        help="what the watcher remembers (default: watch.sqlite in the store's folder)")
    add_lexicon(parser)
    add_keeping(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Watch; the exit code."""
    settings = read_settings(args.settings)
    store = Store(args.store)
    remembered = _state_file(args, store)
    coder = ArchiveCoder([is_lexicon(d) for d in args.lexicon])
    options = sorted_by_topic(Options(keep_text=not args.no_text), args.all_topics)
    store.create()
    with State(remembered) as state:
        desk = Desk(store, state, settings, coder, options)
        fetcher = Fetcher(settings.contact, settings.allow_private)
        desk.watcher = Watcher(settings, state, fetcher, desk.deliver, log)
        with stopped_by_signals(desk.watcher):
            desk.watcher.run(args.once)
        waiting = state.page_count()
    rest = f"; {waiting} page(s) wait and are coded next time" if waiting else ""
    say(f"{desk.total.coded} article(s), {desk.total.events} event(s); {desk.total.failed} refused{rest}")
    return SOME_FAILED if desk.total.failed else OK


def _state_file(args: argparse.Namespace, store: Store) -> str:
    if args.state or store.is_local:
        return args.state or str(Path(store.where, "watch.sqlite"))
    raise RasidError("a store at a URL needs --state FILE, a file on this machine, for what the watcher remembers")


class Desk:
    """Takes fetched pages from the watcher into the store."""

    def __init__(self, store: Store, state: State, settings: Settings, coder: ArchiveCoder, options: Options) -> None:
        self._store, self._state, self._settings, self._coder, self._options = store, state, settings, coder, options
        self.total = Report()
        self.watcher: Watcher | None = None

    def deliver(self) -> None:
        """Code the kept pages into the store, and let go of those that it has."""
        assert self.watcher is not None
        pages = Delivery(self._state, self._settings, self.watcher.stop)
        try:
            report = code_archive(self._store, lambda: self._coder, complete(pages), self._options)
        except RasidError as error:
            log(f"{error}; the pages wait")
            return
        self._state.forget_pages(pages.last)
        for failure in report.failures:
            log(f"{failure.where}: {failure.reason}")
        log(f"{report.coded} article(s) coded, {report.events} event(s); {report.aside} set aside by topic")
        for name in ("coded", "events", "aside", "failed"):
            setattr(self.total, name, getattr(self.total, name) + getattr(report, name))


def log(message: str) -> None:
    """A line with its time."""
    say(f"{dt.datetime.now():%Y-%m-%d %H:%M:%S} {message}")


@contextmanager
def stopped_by_signals(watcher: Watcher) -> Iterator[None]:
    """The first Ctrl-C or SIGTERM ends the watch in good order; the second is as ever."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def stop(*_: object) -> None:
        watcher.stop.set()
        restore()

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    for number in before:
        signal.signal(number, stop)
    try:
        yield
    finally:
        restore()
