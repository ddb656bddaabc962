"""The stages in order, and the coder that runs them."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rasid.entities.predicates import PredicateReader
from rasid.entities.recognise import Recogniser
from rasid.entities.resolve import resolve
from rasid.events.code import EventCoder
from rasid.lexicon.bundle import Lexicon, load_lexicon
from rasid.lexicon.cache import collector_paused
from rasid.model.document import Document
from rasid.quotes.recognise import QuoteReader
from rasid.syntax.chunks import parse_sentence, timed_tokens
from rasid.text.normalise import fold
from rasid.text.sentences import quotations, split_sentences
from rasid.text.tokens import tokenise
from rasid.times import recognise_times


class Coder:
    """Reads articles with one lexicon; make one with `rasid.load` and use it for many articles."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.recogniser = Recogniser(lexicon)
        self.quotes = QuoteReader(lexicon)
        self.events = EventCoder(lexicon)
        self.homeland, self.counterparts = lexicon.word_set("homeland"), lexicon.word_set("counterpart")
        self.masculine = lexicon.word_set("masculine-place")
        self.auxiliaries = frozenset(i for w in lexicon.tables.get("syntax/auxiliaries.tsv", [])[1:]
                                     for i in lexicon.lemmas(w[1]))

    def read(self, document: Document) -> Document:
        """Run all stages on a document in place."""
        with collector_paused():
            return self._stages(document)

    def _stages(self, document: Document) -> Document:
        document.tokens = tokenise(document.text, self.lexicon.analyse)
        document.sentences = split_sentences(document.text, document.tokens)
        document.quotations = quotations(document.tokens)
        document.times = recognise_times(document)
        self._parties(document)
        PredicateReader(document, self.auxiliaries, frozenset(self.quotes.cues), self.homeland, self.counterparts,
                        self.masculine).run()
        document.quotes = self.quotes.recognise(document)
        document.events = self.events.code(document)
        return document

    def _parties(self, document: Document) -> None:
        mentions = self.recogniser.recognise(document)
        timed = timed_tokens(document, document.times)
        mentions = [m for m in mentions if not any(t in timed for t in range(m.first, m.last))]
        names = {m.first: m.last for m in mentions}
        skips = {m.first: len(fold(document.text[document.tokens[m.first].start:m.span.start])) for m in mentions}
        named = frozenset(t for m in mentions for t in range(m.first, m.last))
        document.parses = [parse_sentence(document, s, names, named, timed, skips) for s in document.sentences]
        resolve(document, mentions, self._home(document.source))
        document.countries = Counter(m.country for m in document.mentions if m.country)
        document.mention_at = {t: m for m in mentions for t in range(m.first, m.last)}

    def _home(self, source: str | None) -> str | None:
        """The country of the outlet, if its name (or the country code in it) is known."""
        for name, country, _ in self.lexicon.tables.get("entities/outlets.tsv", [])[1:]:
            if source and name in source.lower():
                return country
        return None

    def code(self, text: str, published: str | None = None, id: str = "", source: str | None = None,
             url: str | None = None, title: str | None = None) -> Document:
        """The coded article. published: ISO date or date-time, or None; offsets count code points of ``text``."""
        return self.read(Document(id, text, published, source, url, title))


def load(lexicon: Sequence[str | Path] = ()) -> Coder:
    """A coder with the package's lexicon and the user's own lexicon folders."""
    with collector_paused():
        return Coder(load_lexicon([Path(p) for p in lexicon]))
