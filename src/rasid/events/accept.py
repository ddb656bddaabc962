"""A small learned judge of candidates: how likely a careful reader would insist on one.

A logistic model over named features (see `rasid.events.features`), trained by tools/train_acceptance.py and stored as plain
JSON: {"bias", "threshold", "weights": {feature: weight}}. Without a model file every candidate is accepted.
"""

import json
from math import exp
from pathlib import Path

from rasid.model.event import Event

MODEL = Path(__file__).resolve().parent.parent / "data" / "events" / "acceptance.json"


_UNREAL = frozenset({"negated", "hypothetical"})
_PLAIN = tuple(map(frozenset, (
    ("status=negated", "kind=verb"), ("governor=deny",), ("governor=doubt",),
    ("status=negated", "actor-why=between"), ("status=hypothetical", "governor=condition", "actor-why=subject"))))
"""What is plainly not told as done: a verb denied, or put under a condition, with its subject (لن ترسل سويسرا أسلحة); the act
that somebody denies or doubts (نفت اعتقال صحفيين); a noun denied between two sides (لا مفاوضات بين). Annotators code such acts
as marginal, so that training never sees them be right: they are judged as if they were told as done."""


def gathered_features(event: Event) -> dict[str, float]:
    """The features of an event's tellings, and how often it is told."""
    told = event.features
    if event.status in _UNREAL and any(told.keys() >= plain for plain in _PLAIN):
        told = {"status=None" if name == f"status={event.status}" else name: value for name, value in told.items()}
    return {**told, **{f"mentions>={n}": 1.0 for n in (2, 3, 4) if len(event.mentions) >= n}}


class Acceptance:
    """Scores events; ``threshold`` is the least confidence that is kept by default, ``ahead`` that of events to come."""

    def __init__(self, path: Path = MODEL) -> None:
        model = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        self.weights: dict[str, float] = model.get("weights", {})
        self.bias: float = model.get("bias", 0.0)
        self.threshold: float = model.get("threshold", 0.0)
        self.ahead: float = model.get("ahead", self.threshold)

    def least(self, event: Event) -> float:
        """The confidence that an event needs; those to come are rare among the annotated ones, and trusted too little."""
        return min(self.threshold, self.ahead) if event.status == "future" else self.threshold

    def confidence(self, event: Event) -> float:
        """The probability (0 to 1) that the event is right and matters."""
        total = self.bias + sum(self.weights.get(name, 0.0) * value for name, value in gathered_features(event).items())
        return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))
