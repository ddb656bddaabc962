"""`rasid aggregate`: counts and mean scores over time, with the articles read beside them."""

import argparse
from typing import Any

from rasid.cli.store import add_store, write_csv
from rasid.cli.terminal import OK, output
from rasid.corpus.aggregate import PERIODS, UNITS, aggregate
from rasid.export.terminal import table
from rasid.store.repository import open_store

EXAMPLES = """examples:
  rasid aggregate --store news.store --unit dyad --period month --format csv -o dyads.csv
  rasid aggregate --store news.store --unit country --period week --merged
  rasid aggregate --store news.store --unit articles --period day      the denominators, by outlet

Only events told as having happened count. Divide by the articles read: more news is not more politics."""
_WIDEST = 30


def add_parser(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("aggregate", help="count a store's events over time", epilog=EXAMPLES,
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
    add_store(parser)
    parser.add_argument("--unit", choices=UNITS, default="dyad")
    parser.add_argument("--period", choices=PERIODS, default="month")
    parser.add_argument("--merged", action="store_true", help="each happening once (after rasid merge)")
    parser.add_argument("--format", choices=("table", "csv"), default="table")
    parser.add_argument("-o", "--output", metavar="FILE")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print or write the counts."""
    columns, rows = aggregate(open_store(args.store), args.unit, args.period, args.merged)
    with output(args.output) as stream:
        if args.format == "csv":
            write_csv(stream, columns, rows)
        else:
            shown = [["" if v is None else str(v) for v in row] for row in rows]
            stream.write("\n".join(table(columns, shown, [_WIDEST] * len(columns))) + "\n")
    return OK
