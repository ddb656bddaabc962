"""Measures coding into a store: rate from start to end and memory, over the samples varied by program.

python tools/bench_corpus.py --articles 50000 --workers 2
"""

import argparse
import json
import random
import tempfile
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from rasid.api import ArchiveCoder
from rasid.corpus.archive import code_archive
from rasid.corpus.run import Options
from rasid.ingest.records import RawArticle
from rasid.store.repository import Store

ROOT = Path(__file__).resolve().parent.parent


def articles(count: int) -> Iterator[RawArticle]:
    """Samples with their sentences shuffled and one sentence borrowed from another, each with an id of its own."""
    files = sorted((ROOT / "samples").glob("*.jsonl"))
    lines = [json.loads(line) for f in files for line in f.read_text(encoding="utf-8").splitlines() if line.strip()]
    texts = [line["text"].split(". ") for line in lines if isinstance(line.get("text"), str)]
    chance = random.Random(1)
    for number in range(count):
        parts = [*chance.choice(texts), chance.choice(chance.choice(texts))]
        chance.shuffle(parts)
        day = f"2022-{1 + number % 12:02d}-{1 + number % 28:02d}"
        yield RawArticle(f"made-{number}", ". ".join(parts), day, f"outlet-{number % 30}", size=1)


def resident() -> float:
    """Megabytes that this process and its workers hold, shared pages counted once (proportional set size)."""
    total = 0
    own = Path("/proc/self").resolve().name
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
            if own in (folder.name, parent):
                total += int((folder / "smaps_rollup").read_text().partition("Pss:")[2].split()[0])
        except (OSError, IndexError):
            continue
    return total / 1024


def main() -> None:
    """Run and print one line a tenth of the run, then the sums."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    times: list[float] = []
    peak = [0.0]
    threading.Thread(target=_watch, args=(peak,), daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        options = Options(args.workers, advance=lambda size: times.append(time.monotonic()))
        code_archive(Store(f"{folder}/store"), partial(ArchiveCoder, []), articles(args.articles), options)
    tenth = max(1, len(times) // 10)
    rates = [tenth / (times[min(at + tenth, len(times) - 1)] - times[at]) for at in range(0, len(times) - tenth, tenth)]
    print(f"{len(times)} articles, {args.workers} worker(s): {len(times) / (times[-1] - times[0]):.1f} a second, "
          f"by tenths {' '.join(f'{r:.1f}' for r in rates)}; most memory {peak[0]:.0f} MB")


def _watch(peak: list[float]) -> None:
    while True:
        peak[0] = max(peak[0], resident())
        time.sleep(1)


if __name__ == "__main__":
    main()
