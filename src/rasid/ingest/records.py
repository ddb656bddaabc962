"""What a reader hands on: an article ready for coding, or the reason why there is none."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rasid.errors import InputError
from rasid.ingest.dates import read_date
from rasid.ingest.decode import REPLACEMENT
from rasid.model.annotations import Diagnostic

LARGEST = 10_000_000
"""Bytes of UTF-8 an article may have."""


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article as read. where: path, or path:line; size: bytes it took in the input; section: of the outlet."""

    id: str
    text: str
    published: str | None = None
    source: str | None = None
    url: str | None = None
    title: str | None = None
    where: str = ""
    size: int = 0
    diagnostics: list[Diagnostic] = field(default_factory=list)
    author: str | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that yields no article. where: path, or path:line; reason: one line that says what to do."""

    where: str
    reason: str
    size: int = 0


def content_id(text: str) -> str:
    """The id of an article that has none of its own: a hash of its text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def join_title(title: str | None, text: str) -> str:
    """The text that is coded: title and text apart become title + two newlines + text."""
    return f"{title}\n\n{text}" if title else text


def mend(text: str) -> tuple[str, list[Diagnostic]]:
    """The text with lone surrogates replaced (they cannot be written), one code point for one."""
    mended = "".join(REPLACEMENT if "\ud800" <= c <= "\udfff" else c for c in text) if _broken(text) else text
    if mended == text:
        return text, []
    return mended, [Diagnostic("input.surrogates", "half characters were replaced by U+FFFD")]


def _broken(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def check_size(size: int) -> None:
    """InputError for an article too large to code."""
    if size > LARGEST:
        raise InputError(f"{size / 1e6:.1f} MB, more than the {LARGEST / 1e6:.0f} MB an article may have; split it")


def dated(value: object, fallback: str | None) -> tuple[str | None, list[Diagnostic]]:
    """The publication date of an input, the fallback where it gives none, nothing where it gives a wrong one."""
    if value is None or value == "":
        return fallback, []
    found = read_date(value)
    if found is not None:
        return found, []
    return None, [Diagnostic("input.date", f"published {str(value)[:40]!r} is no ISO date (2021-05-05); left empty")]


def _string(record: Mapping[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is None or isinstance(value, str):
        return value or None
    if key == "id" and isinstance(value, int):
        return str(value)
    raise InputError(f'"{key}" is not a string')


def from_record(record: Any, where: str, fallback: str | None, size: int = 0) -> RawArticle:
    """The article of a JSON object with text and optionally id, published, source, url, title; InputError without."""
    if not isinstance(record, dict):
        raise InputError('no JSON object; write {"id": ..., "published": ..., "text": ...}')
    title, body = _string(record, "title"), _string(record, "text")
    if body is None and title is None:
        raise InputError('no "text"')
    text, noticed = mend(join_title(title, body or ""))
    check_size(len(text.encode("utf-8")))
    published, wrong = dated(record.get("published"), fallback)
    return RawArticle(_string(record, "id") or content_id(text), text, published, _string(record, "source"),
                      _string(record, "url"), title, where, size, [*noticed, *wrong, *emptiness(text)])


def emptiness(text: str) -> list[Diagnostic]:
    """A diagnostic for a text without any word."""
    return [] if text.strip() else [Diagnostic("input.empty", "the article has no text")]
