"""Who is the subject and the object of a predicate: shallow clause grammar over the nodes of a sentence.

Verb-subject-object is the plain order; a bare noun phrase that opens the clause (after أن / إن, a comma, a colon, at the
start) makes it subject-verb-object. A relative clause takes its antecedent as subject, or as object where the verb
carries a pronoun for it.
"""

from rasid.model.syntax import Arguments, Node, Parse
from rasid.text.chars import BOTH, COMMA, HER, THEM, WHAT

_SKIPPED = frozenset({"adv", "time", "quote"})
_BRACKETS = "()[]"
_NUMBERS = {BOTH: ("m", "d"), THEM: ("m", "p"), HER: ("f", "s")}
"""Gender and number of the verb whose subject a pronoun on أن announces; ه may announce no subject at all (أنه تم)."""
_LONGEST_GAP = 5
"""Nodes between a preposed subject and its verb."""


def clash(verb: Node, phrase: Node) -> bool:
    """Whether gender or number forbids that the verb has this phrase as its (following) subject."""
    if verb.reading is None or phrase.reading is None:
        return False
    of_verb, of_noun = verb.reading.features, phrase.reading.features
    if of_verb.number in ("p", "d"):
        return True
    if of_noun.number != "s" or not of_noun.gender or not of_verb.gender or not phrase.reading.lemma:
        return False
    if of_noun.pos == "adj" and phrase.last > phrase.first + 1:
        return False                     # (افتتحت) أول مدرسة: the verb agrees with the noun after a superlative
    return of_verb.gender != of_noun.gender and phrase.first == verb.last


def _agrees_before(verb: Node, phrase: Node) -> bool:
    """Whether a preposed phrase can be the subject: a singular verb does not follow a plain masculine plural."""
    if verb.reading is None or phrase.reading is None or not phrase.reading.lemma:
        return True
    of_verb, of_noun = verb.reading.features, phrase.reading.features
    if of_noun.number == "s" and of_verb.number in ("p",):
        return False
    if of_noun.number == "s" and of_verb.number == "s" and of_noun.gender and of_verb.gender:
        return of_noun.gender == of_verb.gender
    return True


def _accusative(phrase: Node) -> bool:
    """Whether a phrase is marked as no subject: an indefinite accusative."""
    return phrase.reading is not None and phrase.reading.tanwin


def _after_relative(parse: Parse, at: int) -> int:
    """Index of the first node after the relative clause that opens at ``at``."""
    nodes = parse.nodes
    seen_verb = False
    for index in range(at + 1, len(nodes)):
        node = nodes[index]
        if node.kind in ("mark", "comp", "colon") or (node.kind == "verb" and seen_verb):
            return index
        seen_verb = seen_verb or node.kind == "verb"
    return len(nodes)


def _stops(parse: Parse, index: int, have_subject: bool) -> bool:
    """Whether a mark ends the clause: all but a comma, and a comma before a new clause."""
    node, nodes = parse.nodes[index], parse.nodes
    if node.lemma in _BRACKETS:
        return False
    if node.lemma not in (COMMA, ","):
        return True
    if index + 1 >= len(nodes):
        return True
    after = nodes[index + 1]
    if after.kind in ("verb", "comp", "cond", "rel"):
        return after.kind != "comp"
    if after.kind == "np" and not after.prep and have_subject:
        return (index + 2 < len(nodes) and nodes[index + 2].kind == "verb") or bool(after.conj)
    return False


class _Scan:
    """The right-hand side of a clause: bare phrases in order, prepositional phrases, the complement."""

    def __init__(self, parse: Parse, at: int) -> None:
        self.parse = parse
        self.complement, self.end = -1, len(parse.nodes)
        self.current: list[int] | None = None
        self.bare: list[list[int]] = []
        self.preps: list[tuple[str, list[int]]] = []
        self._run(at + 1)

    def _run(self, index: int) -> None:
        nodes, at = self.parse.nodes, index
        while index < len(nodes):
            node = nodes[index]
            if node.kind == "np" and node.adverbial and index > at:
                break                    # مطالبا ... opens a clause of its own
            if node.kind == "np":
                self._phrase(index, node)
            elif node.kind == "rel":
                index = _after_relative(self.parse, index)
                continue
            elif node.kind == "comp":
                self.complement = index
                break
            elif node.kind == "mark":
                if _stops(self.parse, index, bool(self.bare)):
                    break
            elif node.kind not in _SKIPPED:
                self.complement = index if node.kind in ("verb", "colon") and not node.conj else -1
                break
            index += 1
        self.end = index

    def _phrase(self, index: int, node: Node) -> None:
        if node.conj and not node.prep and self.current is not None:
            self.current.append(index)
        elif node.prep:
            self.preps.append((node.prep, [index]))
            self.current = self.preps[-1][1]
        elif node.adverbial or _qualifier(node):
            self.current = None          # an adverbial accusative (غاضبا) is neither subject nor object
        else:
            self.bare.append([index])
            self.current = self.bare[-1]


def _qualifier(node: Node) -> bool:
    """Whether a phrase is but an adjective without an article, which is neither subject nor object (غاضبا، بشكل كلي)."""
    reading = node.reading
    if reading is None or reading.features.pos != "adj":
        return False
    return reading.tanwin or (node.last == node.first + 1 and not node.definite and reading.features.number != "p")


def _before(parse: Parse, at: int) -> int:
    """Index of the nearest node before ``at`` that is no adverb, time or quotation mark; -1 at the start."""
    index = at - 1
    while index >= 0 and parse.nodes[index].kind in _SKIPPED:
        index -= 1
    return index


def _preposed(parse: Parse, at: int, auxiliaries: frozenset[str]) -> list[int]:
    """The noun phrases before a verb that are its subject."""
    nodes, verb = parse.nodes, parse.nodes[at]
    if verb.conj or verb.prep:
        return []
    index, gap = at - 1, 0
    while index >= 0 and gap < _LONGEST_GAP:
        node = nodes[index]
        if node.kind == "np" and not node.prep:
            first = _first_conjunct(parse, index)
            return list(range(first, index + 1)) if _opens_clause(parse, first, at, auxiliaries) else []
        relative = _relative_before(parse, index) if node.kind == "verb" else -1
        if relative < 0 and node.lemma not in auxiliaries and not _transparent(node):
            return []
        index, gap = (relative if relative >= 0 else index) - 1, gap + 1
    return []


def _transparent(node: Node) -> bool:
    """Whether a subject may stand before this node, and its verb after it."""
    return node.kind in (*_SKIPPED, "np") or (node.kind == "mark" and node.lemma in (COMMA, ",", *_BRACKETS))


def _relative_before(parse: Parse, verb: int) -> int:
    """Index of the pronoun of the relative clause that a verb stands in; -1 if it stands in none."""
    for index in range(verb - 1, max(-1, verb - _LONGEST_GAP), -1):
        if parse.nodes[index].kind == "rel":
            return index
        if parse.nodes[index].kind not in (*_SKIPPED, "np", "verb"):
            break
    return -1


def _first_conjunct(parse: Parse, index: int) -> int:
    nodes = parse.nodes
    while index > 0 and nodes[index].conj and nodes[index - 1].kind == "np" and not nodes[index - 1].prep:
        index -= 1
    return index


def _opens_clause(parse: Parse, index: int, at: int, auxiliaries: frozenset[str]) -> bool:
    """Whether the phrase stands where the verb's clause begins, so that no earlier verb can claim it."""
    before = _before(parse, index)
    if before < 0:
        return True
    node = parse.nodes[before]
    if parse.nodes[index].reading is None and before == index - 1 and node.kind == "np":
        return False                     # مقتل 70 مدنيا: the number goes with the noun before it
    if parse.nodes[index].conj:
        joined = node.kind == "np" and any(n.kind == "mark" for n in parse.nodes[index:at])
        return not joined                # (بين عمان) والقاهرة، قال: joined to the phrase before it
    if node.kind == "verb":
        return node.lemma in auxiliaries
    return node.kind in ("comp", "mark", "colon", "cond") or (node.kind == "np" and bool(node.prep))


def verb_arguments(parse: Parse, at: int, auxiliaries: frozenset[str] = frozenset()) -> Arguments:
    """Subject, object, prepositional phrases and complement of the verb at a node index."""
    verb, scan, args = parse.nodes[at], _Scan(parse, at), Arguments()
    args.preps, args.complement, args.end = scan.preps, scan.complement, scan.end
    pronoun = bool(verb.reading and verb.reading.pronoun)
    before = _before(parse, at)
    if before >= 0 and parse.nodes[before].kind == "rel" and not _adverbial_what(parse, before):
        resumed = any(_is_pronoun(parse.nodes[nodes[0]]) for _, nodes in scan.preps)
        _relative(parse, before, verb, pronoun, resumed, args, scan)
        return args
    if before >= 0 and _announced(verb, parse.nodes[before]):
        args.dropped, args.object, args.extra = True, _get(scan.bare, 0), _get(scan.bare, 1)
        return args
    preposed = _preposed(parse, at, auxiliaries)
    if preposed and _agrees_before(verb, parse.nodes[preposed[0]]) and not _interrupted(parse, preposed[-1], at, scan):
        args.subject, args.object, args.extra = preposed, _get(scan.bare, 0), _get(scan.bare, 1)
    elif scan.bare and not clash(verb, parse.nodes[scan.bare[0][0]]) and not _accusative(parse.nodes[scan.bare[0][0]]):
        args.subject, args.object, args.extra = scan.bare[0], _get(scan.bare, 1), _get(scan.bare, 2)
    else:
        args.dropped, args.object, args.extra = True, _get(scan.bare, 0), _get(scan.bare, 1)
    return args


def _adverbial_what(parse: Parse, at: int) -> bool:
    """Whether ما only follows an adverb (سرعان ما، غالبا ما)."""
    return parse.nodes[at].lemma == WHAT and at > 0 and parse.nodes[at - 1].kind == "adv"


def _feminine(verb: Node) -> bool:
    return verb.reading is not None and verb.reading.features.gender == "f"


def _interrupted(parse: Parse, preposed: int, at: int, scan: _Scan) -> bool:
    """Whether a comma parts a preposed phrase from the verb, and a phrase right behind the verb can be its subject."""
    if not scan.bare or scan.bare[0][0] != at + 1 or not any(n.kind == "mark" for n in parse.nodes[preposed:at]):
        return False
    after = parse.nodes[at + 1]
    return after.definite and not clash(parse.nodes[at], after)


def _announced(verb: Node, before: Node) -> bool:
    """Whether the complementiser before a verb carries its subject (أنها ستقصف), so that what follows is its object."""
    if before.kind != "comp" or verb.reading is None or verb.reading.features.person != "3":
        return False
    features = verb.reading.features
    written = before.reading.pronoun if before.reading is not None and before.reading.pronoun else before.lemma
    pronoun = next((p for p in _NUMBERS if written.endswith(p)), "")
    gender, number = _NUMBERS.get(pronoun, ("", ""))
    return features.number == number and features.gender in (gender, "")


def _is_pronoun(node: Node) -> bool:
    """Whether a prepositional phrase is a preposition with its pronoun (بها)."""
    return node.reading is not None and node.reading.features.pos == "prep"


def _relative(parse: Parse, rel: int, verb: Node, pronoun: bool, resumed: bool, args: Arguments, scan: _Scan) -> None:
    """Fill the arguments of a verb in a relative clause from its antecedent.

    pronoun: the verb carries one for the antecedent; resumed: a preposition does (الزيارة التي قام بها). What ما stands
    for is no party.
    """
    if parse.nodes[rel].lemma == WHAT:
        own = pronoun or (bool(scan.bare) and (bool(verb.negation) or _feminine(verb)))     # ما أعلنته، ما لم تقبل، ما قالت
        args.subject, args.object = (_get(scan.bare, 0), _get(scan.bare, 1)) if own else ([rel], _get(scan.bare, 0))
        return
    antecedent = _before(parse, rel)
    while antecedent >= 0 and parse.nodes[antecedent].kind == "mark":
        antecedent -= 1
    if antecedent < 0 or parse.nodes[antecedent].kind != "np":
        args.subject, args.object = _get(scan.bare, 0), _get(scan.bare, 1)
        return
    args.antecedent = antecedent
    if pronoun:
        args.subject, args.object = _get(scan.bare, 0), [antecedent]
    elif scan.bare and (resumed or _possessed_subject(parse.nodes[antecedent], verb, parse.nodes[scan.bare[0][0]])):
        args.subject, args.object = scan.bare[0], _get(scan.bare, 1)
    else:
        args.subject, args.object = [antecedent], _get(scan.bare, 0)


def _possessed_subject(antecedent: Node, verb: Node, phrase: Node) -> bool:
    """Whether a verb that cannot agree with its antecedent has what the antecedent owns as subject (الذين قتلت أسرهم)."""
    if phrase.reading is None or not phrase.reading.pronoun or clash(verb, phrase):
        return False
    if antecedent.reading is None or verb.reading is None or not antecedent.reading.lemma:
        return False
    of_verb, of_noun = verb.reading.features, antecedent.reading.features
    return of_verb.number == "s" and (of_noun.number != "s" or (bool(of_noun.gender) and of_noun.gender != of_verb.gender))


def _get(lists: list[list[int]], index: int) -> list[int]:
    return lists[index] if index < len(lists) else []


def noun_arguments(parse: Parse, at: int) -> Arguments:
    """What follows a nominal predicate: prepositional phrases, and a bare phrase that is its object.

    ``antecedent`` is the index of the verb of a relative clause on it, -1 if none.
    """
    args, nodes = Arguments(), parse.nodes
    index = at + 1
    current: list[int] | None = None
    while index < len(nodes):
        node = nodes[index]
        if node.kind == "np":
            if node.conj and not node.prep:
                if current is None:
                    break
                current.append(index)
            elif node.prep:
                current = [index]
                args.preps.append((node.prep, current))
            elif not args.object and not args.preps:
                args.object = current = [index]
            else:
                break
        elif node.kind == "rel":
            args.antecedent = next((i for i in range(index + 1, min(index + 4, len(nodes))) if nodes[i].kind == "verb"), -1)
            break
        elif node.kind not in _SKIPPED:
            break
        index += 1
    args.end = index
    return args
