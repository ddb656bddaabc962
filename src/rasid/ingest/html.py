"""Saved web pages: the article without what stands around it, and what the page says of itself."""

import datetime as dt
from pathlib import Path
from typing import Any

from rasid.errors import InputError, need
from rasid.ingest.dates import read_date
from rasid.ingest.encodings import page_text
from rasid.ingest.published import visible_date
from rasid.ingest.records import RawArticle, Refused, content_id, join_title, mend

LARGEST_PAGE = 5_000_000
"""Bytes of a page."""
LONGEST_LINE = 1_000_000
"""Characters of one line of a page: what is longer is data, not prose."""

MOST_TAGS = 50_000
"""Tags of a page: with more of them, extraction takes minutes and gigabytes; long news pages have ten thousand."""


def read_page(path: Path, name: str, published: str | None = None) -> RawArticle | Refused:
    """The article of a saved page. name: its id."""
    size = path.stat().st_size
    if size > LARGEST_PAGE:
        return Refused(str(path), f"{size / 1e6:.1f} MB, more than a page may have", size)
    return page_article(path.read_bytes(), str(path), name, published)


def page_article(raw: bytes, where: str, id: str | None = None, published: str | None = None, url: str | None = None,
                 declared: str | None = None) -> RawArticle | Refused:
    """The article of a page's bytes. declared: the encoding that whoever sent the page gave."""
    if len(raw) > LARGEST_PAGE:
        return Refused(where, f"{len(raw) / 1e6:.1f} MB, more than a page may have", len(raw))
    try:
        page = page_text(raw, declared)
    except InputError as error:
        return Refused(where, str(error), len(raw))
    fault = _fault(page)
    if fault:
        return Refused(where, fault, len(raw))
    found = _extracted(page, url)
    if found is None or not (found.text or "").strip():
        return Refused(where, "no article found in the page", len(raw))
    return _article(found, where, id, published, url, len(raw))


def _fault(page: str) -> str | None:
    """Why a page is not even tried, None where it may hold an article."""
    if any(len(line) > LONGEST_LINE for line in page.split("\n")):
        return "a line of more than a million characters: no page of prose"
    return "more than 50,000 tags: no page of prose" if page.count("<") > MOST_TAGS else None


def _extracted(page: str, url: str | None) -> Any:
    reader = need("trafilatura", "ingest")
    try:
        return reader.bare_extraction(page, url=url, with_metadata=True, include_comments=False)
    except Exception:       # whatever a broken page does to the parser
        return None


def _article(found: Any, where: str, id: str | None, published: str | None, url: str | None,
             size: int) -> RawArticle:
    text, noticed = mend(_titled(found.title, found.text))
    day = _stated(found.date) or visible_date(text) or published
    return RawArticle(id or content_id(text), text, day, found.sitename or found.hostname, found.url or url,
                      found.title, where, size, noticed, found.author, (found.categories or [None])[0])


def _titled(title: str | None, text: str) -> str:
    """The text under its title, which pages often have at the head of the text already."""
    first = text.lstrip().partition("\n")[0]
    return text if title and first.split() == title.split() else join_title(title, text)


def _stated(value: Any) -> str | None:
    """The date that the page's metadata state, where it is no guess such as the first day of a year."""
    day = read_date(value)
    if day is None or day[5:10] == "01-01" or day > (dt.date.today() + dt.timedelta(days=2)).isoformat():
        return None
    return day
