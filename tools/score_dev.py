#!/usr/bin/env python3
"""Measure the coder on the development data and keep the figures in scores/dev.json.

    python tools/score_dev.py             code, measure, write scores/dev.json
    python tools/score_dev.py --check     code, measure; fail where the committed figures differ, or where a main
                                          figure fell against the parent commit and no line of the commit message
                                          says `Score-drop: why`

The data lie in a folder `shared` beside the project; where it is absent, --check says so and passes.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rasid import api
from rasid.evaluate.gold import read_gold
from rasid.evaluate.report import figures, score_all
from rasid.ingest.readers import read_paths
from rasid.ingest.records import RawArticle

ROOT = Path(__file__).resolve().parent.parent
SCORES = ROOT / "scores" / "dev.json"
ALLOWED = "Score-drop:"
_TIME_KEYS = ("start", "end", "type", "value", "begin", "end_value")


def score_events(coder: api.Coder, shared: Path) -> dict[str, Any]:
    """Events and quotes of the gold articles, open and blind."""
    gold = read_gold(shared / "gold" / "dev", shared / "data" / "news")
    articles = read_paths([str(shared / "data" / "news-dev.jsonl")])
    coded = {a.id: coder.code_raw(a).to_dict() for a in articles if isinstance(a, RawArticle)}
    return {name: figures(scores) for name, scores in score_all(gold, coded).items()}


def _time_predictions(coder: api.Coder, cases: Path) -> Iterator[str]:
    for case in map(json.loads, cases.read_text(encoding="utf-8").splitlines()):
        times = coder.code(case["text"], case.get("reference"), case["id"]).to_dict()["times"]
        kept = [{k: t[k] for k in _TIME_KEYS if t.get(k) is not None} for t in times]
        yield json.dumps({"id": case["id"], "predictions": kept}, ensure_ascii=False)


def score_times(coder: api.Coder, shared: Path) -> dict[str, Any]:
    """Time expressions by source, as the shared scorer counts them."""
    cases = shared / "data" / "time" / "dev.jsonl"
    with tempfile.TemporaryDirectory() as folder:
        predicted, result = Path(folder, "predicted.jsonl"), Path(folder, "result.json")
        predicted.write_text("\n".join(_time_predictions(coder, cases)), encoding="utf-8")
        scorer = shared / "tools" / "time_score.py"
        command = [sys.executable, scorer, cases, predicted, "--split", "dev", "--json", result]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        found = json.loads(result.read_text(encoding="utf-8"))
    return {source: _time_figures(own) for source, own in sorted(found.items())}


def _time_figures(own: dict[str, Any]) -> dict[str, Any]:
    total = own["all"]
    return {"cases": own["cases"], "gold": total["gold"], "strict_f1": round(total["strict"]["F"], 4),
            "relaxed_f1": round(total["relaxed"]["F"], 4), "value_f1": round(total["value_relaxed"]["F"], 4)}


def measure(shared: Path) -> dict[str, Any]:
    """All figures."""
    coder = api.load()
    return {"events": score_events(coder, shared), "times": score_times(coder, shared)}


def as_text(scores: dict[str, Any]) -> str:
    """The figures as they are committed."""
    return json.dumps(scores, indent=1, ensure_ascii=False) + "\n"


def main_figures(scores: dict[str, Any]) -> dict[str, float]:
    """The figures that must not fall unexplained."""
    kept = {}
    for part, own in scores.get("events", {}).items():
        kept.update({f"events {part} {name}": level["f1"] for name, level in own["levels"].items()})
        kept[f"quotes {part}"] = own["quotes"]["f1"]
    kept.update({f"times {source}": own["value_f1"] for source, own in scores.get("times", {}).items()})
    return kept


def drops(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """The main figures that fell, as lines."""
    old, new = main_figures(before), main_figures(now)
    return [f"{k}: {old[k]:.4f} -> {new.get(k, 0):.4f}" for k in sorted(old) if new.get(k, 0) < old[k]]


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else ""


def unexplained_drops(now: dict[str, Any]) -> list[str]:
    """What fell against the parent commit, unless the commit message explains it."""
    before = _git("show", "HEAD~1:scores/dev.json")
    explained = any(line.startswith(ALLOWED) for line in _git("log", "-1", "--format=%B").splitlines())
    return drops(json.loads(before), now) if before and not explained else []


def check(now: dict[str, Any]) -> int:
    """Compare with what is committed; the exit code."""
    committed = SCORES.read_text(encoding="utf-8") if SCORES.exists() else ""
    if as_text(now) != committed:
        print("scores gate: scores/dev.json is not what the code reaches; run `make scores` and commit it")
        for line in drops(json.loads(committed or "{}"), now):
            print(f"  fell: {line}")
        return 1
    fallen = unexplained_drops(now)
    for line in fallen:
        print(f"scores gate: fell against the parent commit: {line}")
    if fallen:
        print(f"scores gate: say why in a commit message line beginning with {ALLOWED}")
        return 1
    print("scores gate: passed")
    return 0


def main() -> int:
    """Measure, then write or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder of the development data")
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    args = parser.parse_args()
    if not (args.shared / "gold" / "dev").is_dir():
        print(f"scores gate: skipped: no development data in {args.shared}")
        return 0
    now = measure(args.shared)
    if args.check:
        return check(now)
    SCORES.parent.mkdir(exist_ok=True)
    SCORES.write_text(as_text(now), encoding="utf-8")
    print("\n".join(f"{name:<28}{value:.4f}" for name, value in main_figures(now).items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
