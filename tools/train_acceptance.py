"""Train the acceptance model on gold articles and write it as plain JSON.

    pip install -e '.[train]'
    python tools/train_acceptance.py --shared ../shared [--write]

Trained on the open part of the development gold and on the project's own annotated articles (see tools/annotated.py).
Folds are by article; the threshold and the figures printed come from held-out folds, of the development gold alone. A
candidate that pairs with a core event is right, one that pairs with a marginal event counts neither way, any other is wrong
(pairing as in the public scorer of coded events).
"""

import argparse
import json
import random
from math import exp, log
from pathlib import Path
from types import ModuleType
from typing import Any

from annotated import development, load_scorer, own
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from rasid.events.accept import MODEL, gathered_features
from rasid.export.jsonl import article
from rasid.pipeline import load

FOLDS, STRENGTH, TIE = 10, 0.1, 0.005
Sample = tuple[str, dict[str, float], int, int]             # article, features, label, dyad right
Scored = tuple[str, float, int, int, bool]                  # article, score, label, dyad right, to come


def samples_of(coder: Any, gold: dict[str, Any], raw: dict[str, Any], scorer: ModuleType) -> tuple[list[Sample], int]:
    document = coder.code(raw["text"], raw.get("published"), raw["id"], raw.get("source"))
    coded = article(document, "", "", {})["events"]
    pairs = scorer.pair(gold["events"], coded, raw["text"])
    label = {j: (1 if gold["events"][i].get("core") else -1) for i, j, _ in pairs}
    right = {j: int(all(scorer.FIELDS[s](gold["events"][i], coded[j]) for s in ("actors", "recipients")))
             for i, j, _ in pairs}
    rows = [(raw["id"], gathered_features(event), label.get(j, 0), right.get(j, 0))
            for j, event in enumerate(document.events)]
    return rows, sum(bool(e.get("core")) for e in gold["events"])


def train(samples: list[Sample]) -> tuple[float, dict[str, float]]:
    """Logistic regression with a strong L2 prior (deterministic solver); (bias, weights)."""
    rows = [(f, y) for _, f, y, _ in samples if y >= 0]
    vectors = DictVectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(vectors.fit_transform([f for f, _ in rows]), [y for _, y in rows])
    weights = dict(zip(vectors.get_feature_names_out(), model.coef_[0], strict=True))
    return float(model.intercept_[0]), {k: round(float(v), 4) for k, v in sorted(weights.items()) if abs(v) >= 0.005}


def score(bias: float, weights: dict[str, float], features: dict[str, float]) -> float:
    return 1.0 / (1.0 + exp(-(bias + sum(weights.get(n, 0.0) for n in features))))


def held_out(samples: list[Sample]) -> list[Scored]:
    """Every sample, scored by a model that has not seen its article."""
    names = sorted({s[0] for s in samples})
    random.Random(7).shuffle(names)
    out = []
    for fold in range(FOLDS):
        test = set(names[fold::FOLDS])
        bias, weights = train([s for s in samples if s[0] not in test])
        out += [(name, score(bias, weights, f), y, d, "status=future" in f) for name, f, y, d in samples if name in test]
    return out


def figures(scored: list[Scored], threshold: float, gold: int, ahead: float | None = None) -> tuple[float, float, float, float]:
    """Precision, recall and F1 of detection, and F1 of dyads; ahead: the threshold of events to come, if another."""
    lower = threshold if ahead is None else ahead
    kept = [(y, d) for _, p, y, d, future in scored if p >= (lower if future else threshold) and y >= 0]
    hits, dyads = sum(y for y, _ in kept), sum(y and d for y, d in kept)
    p, r = hits / max(1, len(kept)), hits / gold
    f = 2 * p * r / (p + r) if p + r else 0.0
    dp, dr = dyads / max(1, len(kept)), dyads / gold
    return p, r, f, 2 * dp * dr / (dp + dr) if dp + dr else 0.0


def collected(coder: Any, scorer: ModuleType, pairs: list[Any]) -> tuple[list[Sample], int]:
    """The samples of articles, and how many core events their annotators saw."""
    samples: list[Sample] = []
    total = 0
    for gold, raw in pairs:
        rows, core = samples_of(coder, gold, raw, scorer)
        samples, total = samples + rows, total + core
    return samples, total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    scorer, coder = load_scorer(args.shared), load()
    coder.events.acceptance.threshold = 0.0
    samples, total = collected(coder, scorer, development(args.shared, scorer))
    names = {s[0] for s in samples}
    further, more = collected(coder, scorer, own(args.shared))
    scored = held_out(samples + further)
    first = [s for s in scored if s[0] in names]
    loss = -sum(log(max(1e-9, p if y else 1 - p)) for _, p, y, _, _ in first if y >= 0) / sum(y >= 0 for _, _, y, _, _ in first)
    print(f"{len(samples + further)} candidates, {len(samples)} of development articles; log loss of these {loss:.4f}")
    grid = [n / 100 for n in range(5, 76, 5)]
    found = {t: figures(first, t, total) for t in grid}
    for threshold, (p, r, f, dyad) in found.items():
        print(f"threshold {threshold:.2f}  P {p:.3f} R {r:.3f} F1 {f:.3f}  dyad F1 {dyad:.3f}")
    gains = {t: f + dyad for t, (_, _, f, dyad) in found.items()}
    best = max(t for t in grid if gains[t] >= max(gains.values()) - TIE)      # as precise as costs next to nothing
    whole = {t: figures(scored, best, total + more, t)[2] for t in grid if t <= best}
    ahead = min(t for t in whole if whole[t] >= whole[best] - TIE / 5)        # as many events to come as cost next to nothing
    bias, weights = train(samples + further)
    print(f"threshold {best}, of events to come {ahead}, {len(weights)} weights")
    if args.write:
        model = {"bias": round(bias, 4), "threshold": best, "ahead": ahead, "weights": weights}
        MODEL.write_text(json.dumps(model, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
