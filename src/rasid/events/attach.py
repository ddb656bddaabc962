"""Which predicate a time expression dates: the verb (or accusative participle) whose clause it stands in."""

from dataclasses import dataclass

from rasid.events.triggers import Trigger
from rasid.model.annotations import TimeExpression
from rasid.model.document import Document
from rasid.model.syntax import Node, Parse
from rasid.text.chars import AND, CLAUSE_ENDS

_DATED = frozenset({"DATE", "TIME"})
_OPENERS = frozenset({"comp", "colon", "cond"})
_PARTICIPLES = frozenset({"active", "passive"})
NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Placed:
    """A date of a sentence: its node, the predicate it belongs to (node index or -1), whether it stands after منذ, and
    whether it belongs to the phrase before it alone (the treaty signed in 2015)."""

    time: TimeExpression
    node: int
    host: int
    since: bool
    nominal: bool


class Sentence:
    """The dates of one sentence with their hosts."""

    def __init__(self, document: Document, parse: Parse, timed: dict[int, int], since: frozenset[str]) -> None:
        self.document, self.parse, self.since = document, parse, since
        self.placed = [self._placed(n, document.times[timed[n.first]]) for n in parse.nodes if n.kind == "time"]
        self.placed = [p for p in self.placed if p.time.type in _DATED and not p.time.value.endswith("REF")]

    def _placed(self, node: Node, time: TimeExpression) -> Placed:
        before = self.document.tokens[node.first - 1] if node.first > self.parse.first else None
        since = before is not None and before.norm.lstrip(AND) in self.since
        return Placed(time, node.index, self._time_host(node, time), since, self._nominal(node))

    def _time_host(self, node: Node, time: TimeExpression) -> int:
        """A date joined to what stands before it and followed by a verb opens a clause."""
        if self.document.tokens[node.first].start < time.span.start:
            after = node.index + 1
            if after < len(self.parse.nodes) and self.parse.nodes[after].kind == "verb":
                return after
        return self.host(node.index)

    def _nominal(self, node: Node) -> bool:
        if node.first == self.parse.first:
            return False
        reading = self.parse.reading(node.first - 1)
        if reading is None:
            return False
        bare_year = self.document.tokens[node.first].norm.isdigit() and node.last == node.first + 1
        participle = reading.article and reading.features.pos in _PARTICIPLES
        return participle or (bare_year and not self._prepositional(node.first - 1))

    def _prepositional(self, token: int) -> bool:
        return any(r.features.pos == "prep" for r in self.document.tokens[token].word.readings)

    def predicate(self, node: Node) -> bool:
        """Whether a node can carry a date: a verb (no preposition spelled like one), an accusative participle."""
        if node.kind == "verb":
            return not self._prepositional(node.head)
        return node.kind == "np" and node.adverbial

    def relative(self, index: int) -> bool:
        """Whether a verb opens a relative clause."""
        at = index - 1
        while at >= 0 and self.parse.nodes[at].kind in ("adv", "time", "quote"):
            at -= 1
        return at >= 0 and self.parse.nodes[at].kind == "rel"

    def host(self, index: int) -> int:
        """The predicate to whose clause a node belongs: to its left, past relative clauses that have ended, else to its
        right."""
        ended = False
        for at in range(index - 1, -1, -1):
            node = self.parse.nodes[at]
            if self.predicate(node) and not (ended and self.relative(at)):
                return at
            if node.kind in _OPENERS or (node.kind == "mark" and node.lemma in CLAUSE_ENDS):
                break
            ended = ended or node.kind == "mark"
        return self._right(index)

    def _right(self, index: int) -> int:
        for node in self.parse.nodes[index + 1:]:
            if self.predicate(node):
                return node.index
            if node.kind in (*_OPENERS, "rel"):
                break
        return NOWHERE

    def of(self, trigger: Trigger) -> Placed | None:
        """The date told with a trigger itself."""
        node = trigger.node
        host = node.index if self.predicate(node) else self.host(node.index)
        fitting = [p for p in self.placed if p.host == host and (not p.nominal or p.node == node.index + 1)]
        if trigger.kind == "noun" and node.prep and host != NOWHERE:
            fitting = [p for p in fitting if p.node > node.index] or [p for p in fitting if p.node < host]
        return min(fitting, key=lambda p: (abs(p.node - node.index), p.node), default=None)
