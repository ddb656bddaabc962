"""`rasid code ARCHIVE --store DIR`: an archive into a store, resumable, by several processes."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from tqdm import tqdm

from rasid import spark
from rasid.api import ArchiveCoder
from rasid.cli.terminal import OK, SOME_FAILED, add_engine, is_lexicon, published_date, say
from rasid.corpus.archive import code_archive
from rasid.corpus.run import Options, Report, sorted_by_topic
from rasid.ingest.complete import complete
from rasid.ingest.formats import archive_files, read_archive
from rasid.ingest.tables import parse_columns
from rasid.store.repository import Store

TOLD = 20
"""Failures named on the screen; all stand in the table `refusals`."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of `rasid code` that go with a store."""
    group = parser.add_argument_group("into a store")
    group.add_argument("--store", metavar="DIR", help="keep what is coded in a store; a second run adds what is new")
    group.add_argument("--workers", type=int, default=1, metavar="N", help="processes (default: 1)")
    add_engine(group)
    group.add_argument("--columns", metavar="F=C,...", help="columns of CSV and Parquet: text=body,published=date")
    add_keeping(group)


def add_keeping(group: Any) -> None:
    """The options that say what of an article is coded and kept."""
    group.add_argument("--all-topics", action="store_true",
                       help="code sport, culture, markets, religion and science too, which are else kept and marked")
    group.add_argument("--no-text", action="store_true", help="keep offsets and short evidence, no texts")


def run(args: argparse.Namespace) -> int:
    """Code the inputs into the store; the exit code."""
    published = published_date(args.published)
    files, columns = archive_files(args.paths), parse_columns(args.columns)
    lexicon = [is_lexicon(d) for d in args.lexicon]
    with bar(sum(path.stat().st_size for path, _ in files)) as advance:
        plain = Options(max(1, args.workers), keep_text=not args.no_text, advance=advance)
        options = sorted_by_topic(plain, args.all_topics)
        if args.engine == "spark":
            report = spark.code_files(files, args.store, args.master, published, columns, lexicon, options)
        else:
            inputs = complete(read_archive(files, published, columns))
            report = code_archive(Store(args.store), partial(ArchiveCoder, lexicon), inputs, options)
    return tell(report)


@contextmanager
def bar(size: int) -> Iterator[Callable[[int], object]]:
    """A bar with rate and time left, in a terminal; a line a minute elsewhere."""
    pause = 0.5 if sys.stderr.isatty() else 60
    with tqdm(total=size or None, unit="B", unit_scale=True, delay=2, mininterval=pause, file=sys.stderr) as shown:
        yield shown.update


def tell(report: Report) -> int:
    """The closing lines on stderr, and the exit code."""
    for failure in report.failures[:TOLD]:
        say(f"{failure.where}: {failure.reason}")
    aside = f"; {report.aside} set aside by topic" if report.aside else ""
    more = "; the rest in the table refusals" if report.failed > TOLD else ""
    failed = f"; {report.failed} failed{more}" if report.failed else ""
    say(f"{report.coded} article(s), {report.events} event(s); {report.skipped} stored before{aside}{failed}")
    return SOME_FAILED if report.failed else OK
