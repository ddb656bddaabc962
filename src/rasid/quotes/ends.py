"""Where the content of a quote ends, and whether it is direct, indirect or mixed."""

from rasid.model.document import Document
from rasid.quotes.cues import Cue
from rasid.quotes.marks import Marks
from rasid.quotes.words import Words
from rasid.text.chars import AND, COMMA, SEMICOLON, SENTENCE_ENDS

_LONGEST_SCARE = 2
_LONGEST_SUBJECT = 10
_LONGEST_NAME = 7
_OPENING = 2
_PAUSES = (COMMA, ",", SEMICOLON, *SENTENCE_ENDS)


class EndFinder:
    """Finds the ends of contents in one article."""

    def __init__(self, document: Document, words: Words, marks: Marks) -> None:
        self.document, self.words, self.marks = document, words, marks
        self.tokens = document.tokens

    def end(self, cue: Cue, cues: list[Cue]) -> int:
        """The token after the content of a cue. cues: those of its sentence that have content."""
        if cue.form == "mark":
            return self.marks.inside[cue.start].last
        last = self._sentence_end(cue)
        boundaries = {self._border(c) for c in cues if c.token > cue.start}
        at = cue.start
        while at < last:
            quotation = self.marks.opened.get(at)
            if quotation is not None:
                if quotation.last > last or (at == cue.start and self._pauses(quotation.after, last)):
                    return quotation.last
                at = quotation.after
                continue
            if at > cue.start and (at in boundaries or self._attribution(at)):
                return self.trim(cue.start, at)
            at += 1
        return self.trim(cue.start, last)

    def _sentence_end(self, cue: Cue) -> int:
        """The end of the sentence; of the next paragraph, where a colon ends the line."""
        sentences = self.document.sentences
        sentence = sentences[cue.parse.sentence]
        if cue.start < sentence.last or sentence.index + 1 >= len(sentences):
            return sentence.last
        paragraph = sentences[sentence.index + 1].paragraph
        return max(s.last for s in sentences[sentence.index + 1:] if s.paragraph == paragraph)

    def _pauses(self, at: int, last: int) -> bool:
        return at >= last or self.tokens[at].norm in _PAUSES or self._participle(at)

    def _participle(self, at: int) -> bool:
        readings = self.tokens[at].word.readings
        return any(r.tanwin and r.features.pos == "active" and r.lemma in self.words.cues for r in readings)

    def _border(self, cue: Cue) -> int:
        """Where a later cue ends the content before it, -1 if nowhere: a participle, or a verb that opens a clause."""
        before = self.tokens[cue.token - 1]
        pause = before.norm in _PAUSES or cue.token in self.marks.closed
        say = cue.word.kind == "say" and bool(cue.reading.conj)
        if cue.kind == "participle" or (cue.kind == "verb" and (say or (pause and bool(cue.reading.conj)))):
            return cue.token
        if cue.kind == "verb" and (cue.token in self.marks.closed or self.words.has("link", before.norm)):
            return cue.token
        return self._linked(cue.token) if cue.kind == "verb" else -1

    def _linked(self, token: int) -> int:
        """The word that joins the clause of a verb after a pause, its subject between (، لكن فلانا قال); -1 if none."""
        for at in range(token - 1, max(token - _LONGEST_SUBJECT, 0), -1):
            if at in self.marks.closed or self.tokens[at - 1].norm in _PAUSES:
                return at if self.words.has("link", self.tokens[at].norm) else -1
        return -1

    def _attribution(self, at: int) -> bool:
        """Whether the source of the clause is named at ``at``, after a comma (، وفق تعبيره), or an aside begins."""
        before = self.tokens[at - 1].norm in (COMMA, ",") or at in self.marks.closed
        return before and self.attribution(at)

    def attribution(self, at: int) -> bool:
        """Whether words at ``at`` name a source: وفق، بحسب، على حد تعبيره."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if self.words.has("attribution", token.norm):
            return True
        return after is not None and self.words.has("aside", f"{token.norm} {after.norm}")

    def trim(self, first: int, last: int) -> int:
        """The end without punctuation and conjunctions that belong to what follows."""
        while last > first and self._loose(last):
            last -= 1
        return self.marks.closed[last].last if last in self.marks.closed and last > first else last

    def _loose(self, last: int) -> bool:
        """Whether the token before ``last`` belongs to what follows: a pause, و, كما."""
        token = self.tokens[last - 1]
        if token.kind == "punct":
            return last not in self.marks.closed
        return token.norm == AND or self.words.has("link", token.norm) or self.words.has("preposition", token.norm)

    def kind(self, cue: Cue, first: int, last: int) -> str:
        """direct where the whole stands between marks, mixed where a part of three words or more does."""
        quotation = self.marks.inside.get(first)
        if quotation is not None and quotation.first == first and quotation.words > _LONGEST_SCARE:
            rest = sum(t.kind == "word" and t.index not in self.marks.inside for t in self.tokens[first:last])
            return "mixed" if rest > _LONGEST_SCARE else "direct"
        if self.share(first, last) == "mixed":
            return "mixed"
        bare = cue.form == "bare" and self._first_person(first)
        return "direct" if cue.form == "colon" or bare else "indirect"

    def share(self, first: int, last: int) -> str:
        """mixed where words of a stretch stand between marks, names of bodies and works aside; else indirect."""
        marked = any(not self._named(at) for at in range(first, last) if at in self.marks.opened)
        return "mixed" if marked else "indirect"

    def _named(self, at: int) -> bool:
        """Whether the quotation that opens at a token is a name: حركة "كذا"، "حركة كذا"."""
        quotation = self.marks.opened[at]
        if quotation.words > _LONGEST_NAME or quotation.words == 0:
            return quotation.words == 0
        words = (self.tokens[at - 1].norm, self.tokens[quotation.first].norm)
        return any(self.words.bare("named", word) for word in words)

    def _first_person(self, first: int) -> bool:
        """Whether the first words can be of somebody who speaks of himself or to another."""
        words = [r.features for t in self.tokens[first:first + _OPENING] for r in t.word.readings]
        return any(f.pos == "verb" and f.person in ("1", "2") for f in words)
