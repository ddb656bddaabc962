"""A trigger with everything its sentence offers for its roles."""

from dataclasses import dataclass, field

from rasid.events.embedding import Governor
from rasid.events.triggers import Trigger
from rasid.model.document import Document
from rasid.model.mention import Mention
from rasid.model.predicate import Predicate
from rasid.model.syntax import Arguments, Parse
from rasid.syntax.clauses import noun_arguments

LENDING = frozenset({"light", "transparent", "intend", "decide", "hope", "promise", "offer", "strive", "fail", "possible",
                     "suffice", "deny"})
"""Effects of governing verbs whose subject is the actor of the noun they govern."""


_TELLING = frozenset({"report", "claim", "fear", "threaten"})
"""Effects of governing verbs whose object is told what they govern."""


@dataclass(slots=True)
class Clause:
    """A trigger with everything its sentence offers for its roles."""

    document: Document
    parse: Parse
    trigger: Trigger
    args: Arguments
    predicate: Predicate | None          # of a verbal trigger
    governor: Predicate | None           # the verb over a nominal trigger, if its subject is the noun's actor
    patient: Predicate | None            # the verb over it whose subject is acted upon (تعرض ل، واجه)
    mutual: Predicate | None             # the verb over it that makes it mutual (تبادل)
    relative: Predicate | None           # the verb of a relative clause on it (الهجوم الذي شنه)
    speaker: Mention | None              # of the quote around it
    bearers: list[Mention] = field(default_factory=list)   # subject of the sentence's main clause
    tellers: list[Mention] = field(default_factory=list)   # subject of the verb of saying over it
    opponents: list[Mention] = field(default_factory=list) # subject of the verb that prevents it
    addressed: list[Mention] = field(default_factory=list) # object of the verb of saying or warning over it
    lemmas: set[str] | None = None                         # of the clause's other words, once asked for


def make_clause(document: Document, parse: Parse, trigger: Trigger, chain: list[Governor], speaker: Mention | None,
                bearers: list[Mention]) -> Clause:
    """Gather what a trigger's clause offers."""
    node = trigger.node
    tellers = next((g.predicate.subjects for g in chain if g.effect in ("report", "claim") and g.predicate is not None), [])
    told = next((g.predicate.objects for g in chain if g.effect in _TELLING and g.predicate is not None), [])
    if trigger.kind == "verb":
        predicate = document.predicates.get((parse.sentence, node.index))
        args = predicate.args if predicate else Arguments()
        return Clause(document, parse, trigger, args, predicate, None, None, None, None, speaker, bearers, tellers,
                      addressed=told)
    args = noun_arguments(parse, node.index)
    relative = document.predicates.get((parse.sentence, args.antecedent))
    nearest = next((g for g in chain if g.predicate is not None), None)
    governor = nearest.predicate if nearest is not None and nearest.effect in LENDING else None
    patient = nearest.predicate if nearest is not None and nearest.effect == "patient" else None
    mutual = nearest.predicate if nearest is not None and nearest.effect == "mutual" else None
    opponents = nearest.predicate.subjects if nearest is not None and nearest.effect == "prevent" and nearest.predicate else []
    return Clause(document, parse, trigger, args, None, governor, patient, mutual, relative, speaker, bearers, tellers,
                  opponents, told)
