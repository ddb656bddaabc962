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

from annotated import Pair, development, load_scorer, own
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from rasid.events.choice import EQUALS, MODEL, PartyChoice, reason
from rasid.events.options import Code, Options, code_of
from rasid.pipeline import load

FOLDS, STRENGTH, MARGIN = 10, 0.05, 0.02
Side = list[tuple[frozenset[str], bool]]        # the options for one side, the rules' first: features, whether right
Row = tuple[str, Side, Side]                    # article, actor's options, recipient's options


class Recorder(PartyChoice):
    """Stands in for the party model and keeps what it was asked."""

    def __init__(self) -> None:
        super().__init__(Path("none"))
        self.asked: list[tuple[Any, ...]] = []

    def choose(self, clause: Any, frame: Any, actors: Any, recipients: Any, items: Any) -> Any:
        if not frame.joint and clause.mutual is None and frame.category not in EQUALS:
            self.asked.append((clause, frame, actors, recipients, items))
        return actors, recipients, items


def gold_code(event: dict[str, Any], side: str) -> Code:
    return frozenset(p.get("country") or f"~{p.get('sector') or 'UNK'}" for p in event.get(side) or [])


def rows_of(asked: list[tuple[Any, ...]], gold: dict[str, Any], text: str, name: str, scorer: Any) -> list[Row]:
    rows = []
    triggers = [(e, scorer.triggers(e, text)) for e in gold["events"] if e.get("core")]
    for clause, frame, actors, recipients, items in asked:
        tokens = clause.document.tokens
        span = (tokens[clause.trigger.first].start, tokens[clause.trigger.last - 1].end)
        event = next((e for e, spans in triggers if e["category"] == frame.category and scorer.overlap(spans, [span])), None)
        if event is not None:
            sides, options = [], Options(clause, frame)
            for side, rule, other in (("actor", actors, recipients), ("recipient", recipients, actors)):
                right = gold_code(event, f"{side}s")
                sides.append([(frozenset(f), code_of(m) == right)
                              for m, f in options.of(rule, reason(items, side), other)])
            rows.append((name, sides[0], sides[1]))
    return rows


def collect(scorer: Any, pairs: list[Pair]) -> list[Row]:
    coder, rows = load(), []
    coder.events.roles.choice = recorder = Recorder()
    for gold, raw in pairs:
        recorder.asked.clear()
        coder.code(raw["text"], raw.get("published"), raw["id"], raw.get("source"))
        rows += rows_of(recorder.asked, gold, raw["text"], raw["id"], scorer)
    return rows


def train(rows: list[Row], side: int) -> dict[str, Any]:
    """Logistic regression with a strong L2 prior; {"bias", "weights"}."""
    samples = [sample for row in rows for sample in row[side]]
    vectors = DictVectorizer()
    x = vectors.fit_transform([dict.fromkeys(sorted(f), 1.0) for f, _ in samples])
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(x, [right for _, right in samples])
    weights = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    return {"bias": round(float(model.intercept_[0]), 4),
            "weights": {k: round(float(v), 4) for k, v in sorted(weights) if abs(v) >= 0.005}}


def pick(judge: PartyChoice, name: str, side: Side) -> bool:
    scores = [judge._score(name, set(features)) for features, _ in side]
    best = max(range(len(side)), key=lambda i: (scores[i], -i))
    return side[best][1] if scores[best] > scores[0] + MARGIN else side[0][1]


def held_out(rows: list[Row]) -> None:
    names = sorted({row[0] for row in rows})
    random.Random(7).shuffle(names)
    judge, right, base = PartyChoice(Path("none")), [0, 0, 0], [0, 0, 0]
    for fold in range(FOLDS):
        test = set(names[fold::FOLDS])
        learnt = [row for row in rows if row[0] not in test]
        for number, side in ((1, "actor"), (2, "recipient")):
            model = train(learnt, number)
            judge.models[side] = (model["bias"], model["weights"])
        for name, actors, recipients in rows:
            if name in test:
                sides = [pick(judge, "actor", actors), pick(judge, "recipient", recipients)]
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
        model = {"margin": MARGIN, "actor": train(rows, 1), "recipient": train(rows, 2)}
        MODEL.write_text(json.dumps(model, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
