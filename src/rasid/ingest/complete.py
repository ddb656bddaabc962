"""Adds what an archive's articles lack before they are coded, and refuses what cannot be coded, with its reason."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rasid.ingest.language import ARABIC, language_of
from rasid.ingest.published import visible_date
from rasid.ingest.records import RawArticle, Refused
from rasid.model.annotations import Diagnostic

_NAMES = {"fa": "Persian", "ur": "Urdu", "ckb": "Kurdish", "und": "no Arabic text"}


def complete(inputs: Iterable[RawArticle | Refused]) -> Iterator[RawArticle | Refused]:
    """The inputs with a publication date where the article prints one; other languages and empty texts refused."""
    for item in inputs:
        yield item if isinstance(item, Refused) else _completed(item)


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
