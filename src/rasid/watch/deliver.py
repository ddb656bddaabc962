"""From fetched pages to articles for the store."""

import threading
from collections.abc import Iterator
from dataclasses import replace

from rasid.ingest.html import page_article
from rasid.ingest.records import RawArticle, Refused
from rasid.watch.addresses import article_id
from rasid.watch.settings import Settings
from rasid.watch.state import Page, State


class Delivery:
    """The kept pages as inputs for the store, until told to stop. last: the number of the last page handed out."""

    def __init__(self, state: State, settings: Settings, stop: threading.Event) -> None:
        self._state, self._settings, self._stop = state, settings, stop
        self.last = 0

    def __iter__(self) -> Iterator[RawArticle | Refused]:
        for page in self._state.pages():
            if self._stop.is_set():
                return
            self.last = page.number
            yield self._article(page)

    def _article(self, page: Page) -> RawArticle | Refused:
        if page.body is None:
            return Refused(page.address, page.reason or "not fetched")
        found = page_article(page.body, page.address, article_id(page.address), None, page.address, page.charset)
        if isinstance(found, Refused):
            return found
        feed = self._settings.feeds.get(page.feed)
        return replace(found, source=(feed.source if feed else None) or found.source,
                       published=page.published or found.published)
