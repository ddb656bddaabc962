"""The standing of an event in the text: status, what suppresses it, who vouches for it, whether it is history."""

from dataclasses import dataclass

from rasid.entities.predicates import mentions_in
from rasid.events.embedding import Governor
from rasid.events.frames import Frame
from rasid.events.triggers import Trigger
from rasid.lexicon.bundle import Lexicon
from rasid.model.annotations import TimeExpression
from rasid.model.document import Document
from rasid.model.mention import Mention
from rasid.model.syntax import Node, Parse

_SUPPRESSING = frozenset({"demand", "deny", "accuse", "prevent", "fear", "threaten"})
_SPEECH = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
_COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE"})
_YIELDING = frozenset({"RETREAT", "CONCEDE"})
HISTORY_DAYS = 366


@dataclass(frozen=True, slots=True)
class Standing:
    """status as of the codebook; category after the rules for future acts; suppressed: why it is no event of its own,
    or ""; reported_by: the mention that vouches for it; why: for the derivation."""

    category: str
    mode: str | None
    status: str | None
    suppressed: str
    reported_by: Mention | None
    why: str


class Judge:
    """Judges the standing of candidates; built once from the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.sources, self.absent = lexicon.word_set("source"), lexicon.word_set("absent")

    def judge(self, document: Document, parse: Parse, trigger: Trigger, frame: Frame, chain: list[Governor],
              quoted_by: Mention | None) -> Standing:
        """The standing of a frame's event at a trigger."""
        category, mode = frame.category, frame.mode
        status, why = self._own_status(document, parse, trigger)
        governed, because = _governed_status(chain)
        suppressed = because if governed == "suppressed" else ""
        if status is None and governed in ("hypothetical", "negated", "future", "intend", "hope"):
            status, why = governed, because
        if frame.status is not None and status is None:
            status, why = frame.status, "the frame's words"
        if status in ("future", "intend", "hope"):
            category, mode, status = _future(category, mode, status)
        teller = quoted_by if quoted_by is not None else self._voucher(document, parse, chain)
        return Standing(category, mode, status, suppressed, teller, why)

    def _own_status(self, document: Document, parse: Parse, trigger: Trigger) -> tuple[str | None, str]:
        node = trigger.node
        if self._negated(parse, trigger, document):
            return "negated", "negation " + (node.negation or "")
        if _conditional(parse, node):
            return "hypothetical", "condition"
        if trigger.kind == "verb":
            if node.future:
                return "future", "future particle"
            if node.aspect and node.reading is not None and node.reading.features.tense == "present":
                return "hypothetical", "particle of possibility with the present"
        return None, "told as having happened"

    def _negated(self, parse: Parse, trigger: Trigger, document: Document) -> bool:
        node = trigger.node
        if node.negation and trigger.first == node.head:
            return True
        before = [document.tokens[t] for t in range(max(parse.first, trigger.first - 2), trigger.first)]
        return trigger.kind != "verb" and any(r.stem in self.absent for t in before for r in t.word.readings[:1])

    def _voucher(self, document: Document, parse: Parse, chain: list[Governor]) -> Mention | None:
        """Who tells it: the subject of a reporting verb over it, or a named source."""
        for governor in chain:
            if governor.effect in ("report", "claim") and governor.predicate is not None and governor.predicate.subjects:
                return governor.predicate.subjects[0]
        return self._source(document, parse)

    def _source(self, document: Document, parse: Parse) -> Mention | None:
        """The party named after وفق / بحسب / نقلا عن in the sentence."""
        for node in parse.nodes:
            words = {node.prep, *(document.tokens[t].norm for t in range(node.first, node.last))}
            if words & self.sources:
                after = [node.index + 1] if node.index + 1 < len(parse.nodes) else []
                found = mentions_in(document, parse, [node.index]) or mentions_in(document, parse, after)
                if found:
                    return found[0]
        return None


def _conditional(parse: Parse, node: Node) -> bool:
    """Whether the clause stands after إذا / لو / في حال, with no mark in between."""
    for index in range(node.index - 1, -1, -1):
        before = parse.nodes[index]
        if before.kind == "cond":
            return True
        if before.kind in ("mark", "colon", "comp") or before.kind == "verb" and node.kind == "verb":
            return False
    return False


def _governed_status(chain: list[Governor]) -> tuple[str | None, str]:
    for governor in chain:
        if governor.effect in _SUPPRESSING:
            return "suppressed", governor.effect
        if governor.effect in ("possible", "claim"):
            return ("hypothetical" if governor.effect == "possible" else None), governor.effect
        if governor.effect in ("intend", "hope"):
            return governor.effect, governor.effect
        if governor.effect in ("light", "transparent"):
            node = governor.predicate.node if governor.predicate is not None else None
            if node is not None and node.negation:
                return "negated", "negated light verb"
            if node is not None and node.future:
                return "future", "future light verb"
    return None, ""


def _future(category: str, mode: str | None, effect: str) -> tuple[str, str | None, str | None]:
    """The category of an act that lies ahead, or that somebody means or hopes to do."""
    if category in _COOPERATIVE:
        return "AGREE", None, None if effect == "hope" else "future"
    if category in _YIELDING:
        return "CONCEDE", None, "future"
    if category == "ASSAULT":
        return "THREATEN", "violence", None
    if category in _SPEECH:
        return category, mode, None if effect == "hope" else "future"
    return category, mode, "future"


def own_words(category: str, actors: list[Mention], teller: Mention | None) -> bool:
    """Whether the teller tells his own act, which needs no voucher: a speech act, or an actor of the same country."""
    if teller is None:
        return True
    if any(a is teller or a.cluster == teller.cluster for a in actors):
        return True
    return category in _SPEECH and any(a.country == teller.country and a.sector == teller.sector for a in actors)


def is_history(time: TimeExpression | None, published: str | None) -> bool:
    """Whether the event's date lies more than a year before the article."""
    if time is None or published is None or not (time.end_value or time.begin):
        return False
    last = (time.end_value or time.begin or "")[:10]
    year_before = f"{int(published[:4]) - 1:04d}{published[4:10]}"
    return len(last) == 10 and last < year_before
