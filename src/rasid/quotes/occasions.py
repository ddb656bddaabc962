"""The occasion on which somebody speaks, as the words of the text: في بيان، خلال مقابلة مع ..."""

from rasid.model.document import Document
from rasid.quotes.cues import Cue
from rasid.quotes.marks import Marks
from rasid.quotes.words import Words, stripped

_REACH = 30
_LONGEST = 14
_ENDS = ("verb", "comp", "cond", "colon", "mark", "rel")


class OccasionFinder:
    """Finds occasions in one article."""

    def __init__(self, document: Document, words: Words, marks: Marks) -> None:
        self.document, self.words, self.marks = document, words, marks
        self.tokens = document.tokens

    def find(self, cue: Cue) -> str | None:
        """The phrase of an occasion in the cue's clause: after the cue, or else before it in the sentence."""
        stop = cue.start if cue.start > cue.token else cue.token + _REACH
        stop = min(stop, self.document.sentences[cue.parse.sentence].last)
        spots = [*range(cue.token + 1, stop), *range(max(cue.parse.first, cue.token - _REACH), cue.token)]
        for at in spots:
            if self.words.has("about", self.tokens[at].norm) and self._noun(at + 1):
                return self._phrase(cue, at, stop if at > cue.token else cue.token)
        return None

    def _noun(self, at: int) -> bool:
        if at >= len(self.tokens) or self.tokens[at].kind != "word":
            return False
        return any(form in self.words.occasions for form in stripped(self.tokens[at].norm))

    def _phrase(self, cue: Cue, first: int, stop: int) -> str:
        last = first + 2
        while last < stop and last < first + _LONGEST and not self._ends(cue, last):
            last += 1
        while self.tokens[last - 1].kind == "punct" and last > first + 2:
            last -= 1
        return self.document.text[self.tokens[first].start:self.tokens[last - 1].end]

    def _ends(self, cue: Cue, at: int) -> bool:
        node = cue.parse.node_at(at)
        if self.tokens[at].kind == "punct" and self.tokens[at].norm != "/":
            return at not in self.marks.opened and at not in self.marks.inside
        return node is not None and node.kind in _ENDS and at not in self.document.mention_at
