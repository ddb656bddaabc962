"""Who said what: cue, content, speaker, and the occasion."""

from dataclasses import dataclass

from rasid.lexicon.bundle import Lexicon
from rasid.model.annotations import Derivation, Quote, Token
from rasid.model.document import Document
from rasid.model.mention import Mention, as_party
from rasid.model.predicate import Predicate
from rasid.model.span import Span
from rasid.model.syntax import Node, Parse
from rasid.text.chars import COLON

_REACH = 14
"""Nodes after a cue within which its content must begin."""
_WHOLE = 0.9
"""Share of the content between quotation marks above which a quote is direct, not mixed."""
_SHORTEST = 2


@dataclass(slots=True, eq=False)
class _Cue:
    parse: Parse
    node: Node
    token: int
    speakers: list[Mention]
    adverbial: bool


class QuoteReader:
    """Finds quotes; holds no state of a document."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.tables.get("quotes/cues.tsv", [])[1:]
        self.cues = {lemma: where for _, form, where in rows for lemma in lexicon.lemmas(form) if lemma[0] == "v"}

    def recognise(self, document: Document) -> list[Quote]:
        """The document's quotes in order of their cues and contents."""
        quotes: list[Quote] = []
        speakers: list[Mention] = []
        for parse in document.parses:
            cues = self._cues(document, parse, speakers)
            speakers = cues[-1].speakers if cues and cues[-1].speakers else speakers
            for number, cue in enumerate(cues):
                following = cues[number + 1].token if number + 1 < len(cues) else None
                quote = self._quote(document, cue, following)
                if quote is not None and not any(quote.span == q.span for q in quotes):
                    quotes.append(quote)
            if not cues:
                quotes += self._run_on(document, parse, quotes)
            quotes += self._headline(document, parse)
        return sorted(quotes, key=lambda q: (q.span, q.cue))

    def _cues(self, document: Document, parse: Parse, bearers: list[Mention]) -> list[_Cue]:
        """The cues of a sentence; bearers: who spoke last before it."""
        found: list[_Cue] = []
        for node in parse.nodes:
            predicate = document.predicates.get((parse.sentence, node.index))
            if node.kind == "verb" and node.reading is not None:
                lemmas = {r.lemma for r in document.tokens[node.head].word.readings if r.features.pos == "verb"}
                if lemmas & self.cues.keys() and not self._inside(document, node.head):
                    bearers = predicate.subjects if predicate and predicate.subjects else bearers
                    found.append(_Cue(parse, node, node.head, bearers, False))
            elif node.kind == "np":
                found += self._adverbial(document, parse, node, bearers)
        return found

    def _adverbial(self, document: Document, parse: Parse, node: Node, bearers: list[Mention]) -> list[_Cue]:
        """A participle in the accusative (مضيفا، مؤكدا): said by the subject of the clause before."""
        readings = document.tokens[node.head].word.readings
        if any(r.tanwin and r.features.pos == "active" and r.lemma in self.cues for r in readings):
            return [_Cue(parse, node, node.head, bearers, True)]
        return []

    @staticmethod
    def _inside(document: Document, token: int) -> bool:
        start = document.tokens[token].start
        return any(q.start <= start < q.end for q in document.quotations)

    def _quote(self, document: Document, cue: _Cue, following: int | None) -> Quote | None:
        """The quote that a cue introduces."""
        nodes = cue.parse.nodes
        for index in range(cue.node.index + 1, min(cue.node.index + _REACH, len(nodes))):
            node = nodes[index]
            if following is not None and node.first >= following:
                return None
            if node.kind == "comp":
                return self._content(document, cue, node.last, following, "indirect")
            if node.kind == "colon":
                return self._content(document, cue, node.last, following, "direct")
            if node.kind == "quote":
                return self._marked(document, cue, node)
            if node.kind == "mark" and node.lemma in ".؛!?؟" or node.kind == "verb" and not node.conj and not cue.adverbial:
                return None
        return None

    def _marked(self, document: Document, cue: _Cue, node: Node) -> Quote | None:
        """Content between quotation marks right after the cue's clause; a word or two are no quote."""
        mark = document.tokens[node.first]
        span = next((q for q in document.quotations if q.start == mark.end), None)
        if span is None or len(document.text[span.start:span.end].split()) <= _SHORTEST:
            return None
        return self._make(document, cue, span, "direct")

    def _content(self, document: Document, cue: _Cue, first: int, following: int | None, kind: str) -> Quote | None:
        """Content from a token to the end of the sentence, or to the next cue."""
        tokens = document.tokens
        last = document.sentences[cue.parse.sentence].last
        if first >= last:
            return None
        opening = next((q for q in document.quotations if q.start >= tokens[first].start
                        and q.start - tokens[first].end <= 1), None)
        if opening is not None and kind == "direct" or opening is not None and opening.end >= tokens[last - 1].start - 2:
            return self._make(document, cue, opening, "direct")
        if following is not None and following > first:
            last = following
        while last > first and (tokens[last - 1].kind == "punct" or tokens[last - 1].norm == "و"):
            last -= 1
        if last <= first:
            return None
        span = Span(tokens[first].start, tokens[last - 1].end)
        return self._make(document, cue, span, self._kind(document, span, kind))

    @staticmethod
    def _kind(document: Document, span: Span, kind: str) -> str:
        marked = sum(min(q.end, span.end) - max(q.start, span.start) for q in document.quotations if q.overlaps(span))
        if not marked:
            return kind
        return "direct" if marked >= _WHOLE * (span.end - span.start) else "mixed"

    def _make(self, document: Document, cue: _Cue, span: Span, kind: str) -> Quote:
        token = document.tokens[cue.token]
        speakers = tuple(as_party(m) for m in cue.speakers)
        reading = cue.node.reading
        where = self.cues.get(reading.lemma, "") if reading is not None else ""
        return Quote(kind, span, document.text[span.start:span.end], speakers[0] if speakers else None,
                     Span(token.start, token.end), token.text, None, speakers,
                     Derivation(f"quotes.{kind}", where, (("cue", token.text, ""),)))

    def _run_on(self, document: Document, parse: Parse, quotes: list[Quote]) -> list[Quote]:
        """A sentence between quotation marks without a cue goes on with the speaker before."""
        sentence = document.sentences[parse.sentence]
        if not quotes or sentence.kind != "body":
            return []
        before = quotes[-1]
        for span in document.quotations:
            if sentence.start <= span.start < sentence.end and span.end - span.start > (sentence.end - sentence.start) // 2:
                if any(q.span.overlaps(span) for q in quotes):
                    continue
                return [Quote("direct", span, document.text[span.start:span.end], before.speaker, before.cue,
                              before.cue_text, before.occasion, before.speakers, Derivation("quotes.run-on", ""))]
        return []

    def _headline(self, document: Document, parse: Parse) -> list[Quote]:
        """A speaker, a colon and his words, in a headline."""
        sentence = document.sentences[parse.sentence]
        if sentence.kind not in ("headline", "subheadline"):
            return []
        tokens = document.words(sentence)
        at = next((n for n, t in enumerate(tokens) if t.norm == COLON), None)
        if at is None or at == 0 or at + 2 >= len(tokens):
            return []
        speaker = document.mention_at.get(tokens[0].index)
        if speaker is None:
            return []
        return [self._spoken_headline(document, speaker, tokens[at], tokens[at + 1], tokens[-1])]

    @staticmethod
    def _spoken_headline(document: Document, speaker: Mention, colon: Token, first: Token, last: Token) -> Quote:
        span, who = Span(first.start, last.end), as_party(speaker)
        return Quote("direct", span, document.text[span.start:span.end], who, Span(colon.start, colon.end), colon.text,
                     None, (who,), Derivation("quotes.headline", "", (("speaker", speaker.text, ""),)))
