"""Clauses vouched for by a source: وفقا للوزارة، فإن ... and ...، وفق الوزارة."""

from dataclasses import dataclass

from rasid.model.document import Document
from rasid.model.syntax import Parse
from rasid.quotes.ends import EndFinder
from rasid.quotes.words import Words, stripped
from rasid.text.chars import COMMA

_REACH = 25
"""Tokens between the source's preposition and the clause it vouches for."""


@dataclass(frozen=True, slots=True)
class Source:
    """token: the preposition (وفق); last: token after the source's words; first, end: the clause (half-open)."""

    token: int
    last: int
    first: int
    end: int


class SourceFinder:
    """Finds sources in one article."""

    def __init__(self, document: Document, words: Words, ends: EndFinder) -> None:
        self.document, self.words, self.ends, self.tokens = document, words, ends, document.tokens

    def before(self, parse: Parse) -> Source | None:
        """The source that opens a sentence, with a clause after فإن or فقد."""
        sentence = self.document.sentences[parse.sentence]
        if not any(self.words.has("attribution", form) for form in stripped(self.tokens[sentence.first].norm)):
            return None
        for at in range(sentence.first + 1, min(sentence.last - 1, sentence.first + _REACH)):
            if self.words.has("opener", self.tokens[at].norm):
                return Source(sentence.first, at, at + 1, self.ends.trim(at + 1, sentence.last))
        return None

    def after(self, parse: Parse) -> Source | None:
        """The source that closes a sentence after a comma, with all of the sentence before it."""
        sentence = self.document.sentences[parse.sentence]
        for at in range(sentence.first + 2, sentence.last - 1):
            if self.tokens[at - 1].norm == COMMA and self.ends.attribution(at):
                return Source(at, sentence.last, sentence.first, self.ends.trim(sentence.first, at))
        return None
