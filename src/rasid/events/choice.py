"""A small learned judge of parties: whether the rules' choice of a side stands, or a better one is near.

Two logistic models over the features of `rasid.events.options`, one for actors and one for recipients, trained by
tools/train_parties.py and stored as plain JSON: {"margin", "actor": {"bias", "weights"}, "recipient": {...}}. Without a
model file the rules decide alone.
"""

import json
from math import exp, fsum
from pathlib import Path

from rasid.events.clause import Clause
from rasid.events.frames import Frame
from rasid.events.options import Options, code_of
from rasid.model.mention import Mention

MODEL = Path(__file__).resolve().parent.parent / "data" / "events" / "parties.json"
EQUALS = frozenset({"CONSULT", "COOPERATE", "AGREE"})
"""Categories whose parties act together: the rules gather all of them, and no single one is chosen."""
_ACTED_UPON = ("object", "subject of a")
"""How the rules' reasons begin where grammar itself names who is acted upon."""
Items = list[tuple[str, str, str]]


def reason(items: Items, side: str) -> str:
    """What the rules' choice of a side rests on, "" if nothing was said."""
    return next((why for part, _, why in items if part == side), "")


def _barred(clause: Clause, recipients: list[Mention], why: str) -> list[Mention]:
    """Who cannot be the doer by grammar: the subject of a passive and a verb's object, and who prevents the act."""
    return [*clause.opponents, *(recipients if why.startswith(_ACTED_UPON) else [])]


class PartyChoice:
    """Keeps or replaces the parties that the rules found for a clause."""

    def __init__(self, path: Path = MODEL) -> None:
        model = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        self.margin: float = model.get("margin", 0.0)
        self.models: dict[str, tuple[float, dict[str, float]]] = {
            side: (model[side]["bias"], model[side]["weights"]) for side in ("actor", "recipient") if side in model}

    def choose(self, clause: Clause, frame: Frame, actors: list[Mention], recipients: list[Mention],
               items: Items) -> tuple[list[Mention], list[Mention], Items]:
        """(actors, recipients, what each rests on) after the judge; actors first, recipients beside those."""
        if not self.models or frame.joint or clause.mutual is not None or frame.category in EQUALS:
            return actors, recipients, items
        options = Options(clause, frame)
        chosen = self._best("actor", options, actors, recipients, items)
        items = self._told(items, "actor", actors, chosen)
        beside = self._best("recipient", options, recipients, chosen, items)
        return chosen, beside, self._told(items, "recipient", recipients, beside)

    def _best(self, side: str, options: Options, rule: list[Mention], other: list[Mention], items: Items) -> list[Mention]:
        found = options.of(rule, reason(items, side), other)
        barred = _barred(options.clause, other, reason(items, "recipient")) if side == "actor" else []
        found = found[:1] + [option for option in found[1:] if not any(m in barred for m in option[0])]
        scores = [self._score(side, features) for _, features in found]
        best = max(range(len(found)), key=lambda i: (scores[i], -i))
        return found[best][0] if scores[best] > scores[0] + self.margin else rule

    def _score(self, side: str, features: set[str]) -> float:
        """The probability (0 to 1) that an option is the side."""
        bias, weights = self.models[side]
        total = bias + fsum([weights[name] for name in features if name in weights])    # exact in any order
        return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))

    @staticmethod
    def _told(items: Items, side: str, before: list[Mention], after: list[Mention]) -> Items:
        if code_of(before) == code_of(after):
            return items
        return [i for i in items if i[0] != side] + [(side, m.text, "chosen by the party model") for m in after]
