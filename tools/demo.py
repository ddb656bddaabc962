#!/usr/bin/env python3
"""Code the samples: a readable table of some, all of them as JSON lines and CSV in out/, and what to try next."""

import sys
from pathlib import Path

from rasid.cli.main import main as rasid

ROOT = Path(__file__).resolve().parent.parent
SAMPLES, OUT = ROOT / "samples", ROOT / "out"
SHOWN = SAMPLES / "levant.jsonl"
NEXT = """
Written: out/events.jsonl (one article a line, docs/reference/schema.json) and out/events.csv (one event a row).

Try next (after `source .venv/bin/activate`):
  rasid code article.txt --published 2021-05-05 --format table     an article of your own
  rasid explain article.txt                                        why each event was coded, with lexicon lines
  rasid code samples --format table --lang ar                      Arabic labels
  rasid lexicon show WORD                                          what the lexicon knows of a word
The tutorial is docs/tutorial/first-steps.md."""


def main() -> int:
    """Run the demonstration; the first exit code that is not 0."""
    print(f"Events of {SHOWN.relative_to(ROOT)}:\n", flush=True)
    runs = [["code", str(SHOWN), "--format", "table"],
            ["code", str(SAMPLES), "-o", str(OUT / "events.jsonl")],
            ["code", str(SAMPLES), "--format", "csv", "-o", str(OUT / "events.csv")]]
    failed = [status for status in map(rasid, runs) if status]
    print(NEXT)
    return failed[0] if failed else 0


if __name__ == "__main__":
    sys.exit(main())
