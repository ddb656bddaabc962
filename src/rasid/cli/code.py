"""`rasid code`: articles in, coded events out."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol, TextIO

from tqdm import tqdm

from rasid import api
from rasid.cli import archive
from rasid.cli.terminal import (
    LANGUAGES,
    OK,
    SOME_FAILED,
    add_lexicon,
    is_lexicon,
    labels,
    output,
    published_date,
    say,
)
from rasid.corpus.local import Outcome, code_all
from rasid.export.csv import CsvWriter
from rasid.export.jsonl import LinesWriter
from rasid.export.table import TableWriter
from rasid.ingest.readers import check_paths, read_paths, total_size

EXAMPLES = """examples:
  rasid code article.txt --published 2021-05-05        one article, JSON lines on the screen
  rasid code news/ -o events.jsonl                     all .txt and .jsonl files of a folder
  rasid code news.jsonl --format csv -o events.csv     one event a row, for a spreadsheet
  rasid code news.jsonl --format table --lang ar       a readable table with Arabic labels
  rasid code - < article.txt                           standard input, a text or JSON lines
  rasid code news.jsonl --lexicon my-words/            with your own words beside the package's
  rasid code archive/ --store news.store --workers 2   into a store, resumable

JSON lines in: {"id": ..., "published": "2021-05-05", "source": ..., "title": ..., "text": ...}; only text is needed.
exit codes: 0 all coded, 1 some documents failed (listed on stderr), 2 wrong usage or unreadable input"""


class Writer(Protocol):
    """Takes coded articles (schema 1) one by one."""

    def add(self, article: Mapping[str, Any]) -> None:
        """Take in one coded article."""

    def close(self) -> None:
        """Write what is left."""


def add_parser(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("code", help="code articles into events", epilog=EXAMPLES,
                                 description="Code Arabic articles into events, quotes, times and entities.",
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", metavar="PATH", help=".txt or .jsonl file, a folder of them, or - (stdin)")
    parser.add_argument("--published", metavar="DATE", help="publication date of articles that state none (ISO)")
    parser.add_argument("-o", "--output", metavar="FILE", help="write here instead of to the screen")
    parser.add_argument("--format", choices=("jsonl", "csv", "table"), default="jsonl", help="default: jsonl")
    parser.add_argument("--min-confidence", type=float, default=0.0, metavar="X", help="leave out events below it")
    add_lexicon(parser)
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="labels of the table (default: en)")
    archive.add_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Code all inputs; the exit code."""
    if args.store:
        return archive.run(args)
    published = published_date(args.published)
    check_paths(args.paths)
    coder = api.load([is_lexicon(d) for d in args.lexicon])
    inputs = read_paths(args.paths, published, sys.stdin.buffer)
    with output(args.output) as stream, progress(total_size(args.paths)) as bar:
        writer = make_writer(args.format, stream, labels(args.lang))
        tally = Tally()
        for outcome in code_all(coder.code_raw, inputs):
            tally.take(outcome, writer, args.min_confidence)
            bar.update(outcome.size)
        writer.close()
    return tally.report()


def make_writer(kind: str, stream: TextIO, words: dict[str, str]) -> Writer:
    """The writer of an output format."""
    if kind == "csv":
        return CsvWriter(stream)
    return TableWriter(stream, words) if kind == "table" else LinesWriter(stream)


@contextmanager
def progress(size: int) -> Iterator["tqdm[Any]"]:
    """A bar with the time left, on long input in a terminal only."""
    hidden = not sys.stderr.isatty() or size == 0
    with tqdm(total=size, unit="B", unit_scale=True, disable=hidden, delay=2, file=sys.stderr) as bar:
        yield bar


class Tally:
    """Counts what became of the inputs, and says it at the end."""

    def __init__(self) -> None:
        self.coded = self.events = self.remarked = self.failed = 0

    def take(self, outcome: Outcome[api.Article], writer: Writer, least: float) -> None:
        """Write a coded article, or tell of a failure at once."""
        if outcome.failure is not None or outcome.coded is None:
            self.failed += 1
            say(f"{outcome.failure.where}: {outcome.failure.reason}" if outcome.failure else "nothing coded")
            return
        article = outcome.coded.to_dict()
        article["events"] = [e for e in article["events"] if e["confidence"] >= least]
        writer.add(article)
        self.coded, self.events = self.coded + 1, self.events + len(article["events"])
        self.remarked += bool(article["diagnostics"])

    def report(self) -> int:
        """The closing line on stderr, and the exit code."""
        remarks = f"; {self.remarked} with diagnostics" if self.remarked else ""
        failed = f"; {self.failed} failed" if self.failed else ""
        say(f"{self.coded} article(s), {self.events} event(s){remarks}{failed}")
        return SOME_FAILED if self.failed else OK
