#!/usr/bin/env python3
"""Measure speed, memory and start-up of the coder.

    python tools/bench.py [--shared DIR] [--json FILE]

Codes the development articles of DIR (default: `shared` beside the project), or the samples where they are absent, on
one core. Beside the coder's rate stands that of a fixed reference (tokens by regular expression, a dictionary look-up
each), so that figures of different machines compare; and the cost at doubled input sizes, which must grow in step.
"""

import argparse
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rasid import api
from rasid.ingest.readers import read_paths
from rasid.ingest.records import RawArticle

ROOT = Path(__file__).resolve().parent.parent
SIZES = (1, 2, 4, 8, 16)
"""Lengths of one text, in thousands of words, for the cost at doubled sizes."""
_WORD = re.compile(r"\w+")
_START = "import rasid; rasid.load()"


def articles(shared: Path) -> list[RawArticle]:
    """The development articles, or the samples."""
    news = shared / "data" / "news"
    paths = [str(news)] if news.is_dir() else [str(ROOT / "samples")]
    return [a for a in read_paths(paths, "2022-04-15") if isinstance(a, RawArticle)]


def timed(work: Any) -> float:
    """Seconds that a call takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def reference(texts: Sequence[str]) -> float:
    """Characters a second of the fixed reference."""
    table = {word: n for n, word in enumerate(sorted({w for t in texts for w in _WORD.findall(t)})) if n % 2}
    seconds = timed(lambda: [table.get(w) for t in texts for w in _WORD.findall(t)])
    return sum(map(len, texts)) / seconds


def start_up() -> float:
    """Seconds from nothing to a loaded coder in a process of its own, best of three, with a compiled lexicon."""
    return min(timed(lambda: subprocess.run([sys.executable, "-c", _START], check=True)) for _ in range(3))


def peak_memory() -> float:
    """Most megabytes that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def growth(coder: api.Coder, texts: Sequence[str]) -> dict[int, float]:
    """Milliseconds per thousand words of one text, by its length in thousands of words."""
    words = " ".join(texts).split(" ")
    costs = {}
    for size in SIZES:
        text = " ".join((words * (1 + size * 1000 // len(words)))[:size * 1000])
        costs[size] = 1000 * timed(lambda text=text: coder.code(text, "2022-04-15")) / size
    return costs


def measure(shared: Path) -> dict[str, Any]:
    """All figures."""
    raw = articles(shared)
    texts = [a.text for a in raw]
    coder = api.load()
    coder.code_raw(raw[0])
    seconds = timed(lambda: [coder.code_raw(a).to_json() for a in raw])
    chars, words = sum(map(len, texts)), sum(len(t.split()) for t in texts)
    return {
        "articles": len(raw), "words_per_article": round(words / len(raw)), "articles_per_second": len(raw) / seconds,
        "characters_per_second": chars / seconds, "peak_mb": peak_memory(), "start_up_seconds": start_up(),
        "reference_characters_per_second": reference(texts), "ms_per_1000_words": growth(coder, texts),
    }


def show(found: dict[str, Any]) -> str:
    """The figures as lines."""
    ratio = found["reference_characters_per_second"] / found["characters_per_second"]
    lines = [
        f"articles          {found['articles']} of {found['words_per_article']} words on average",
        f"speed             {found['articles_per_second']:.1f} articles/s, "
        f"{found['characters_per_second']:,.0f} characters/s on one core",
        f"reference         {found['reference_characters_per_second']:,.0f} characters/s (regex tokens and look-up): "
        f"{ratio:.0f} times the coder's",
        f"peak memory       {found['peak_mb']:.0f} MB",
        f"start-up          {found['start_up_seconds']:.2f} s",
        "one long text     " + ", ".join(f"{n}k words {ms:.0f} ms/k" for n, ms in found["ms_per_1000_words"].items()),
    ]
    return "\n".join(lines)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder of the development data")
    parser.add_argument("--json", type=Path, help="also write the figures here")
    args = parser.parse_args()
    found = measure(args.shared)
    print(show(found))
    if args.json:
        args.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
