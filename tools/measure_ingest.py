#!/usr/bin/env python3
"""Measure reading on the newspaper files: encodings, printed dates and the article filter.

    python tools/measure_ingest.py --shared ../shared

The folders name the topic of their files; tests/ingest/printed_dates.tsv says which files print a date and which. Every
file is windows-1256; some were damaged before they came here and hold question marks in place of letters.
"""

import argparse
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from rasid.ingest.complete import complete
from rasid.ingest.formats import archive_files, read_archive
from rasid.ingest.records import RawArticle, Refused
from rasid.ingest.topic import POLITICS, topic_of

ROOT = Path(__file__).resolve().parent.parent
DATES = ROOT / "tests" / "ingest" / "printed_dates.tsv"


@dataclass(frozen=True)
class Figures:
    """Counts of files: read, of them with the right text; refused; dates printed, found right and found wrong; by topic
    how many there are and how many are set aside."""

    read: int
    right_text: int
    refused: list[str]
    dates_printed: int
    dates_right: int
    dates_wrong: int
    articles: dict[str, int]
    aside: dict[str, int]


def printed_dates() -> dict[str, str]:
    """File -> the day that it prints."""
    rows = [line.split("\t") for line in DATES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {file: day for file, day in rows[1:]}


def measure(folder: Path) -> Figures:
    """Read the files below a folder as `rasid code` does."""
    found = list(complete(read_archive(archive_files([str(folder)]))))
    articles = [a for a in found if isinstance(a, RawArticle)]
    topics = {name: [a for a in articles if a.id.startswith(f"{name}/")] for name in sorted({a.id.partition("/")[0]
                                                                                          for a in articles})}
    printed = printed_dates()
    dated = {a.id: a.published for a in articles if a.published}
    right = sum(printed.get(id) == day for id, day in dated.items())
    return Figures(
        len(articles), sum((folder / a.id).read_bytes().decode("cp1256") == a.text for a in articles),
        [Path(f.where).relative_to(folder).as_posix() + ": " + f.reason for f in found if isinstance(f, Refused)],
        len(printed), right, len(dated) - right, {name: len(of) for name, of in topics.items()},
        {name: sum(topic_of(a.text) != POLITICS for a in of) for name, of in topics.items()})


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="the folder with data/newspapers")
    args = parser.parse_args()
    print(json.dumps(asdict(measure(args.shared / "data" / "newspapers")), indent=2))


if __name__ == "__main__":
    main()
