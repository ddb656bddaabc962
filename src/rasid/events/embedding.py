"""What governs a predicate: the verb or noun whose complement it is, and what that does to its standing."""

from dataclasses import dataclass

from rasid.lexicon.bundle import Lexicon
from rasid.model.annotations import Reading, Token
from rasid.model.document import Document
from rasid.model.predicate import Predicate
from rasid.model.syntax import Node, Parse
from rasid.text.chars import TO

_DEEPEST = 4
_OPEN = frozenset({"adv", "time", "quote"})


@dataclass(frozen=True, slots=True)
class Governor:
    """A governing word: its token, effect (see embedding.tsv) and, for a verb, its predicate."""

    token: int
    effect: str
    predicate: Predicate | None
    where: str


class Embedding:
    """Looks governors up; built once from the lexicon's table."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.effects: dict[str, tuple[str, str]] = {}
        for _, effect, form, where in lexicon.tables.get("events/embedding.tsv", [])[1:]:
            for lemma in lexicon.lemmas(form):
                self.effects.setdefault(lemma, (effect, where))

    def effect(self, token: Token, chosen: Reading | None) -> tuple[str, str]:
        """(effect, where) of a word read as a verb or as a noun, or ("", ""); verbs spelled alike count as one."""
        if chosen is None:
            return "", ""
        verbal = chosen.features.pos == "verb"
        for reading in (chosen, *token.word.readings):
            if reading.lemma in self.effects and (reading.features.pos == "verb") == verbal \
                    and reading.conj == chosen.conj and reading.prep == chosen.prep:
                return self.effects[reading.lemma]
        return "", ""

    def chain(self, document: Document, parse: Parse, node: Node, token: int) -> list[Governor]:
        """The governors of the predicate at a token, nearest first."""
        out: list[Governor] = []
        while len(out) < _DEEPEST:
            found = self._governor(document, parse, node, token)
            if found is None:
                break
            out.append(found)
            token = found.token
            next_node = parse.node_at(token)
            if next_node is None:
                break
            node = next_node
        return out

    def _governor(self, document: Document, parse: Parse, node: Node, token: int) -> Governor | None:
        if node.kind == "verb" and token == node.head:
            return self._of_verb(document, parse, node)
        return self._of_noun(document, parse, node, token)

    def _of_verb(self, document: Document, parse: Parse, node: Node) -> Governor | None:
        """The verb or noun whose أن / إن clause (or لـ clause) holds this verb."""
        index = node.index - 1
        while index >= 0:
            before = parse.nodes[index]
            if before.kind == "comp" or before.kind == "verb" and node.prep == TO:
                return self._left_of(document, parse, index + (before.kind == "verb"))
            if before.kind == "verb":
                if node.conj or before.index == node.index - 1:
                    return self._sibling(document, parse, before, node)
                return None
            if before.kind in ("colon", "rel") or before.kind == "mark" and before.lemma in ".؛!?؟":
                return None
            index -= 1
        return None

    def _sibling(self, document: Document, parse: Parse, before: Node, node: Node) -> Governor | None:
        """A verb right before is an auxiliary; a coordinated one under أن shares its governor."""
        if not node.conj:
            return self._as_governor(document, parse, before, before.head)
        same = before.reading and node.reading and before.reading.features.tense == node.reading.features.tense
        return self._of_verb(document, parse, before) if same else None

    def _left_of(self, document: Document, parse: Parse, index: int) -> Governor | None:
        """The nearest predicate to the left of a complementiser."""
        for at in range(index - 1, -1, -1):
            node = parse.nodes[at]
            if node.kind == "verb":
                return self._as_governor(document, parse, node, node.head)
            if node.kind == "np":
                found = self._noun_in(document, parse, node, node.last)
                if found is not None:
                    return found
        return None

    def _of_noun(self, document: Document, parse: Parse, node: Node, token: int) -> Governor | None:
        inside = self._noun_in(document, parse, node, token)
        if inside is not None:
            return inside
        before = node.index - 1
        while before >= 0 and parse.nodes[before].kind in _OPEN:
            before -= 1
        if before >= 0 and node.prep and parse.nodes[before].kind == "np":
            found = self._noun_in(document, parse, parse.nodes[before], parse.nodes[before].last)
            if found is not None:
                return found
        return self._verb_over(document, parse, node)

    def _verb_over(self, document: Document, parse: Parse, node: Node) -> Governor | None:
        for at in range(node.index - 1, -1, -1):
            verb = parse.nodes[at]
            if verb.kind == "verb":
                predicate = document.predicates.get((parse.sentence, verb.index))
                if predicate is None or not self._holds(predicate, node.index):
                    return None
                return self._as_governor(document, parse, verb, verb.head)
        return None

    @staticmethod
    def _holds(predicate: Predicate, index: int) -> bool:
        args = predicate.args
        return (index in args.subject or index in args.object or index in args.extra
                or any(index in nodes for _, nodes in args.preps))

    def _noun_in(self, document: Document, parse: Parse, node: Node, token: int) -> Governor | None:
        """A governing noun inside a phrase, before a token (قرار فرض، محاولة اغتيال)."""
        for at in range(token - 1, node.first - 1, -1):
            effect, where = self.effect(document.tokens[at], parse.reading(at))
            if effect and at not in document.mention_at:
                return Governor(at, effect, None, where)
        return None

    def _as_governor(self, document: Document, parse: Parse, node: Node, token: int) -> Governor:
        effect, where = self.effect(document.tokens[token], node.reading)
        return Governor(token, effect, document.predicates.get((parse.sentence, node.index)), where)
