"""`rasid export`: a store's events in the layouts that people work with."""

import argparse
from pathlib import Path
from typing import Any

from rasid.cli.store import add_filter, add_store, wanted
from rasid.cli.terminal import OK, say
from rasid.export.formats import FORMATS, export
from rasid.store.repository import open_store

EXAMPLES = """examples:
  rasid export --store news.store --format csv -o events.csv --merged
  rasid export --store news.store --format polecat -o events.tsv --since 2022-01
  rasid export --store news.store --format sqlite -o events.db
  rasid export --store news.store --format brat -o annotate.zip

formats: csv jsonl parquet sqlite graphml; polecat icews gdelt acled ucdp (tab-separated); brat timeml (zip).
Beside every FILE stands FILE.about.json: the format and its version, and the versions of coder and lexicon."""


def add_parser(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("export", help="write a store's events in another layout", epilog=EXAMPLES,
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
    add_store(parser)
    parser.add_argument("--format", required=True, choices=sorted(FORMATS))
    parser.add_argument("-o", "--output", required=True, metavar="FILE")
    add_filter(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the file."""
    count = export(open_store(args.store), args.format, Path(args.output), wanted(args))
    say(f"{count} {'article' if args.format in ('brat', 'timeml') else 'event'}(s) written to {args.output}")
    return OK
