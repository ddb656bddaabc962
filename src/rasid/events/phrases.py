"""Phrases that set the standing of the clause or noun after them (من المقرر أن، في حال، بهدف، ربما)."""

from typing import NamedTuple

from rasid.lexicon.bundle import Lexicon
from rasid.model.document import Document
from rasid.model.syntax import Node, Parse
from rasid.text.chars import AND, THEN
from rasid.text.normalise import fold


class Found(NamedTuple):
    """A phrase in the text: its first token, its effect and its line in the table."""

    token: int
    effect: str
    where: str


class Phrases:
    """The table of phrases, by place and last word; longest first."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.by_last: dict[str, dict[str, list[tuple[list[str], str, str]]]] = {}
        for _, effect, place, form, where in lexicon.tables.get("events/embedding-phrases.tsv", [])[1:]:
            words = fold(form).split()
            for last in (words[-1], AND + words[-1], THEN + words[-1]) if len(words) == 1 else words[-1:]:
                self.by_last.setdefault(place, {}).setdefault(last, []).append((words, effect, where))
        for table in self.by_last.values():
            for last, entries in table.items():
                entries.sort(key=lambda e: (e[0][-1] != last, -len(e[0])))
        self.conditional = frozenset(last for last, entries in self.by_last.get("next", {}).items()
                                     if any(effect == "condition" for _, effect, _ in entries))

    def before(self, document: Document, parse: Parse, token: int) -> Found | None:
        """The phrase that ends right before a token."""
        return self._ending(document, "next", token - 1, parse.first)

    def adverb(self, document: Document, node: Node) -> Found | None:
        """The particle that a node is, if it bears on the verb after it."""
        return self._ending(document, "before", node.last - 1, node.first)

    def points_ahead(self, document: Document, token: int) -> bool:
        """Whether a word of time means a day to come."""
        return self._ending(document, "when", token, token) is not None

    def condition_at(self, document: Document, parse: Parse, token: int) -> bool:
        """Whether a phrase of condition ends at a token; ``conditional`` holds the words that such phrases end in."""
        found = self._ending(document, "next", token, parse.first)
        return found is not None and found.effect == "condition"

    def _ending(self, document: Document, place: str, last: int, lowest: int) -> Found | None:
        if last < lowest:
            return None
        tokens = document.tokens
        for words, effect, where in self.by_last.get(place, {}).get(tokens[last].norm, ()):
            first = last - len(words) + 1
            if first >= lowest and _stands(words, [t.norm for t in tokens[first:last + 1]]):
                return Found(first, effect, where)
        return None


def _stands(words: list[str], norms: list[str]) -> bool:
    """Whether written words are a phrase; a conjunction may be attached to the first."""
    opening = norms[0] in (words[0], AND + words[0], THEN + words[0])
    return opening and norms[1:] == words[1:]
