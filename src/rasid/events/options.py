"""Who else may be a party of an event: the parties that its sentence, its speaker and its article offer, with named
features of how each stands to the trigger. No word of the article is a feature.
"""

from collections.abc import Iterator

from rasid.events.clause import Clause
from rasid.events.frames import Frame
from rasid.model.mention import Mention

_KINDS = {
    **dict.fromkeys(("ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "CONCEDE"), "verbal"),
    **dict.fromkeys(("ASSAULT", "COERCE", "MOBILIZE"), "force"),
    **dict.fromkeys(("AID", "SANCTION", "RETREAT"), "material"),
}
_OFFICIAL = frozenset({"GOV", "MIL", "IGO", "REB", "PTY", "LEG"})
_TOP = 2
"""Countries of the article whose governments are offered for every event."""
_RANKS = 3
_STEPS = (2, 5, 10, 20)
"""Tokens between a party and the trigger at which a feature changes."""
_DOMINANT = 0.6
"""Share of an article's mentions that makes its first country the one it is about."""
Code = frozenset[str]
Option = tuple[list[Mention], set[str]]


def code_of(mentions: list[Mention]) -> Code:
    """What tells one side from another: the countries of its parties, sectors where there is no country."""
    return frozenset(m.country or f"~{m.sector or 'CVL'}" for m in mentions)


def options(clause: Clause, frame: Frame, rule: list[Mention], why: str, other: list[Mention]) -> list[Option]:
    """All that may stand on a side, the choice of the rules first; other: the parties of the other side."""
    kind = _KINDS.get(frame.category, frame.category)
    found: dict[Code, Option] = {code_of(rule): (rule, _rule_features(rule, why, kind, frame.category))}
    against = code_of(other)
    for mentions in (rule, *_offered(clause)):
        if mentions:
            code = code_of(mentions)
            features = found.setdefault(code, (mentions, set()))[1]
            features |= _features(clause, mentions, code, against, kind)
    return list(found.values())


def _offered(clause: Clause) -> Iterator[list[Mention]]:
    document = clause.document
    sentence = document.sentences[clause.parse.sentence]
    yield from ([clause.speaker] if clause.speaker is not None else [], clause.tellers, clause.bearers)
    for mention in document.mentions_between(sentence.first, sentence.last):
        yield list(mention.members) or [mention]
    yield from _before(clause)
    for country, _ in document.countries.most_common(_TOP):
        officials = [m for m in document.mentions if m.country == country and m.sector in _OFFICIAL]
        if officials:
            yield [min(officials, key=lambda m: abs(m.first - clause.trigger.first))]


def _before(clause: Clause) -> Iterator[list[Mention]]:
    """The first subject of the sentence before."""
    number = clause.parse.sentence - 1
    if number >= 0:
        nodes = clause.document.parses[number].nodes if clause.document.parses[number].sentence == number else []
        predicates = (clause.document.predicates.get((number, node.index)) for node in nodes)
        yield next((p.subjects for p in predicates if p is not None and p.subjects), [])


def _rule_features(rule: list[Mention], why: str, kind: str, category: str) -> set[str]:
    reason = (why.split(" ")[1 if why.startswith("the ") else 0] or "implied") if rule else "none"
    nothing = () if rule else ("none", f"none|{category}")
    return {"rule", f"rule={reason}", f"rule={reason}|{kind}", f"rule|{category}", *nothing}


def _features(clause: Clause, mentions: list[Mention], code: Code, other: Code, kind: str) -> set[str]:
    first = mentions[0]
    found = {f"kind={first.kind}{'.gov' * first.government}", f"sector={first.sector}", f"sector={first.sector}|{kind}",
             f"level={first.level}"}
    found |= _standing(clause, code, kind) | _identity(clause, first, kind)
    if len(code) > 1:
        found.add("many")
    if not other:
        found.add("alone")
    elif code == other:
        found |= {"same", f"same|{kind}"}
    elif code & other:
        found.add("part-same")
    return found | _place(clause, first, kind)


def _standing(clause: Clause, code: Code, kind: str) -> set[str]:
    """Whether the side is that of who speaks, of the subject of the verb of saying or of the clause."""
    roles = (("speaker", [clause.speaker] if clause.speaker is not None else []), ("teller", clause.tellers[:1]),
             ("bearer", clause.bearers[:1]))
    held = [name for name, who in roles if who and code_of(who) <= code]
    return {*held, *(f"{name}|{kind}" for name in held)}


def _identity(clause: Clause, first: Mention, kind: str) -> set[str]:
    """How the party's country stands in the article."""
    if not first.country:
        return {"stateless", f"stateless|{kind}"}
    counts = clause.document.countries
    top = [c for c, _ in counts.most_common(_RANKS)]
    found = set() if first.sure else {"unsure"}
    if first.country in top:
        dominant = counts[top[0]] > _DOMINANT * counts.total()
        found |= {f"rank={top.index(first.country)}", f"rank={top.index(first.country)}|dominant={dominant}"}
    return found


def _place(clause: Clause, first: Mention, kind: str) -> set[str]:
    """Where in the trigger's sentence the party stands, and how it is bound there."""
    trigger, parse = clause.trigger, clause.parse
    sentence = clause.document.sentences[parse.sentence]
    if not sentence.first <= first.first < sentence.last:
        return {"outside"}
    side = "after" if first.first >= trigger.last else "before" if first.last <= trigger.first else "within"
    gap = first.first - trigger.last if side == "after" else trigger.first - first.last
    step = sum(gap >= s for s in _STEPS)
    between = len(clause.document.mentions_between(min(first.last, trigger.last), max(first.first, trigger.first)))
    found = {side, f"{side}|{step}", f"{side}|{trigger.kind}", f"{side}|{kind}", f"{side}|between={min(3, between)}"}
    node = parse.node_at(first.first)
    if node is not None:
        found |= {f"prep={node.prep if len(node.prep) < 5 else 'long'}", f"{side}|head={first.first <= node.head < first.last}"}
    return found | _bound(clause, first, side)


def _bound(clause: Clause, first: Mention, side: str) -> set[str]:
    """Whether the party is subject or object of a verb of the sentence."""
    found = set()
    for node in clause.parse.nodes:
        predicate = clause.document.predicates.get((clause.parse.sentence, node.index)) if node.kind == "verb" else None
        if predicate is not None and first in predicate.subjects:
            found |= {"subject", f"subject|{side}"}
        if predicate is not None and first in predicate.objects:
            found |= {"object", f"object|{side}"}
    return found
