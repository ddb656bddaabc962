"""PLOVER's contexts of events: what the words of the clause and of the whole article speak of."""

from collections import Counter
from collections.abc import Sequence

from rasid.events.facts import clause_bounds
from rasid.lexicon.bundle import Lexicon
from rasid.lexicon.memo import Memo
from rasid.model.annotations import Token, Word
from rasid.model.document import Document
from rasid.model.event import Event
from rasid.model.ontology import CONTEXTS
from rasid.text.chars import AND, ARTICLE, BY, LIKE, THEN, TO, TO_ARTICLE
from rasid.text.normalise import fold

_MOST = 4
_DOMINANT = 2
_OFTEN = 3
"""Words of a context that make it one of the article's."""
_BY_MODE = {"cyber": "cyber", "misinformation": "misinformation", "unconventional": "cbrn"}
_CLITICS = ("", AND, THEN, BY, TO, LIKE, AND + BY, AND + TO)
_Phrase = tuple[list[str], str]


class Contexts:
    """Looks contexts up by lemma and by phrase; built once from the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.words: dict[str, list[str]] = {}
        self.lemmas: dict[str, list[str]] = {}
        self.phrases: dict[str, list[_Phrase]] = {}
        self.of_word = Memo(self._of_word)
        for context, form, _ in lexicon.tables.get("events/contexts.tsv", [])[1:]:
            words = fold(form).split()
            if len(words) > 1:
                self._index(words, context)
                continue
            self.words.setdefault(words[0], []).append(context)
            for lemma in lexicon.lemmas(form):
                self.lemmas.setdefault(lemma, []).append(context)

    def _index(self, words: list[str], context: str) -> None:
        """File a phrase under all ways to write its first word."""
        first = words[0]
        forms = {clitic + first for clitic in _CLITICS}
        if first.startswith(ARTICLE):
            forms |= {TO_ARTICLE + first[2:], AND + TO_ARTICLE + first[2:]}
        for form in forms:
            self.phrases.setdefault(form, []).append((words[1:], context))

    def assign(self, document: Document, events: list[Event]) -> None:
        """Set the contexts of events: those of their clauses first, then the article's dominant ones, at most four."""
        if not events:
            return
        hits = [self._at(document.tokens, t) if t.norm in self.phrases else self.of_word[t.word] for t in document.tokens]
        article = Counter(c for found in hits for c in found)
        dominant = [c for c, n in _ranked(article, article)[:_DOMINANT] if n >= _OFTEN]
        starts = {t.start: t.index for t in document.tokens}
        for event in events:
            near = Counter(c for first, last in self._clauses(document, event, starts)
                           for found in hits[first:last] for c in found)
            own = [_BY_MODE[event.mode]] if event.mode in _BY_MODE else []
            chosen = dict.fromkeys([*own, *(c for c, _ in _ranked(near, article)), *dominant])
            event.contexts = sorted(list(chosen)[:_MOST], key=CONTEXTS.index)

    def _at(self, tokens: list[Token], token: Token) -> Sequence[str]:
        """The contexts of a word and of the phrases that begin there."""
        known, after = self.of_word[token.word], token.index + 1
        found = [c for rest, c in self.phrases[token.norm] if [t.norm for t in tokens[after:after + len(rest)]] == rest]
        return sorted({*found, *known}) if found else known

    def _of_word(self, word: Word) -> tuple[str, ...]:
        """The contexts of a word by itself, sorted."""
        best = word.readings[:1]
        found = {c for r in best for c in self.lemmas.get(r.lemma, ())}
        return tuple(sorted(found.union(*(self.words.get(key, ()) for key in (word.norm, *(r.stem for r in best))))))

    @staticmethod
    def _clauses(document: Document, event: Event, starts: dict[int, int]) -> list[tuple[int, int]]:
        """First and last token of the clauses of an event's mentions."""
        out = []
        for mention in event.mentions:
            token = starts.get(mention.start, -1)
            for parse in document.parses:
                node = parse.node_at(token) if parse.first <= token < parse.first + len(parse.readings) else None
                if node is not None:
                    first, last = clause_bounds(parse, node)
                    out.append((parse.nodes[first].first, parse.nodes[last - 1].last))
        return out


def _ranked(counts: Counter[str], article: Counter[str]) -> list[tuple[str, int]]:
    """Contexts by hits, then by hits in the article, then in PLOVER's order."""
    return sorted(counts.items(), key=lambda c: (-c[1], -article[c[0]], CONTEXTS.index(c[0])))
