"""Measures coding into a store: rate, processor time and memory from start to end, over the samples varied by program.

python tools/bench_corpus.py --articles 50000 --workers 2
"""

import argparse
import json
import os
import random
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
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


@dataclass(frozen=True, slots=True)
class Moment:
    """What was so at one moment of the run. seconds: on the clock; done: articles; cpu: seconds of processor time that
    this process and its workers have used; memory: megabytes that they hold, shared pages counted once."""

    seconds: float
    done: int
    cpu: float
    memory: float


def look(done: int) -> Moment:
    """This moment, as Linux tells it."""
    own, cpu, memory = Path("/proc/self").resolve().name, 0.0, 0.0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if own in (folder.name, fields[1]):
                used = fields[11:15] if folder.name == own else fields[11:13]     # its own with that of workers that ended
                cpu += sum(map(int, used)) / os.sysconf("SC_CLK_TCK")
                memory += int((folder / "smaps_rollup").read_text().partition("Pss:")[2].split()[0]) / 1024
        except (OSError, IndexError):
            continue
    return Moment(time.monotonic(), done, cpu, memory)


class Watch:
    """Counts articles, and looks once a second from the first of them on."""

    def __init__(self) -> None:
        self.done, self.moments, self._over = 0, list[Moment](), threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def advance(self, size: int) -> None:
        """Count an article."""
        self.done += 1
        if self.done == 1:
            self.moments.append(look(self.done))
            self._thread.start()

    def _look(self) -> None:
        while not self._over.wait(1):
            self.moments.append(look(self.done))

    def close(self) -> None:
        """Look no more."""
        self._over.set()
        self._thread.join()

    def tenths(self) -> Iterator[tuple[Moment, Moment]]:
        """Beginning and end of every tenth of the articles, as near as was looked."""
        edges = [min(self.moments, key=lambda m: abs(m.done - self.done * n / 10)) for n in range(11)]
        yield from pairwise(edges)


def main() -> None:
    """Run and print one line a tenth of the run, then the sums."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    watch = Watch()
    with tempfile.TemporaryDirectory() as folder:
        options = Options(args.workers, advance=watch.advance)
        code_archive(Store(f"{folder}/store"), partial(ArchiveCoder, []), articles(args.articles), options)
    watch.close()
    for number, (begin, end) in enumerate(watch.tenths(), 1):
        print(f"tenth {number:>2}  {line(begin, end)}  memory {end.memory:.0f} MB")
    print(f"{args.articles} articles, {args.workers} worker(s)  {line(watch.moments[0], watch.moments[-1])}  "
          f"most memory {max(m.memory for m in watch.moments):.0f} MB")


def line(begin: Moment, end: Moment) -> str:
    """Rate and cost between two moments."""
    done, seconds = max(1, end.done - begin.done), max(0.001, end.seconds - begin.seconds)
    return f"{done / seconds:6.1f} articles a second  {(end.cpu - begin.cpu) / done * 1000:5.1f} ms of processor each"


if __name__ == "__main__":
    main()
