"""What feeds and sitemaps list: addresses of articles, and of further sitemaps."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from rasid.errors import InputError
from rasid.ingest.dates import read_date
from rasid.ingest.feeds import moment, parse_feed, plain
from rasid.ingest.gzipped import GZIP, gunzip

LARGEST_SITEMAP = 50_000_000
"""Bytes of a sitemap, unpacked, as the protocol (sitemaps.org) sets it."""
MOST_LINKS = 50_000
"""Addresses of a sitemap, likewise."""
_DEEPEST = 20
_SITEMAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)\b")


@dataclass(frozen=True, slots=True)
class Link:
    """What a feed says of an article. address: as written there, None where it has none; mark: changes when the article
    does; published, changed: ISO; is_map: a further sitemap rather than an article."""

    address: str | None
    mark: str
    published: str | None = None
    changed: str | None = None
    is_map: bool = False


def read_links(raw: bytes) -> tuple[str, list[Link]]:
    """What a feed or sitemap is ("feed", "sitemap") and lists; InputError where it is neither, broken or too large."""
    raw = gunzip(raw, LARGEST_SITEMAP) if raw.startswith(GZIP) else raw
    if _SITEMAP.search(raw[:4096]):
        return "sitemap", list(_sitemap_links(raw))
    feed = parse_feed(raw)
    return "feed", [_feed_link(entry) for entry in feed.entries]


def _feed_link(entry: Any) -> Link:
    changed = entry["updated"] if "updated" in entry else entry.get("published") or ""
    return Link(entry.get("link") or None, f"{changed} {plain(entry.get('title'))}"[:300], moment(entry))


def _sitemap_links(raw: bytes) -> Iterator[Link]:
    """The entries of a sitemap or an index of sitemaps, read piece by piece."""
    if len(raw) > LARGEST_SITEMAP:
        raise InputError(f"more than {LARGEST_SITEMAP / 1e6:.0f} MB")
    if b"<!ENTITY" in raw.replace(b"\0", b""):
        raise InputError("declares entities of its own, which are not expanded")
    found = 0
    try:
        for name, fields in _entries(raw):
            found += 1
            if found > MOST_LINKS:
                raise InputError(f"lists more than {MOST_LINKS} addresses")
            yield _sitemap_link(name, fields)
    except (ElementTree.ParseError, LookupError, ValueError) as error:      # the latter for unknown encodings
        raise InputError(f"broken XML ({error})") from error


def _entries(raw: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    depth = 0
    fields: dict[str, str] = {}
    for what, element in ElementTree.iterparse(io.BytesIO(raw), events=("start", "end")):
        depth += 1 if what == "start" else -1
        if depth > _DEEPEST:
            raise InputError("nested too deep for a sitemap")
        if what == "start":
            continue
        name = element.tag.rpartition("}")[2]
        if name in ("url", "sitemap") and depth == 1:
            yield name, fields
            fields = {}
        else:
            fields.setdefault(name, (element.text or "").strip())
        element.clear()


def _sitemap_link(name: str, fields: dict[str, str]) -> Link:
    changed, published = fields.get("lastmod"), fields.get("publication_date")
    return Link(fields.get("loc") or None, changed or published or "", read_date(published), read_date(changed),
                name == "sitemap")
