"""RSS and Atom files, and the addresses of sitemaps. Only files: nothing is fetched."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from rasid.errors import InputError, need
from rasid.ingest.encodings import page_text
from rasid.ingest.records import RawArticle, Refused, content_id, join_title, mend

LARGEST_FEED = 20_000_000
_TAG = re.compile(r"<[^>]{0,2000}>")
_ENTITIES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def read_feed(path: Path, published: str | None = None) -> Iterator[RawArticle | Refused]:
    """The items of a feed, each with its full content where the feed has it, else its summary."""
    size = path.stat().st_size
    if size > LARGEST_FEED:
        yield Refused(str(path), f"{size / 1e6:.1f} MB, more than a feed may have", size)
        return
    raw = path.read_bytes()
    if _ENTITIES.search(raw[:4096]) and b"<html" not in raw[:4096].lower():
        yield Refused(str(path), "declares entities of its own, which are not expanded", size)
        return
    feed = need("feedparser", "ingest").parse(raw)
    if not feed.entries:
        yield Refused(str(path), "no feed with items", size)
    for number, entry in enumerate(feed.entries, 1):
        yield _item(entry, feed, f"{path}#{number}", published)


def _item(entry: Any, feed: Any, where: str, published: str | None) -> RawArticle | Refused:
    content = entry.get("content") or [{}]
    body = _TAG.sub(" ", content[0].get("value") or entry.get("summary") or "")
    title = _TAG.sub(" ", entry.get("title") or "").strip() or None
    text, noticed = mend(join_title(title, body))
    if not text.strip():
        return Refused(where, "the item has no text")
    section = (entry.get("tags") or [{}])[0].get("term")
    return RawArticle(entry.get("id") or entry.get("link") or content_id(text), text, _moment(entry) or published,
                      feed.feed.get("title"), entry.get("link"), title, where, len(text.encode()), noticed,
                      entry.get("author"), section)


def _moment(entry: Any) -> str | None:
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    return dt.datetime.fromtimestamp(calendar.timegm(parsed), dt.UTC).isoformat() if parsed else None


def sitemap_addresses(raw: bytes) -> list[tuple[str, str | None]]:
    """Addresses of a sitemap and the days on which they last changed; InputError where it is none."""
    if len(raw) > LARGEST_FEED or _ENTITIES.search(raw[:4096]):
        raise InputError("no plain sitemap of reasonable size")
    try:
        root = ElementTree.fromstring(page_text(raw))
    except ElementTree.ParseError as error:
        raise InputError(f"broken XML ({error})") from error
    found = []
    for element in root.iter():
        if element.tag.rpartition("}")[2] in ("url", "sitemap"):
            parts = {child.tag.rpartition("}")[2]: (child.text or "").strip() for child in element}
            found.append((parts.get("loc", ""), parts.get("lastmod") or None))
    return [(address, day) for address, day in found if address]
