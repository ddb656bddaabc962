"""Train the date model on gold articles and write it as plain JSON.

    pip install -e '.[train]'
    python tools/train_dates.py --shared ../shared [--write]

For every candidate whose trigger touches a core annotated event of its category, the dates that its article offers are told
right or wrong as in the public scorer of coded events. Articles whose publication date was estimated (newspapers) are left
out of the project's own. Folds are by article; the figures printed come from held-out folds.
"""

import argparse
import json
import random
from pathlib import Path
from typing import Any

from annotated import Pair, core_events, development, load_scorer, own, touched
from logit import Group, train

from rasid.events.dates import MODEL, DateChoice, Option, offered
from rasid.events.dating import Dating
from rasid.events.draft import Draft
from rasid.events.logit import picked, score
from rasid.pipeline import load

FOLDS, SPREAD, MARGIN = 10, 0.05, 0.1
Row = tuple[str, Group]


class Recorder(DateChoice):
    """Stands in for the date model and keeps the options that it would judge."""

    def __init__(self) -> None:
        super().__init__(Path("none"))
        self.asked: list[tuple[Draft, list[Option]]] = []

    def settle(self, drafts: list[Draft], dating: Dating) -> None:
        self.asked = offered(drafts, dating)


def rows_of(recorder: Recorder, gold: dict[str, Any], text: str, name: str, scorer: Any) -> list[Row]:
    rows, told = [], core_events(gold, text, scorer)
    for draft, options in recorder.asked:
        event = touched(draft, draft.standing.category, told, scorer)
        if event is not None:
            rows.append((name, [(frozenset(f), scorer.same_date(event, {"date": dated.date})) for dated, f in options]))
    return rows


def collect(scorer: Any, pairs: list[Pair]) -> list[Row]:
    coder, rows = load(), []
    coder.events.dates = recorder = Recorder()
    for gold, raw in pairs:
        coder.code(raw["text"], raw.get("published"), raw["id"], raw.get("source"))
        rows += rows_of(recorder, gold, raw["text"], raw["id"], scorer)
    return rows


def held_out(rows: list[Row], wanted: set[str]) -> None:
    names = sorted({name for name, _ in rows})
    random.Random(7).shuffle(names)
    rules, model, count = 0, 0, 0
    for fold in range(FOLDS):
        test = set(names[fold::FOLDS])
        weights = train([group for name, group in rows if name not in test], SPREAD)
        for name, group in rows:
            if name in test & wanted:
                best = picked([score(weights, f) for f, _ in group], MARGIN)
                rules, model, count = rules + group[0][1], model + group[best][1], count + 1
    print(f"{count} candidates: rules alone {rules / count:.3f}, with the model {model / count:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    scorer, dev = load_scorer(args.shared), development(args.shared, load_scorer(args.shared))
    rows = collect(scorer, dev + [(gold, raw) for gold, raw in own(args.shared) if raw.get("source")])
    for title, wanted in (("all", {name for name, _ in rows}), ("development", {raw["id"] for _, raw in dev})):
        print(title, end=": ")
        held_out(rows, wanted)
    if args.write:
        model = {"margin": MARGIN, "weights": train([group for _, group in rows], SPREAD)}
        MODEL.write_text(json.dumps(model, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
