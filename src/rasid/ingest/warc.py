"""Web archives (WARC, plain or gzipped, such as Common Crawl's news): pages one by one, within limits."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rasid.errors import InputError, need
from rasid.ingest.gzipped import GZIP, gunzip
from rasid.ingest.html import LARGEST_PAGE, page_article
from rasid.ingest.records import RawArticle, Refused

MOST_EXPANDED = 200
"""How many times its own size an archive may unpack to."""
SMALL = 50_000_000
"""Bytes that any archive may unpack to."""
_MARKUP = ("text/html", "application/xhtml")


def read_warc(path: Path, published: str | None = None) -> Iterator[RawArticle | Refused]:
    """The articles of an archive; what is cut off or unpacks to far too much ends in a refusal."""
    warc = need("fastwarc.warc", "ingest")
    allowed = max(SMALL, MOST_EXPANDED * path.stat().st_size)
    used = number = 0
    with path.open("rb") as stream:
        try:
            for record in warc.ArchiveIterator(stream, record_types=warc.WarcRecordType.response, parse_http=True,
                                               auto_decode="transfer"):
                number += 1
                body = record.reader.read(LARGEST_PAGE + 1)
                used += max(len(body), record.content_length if len(body) > LARGEST_PAGE else 0)
                if used > allowed:
                    yield Refused(str(path), "unpacks to far more than it holds; reading stopped")
                    return
                yield from _article(record, body, f"{path}#{number}", published)
        except Exception as error:     # whatever a broken archive does to the reader, the run goes on
            yield Refused(str(path), f"broken after {number} record(s): {' '.join(str(error).split())[:120]}")
            return
    if number == 0:
        yield Refused(str(path), "no responses in this archive; cut off, or no WARC file")


def _article(record: Any, body: bytes, where: str, published: str | None) -> Iterator[RawArticle | Refused]:
    headers = record.http_headers
    if headers is None or headers.status_code is None:
        yield Refused(where, "a response without its headers; cut off", len(body))
        return
    if headers.status_code != 200 or not (record.http_content_type or "").lower().startswith(_MARKUP):
        return
    address = record.headers.get("WARC-Target-URI")
    try:
        page = _page(record, body)
    except InputError as error:
        yield Refused(where, str(error), len(body))
        return
    yield page_article(page, where, address, published, address, record.http_charset or None)


def _page(record: Any, body: bytes) -> bytes:
    """The page as its reader would have got it; InputError where it is cut off. Whether one sent in chunks is, the
    archive's reader sees itself."""
    chunked = record.http_headers.get("Transfer-Encoding")
    if not chunked and len(body) < min(record.content_length, LARGEST_PAGE + 1):
        raise InputError("a page that is cut off")
    return gunzip(body, LARGEST_PAGE) if body.startswith(GZIP) else body
