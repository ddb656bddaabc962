"""What governs a predicate: the verb, noun or phrase whose complement it is, and what that does to its standing."""

from dataclasses import dataclass

from rasid.events.phrases import Phrases
from rasid.lexicon.bundle import Lexicon
from rasid.model.annotations import Reading, Token
from rasid.model.document import Document
from rasid.model.predicate import Predicate
from rasid.model.syntax import Node, Parse
from rasid.syntax.tagging import NOMINAL
from rasid.text.chars import CLAUSE_ENDS, COMMA, TO
from rasid.text.normalise import fold

_DEEPEST = 4
_OPEN = frozenset({"adv", "time", "quote"})
_CARRYING = frozenset({"", "light", "transparent"})
"""Effects of verbs that leave the word to a noun in their clause (أعرب عن أمله في أن)."""
_ENDING = frozenset({"persist", "cease"})
"""Effects of verbs of coming to an end: denied, they say that something goes on (لا يزال، لم يتوقف عن)."""
_QUALIFYING = frozenset({"future", "possible", "claim"})


@dataclass(frozen=True, slots=True)
class Governor:
    """A governing word: its token, effect (see embedding.tsv) and, for a verb, its predicate.

    status: the governor's own (negated, future, hypothetical) or "".
    """

    token: int
    effect: str
    predicate: Predicate | None
    where: str
    status: str = ""


def node_status(node: Node) -> str:
    """The status that particles give a verb or noun itself: negated, future, hypothetical or ""."""
    present = node.reading is not None and node.reading.features.tense == "present"
    if node.aspect and present:
        return "hypothetical"
    if node.negation:
        return "negated"
    return "future" if node.future else ""


class Embedding:
    """Looks governors up; built once from the lexicon's tables."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lemmas: dict[tuple[str, str], tuple[str, str]] = {}
        self.stems: dict[tuple[str, str], tuple[str, str]] = {}
        for id, effect, form, where in lexicon.tables.get("events/embedding.tsv", [])[1:]:
            kind = id[0]
            self.stems.setdefault((kind, fold(form)), (effect, where))
            for lemma in lexicon.lemmas(form):
                self.lemmas.setdefault((kind, lemma), (effect, where))
        self.phrases = Phrases(lexicon)
        self.absent = lexicon.word_set("absent")
        self.adjuncts = lexicon.word_set("after-which")
        self.auxiliaries = frozenset(i for w in lexicon.tables.get("syntax/auxiliaries.tsv", [])[1:]
                                     for i in lexicon.lemmas(w[1]))

    def effect(self, token: Token, chosen: Reading | None, prep: str = "") -> tuple[str, str]:
        """(effect, where) of a word read as a verb or as a noun, or ("", ""); words spelled alike count as one.

        prep: the preposition of what it governs: with لـ a verb of suffering comes before its homographs (تعرض).
        """
        if chosen is None:
            return "", ""
        verbal = chosen.features.pos == "verb"
        found = [entry for r in (chosen, *token.word.readings)
                 if r.conj == chosen.conj and r.prep == chosen.prep and (r.features.pos == "verb") == verbal
                 and (entry := self._entry(r)) is not None]
        suffering = [entry for entry in found if entry[0] == "patient" and prep == TO]
        return (suffering or found or [("", "")])[0]

    def _entry(self, reading: Reading) -> tuple[str, str] | None:
        for kind in _kinds(reading):
            found = self.lemmas.get((kind, reading.lemma)) or self.stems.get((kind, reading.stem))
            if found is not None:
                return found
        return None

    def modifier(self, document: Document, parse: Parse, first: int, last: int) -> str:
        """The effect of an adjective among the tokens after a noun (زيارة مرتقبة), or ""."""
        for at in range(first, last):
            chosen = parse.reading(at)
            if chosen is not None and chosen.features.pos in ("adj", "active", "passive") and not chosen.conj:
                effect = self.effect(document.tokens[at], chosen)[0]
                if effect in _QUALIFYING:
                    return effect
        return ""

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
        if node.kind == "np":
            return self._of_noun(document, parse, node, token)
        return None

    def _of_verb(self, document: Document, parse: Parse, node: Node) -> Governor | None:
        """What opens the clause of a verb: a condition, a phrase, or what stands before its أن / إن (or its لـ)."""
        found = self.phrases.before(document, parse, node.first)
        index, crossed = node.index - 1, False
        while index >= 0 and found is None:
            before = parse.nodes[index]
            if before.kind in ("comp", "cond", "verb"):
                return self._opened(document, parse, node, before, crossed)
            if before.kind in ("colon", "rel") or (before.kind == "mark" and before.lemma in CLAUSE_ENDS):
                return None
            crossed = crossed or (before.kind == "mark" and before.lemma in (COMMA, ","))
            found = None if crossed else self.phrases.adverb(document, before) \
                or self.phrases.before(document, parse, before.first)
            index -= 1
        if found is None:
            return None
        effect = self._condition(document, parse, node) if found.effect == "condition" else found.effect
        return Governor(found.token, effect, None, found.where)

    def _condition(self, document: Document, parse: Parse, opening: Node) -> str:
        """A condition before its main clause is coded as possible; one after it belongs to what the main clause says."""
        before = parse.nodes[:opening.index]
        told = [self.effect(document.tokens[n.head], n.reading)[0] in ("report", "claim") for n in before if n.kind == "verb"]
        nominal = bool(told) and before[-1].kind == "np" and bool(before[-1].prep)        # أكد استعداده للقاء إذا
        return "proviso" if nominal or not all(told) else "condition"

    def _opened(self, document: Document, parse: Parse, node: Node, before: Node, crossed: bool) -> Governor | None:
        """The governor of a verb whose clause begins after a complementiser, a condition or another verb."""
        if before.kind == "cond":
            return None if crossed or node.conj else Governor(before.head, self._condition(document, parse, before), None, "")
        if before.kind == "comp":
            return self._left_of(document, parse, before)
        if node.prep == TO:
            return self._left_of(document, parse, parse.nodes[before.index + 1])
        if node.conj:
            same = before.reading and node.reading and before.reading.features.tense == node.reading.features.tense
            return self._of_verb(document, parse, before) if same else None
        helps = before.reading is not None and before.reading.lemma in self.auxiliaries
        if before.index == node.index - 1 or (helps and not crossed):
            return self._as_governor(document, parse, before)
        return None

    def _left_of(self, document: Document, parse: Parse, node: Node) -> Governor | None:
        """The nearest predicate or phrase to the left of a complementiser."""
        if node.prep in self.absent:
            return Governor(node.head, "negated", None, "")
        found = self.phrases.before(document, parse, node.first)
        if found is not None:
            return Governor(found.token, found.effect, None, found.where)
        noun: tuple[Governor, Node] | None = None
        for at in range(node.index - 1, -1, -1):
            before = parse.nodes[at]
            if before.kind == "verb":
                verb = self._as_governor(document, parse, before)
                return noun[0] if noun and (noun[1].prep or verb.effect in _CARRYING) else verb
            if before.kind in ("comp", "colon") or (before.kind == "mark" and before.lemma in CLAUSE_ENDS):
                break
            if before.kind == "np" and noun is None:
                inside = self._noun_in(document, parse, before, before.last)
                noun = (inside, before) if inside is not None else None
        return noun[0] if noun else None

    def _of_noun(self, document: Document, parse: Parse, node: Node, token: int) -> Governor | None:
        inside = self._noun_in(document, parse, node, token)
        if inside is not None:
            return inside
        found = self.phrases.before(document, parse, node.first)
        if found is not None and not (found.effect == "negated" and node.negation):     # عدم: the noun's own
            return Governor(found.token, found.effect, None, found.where)
        if node.prep in self.adjuncts:
            return None
        before = node.index - 1
        while before >= 0 and parse.nodes[before].kind in _OPEN:
            before -= 1
        if before >= 0 and node.prep and parse.nodes[before].kind == "np":
            inside = self._noun_in(document, parse, parse.nodes[before], parse.nodes[before].last)
            if inside is not None:
                return inside
        return self._verb_over(document, parse, node)

    def _verb_over(self, document: Document, parse: Parse, node: Node) -> Governor | None:
        for at in range(node.index - 1, -1, -1):
            verb = parse.nodes[at]
            if verb.kind == "verb":
                predicate = document.predicates.get((parse.sentence, verb.index))
                if predicate is None or not self._holds(predicate, node.index):
                    return None
                return self._as_governor(document, parse, verb, node.prep)
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
                return Governor(at, effect, None, where, node_status(node) if at == node.head else "")
        return None

    def _as_governor(self, document: Document, parse: Parse, node: Node, prep: str = "") -> Governor:
        effect, where = self.effect(document.tokens[node.head], node.reading, prep)
        predicate = document.predicates.get((parse.sentence, node.index))
        status = node_status(node)
        if effect in _ENDING:
            effect, status = ("transparent", "") if status == "negated" or effect == "persist" else ("prevent", status)
        return Governor(node.head, effect, predicate, where, status)


def _kinds(reading: Reading) -> str:
    """The classes of the table that a reading can belong to."""
    pos = reading.features.pos
    if pos == "verb":
        return "v"
    return "an" if pos in ("adj", "active", "passive") else "n" if pos in NOMINAL else ""
