"""Adds what an archive's articles lack before they are coded, and refuses what cannot be coded, with its reason."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from typing import Any, TypeVar

from rasid.ingest.language import ARABIC, language_of
from rasid.ingest.published import visible_date
from rasid.ingest.records import RawArticle, Refused, mend
from rasid.model.annotations import Diagnostic

_Item = TypeVar("_Item", RawArticle, Refused)
_NAMES = {"fa": "Persian", "ur": "Urdu", "ckb": "Kurdish", "und": "no Arabic text"}


def complete(inputs: Iterable[RawArticle | Refused]) -> Iterator[RawArticle | Refused]:
    """The inputs with a publication date where the article prints one; other languages and empty texts refused."""
    for item in inputs:
        yield _storable(item) if isinstance(item, Refused) else _completed(_storable(item))


def _storable(item: _Item) -> _Item:
    """The item without half characters (of file names that are no UTF-8, of broken escapes), which no store takes."""
    strings = ((f.name, getattr(item, f.name)) for f in fields(item))
    mended: dict[str, Any] = {name: mend(value)[0] for name, value in strings if isinstance(value, str)}
    return replace(item, **mended) if any(getattr(item, name) != value for name, value in mended.items()) else item


def _completed(raw: RawArticle) -> RawArticle | Refused:
    where = raw.where or raw.id
    if not raw.text.strip():
        return Refused(where, "the article has no text", raw.size)
    language = language_of(raw.text)
    if language != ARABIC:
        return Refused(where, f"not Arabic: {_NAMES[language]}", raw.size)
    day = None if raw.published else visible_date(raw.text)
    if day is None:
        return raw
    noticed = Diagnostic("input.printed-date", f"published {day}, as the article prints it")
    return replace(raw, published=day, diagnostics=[*raw.diagnostics, noticed])
