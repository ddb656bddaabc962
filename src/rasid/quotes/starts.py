"""Where the content that a cue introduces begins: after أن, after a colon, between quotation marks, or at once."""

from rasid.model.annotations import Token
from rasid.model.document import Document
from rasid.quotes.cues import Cue
from rasid.quotes.marks import Marks, Quotation
from rasid.quotes.words import Words
from rasid.text.chars import ARTICLE, BY, COLON, COMMA, SEMICOLON, SENTENCE_ENDS

_REACH = 45
"""Tokens after a cue within which its content must begin."""
_SHORT_REACH = 4
_PREDICATES = ("verb", "neg", "fut")
_ASIDE = 30
_LONGEST_SCARE = 2
_LONGEST_NAME = 7
DASHES = "-–—"
_OPEN, _CLOSE = "([", ")]"


class StartFinder:
    """Finds the beginnings of contents in one article."""

    def __init__(self, document: Document, words: Words, marks: Marks) -> None:
        self.document, self.words, self.marks = document, words, marks
        self.tokens = document.tokens

    def locate(self, cue: Cue, following: int | None) -> None:
        """Set the start and form of a cue's content, if it has any. following: the next cue of its sentence."""
        last = self.document.sentences[cue.parse.sentence].last
        end = min(last, cue.token + (_SHORT_REACH if cue.kind == "masdar" else _REACH))
        at, relative, bare = cue.token + 1, False, -1
        while at < end and not self._reached(cue, at, last, bare >= 0):
            pos = self._pos(cue, at)
            if self._halts(at) or (following is not None and at >= following and not relative):
                break
            relative = (relative or pos == "rel") and self.tokens[at].norm != COMMA
            if pos in _PREDICATES and not relative:
                bare = at if bare < 0 else bare
                if cue.word.kind != "say" or self._joined(cue, at):
                    break
            at = self._next(at, last)
        if cue.start < 0:
            self._at_once(cue, bare)

    def _pos(self, cue: Cue, at: int) -> str:
        """The part of speech of a token as the parse reads it; "" inside mentions."""
        reading = cue.parse.reading(at)
        return reading.features.pos if reading is not None and at not in self.document.mention_at else ""

    @staticmethod
    def _joined(cue: Cue, at: int) -> bool:
        reading = cue.parse.reading(at)
        return reading is not None and bool(reading.conj)

    def _halts(self, at: int) -> bool:
        token = self.tokens[at]
        return token.kind == "punct" and (token.norm == SEMICOLON or token.norm in SENTENCE_ENDS)

    def _next(self, at: int, last: int) -> int:
        """The token after this one, quotations and asides passed over."""
        quotation = self.marks.opened.get(at)
        if quotation is not None:
            return quotation.after
        norm = self.tokens[at].norm
        return self.after_aside(at, last) if norm in DASHES or norm in _OPEN else at + 1

    def _reached(self, cue: Cue, at: int, last: int, verb: bool) -> bool:
        """Whether the content begins at a token; records it. verb: another verb has come since the cue."""
        token = self.tokens[at]
        quotation = self.marks.opened.get(at)
        if quotation is not None and self._speech(cue, at, quotation):
            return self._set(cue, quotation.first, "mark")
        if token.norm == COLON and self.tokens[at - 1].kind == "word":
            return self._colon(cue, at, last)
        if self._that(cue, at) and not (verb and token.text in self.words.subordinate):
            return self._set(cue, at + 1, "that")
        return False

    @staticmethod
    def _set(cue: Cue, start: int, form: str) -> bool:
        cue.start, cue.form = start, form
        return True

    def _colon(self, cue: Cue, at: int, last: int) -> bool:
        after = at + 1
        if after < last and self.words.has("complementiser", self.tokens[after].norm):
            return self._set(cue, after + 1, "that")
        return self._set(cue, after, "colon")

    def _that(self, cue: Cue, at: int) -> bool:
        """Whether the word at ``at`` is the أن that belongs to the cue."""
        token = self.tokens[at]
        if not self.words.has("complementiser", token.norm) or cue.word.kind == "marked":
            return False
        before = self._before(at)
        if self.words.has("bound", before.norm) or self.words.bare("governor", before.norm):
            return False
        if before.norm in self._prepositions:
            return before.norm in cue.word.preps or before.index == cue.token
        if token.norm.startswith(BY) and BY not in cue.word.preps:
            return cue.kind != "verb" or before.index == cue.token
        return True

    def _before(self, at: int) -> Token:
        """The token before أن, over closing marks."""
        index = at - 1
        while index > 0 and self.tokens[index].kind == "punct":
            index -= 1
        return self.tokens[index]

    @property
    def _prepositions(self) -> set[str]:
        return self.words.sets["preposition"]

    def _speech(self, cue: Cue, at: int, quotation: Quotation) -> bool:
        """Whether a quotation is what was said, not a name or a word held at arm's length."""
        if quotation.words <= _LONGEST_SCARE:
            return False
        before = self.tokens[at - 1]
        if self.words.bare("named", before.norm) and before.index != cue.token:
            return False
        if self.name(quotation):
            return False
        return quotation.words > _LONGEST_NAME or not self._goes_on(cue, quotation)

    def name(self, quotation: Quotation) -> bool:
        """Whether a short quotation begins like a name (حركة كذا) and has no verb."""
        tokens = self.tokens[quotation.first:quotation.last]
        if quotation.words > _LONGEST_NAME or not self.words.has("named", tokens[0].norm.removeprefix(ARTICLE)):
            return False
        return not any(t.word.readings and t.word.readings[0].features.pos == "verb" for t in tokens[1:])

    def _goes_on(self, cue: Cue, quotation: Quotation) -> bool:
        """Whether أن comes soon after a short quotation, which is then the name of the speaker."""
        if cue.word.kind == "marked":
            return False
        last = self.document.sentences[cue.parse.sentence].last
        for at in range(quotation.after, min(last, quotation.after + 12)):
            token = self.tokens[at]
            if token.norm in (COMMA, SEMICOLON) or token.norm in SENTENCE_ENDS:
                return False
            if self._that(cue, at):
                return True
        return False

    def after_aside(self, at: int, last: int) -> int:
        """The token after an aside between dashes or brackets that opens at ``at``."""
        closing = _CLOSE if self.tokens[at].norm in _OPEN else DASHES
        for index in range(at + 1, min(last, at + _ASIDE)):
            if self.tokens[index].norm in closing and self.tokens[index].kind == "punct":
                return index + 1
        return at + 1

    def _at_once(self, cue: Cue, bare: int) -> None:
        """Speech that follows without أن or a mark: a clause right after the speaker (قال فلان لا أعتقد)."""
        if bare < 0 or cue.word.kind != "say" or cue.kind == "masdar" or self.tokens[bare - 1].norm == COMMA:
            return
        if not self._joined(cue, bare):
            self._set(cue, bare, "bare")
