#!/usr/bin/env python3
"""Code the protest and assault sentences of the shared data, and score them with the shared scorer.

    python tools/gsr.py                   print the figures of sentences and of spans
    python tools/gsr.py -o PRED.jsonl     keep what was coded as well, in the form that the scorer reads

Every sentence is coded on its own, without a date or a neighbour. The data lie in a folder `shared` beside the project.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rasid import api

ROOT = Path(__file__).resolve().parent.parent
CLASSES = ("PROTEST", "ASSAULT")


def as_scored(event: Mapping[str, Any]) -> dict[str, Any]:
    """A coded event in the scorer's form: parties as texts and as country and role."""
    scored: dict[str, Any] = {"plover": event["category"], "trigger": [m["text"] for m in event["mentions"]]}
    for side, name in (("actors", "source"), ("recipients", "target")):
        scored[f"{name}_text"] = [p["text"] for p in event[side]]
        scored[f"{name}_code"] = [{"country": p["country"], "role": p["sector"]} for p in event[side]]
    return scored


def predictions(coder: api.Coder, files: list[Path]) -> Iterator[str]:
    """One line a sentence or span case, in the order of the files; a text is coded once."""
    seen: dict[str, list[Mapping[str, Any]]] = {}
    for case in (json.loads(line) for path in files for line in path.read_text(encoding="utf-8").splitlines()):
        text = case["text"]
        if text not in seen:
            seen[text] = [e for e in coder.code(text).to_dict()["events"] if e["category"] in CLASSES]
        own = [e for e in seen[text] if e["category"] == case["event_type"]]
        row = {"id": case["id"], "event_type": case["event_type"], "events": [as_scored(e) for e in own],
               "score": max((e["confidence"] for e in own), default=0.0)}
        yield json.dumps(row, ensure_ascii=False)


def main() -> int:
    """Code, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder of the development data")
    parser.add_argument("-o", "--output", type=Path, help="keep the coded sentences here")
    args = parser.parse_args()
    data, scorer = args.shared / "data" / "gsr", args.shared / "tools" / "gsr_score.py"
    if not data.is_dir():
        parser.error(f"no protest and assault sentences in {data}")
    files = [data / "sentences.dev.jsonl", data / "spans.dev.jsonl"]
    with tempfile.TemporaryDirectory() as folder:
        output = args.output or Path(folder, "pred.jsonl")
        output.write_text("".join(f"{row}\n" for row in predictions(api.load(), files)), encoding="utf-8")
        for what, gold in zip(("sentences", "spans"), files, strict=True):
            command = [sys.executable, scorer, what, "--gold", gold, "--pred", output, "--split", "dev"]
            subprocess.run(command, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
