"""The standing of an event in the text: status, what suppresses it, who vouches for it, whether it is history."""

from dataclasses import dataclass, replace

from rasid.entities.predicates import mentions_in
from rasid.events.embedding import Embedding, Governor, node_status
from rasid.events.facts import clause_bounds
from rasid.events.frames import Frame
from rasid.events.triggers import Trigger
from rasid.lexicon.bundle import Lexicon
from rasid.model.annotations import TimeExpression
from rasid.model.document import Document
from rasid.model.mention import Mention
from rasid.model.syntax import Parse

_SPEECH = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
_COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE"})
_YIELDING = frozenset({"RETREAT", "CONCEDE"})
_HARMFUL = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE"})
_THREATS = {"ASSAULT": "violence", "COERCE": "restrict", "SANCTION": "restrict", "PROTEST": "restrict",
            "MOBILIZE": "violence"}
_THREATENED_MODES = {"arrest": "arrest", "deport": "expel", "expel": "expel", "seize": "territory",
                     "withdraw": "relations"}
_RELATIONS = frozenset({"161", "164", "165"})
"""CAMEO codes of breaking off relations, as against embargoes."""

_DENIAL = "016"
"""CAMEO code of a denial; not to deny is no event."""
_PASSING = frozenset({"light", "transparent", "experience", "patient", "mutual"})
"""Effects that hand the governor's own status down."""
_SUPPRESSING = frozenset({"demand", "accuse", "prevent", "fear", "threaten", "aim", "proviso", "permit"})
_HYPOTHETICAL = frozenset({"possible", "condition", "doubt", "permit"})
_WILLING = frozenset({"hope", "offer", "promise", "strive"})
_PLANNED = frozenset({"intend", "future"})
_THWARTING = frozenset({"prevent", "fail"})
_CLAIMED = frozenset({"ASSAULT", "COERCE"})
"""Categories of acts that rest on the word even of those who did them."""
_ATTEMPTED = frozenset({"ASSAULT"})
"""Categories whose attempt is the event itself (محاولة اغتيال)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """status as of the codebook; category after the rules for future acts; suppressed: why it is no event of its own,
    or ""; reported_by: the mention that vouches for it; why: for the derivation; conditional: the sentence names a
    condition for it."""

    category: str
    mode: str | None
    status: str | None
    suppressed: str
    reported_by: Mention | None
    why: str
    conditional: bool = False


class Judge:
    """Judges the standing of candidates; built once from the lexicon."""

    def __init__(self, lexicon: Lexicon, embedding: Embedding) -> None:
        self.sources, self.absent = lexicon.word_set("source"), lexicon.word_set("absent")
        self.embedding = embedding

    def judge(self, document: Document, parse: Parse, trigger: Trigger, frame: Frame, chain: list[Governor],
              quoted_by: Mention | None, time: TimeExpression | None) -> Standing:
        """The standing of a frame's event at a trigger; time: the date told with it."""
        teller = quoted_by if quoted_by is not None else self._voucher(document, parse, chain)
        effect, why = self._effect(document, parse, trigger, frame, chain)
        if effect == "fact" and frame.status is not None:
            effect, why = frame.status, "the frame's words"
        if effect == "fact" and self._ahead(document, parse, trigger, chain, time):
            effect, why = "future", "a day to come"
        if effect == "negated" and frame.cameo == _DENIAL:
            effect, why = "suppressed", "what is not denied"
        conditional = self._conditional(document, parse, trigger)
        standing = Standing(frame.category, frame.mode, None, "", teller, why, conditional)
        return _settled(standing, effect, _lies_ahead(trigger, chain))

    def _effect(self, document: Document, parse: Parse, trigger: Trigger, frame: Frame,
                chain: list[Governor]) -> tuple[str, str]:
        """What the trigger's own particles, its adjectives and its governors make of it, and why."""
        own = self._own(document, parse, trigger)
        if own:
            return _own_under(own, chain[:1]), "its own particles"
        if trigger.kind != "verb" and chain and chain[0].effect in ("", "light") and chain[0].predicate is None:
            chain = chain[1:]
        if chain and chain[0].effect in _THWARTING and self._attempt(document, parse, trigger, frame):
            return "fact", "an attempt that was thwarted"
        definite = trigger.node.definite and trigger.first == trigger.node.head
        return _governed(chain, frame, trigger.kind != "verb" and definite)

    def _attempt(self, document: Document, parse: Parse, trigger: Trigger, frame: Frame) -> bool:
        """Whether the trigger's words themselves tell an attempt that counts as the act (محاولة انقلاب)."""
        effect = self.embedding.effect(document.tokens[trigger.first], parse.reading(trigger.first))[0]
        return effect == "strive" and _willing(effect, frame) == "fact"

    def _own(self, document: Document, parse: Parse, trigger: Trigger) -> str:
        node = trigger.node
        if trigger.first == node.head and node_status(node) and (trigger.kind == "verb" or node.negation):
            return node_status(node)
        if trigger.kind == "verb":
            return ""
        particle = parse.reading(trigger.first - 1) if trigger.first > parse.first else None
        if particle is not None and particle.features.pos == "neg":
            return "negated"                             # ليس ثمة اتفاق
        before = [document.tokens[t] for t in range(max(parse.first, trigger.first - 2), trigger.first)]
        if any(r.stem in self.absent for t in before for r in t.word.readings[:1]):
            return "negated"
        effect = self.embedding.modifier(document, parse, trigger.last, node.last)
        return "" if effect == "claim" else effect

    def _ahead(self, document: Document, parse: Parse, trigger: Trigger, chain: list[Governor],
               time: TimeExpression | None) -> bool:
        """Whether a date to come in its clause puts it ahead: a present verb, or a noun no past verb carries out."""
        if time is None or not self._future_time(document, parse, trigger, time):
            return False
        if trigger.kind == "verb":
            return trigger.reading is not None and trigger.reading.features.tense == "present"
        over = chain[0].predicate if chain and chain[0].effect in _PASSING | {""} else None
        return over is None or over.node.reading is None or over.node.reading.features.tense != "past"

    def _future_time(self, document: Document, parse: Parse, trigger: Trigger, time: TimeExpression) -> bool:
        """Whether a time expression of the trigger's clause lies after the article, by its date or its words."""
        first, last = clause_bounds(parse, trigger.node)
        low, high = parse.nodes[first].first, parse.nodes[last - 1].last
        tokens = [t for t in document.tokens[low:high] if time.span.start <= t.start < time.span.end]
        if not tokens:
            return False
        if document.published is not None and time.begin:
            return time.begin[:10] > document.published[:10]
        return any(self.embedding.phrases.points_ahead(document, t.index)
                   or self.embedding.effect(t, parse.reading(t.index))[0] == "future" for t in tokens)

    def _conditional(self, document: Document, parse: Parse, trigger: Trigger) -> bool:
        """Whether the sentence names a condition, outside the trigger's own clause."""
        phrases, own = self.embedding.phrases, range(trigger.node.first, trigger.node.last)
        tokens = document.tokens[parse.first:parse.first + len(parse.readings)]
        ends = [t.index for t in tokens if t.norm in phrases.conditional and t.index not in own]
        return any(phrases.condition_at(document, parse, t) for t in ends) or any(
            [n.kind == "cond" and n.index != trigger.node.index for n in parse.nodes])

    def _voucher(self, document: Document, parse: Parse, chain: list[Governor]) -> Mention | None:
        """Who tells it: the subject of a reporting verb over it, or a named source."""
        for governor in chain:
            predicate = governor.predicate
            if governor.effect in ("report", "claim") and predicate is not None and predicate.subjects:
                return predicate.subjects[0]
        return self._source(document, parse)

    def _source(self, document: Document, parse: Parse) -> Mention | None:
        """The party named after وفق / بحسب / نقلا عن in the sentence."""
        tokens = document.tokens[parse.first:parse.first + len(parse.readings)]
        named = {t.index for t in tokens if t.norm in self.sources}
        for node in parse.nodes:
            if node.prep in self.sources or (named and not named.isdisjoint(range(node.first, node.last))):
                after = [node.index + 1] if node.index + 1 < len(parse.nodes) else []
                found = mentions_in(document, parse, [node.index]) or mentions_in(document, parse, after)
                if found:
                    return found[0]
        return None


def _own_under(own: str, nearest: list[Governor]) -> str:
    """What a verb's own particles come to under its governor: not to do a thing that is feared or asked for is no event,
    what may fail to happen is possible, and what had not to be wanting (لو لم) did happen."""
    effect = nearest[0].effect if nearest else ""
    if own != "negated":
        return own
    if effect in _SUPPRESSING:
        return "suppressed"
    return effect if effect in _HYPOTHETICAL else "fact" if effect == "contrary" else own


def _governed(chain: list[Governor], frame: Frame, definite: bool) -> tuple[str, str]:
    """What a chain of governors makes of an act, nearest first: the first that decides."""
    for depth, governor in enumerate(chain):
        effect = _decision(governor, frame)
        if effect == "" and governor.effect == "" and governor.predicate is not None and depth == 0:
            if definite:
                break                    # what a plain verb takes as known is told as fact
            effect = governor.status
        if effect:
            return effect, governor.effect or "the verb over it"
    return "fact", "told as having happened"


def _decision(governor: Governor, frame: Frame) -> str:
    """The effect of one governor on an act, "" if it decides nothing."""
    effect, negated = governor.effect, governor.status == "negated"
    if effect in _PASSING:
        return governor.status
    if effect in _SUPPRESSING:
        return "suppressed"
    if effect in _WILLING:
        return "suppressed" if negated else _willing(effect, frame)
    if effect in _PLANNED or effect == "negated":
        return "negated" if negated or effect == "negated" else "future"
    if effect in _HYPOTHETICAL:
        return "negated" if negated and effect == "possible" else effect
    return _told(governor, frame)


def _told(governor: Governor, frame: Frame) -> str:
    """The effect of telling, deciding, denying, failing."""
    effect, status = governor.effect, governor.status
    if effect in ("report", "claim"):
        return {"negated": "doubt", "future": "future", "hypothetical": "possible"}.get(status, "")
    if effect == "decide":
        ahead = frame.category in _COOPERATIVE | _YIELDING and frame.mode != "ceasefire"
        return "future" if ahead else status
    if effect == "deny" and frame.category in _SPEECH:
        return "suppressed"
    if effect in ("deny", "fail"):
        return ("doubt" if effect == "deny" else "") if status == "negated" else "negated"
    return ""


def _willing(effect: str, frame: Frame) -> str:
    """The effect of hoping for, offering, promising or trying an act."""
    if frame.category in _COOPERATIVE:
        return "hope"
    if frame.category in _YIELDING:
        return "suppressed" if effect in ("hope", "strive") else "future"
    if effect == "strive":
        return "fact" if frame.category in _ATTEMPTED or frame.mode == "seize" else "doubt"
    return "future" if effect == "promise" else "suppressed"


def _lies_ahead(trigger: Trigger, chain: list[Governor]) -> bool:
    """Whether what is only possible lies ahead: a verb in the present, or a noun."""
    reading = trigger.reading
    return trigger.kind != "verb" or (reading is not None and reading.features.tense == "present")


def _settled(standing: Standing, effect: str, ahead: bool) -> Standing:
    """The standing after the rules for acts that lie ahead, are possible, negated or no events of their own."""
    category = standing.category
    if effect == "suppressed" or (category == "THREATEN" and effect in ("negated", "doubt")):
        return replace(standing, suppressed=standing.why)
    if category == "THREATEN" or effect == "fact":
        return standing
    if effect == "negated":
        return replace(standing, status="negated")
    if effect in ("future", "hope"):
        return _future(standing, None if effect == "hope" else "future")
    if category in _COOPERATIVE and ahead and effect in ("possible", "hypothetical"):
        return replace(standing, category="AGREE", mode=None, status="hypothetical")
    return replace(standing, status="hypothetical")


def _future(standing: Standing, status: str | None) -> Standing:
    """An act that lies ahead, or that somebody means or hopes to do."""
    if standing.category in _COOPERATIVE:
        return replace(standing, category="AGREE", mode=None, status=status)
    if standing.category in _YIELDING:
        return replace(standing, category="CONCEDE", mode=None, status="future")
    return replace(standing, status=status)


def own_act(standing: Standing, frame: Frame, actors: list[Mention]) -> Standing:
    """The standing once the actors are known: one's own harm to come is a threat, conditional help the will to it."""
    if not own_words("THREATEN", actors, standing.reported_by) or not actors:
        return standing
    if standing.status == "negated" and standing.conditional and frame.category == "CONSULT":
        return replace(standing, category="REJECT", mode="meet", status=None)
    if standing.status != "future":
        return standing
    if frame.category == "ASSAULT" or (frame.category in _HARMFUL and standing.conditional):
        return replace(standing, category="THREATEN", mode=_threat(frame), status=None)
    if standing.category == "AGREE" and standing.conditional:
        return replace(standing, status=None)
    return standing


def _threat(frame: Frame) -> str:
    """The mode of a threat to do what a frame tells."""
    if frame.cameo in _RELATIONS:
        return "relations"
    return _THREATENED_MODES.get(frame.mode or "", _THREATS[frame.category])


def own_words(category: str, actors: list[Mention], teller: Mention | None) -> bool:
    """Whether the teller tells his own act, which needs no voucher unless it is force, or speaks for the actor."""
    if teller is None:
        return True
    if category not in _CLAIMED and any(a is teller or a.cluster == teller.cluster for a in actors):
        return True
    return category in _SPEECH and any(a.country == teller.country and a.sector == teller.sector for a in actors)


def is_history(when: str | None, published: str | None) -> bool:
    """Whether the event's date lies more than a year before the article."""
    if when is None or published is None:
        return False
    last = when.rsplit("/", 1)[-1]
    year_before = f"{int(published[:4]) - 1:04d}{published[4:10]}"
    return last < year_before[:len(last)]
