"""A small learned judge of dates: whether the date that the rules give an event stands, or another one is likelier.

A conditional logit model (McFadden 1974) over named features of each date that the text offers, trained by
tools/train_dates.py and stored as plain JSON: {"margin", "weights"}. Without a model file the rules decide alone. No word
of the article is a feature.
"""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

from rasid.events.attach import Sentence
from rasid.events.dating import Dated, Dating, iso_date
from rasid.events.draft import Draft
from rasid.events.logit import picked, score
from rasid.events.options import kind_of

MODEL = Path(__file__).resolve().parent.parent / "data" / "events" / "dates.json"
_AGES = (0, 1, 2, 7, 31, 366)
"""Days before the article at which a feature changes."""
_EARLY = (1, 2, 4, 8, 16)
_SHARED = 3
Option = tuple[Dated, set[str]]


class DateChoice:
    """Keeps or replaces the dates that the rules found for the candidates of an article."""

    def __init__(self, path: Path = MODEL) -> None:
        model = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        self.margin: float = model.get("margin", 0.0)
        self.weights: dict[str, float] = model.get("weights", {})

    def settle(self, drafts: list[Draft], dating: Dating) -> None:
        """Choose the dates of an article's candidates in place."""
        if self.weights:
            for draft, options in offered(drafts, dating):
                draft.when = self._best(options)

    def _best(self, options: list[Option]) -> Dated:
        return options[picked([score(self.weights, features) for _, features in options], self.margin)][0]


def offered(drafts: list[Draft], dating: Dating) -> list[tuple[Draft, list[Option]]]:
    """Each candidate with the dates that it may have, that of the rules first; undated background stays undated, as the
    codebook has it."""
    told = Counter(draft.when.date for draft in drafts)
    asked = [(draft, before) for before, draft in pairwise([None, *drafts]) if draft is not None]
    found = [(draft, _options(draft, before, dating, told)) for draft, before in asked if draft.when.why != "background"]
    return [(draft, options) for draft, options in found if len(options) > 1]


def _options(draft: Draft, before: Draft | None, dating: Dating, told: Counter[str | None]) -> list[Option]:
    found: dict[str | None, Option] = {}
    marks = _marks(draft, dating)
    for dated, source in _sources(draft, before, dating):
        features = found.setdefault(dated.date, (dated, set()))[1]
        features |= {source, *(f"{source}|{mark}" for mark in marks)}
    for value, (_, features) in found.items():
        others = told[value] - (value == draft.when.date)
        features |= {f"shared={min(_SHARED, others)}", *_nature(value, draft, dating)}
    return list(found.values())


def _sources(draft: Draft, before: Draft | None, dating: Dating) -> Iterator[tuple[Dated, str]]:
    """Dates with where each comes from, that of the rules first."""
    parse, published = draft.clause.parse, draft.clause.document.published
    yield draft.when, f"rule={draft.when.why}"
    yield Dated(dating.day(parse.sentence)), "story"
    if published is not None:
        yield Dated(published[:10]), "published"
    yield Dated(None, why="none"), "none"
    if before is not None:
        same = before.clause.parse.sentence == parse.sentence
        yield Dated(before.when.date, before.when.time, "before"), "before" if same else "before-sentence"
    yield from _near(draft, dating.sentences[parse.sentence])


def _near(draft: Draft, sentence: Sentence) -> Iterator[tuple[Dated, str]]:
    """The dates of the candidate's sentence."""
    for placed in sentence.placed:
        value, first = iso_date(placed.time), sentence.parse.nodes[placed.node].first
        if value is not None:
            side = "after" if first >= draft.clause.trigger.first else "ahead-of"
            own = draft.told is not None and placed is draft.told
            yield Dated(value, placed.time, "near"), "own" if own else f"near-{side}{'-since' * placed.since}"


def _marks(draft: Draft, dating: Dating) -> list[str]:
    """What tells of a candidate whether its date is that of the news."""
    clause, trigger = draft.clause, draft.clause.trigger
    features = trigger.reading.features if trigger.reading is not None else None
    tense = features.tense if features is not None and features.pos == "verb" else ""
    place = sum(clause.parse.sentence >= n for n in _EARLY)
    said = "quoted" if clause.speaker is not None else "told" if clause.tellers else "plain"
    return [f"why={draft.when.why}", f"status={draft.standing.status}", f"kind={kind_of(draft.frame.category)}",
            f"{trigger.kind}{tense}", f"at={place}", said, f"{said}|{trigger.kind}{tense}",
            *dating.marks(clause.parse, trigger)]


def _nature(value: str | None, draft: Draft, dating: Dating) -> set[str]:
    """Grain and age of a date."""
    published = (draft.clause.document.published or "")[:10]
    if value is None:
        return {"undated", f"undated|{draft.frame.category}"}
    grain = "span" if "/" in value else {4: "year", 7: "month"}.get(len(value), "day")
    found = {grain, f"{grain}|{kind_of(draft.frame.category)}"}
    if grain == "day" and published:
        age = (date.fromisoformat(published) - date.fromisoformat(value)).days
        step = "ahead" if age < 0 else str(sum(age >= a for a in _AGES))
        found |= {f"age={step}", f"age={step}|{kind_of(draft.frame.category)}"}
    return found
