"""Who else may be a party of an event: the parties that its sentence, its speaker and its article offer, with named
features of how each stands to the trigger. No word of the article is a feature.
"""

from collections.abc import Iterator, Mapping

from rasid.events.clause import Clause
from rasid.events.frames import Frame
from rasid.events.tally import Code, Tally
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
_GUESSED = "the next"
"""How the rules' reasons begin where they took whom they came upon."""
_AGAINST = "MOBILIZE"
"""The category whose recipient is mostly told by a place alone (قوات على الحدود مع بيلاروس)."""
_STEPS = (2, 5, 10, 20)
"""Tokens between a party and the trigger at which a feature changes."""
_DOMINANT = 0.6
"""Share of an article's mentions that makes its first country the one it is about."""
Option = tuple[list[Mention], set[str]]


def code_of(mentions: list[Mention]) -> Code:
    """What tells one side from another: the countries of its parties, sectors where there is no country."""
    return frozenset(m.country or f"~{m.sector or 'CVL'}" for m in mentions)


def kind_of(category: str) -> str:
    """The kind of acts that a category belongs to: of words, of force, material, or its own."""
    return _KINDS.get(category, category)


class Options:
    """The parties that a clause offers for either side of a frame, and how each of them stands in it.

    tally: of the article's candidates; rivals: countries in conflict by country; rule: the codes that the rules found for
    each side ("actor", "recipient").
    """

    def __init__(self, clause: Clause, frame: Frame, tally: Tally, rivals: Mapping[str, frozenset[str]],
                 rule: dict[str, Code]) -> None:
        self.clause, self.category, self.kind = clause, frame.category, kind_of(frame.category)
        self.tally, self.rivals, self.rule = tally, rivals, rule
        document = clause.document
        self.sentence = document.sentences[clause.parse.sentence]
        self.offered = [(mentions, code_of(mentions)) for mentions in self._offered() if mentions]
        counts = document.countries
        self.top = [c for c, _ in counts.most_common(_RANKS)]
        self.dominant = bool(self.top) and counts[self.top[0]] > _DOMINANT * counts.total()
        roles = (("speaker", [clause.speaker] if clause.speaker is not None else []), ("teller", clause.tellers[:1]),
                 ("bearer", clause.bearers[:1]))
        self.roles = [(name, code_of(who)) for name, who in roles if who]
        verbs = (document.predicates.get((clause.parse.sentence, n.index)) for n in clause.parse.nodes if n.kind == "verb")
        self.verbs = [predicate for predicate in verbs if predicate is not None]
        self._known: dict[tuple[Mention, Code], set[str]] = {}

    def of(self, side: str, rule: list[Mention], why: str, other: list[Mention]) -> list[Option]:
        """All that may stand on a side, the choice of the rules first; other: the parties of the other side."""
        chosen, against = code_of(rule), code_of(other)
        found: dict[Code, Option] = {chosen: (rule, _rule_features(rule, why, self.kind, self.category))}
        for mentions, code in ([(rule, chosen)] if rule else []) + self.offered:
            features = found.setdefault(code, (mentions, set()))[1]
            features |= self._features(mentions[0], code)
            features |= self._beside(mentions[0], code, against)
            features |= self.tally.features(side, self.kind, code, against, self.rule)
        guessed = not why or why.startswith(_GUESSED)
        if rule and side == "recipient" and guessed and self.category != _AGAINST:
            found[frozenset()] = ([], self._nobody(why))
        return list(found.values())

    def _nobody(self, why: str) -> set[str]:
        """That nobody is the recipient, though the rules guessed one."""
        reason = why.split(" ")[0] or "implied"
        stateless = all(code.startswith("~") for code in self.rule["recipient"])
        return {"nobody", f"nobody|{self.category}", f"nobody|{reason}", f"nobody|{reason}|{self.kind}",
                f"nobody|{self.clause.trigger.kind}", f"nobody|stateless={stateless}"}

    def _offered(self) -> Iterator[list[Mention]]:
        clause, document = self.clause, self.clause.document
        yield from ([clause.speaker] if clause.speaker is not None else [], clause.tellers, clause.bearers)
        for mention in document.mentions_between(self.sentence.first, self.sentence.last):
            yield list(mention.members) or [mention]
        yield from _before(clause)
        for country, _ in document.countries.most_common(_TOP):
            officials = [m for m in document.mentions if m.country == country and m.sector in _OFFICIAL]
            if officials:
                yield [min(officials, key=lambda m: abs(m.first - clause.trigger.first))]

    def _features(self, first: Mention, code: Code) -> set[str]:
        """How the side of a code whose first party is given stands in the clause."""
        found = self._known.get((first, code))
        if found is None:
            kind = f"kind={first.kind}{'.gov' * first.government}"
            found = {kind, f"{kind}|{self.category}", f"sector={first.sector}", f"sector={first.sector}|{self.kind}",
                     f"sector={first.sector}|{self.category}", f"level={first.level}"}
            found |= self._standing(code) | self._identity(first) | self._place(first)
            if len(code) > 1:
                found.add("many")
            self._known[first, code] = found
        return found

    def _beside(self, first: Mention, code: Code, other: Code) -> set[str]:
        """How an option stands to the other side."""
        if not other:
            return {"alone"}
        if code == other:
            return {"same", f"same|{self.kind}", f"same|{self.category}"}
        found = {"part-same"} if code & other else set()
        if first.country and any(first.country in self.rivals.get(c, ()) for c in other):
            found |= {"rival", f"rival|{self.kind}", f"rival|{self.category}"}
        return found

    def _standing(self, code: Code) -> set[str]:
        """Whether the side is that of who speaks, of the subject of the verb of saying or of the clause."""
        held = [name for name, who in self.roles if who <= code]
        return {*held, *(f"{name}|{self.kind}" for name in held)}

    def _identity(self, first: Mention) -> set[str]:
        """How the party's country stands in the article."""
        if not first.country:
            return {"stateless", f"stateless|{self.kind}", f"stateless|{self.category}"}
        found = set() if first.sure else {"unsure"}
        if first.country in self.top:
            rank = self.top.index(first.country)
            found |= {f"rank={rank}", f"rank={rank}|dominant={self.dominant}"}
        return found

    def _place(self, first: Mention) -> set[str]:
        """Where in the trigger's sentence the party stands, and how it is bound there."""
        trigger, document = self.clause.trigger, self.clause.document
        if not self.sentence.first <= first.first < self.sentence.last:
            return {"outside"}
        side = "after" if first.first >= trigger.last else "before" if first.last <= trigger.first else "within"
        gap = first.first - trigger.last if side == "after" else trigger.first - first.last
        step = sum(gap >= s for s in _STEPS)
        between = len(document.mentions_between(min(first.last, trigger.last), max(first.first, trigger.first)))
        found = {side, f"{side}|{step}", f"{side}|{trigger.kind}", f"{side}|{self.kind}", f"{side}|between={min(3, between)}"}
        node = self.clause.parse.node_at(first.first)
        if node is not None:
            head = first.first <= node.head < first.last
            found |= {f"prep={node.prep if len(node.prep) < 5 else 'long'}", f"{side}|head={head}"}
        return found | self._bound(first, side)

    def _bound(self, first: Mention, side: str) -> set[str]:
        """Whether the party is subject or object of a verb of the sentence."""
        found = set()
        if any(first in p.subjects for p in self.verbs):
            found |= {"subject", f"subject|{side}"}
        if any(first in p.objects for p in self.verbs):
            found |= {"object", f"object|{side}"}
        return found


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

