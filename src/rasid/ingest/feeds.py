"""RSS and Atom files. Only files: nothing is fetched."""

import calendar
import contextlib
import datetime as dt
import io
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from rasid.errors import InputError, need
from rasid.ingest.dates import read_date
from rasid.ingest.records import RawArticle, Refused, content_id, join_title, mend

LARGEST_FEED = 5_000_000
"""Bytes of a feed: broken ones of this size already take the parser a minute."""
_TAG = re.compile(r"<[^>]{0,2000}>")


def read_feed(path: Path, published: str | None = None) -> Iterator[RawArticle | Refused]:
    """The items of a feed, each with its full content where the feed has it, else its summary."""
    with path.open("rb") as stream:
        raw = stream.read(LARGEST_FEED + 1)
    try:
        feed = parse_feed(raw)
    except InputError as error:
        yield Refused(str(path), str(error), len(raw))
        return
    for number, entry in enumerate(feed.entries, 1):
        yield _item(entry, feed, f"{path}#{number}", published)


def parse_feed(raw: bytes) -> Any:
    """The feed of an RSS or Atom file; InputError where it is none, too large or defines entities."""
    if len(raw) > LARGEST_FEED:
        raise InputError(f"more than the {LARGEST_FEED / 1e6:.0f} MB a feed may have")
    if b"<!ENTITY" in raw.replace(b"\0", b""):
        raise InputError("declares entities of its own, which are not expanded")
    parser = need("feedparser", "ingest")
    try:
        feed = parser.parse(io.BytesIO(raw))        # bytes as such it would take for the name of a file
    except Exception as error:      # whatever a broken feed does to the parser
        raise InputError("a feed that its parser cannot bear") from error
    if not feed.entries:
        raise InputError("no feed with items")
    return feed


def plain(markup: str | None) -> str:
    """Text without its tags."""
    return _TAG.sub(" ", markup or "").strip()


def _item(entry: Any, feed: Any, where: str, published: str | None) -> RawArticle | Refused:
    content = entry.get("content") or [{}]
    body = _TAG.sub(" ", content[0].get("value") or entry.get("summary") or "")
    title = plain(entry.get("title")) or None
    text, noticed = mend(join_title(title, body))
    if not text.strip():
        return Refused(where, "the item has no text")
    section = (entry.get("tags") or [{}])[0].get("term")
    return RawArticle(entry.get("id") or entry.get("link") or content_id(text), text, moment(entry) or published,
                      feed.feed.get("title"), entry.get("link"), title, where, len(text.encode()), noticed,
                      entry.get("author"), section)


def moment(entry: Any) -> str | None:
    """When an item was published, in the outlet's own time zone where the feed tells it: its day is what counts."""
    key = "updated" if "updated" in entry and not entry.get("published") else "published"
    stated, parsed = entry.get(key) or "", entry.get(f"{key}_parsed")
    with contextlib.suppress(ValueError):
        return read_date(parsedate_to_datetime(stated).isoformat())
    return read_date(stated) or (dt.datetime.fromtimestamp(calendar.timegm(parsed), dt.UTC).isoformat() if parsed else None)
