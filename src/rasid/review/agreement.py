"""How far reviewers agree on the events that more than one of them looked at.

Each reviewer's first decision that stands counts: later ones are made knowing the others'.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from rasid.review.compare import COMPARED, wrong_fields
from rasid.store.reviews import ACCEPT, CORRECT, REJECT, Review, standing

NOTHING = "none"
"""The label of an event in which a reviewer saw none."""
Labels = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two reviewers. n: events that both decided on; percent: same category, or both saw none; kappa: Cohen's, of that;
    fields: field -> share of the events that both kept in which they leave the same value."""

    one: str
    other: str
    n: int
    percent: float
    kappa: float | None
    fields: dict[str, float]


def label(review: Review) -> str:
    """What a reviewer sees in an event: its category, or none."""
    return str(review.event["category"]) if review.event is not None else NOTHING


def first_decisions(log: Iterable[Review]) -> dict[str, dict[str, Review]]:
    """Event -> reviewer -> the first decision that stands, for events that were coded."""
    found: dict[str, dict[str, Review]] = {}
    for review in standing(log):
        if review.verdict in (ACCEPT, REJECT, CORRECT):
            found.setdefault(review.subject, {}).setdefault(review.reviewer, review)
    return found


def disputed(log: Iterable[Review]) -> set[str]:
    """Events whose reviewers' latest decisions differ in category, or in whether there is an event."""
    latest: dict[str, dict[str, str]] = {}
    for review in standing(log):
        if review.verdict in (ACCEPT, REJECT, CORRECT):
            latest.setdefault(review.subject, {})[review.reviewer] = label(review)
    return {event for event, labels in latest.items() if len(set(labels.values())) > 1}


def agreements(log: Iterable[Review]) -> list[Agreement]:
    """Each pair of reviewers that share events, those with most first."""
    shared: dict[tuple[str, str], list[tuple[Review, Review]]] = {}
    for by_reviewer in first_decisions(log).values():
        for one, other in combinations(sorted(by_reviewer), 2):
            shared.setdefault((one, other), []).append((by_reviewer[one], by_reviewer[other]))
    found = [_agreement(*names, pairs) for names, pairs in shared.items()]
    return sorted(found, key=lambda a: (-a.n, a.one, a.other))


def _agreement(one: str, other: str, pairs: Sequence[tuple[Review, Review]]) -> Agreement:
    labels = [(label(a), label(b)) for a, b in pairs]
    same = sum(a == b for a, b in labels)
    kept = [(a.event, b.event) for a, b in pairs if a.event is not None and b.event is not None]
    wrong = Counter(name for a, b in kept for name in wrong_fields(a, b))
    fields = {name: 1 - wrong[name] / len(kept) for name in COMPARED} if kept else {}
    return Agreement(one, other, len(pairs), same / len(pairs), cohen_kappa(labels), fields)


def cohen_kappa(labels: Labels) -> float | None:
    """Agreement of two beyond chance (J. Cohen, Educational and Psychological Measurement 20, 1960, pages 37-46); None
    where chance alone would have them agree always, or there is nothing."""
    n = len(labels)
    if not n:
        return None
    left, right = Counter(a for a, _ in labels), Counter(b for _, b in labels)
    chance = sum(left[k] * right[k] for k in left) / n**2
    return None if chance == 1 else (sum(a == b for a, b in labels) / n - chance) / (1 - chance)


def alpha_of(log: Iterable[Review]) -> float | None:
    """Krippendorff's alpha of all reviewers' labels."""
    return krippendorff_alpha([[label(r) for r in units.values()] for units in first_decisions(log).values()])


def krippendorff_alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Agreement of any number of reviewers beyond chance, nominal labels, whoever looked at what (K. Krippendorff,
    Content Analysis, 4th edition, 2018, chapter 12); None where there is nothing to compare or but one label."""
    totals: Counter[str] = Counter()
    observed = 0.0
    for unit in units:
        if len(unit) > 1:
            totals.update(unit)
            observed += sum(a != b for a, b in combinations(unit, 2)) * 2 / (len(unit) - 1)
    n = sum(totals.values())
    expected = sum(count * (n - count) for count in totals.values())
    return 1 - (n - 1) * observed / expected if expected else None
