"""Who said what: cue, content, speaker, and the occasion."""

from rasid.lexicon.bundle import Lexicon
from rasid.model.annotations import Derivation, Quote, Token
from rasid.model.document import Document
from rasid.model.mention import Mention, as_party
from rasid.model.span import Span
from rasid.model.syntax import Parse
from rasid.quotes.cues import Cue, CueFinder
from rasid.quotes.ends import EndFinder
from rasid.quotes.marks import Marks, Quotation
from rasid.quotes.occasions import OccasionFinder
from rasid.quotes.sources import Source, SourceFinder
from rasid.quotes.speakers import Speakers
from rasid.quotes.starts import StartFinder
from rasid.quotes.voices import Voice
from rasid.quotes.words import Words
from rasid.text.chars import COLON

_LONGEST_SCARE = 2
_FEWEST_WORDS = 2


class QuoteReader:
    """Finds quotes; holds no state of a document."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.words = Words(lexicon)
        self.cues = self.words.cues

    def recognise(self, document: Document) -> list[Quote]:
        """The document's quotes in order of their contents."""
        return _Reading(document, self.words).run()


class _Reading:
    """One pass over an article; the thread of speakers and the stretches already claimed live here."""

    def __init__(self, document: Document, words: Words) -> None:
        self.document, self.words, self.tokens = document, words, document.tokens
        self.marks = Marks(document.tokens, document.sentences)
        self.finder = CueFinder(document, words, self.marks)
        self.starts = StartFinder(document, words, self.marks)
        self.ends = EndFinder(document, words, self.marks)
        self.sources = SourceFinder(document, words, self.ends)
        self.speakers = Speakers(document, words)
        self.occasions = OccasionFinder(document, words, self.marks)
        self.quotes: list[Quote] = []
        self.claimed = 0             # token up to which contents reach

    def run(self) -> list[Quote]:
        """Read all sentences."""
        for parse in self.document.parses:
            self._sentence(parse)
        return sorted(self.quotes, key=lambda q: (q.span, q.cue))

    def _sentence(self, parse: Parse) -> None:
        cues = self.finder.find(parse)
        for number, cue in enumerate(cues):
            self.starts.locate(cue, cues[number + 1].token if number + 1 < len(cues) else None)
        heads = [c for c in cues if c.start >= 0]
        local = self._source(self.sources.before(parse))
        for cue in cues:
            if cue.token >= self.claimed:
                local = self._cue(cue, heads, local)
        self._run_on(parse)
        self._headline(parse)
        self._source(self.sources.after(parse))

    def _cue(self, cue: Cue, heads: list[Cue], local: Voice | None) -> Voice | None:
        """Record the quotes of a cue; the voice that goes on after it."""
        voice = self.speakers.speak(cue, local)
        if cue.start >= 0:
            self._content(cue, heads, voice)
        else:
            self._after_speech(cue, voice)
        return voice or local

    def _content(self, cue: Cue, heads: list[Cue], voice: Voice | None) -> None:
        first, last = cue.start, self.ends.end(cue, heads)
        opening = self.marks.opened.get(first)
        first = opening.first if opening is not None else first
        if last - first < _FEWEST_WORDS:
            return
        self._add(cue, first, last, self.ends.kind(cue, first, last), voice)
        self.claimed = max(self.claimed, last)

    def _after_speech(self, cue: Cue, voice: Voice | None) -> None:
        """A cue right behind a quotation that nobody has claimed: «...»، قال فلان."""
        at = cue.token
        while at > 0 and self.tokens[at - 1].kind == "punct" and at not in self.marks.closed:
            at -= 1
        quotation = self.marks.closed.get(at)
        speech = quotation is not None and quotation.words > _LONGEST_SCARE and not self.starts.name(quotation)
        if quotation is not None and speech and not self._taken(quotation):
            self._add(cue, quotation.first, quotation.last, "direct", voice)

    def _taken(self, quotation: Quotation) -> bool:
        span = self._span(quotation.first, quotation.last)
        return any(q.span.overlaps(span) for q in self.quotes)

    def _span(self, first: int, last: int) -> Span:
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def _add(self, cue: Cue, first: int, last: int, kind: str, voice: Voice | None) -> None:
        span, token = self._span(first, last), self.tokens[cue.token]
        parties = voice.parties if voice is not None else ()
        why = Derivation(f"quotes.{kind}", cue.word.where, (("cue", token.text, cue.form),))
        self.quotes.append(Quote(kind, span, self.document.text[span.start:span.end], parties[0] if parties else None,
                                 Span(token.start, token.end), token.text, self.occasions.find(cue), parties, why))

    def _source(self, source: Source | None) -> Voice | None:
        """Record the clause that a source vouches for, unless somebody is quoted in it; the source's voice."""
        if source is None or source.end - source.first < _FEWEST_WORDS:
            return None
        voice, span = self.speakers.named(source.token, source.last), self._span(source.first, source.end)
        if voice is not None and not any(q.span.overlaps(span) for q in self.quotes):
            token, text = self.tokens[source.token], self.document.text[span.start:span.end]
            kind = self.ends.share(source.first, source.end)
            why = Derivation("quotes.source", "", (("source", token.text, ""),))
            self.quotes.append(Quote(kind, span, text, voice.parties[0] if voice.parties else None,
                                     Span(token.start, token.end), token.text, None, voice.parties, why))
        return voice

    def _run_on(self, parse: Parse) -> None:
        """A sentence between quotation marks without a cue goes on with the speaker before."""
        sentence = self.document.sentences[parse.sentence]
        quotation = self.marks.opened.get(sentence.first)
        if not self.quotes or sentence.kind != "body" or quotation is None or self._taken(quotation):
            return
        if (quotation.last - quotation.first) * 2 > sentence.last - sentence.first:
            before, span = self.quotes[-1], self._span(quotation.first, quotation.last)
            text, why = self.document.text[span.start:span.end], Derivation("quotes.run-on", "")
            self.quotes.append(Quote("direct", span, text, before.speaker, before.cue, before.cue_text, before.occasion,
                                     before.speakers, why))

    def _headline(self, parse: Parse) -> None:
        """A speaker, a colon and his words, in a headline."""
        sentence = self.document.sentences[parse.sentence]
        if sentence.kind not in ("headline", "subheadline"):
            return
        tokens = self.document.words(sentence)
        at = next((n for n, t in enumerate(tokens) if t.norm == COLON), 0)
        speaker = self.document.mention_at.get(tokens[0].index)
        if at and at + 2 < len(tokens) and speaker is not None:
            self.quotes.append(self._titled(speaker, tokens[at], tokens[at + 1], tokens[-1]))

    def _titled(self, speaker: Mention, colon: Token, first: Token, last: Token) -> Quote:
        span, who = Span(first.start, last.end), as_party(speaker)
        text = self.document.text[span.start:span.end]
        why = Derivation("quotes.headline", "", (("speaker", speaker.text, ""),))
        return Quote("direct", span, text, who, Span(colon.start, colon.end), colon.text, None, (who,), why)
