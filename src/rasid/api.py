"""The Python face: a coder that is given text and gives back a coded article as objects or as plain data."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasid import __version__, pipeline
from rasid.export import jsonl
from rasid.export.goldstein import goldstein_values
from rasid.ingest.records import RawArticle, content_id, dated, emptiness, mend
from rasid.lexicon.bundle import Lexicon
from rasid.model.annotations import Diagnostic, Entity, Quote, TimeExpression
from rasid.model.document import Document
from rasid.model.event import Event


@dataclass(frozen=True, slots=True)
class Article:
    """A coded article. `document` holds everything the stages wrote; `to_dict` is schema 1."""

    document: Document
    _data: dict[str, Any]

    @property
    def events(self) -> list[Event]:
        """The coded events in the order of the text."""
        return self.document.events

    @property
    def quotes(self) -> list[Quote]:
        """The attributed stretches in the order of the text."""
        return self.document.quotes

    @property
    def times(self) -> list[TimeExpression]:
        """The time expressions in the order of the text."""
        return self.document.times

    @property
    def entities(self) -> list[Entity]:
        """The people, bodies, places and groups that the article names."""
        return self.document.entities

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What a user should know about how this article was read."""
        return self.document.diagnostics

    def to_dict(self) -> dict[str, Any]:
        """The article as plain data, schema 1 (docs/reference/schema.json)."""
        return self._data

    def to_json(self) -> str:
        """The article as one JSON line, schema 1."""
        return jsonl.line(self._data)


class Coder:
    """Codes articles with one lexicon; make one with `rasid.load` and use it for many articles."""

    def __init__(self, stages: pipeline.Coder) -> None:
        self.stages = stages
        self._goldstein = goldstein_values(stages.lexicon.tables)

    @property
    def lexicon(self) -> Lexicon:
        """The lexicon that this coder reads with."""
        return self.stages.lexicon

    def code(self, text: str, published: str | dt.date | None = None, id: str | None = None,
             source: str | None = None, url: str | None = None, title: str | None = None) -> Article:
        """The coded article. published: ISO date or date-time that "yesterday" is reckoned from; offsets count the
        code points of ``text``, which holds the title where there is one."""
        mended, noticed = mend(text)
        day, wrong = dated(published, None)
        return self.code_raw(RawArticle(id or content_id(text), mended, day, source, url, title,
                                        diagnostics=[*noticed, *wrong, *emptiness(text)]))

    def code_raw(self, raw: RawArticle) -> Article:
        """The coded form of an article that a reader of `rasid.ingest` gave."""
        document = Document(raw.id, raw.text, raw.published, raw.source, raw.url, raw.title,
                            diagnostics=list(raw.diagnostics))
        self.stages.read(document)
        return Article(document, jsonl.article(document, __version__, self.lexicon.version, self._goldstein))


def load(lexicon: Sequence[str | Path] = ()) -> Coder:
    """A coder with the package's lexicon and the user's own lexicon folders."""
    return Coder(pipeline.load(lexicon))


class ArchiveCoder:
    """The coder as workers want it who code archives into stores: plain data, and its versions."""

    def __init__(self, lexicon: Sequence[str]) -> None:
        self._coder = load(lexicon)
        self.version, self.lexicon = __version__, self._coder.lexicon.version

    def code(self, raw: RawArticle) -> Mapping[str, Any]:
        """The coded article, schema 1."""
        return self._coder.code_raw(raw).to_dict()

    def blank(self, raw: RawArticle) -> Mapping[str, Any]:
        """The article with nothing coded."""
        document = Document(raw.id, raw.text, raw.published, raw.source, raw.url, raw.title,
                            diagnostics=list(raw.diagnostics))
        return jsonl.article(document, self.version, self.lexicon, {})
