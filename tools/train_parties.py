"""Train the party model on gold articles and write it as plain JSON.

    pip install -e '.[train]'
    python tools/train_parties.py --shared ../shared [--write]

For every candidate whose trigger touches a core annotated event of its category, the options for each side are told right
or wrong by their countries (sectors where there is none). Folds are by article; the figures printed come from held-out
folds. Run tools/train_acceptance.py afterwards, for it judges events with the parties they have.
"""

import argparse
import json
import random
from pathlib import Path
from typing import Any

from annotated import Pair, core_events, development, load_scorer, own, touched
from logit import Group as Side
from logit import train as logit

from rasid.events.choice import MODEL, SIDES, PartyChoice
from rasid.events.draft import Draft, reason
from rasid.events.logit import picked, score
from rasid.events.options import code_of
from rasid.events.tally import Code, Tally
from rasid.lexicon.bundle import Lexicon
from rasid.pipeline import load

FOLDS, SPREAD, MARGIN = 10, 0.05, 0.1
"""Folds by article; variance of the prior on weights; by how much an option must beat the rules' choice."""
Row = tuple[str, Side, Side]                    # article, actor's options, recipient's options


class Recorder(PartyChoice):
    """Stands in for the party model and keeps the options that it would judge."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon, Path("none"))
        self.models = {side: {} for side in SIDES}
        self.asked: list[tuple[Draft, dict[str, list[tuple[Code, set[str]]]]]] = []

    def settle(self, drafts: list[Draft]) -> None:
        self.asked = []
        super().settle(drafts)

    def _choose(self, draft: Draft, tally: Tally) -> None:
        options = self.options(draft, tally)
        sides = (("actor", draft.actors, draft.recipients), ("recipient", draft.recipients, draft.actors))
        self.asked.append((draft, {side: [(code_of(m), f) for m, f in options.of(side, rule, reason(draft.items, side), other)]
                                   for side, rule, other in sides}))


def gold_code(event: dict[str, Any], side: str) -> Code:
    return frozenset(p.get("country") or f"~{p.get('sector') or 'UNK'}" for p in event.get(side) or [])


def rows_of(recorder: Recorder, gold: dict[str, Any], text: str, name: str, scorer: Any) -> list[Row]:
    rows, told = [], core_events(gold, text, scorer)
    for draft, options in recorder.asked:
        event = touched(draft, draft.frame.category, told, scorer)
        if event is not None:
            actors, recipients = ([(frozenset(f), code == gold_code(event, f"{side}s")) for code, f in options[side]]
                                  for side in SIDES)
            rows.append((name, actors, recipients))
    return rows


def collect(scorer: Any, pairs: list[Pair]) -> list[Row]:
    coder, rows = load(), []
    coder.events.choice = recorder = Recorder(coder.lexicon)
    for gold, raw in pairs:
        coder.code(raw["text"], raw.get("published"), raw["id"], raw.get("source"))
        rows += rows_of(recorder, gold, raw["text"], raw["id"], scorer)
    return rows


def train(rows: list[Row], side: int) -> dict[str, float]:
    """Weights of the options of a side."""
    return logit([row[side] for row in rows], SPREAD)


def pick(weights: dict[str, float], side: Side) -> bool:
    return side[picked([score(weights, features) for features, _ in side], MARGIN)][1]


def held_out(rows: list[Row]) -> None:
    names = sorted({row[0] for row in rows})
    random.Random(7).shuffle(names)
    right, base = [0, 0, 0], [0, 0, 0]
    for fold in range(FOLDS):
        test = set(names[fold::FOLDS])
        learnt = [row for row in rows if row[0] not in test]
        models = [train(learnt, number) for number, _ in enumerate(SIDES, 1)]
        for name, actors, recipients in rows:
            if name in test:
                sides = [pick(models[0], actors), pick(models[1], recipients)]
                plain = [actors[0][1], recipients[0][1]]
                right = [n + ok for n, ok in zip(right, [*sides, all(sides)], strict=True)]
                base = [n + ok for n, ok in zip(base, [*plain, all(plain)], strict=True)]
    for title, counts in (("rules alone", base), ("with the model", right)):
        actors, recipients, both = (n / len(rows) for n in counts)
        print(f"{title:15} actors {actors:.3f}  recipients {recipients:.3f}  both {both:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    scorer = load_scorer(args.shared)
    rows = collect(scorer, development(args.shared, scorer) + own(args.shared))
    print(f"{len(rows)} candidates in {len({r[0] for r in rows})} articles")
    held_out(rows)
    if args.write:
        model = {"margin": MARGIN, **{side: train(rows, number) for number, side in enumerate(SIDES, 1)}}
        MODEL.write_text(json.dumps(model, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
