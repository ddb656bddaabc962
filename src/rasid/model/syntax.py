"""The shallow parse of a sentence: a row of nodes (noun phrases, verb groups, markers) over its tokens."""

from dataclasses import dataclass, field

from rasid.model.annotations import Reading


@dataclass(slots=True, eq=False)
class Node:
    """A stretch of tokens with one role in the clause.

    kind: np verb comp rel cond adv time mark (punctuation) colon open close conj;
    first, last: token indexes in the document, half-open; head: the token that inflects; reading: the head's;
    conj: "" و ف or a written conjunction's lemma; prep: the preposition that governs an np, "" if none;
    definite: whether an np is; polarity: lemma of the negation before a verb; future: سـ / سوف / لن; aspect: قد;
    genitives: heads of the nouns that follow in construct (token indexes).
    """

    index: int
    kind: str
    first: int
    last: int
    head: int
    reading: Reading | None = None
    conj: str = ""
    prep: str = ""
    prep_token: int = -1
    definite: bool = False
    negation: str = ""
    future: bool = False
    aspect: bool = False
    lemma: str = ""
    adverbial: bool = False      # a participle in the accusative: مطالبا، مطالبة (after a comma)


@dataclass(slots=True, eq=False)
class Parse:
    """The nodes of one sentence in order; ``readings[i]`` is the reading chosen for its i-th token."""

    sentence: int
    first: int
    nodes: list[Node] = field(default_factory=list)
    readings: list[Reading | None] = field(default_factory=list)
    at: dict[int, int] = field(default_factory=dict)     # token index -> node index
    limits: list[int] | None = None                      # indexes of the nodes between clauses, once asked for

    def reading(self, token: int) -> Reading | None:
        """The chosen reading of a token by its document index."""
        return self.readings[token - self.first]

    def node_at(self, token: int) -> Node | None:
        """The node that holds a token."""
        index = self.at.get(token)
        return None if index is None else self.nodes[index]


@dataclass(slots=True, eq=False)
class Arguments:
    """What a predicate's clause offers: its subject, object, prepositional phrases and complement (node indexes).

    Coordinated phrases follow the first one in each list. dropped: no subject is written.
    """

    subject: list[int] = field(default_factory=list)
    object: list[int] = field(default_factory=list)
    extra: list[int] = field(default_factory=list)
    preps: list[tuple[str, list[int]]] = field(default_factory=list)
    complement: int = -1
    antecedent: int = -1
    end: int = -1
    dropped: bool = False
