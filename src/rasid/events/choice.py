"""A small learned judge of parties: whether the rules' choice of a side stands, or a better one is near.

Two conditional logit models (McFadden 1974) over the features of `rasid.events.options`, one for actors and one for
recipients, trained by tools/train_parties.py and stored as plain JSON: {"margin", "actor": weights, "recipient": weights}.
Without a model file the rules decide alone.
"""

import json
from pathlib import Path

from rasid.events.clause import Clause
from rasid.events.draft import Draft, Items, reason
from rasid.events.logit import picked, score
from rasid.events.options import Options, code_of, kind_of
from rasid.events.sides import beside
from rasid.events.tally import Tally
from rasid.lexicon.bundle import Lexicon
from rasid.model.mention import Mention

MODEL = Path(__file__).resolve().parent.parent / "data" / "events" / "parties.json"
EQUALS = frozenset({"CONSULT", "COOPERATE"})
"""Categories whose parties act together: the rules gather all of them, and no single one is chosen."""
_ACTED_UPON = ("object", "subject of a")
"""How the rules' reasons begin where grammar itself names who is acted upon."""
SIDES = ("actor", "recipient")


def _barred(clause: Clause, recipients: list[Mention], why: str) -> list[Mention]:
    """Who cannot be the doer by grammar: the subject of a passive and a verb's object, and who prevents the act."""
    return [*clause.opponents, *(recipients if why.startswith(_ACTED_UPON) else [])]


def _open(draft: Draft) -> bool:
    """Whether a side of a candidate may be chosen anew: not where equals act together."""
    return not draft.frame.joint and draft.clause.mutual is None and draft.frame.category not in EQUALS


def _plain(draft: Draft) -> bool:
    """Whether grammar names both sides of a noun: the subject of the verb over it, and its object of another country."""
    grammar = (reason(draft.items, "actor"), reason(draft.items, "recipient")) == ("subject", "object")
    return grammar and draft.clause.trigger.kind == "noun" and code_of(draft.actors).isdisjoint(code_of(draft.recipients))


def _rivals(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """Countries in conflict with each country (entities/rivals.tsv)."""
    found: dict[str, set[str]] = {}
    for one, other, *_ in lexicon.tables.get("entities/rivals.tsv", [])[1:]:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {country: frozenset(others) for country, others in found.items()}


class PartyChoice:
    """Keeps or replaces the parties that the rules found for the candidates of an article."""

    def __init__(self, lexicon: Lexicon, path: Path = MODEL) -> None:
        model = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        self.margin: float = model.get("margin", 0.0)
        self.models: dict[str, dict[str, float]] = {side: model[side] for side in SIDES if side in model}
        self.rivals = _rivals(lexicon)

    def settle(self, drafts: list[Draft]) -> None:
        """Choose the parties of an article's candidates in place; each is judged beside what the rules found for all."""
        asked = [draft for draft in drafts if _open(draft)]
        tally = Tally((kind_of(d.frame.category), code_of(d.actors), code_of(d.recipients)) for d in asked)
        for draft in drafts:
            rule, why = draft.recipients, reason(draft.items, "recipient")
            if self.models and _open(draft):
                self._choose(draft, tally)
            if not draft.frame.joint and draft.clause.mutual is None:
                draft.recipients = beside(draft, rule, why)

    def options(self, draft: Draft, tally: Tally) -> Options:
        """What a candidate's clause offers."""
        rule = {"actor": code_of(draft.actors), "recipient": code_of(draft.recipients)}
        return Options(draft.clause, draft.frame, tally, self.rivals, rule)

    def _choose(self, draft: Draft, tally: Tally) -> None:
        """Actors first, recipients beside those; what grammar says of a noun's two sides stands."""
        if _plain(draft):
            return
        options = self.options(draft, tally)
        actors = self._best("actor", options, draft.actors, draft.recipients, draft.items)
        items = _told(draft.items, "actor", draft.actors, actors)
        recipients = self._best("recipient", options, draft.recipients, actors, items)
        draft.items = _told(items, "recipient", draft.recipients, recipients)
        draft.actors, draft.recipients = actors, recipients

    def _best(self, side: str, options: Options, rule: list[Mention], other: list[Mention], items: Items) -> list[Mention]:
        found = options.of(side, rule, reason(items, side), other)
        barred = _barred(options.clause, other, reason(items, "recipient")) if side == "actor" else []
        found = found[:1] + [option for option in found[1:] if not any(m in barred for m in option[0])]
        return found[picked([score(self.models[side], features) for _, features in found], self.margin)][0]


def _told(items: Items, side: str, before: list[Mention], after: list[Mention]) -> Items:
    if code_of(before) == code_of(after):
        return items
    return [i for i in items if i[0] != side] + [(side, m.text, "chosen by the party model") for m in after]
