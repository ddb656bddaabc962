"""The standing of an event in the text: status, what suppresses it, who vouches for it, whether it is history."""

from dataclasses import dataclass

from rasid.entities.predicates import mentions_in
from rasid.events.embedding import Governor
from rasid.events.frames import Frame
from rasid.events.triggers import Trigger
from rasid.model.annotations import TimeExpression
from rasid.model.document import Document
from rasid.model.mention import Mention
from rasid.model.syntax import Node, Parse
from rasid.text.normalise import fold

_SUPPRESSING = frozenset({"demand", "deny", "accuse", "prevent", "fear", "threaten"})
_SPEECH = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
_COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE"})
_YIELDING = frozenset({"RETREAT", "CONCEDE"})
_SOURCES = frozenset(map(fold, ("وفق", "وفقا", "بحسب", "حسب", "حسبما", "نقلا", "استنادا")))
_ABSENT = frozenset(map(fold, ("عدم", "دون", "بدون", "غياب", "انعدام")))
_MODAL = fold("قد")
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


def _negated(parse: Parse, trigger: Trigger, document: Document) -> bool:
    node = trigger.node
    if node.negation and trigger.first == node.head:
        return True
    before = [document.tokens[t] for t in range(max(parse.first, trigger.first - 2), trigger.first)]
    return trigger.kind != "verb" and any(r.stem in _ABSENT for t in before for r in t.word.readings[:1])


def _conditional(parse: Parse, node: Node) -> bool:
    """Whether the clause stands after إذا / لو / في حال, with no mark in between."""
    for index in range(node.index - 1, -1, -1):
        before = parse.nodes[index]
        if before.kind == "cond":
            return True
        if before.kind in ("mark", "colon", "comp") or before.kind == "verb" and node.kind == "verb":
            return False
    return False


def _own_status(document: Document, parse: Parse, trigger: Trigger) -> tuple[str | None, str]:
    node = trigger.node
    if _negated(parse, trigger, document):
        return "negated", "negation " + (node.negation or "")
    if _conditional(parse, node):
        return "hypothetical", "condition"
    if trigger.kind == "verb":
        if node.future:
            return "future", "future particle"
        if node.aspect and node.reading is not None and node.reading.features.tense == "present":
            return "hypothetical", _MODAL + " with the present"
    return None, "told as having happened"


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


def judge(document: Document, parse: Parse, trigger: Trigger, frame: Frame, chain: list[Governor],
          quoted_by: Mention | None) -> Standing:
    """The standing of a frame's event at a trigger."""
    category, mode = frame.category, frame.mode
    status, why = _own_status(document, parse, trigger)
    governed, because = _governed_status(chain)
    suppressed = because if governed == "suppressed" else ""
    if status is None and governed in ("hypothetical", "negated", "future", "intend", "hope"):
        status, why = governed, because
    if frame.status is not None and status is None:
        status, why = frame.status, "the frame's words"
    if status in ("future", "intend", "hope"):
        category, mode, status = _future(category, mode, status)
    return Standing(category, mode, status, suppressed, _voucher(document, parse, trigger, chain, quoted_by), why)


def _voucher(document: Document, parse: Parse, trigger: Trigger, chain: list[Governor],
             quoted_by: Mention | None) -> Mention | None:
    """Who tells it: the speaker of the quote around it, the subject of a reporting verb over it, or a named source."""
    if quoted_by is not None:
        return quoted_by
    for governor in chain:
        if governor.effect in ("report", "claim") and governor.predicate is not None and governor.predicate.subjects:
            return governor.predicate.subjects[0]
    return _source(document, parse)


def _source(document: Document, parse: Parse) -> Mention | None:
    """The party named after وفق / بحسب / نقلا عن in the sentence."""
    for node in parse.nodes:
        if node.kind in ("np", "adv") or node.prep:
            words = {fold(document.tokens[node.first].text), node.prep}
            if words & _SOURCES or any(document.tokens[t].norm in _SOURCES for t in range(node.first, node.last)):
                found = mentions_in(document, parse, [node.index]) or mentions_in(
                    document, parse, [node.index + 1] if node.index + 1 < len(parse.nodes) else [])
                if found:
                    return found[0]
    return None


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
