"""Whether an article is about politics: words of sport, science, culture and the like weighed against its words."""

from collections import Counter

from rasid.lexicon.bundle import Lexicon
from rasid.lexicon.memo import Memo
from rasid.model.annotations import Word
from rasid.model.document import Document
from rasid.text.normalise import fold

POLITICS = "politics"
_ENOUGH = 6
"""Distinct words of a topic that an article about it has at least."""
_DENSE = 0.015
"""Share of all words that are the topic's."""
_STEEP = 1.5
"""How fast an excess of such words makes it certain."""


class Topics:
    """Weighs the words of articles; built once from the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.topics: dict[str, set[str]] = {}
        for _, topic, form, _ in lexicon.tables.get("events/topics.tsv", [])[1:]:
            self.topics.setdefault(fold(form), set()).add(topic)
        self.of_word = Memo(self._of_word)

    def _of_word(self, word: Word) -> frozenset[str]:
        """The topics that a written word speaks of."""
        stems = {r.stem for r in word.readings if r.lemma or r.article} | {word.norm}
        return frozenset(t for s in stems for t in self.topics.get(s, ()))

    def counts(self, document: Document) -> Counter[str]:
        """How many words of the article each topic has."""
        found = [self.of_word[token.word] for token in document.tokens if token.kind == "word"]
        return Counter(topic for topics in found if topics for topic in topics)

    def weight(self, document: Document) -> float:
        """How far the article is about something else than politics: 0 (politics) to 1 (clearly something else)."""
        counts, words = self.counts(document), sum(t.kind == "word" for t in document.tokens)
        political = counts.pop(POLITICS, 0)
        top = max(counts.values(), default=0)
        if top < _ENOUGH or top < _DENSE * words:
            return 0.0
        return max(0.0, min(1.0, _STEEP * (top - political) / (top + political)))
