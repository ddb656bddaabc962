"""`rasid sql`, `rasid events`, `rasid runs`, `rasid prune`: what a store holds."""

import argparse
import csv
import datetime as dt
import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from rasid.cli.terminal import LANGUAGES, OK, labels, output, say
from rasid.errors import RasidError
from rasid.export.csv import CsvWriter, safe_cell
from rasid.export.jsonl import LinesWriter
from rasid.export.parquet import write_events
from rasid.export.table import TableWriter
from rasid.export.terminal import table
from rasid.model.ontology import CATEGORIES, STATUSES
from rasid.store.query import EventFilter, iterate_events, run_sql
from rasid.store.repository import open_store
from rasid.store.upkeep import drop_run, prune_texts

SQL_EXAMPLES = """examples:
  rasid sql --store news.store "select category, count(*) from events group by 1 order by 2 desc"
  rasid sql --store news.store "select * from refusals" --format csv -o refused.csv

views: articles events mentions quotes times entities (as coded last; with _all: every coding kept), merges, merged,
reviews, refusals, runs; their columns: docs/reference/store.md. One SELECT; nothing outside the views is reachable."""
EVENT_EXAMPLES = """examples:
  rasid events --store news.store --actor USA --recipient RUS --category SANCTION --since 2021-01
  rasid events --store news.store --actor YEM/REB --status fact --format csv -o houthis.csv
  rasid events --store news.store --country SYR --format parquet -o syria.parquet"""
RUN_EXAMPLES = """examples:
  rasid runs --store news.store
  rasid runs --store news.store --drop RUN       forget what a run coded"""
PRUNE_EXAMPLES = """examples:
  rasid prune --store news.store --before 2020-01-01"""
_WIDEST = 44


def add_parser(commands: Any) -> None:
    """Register the commands."""
    _add_sql(commands)
    _add_events(commands)
    _add_upkeep(commands)


def add_store(parser: argparse.ArgumentParser) -> None:
    """The argument of commands that read a store."""
    parser.add_argument("--store", required=True, metavar="DIR", help="the store, as made by rasid code --store")


def _add_sql(commands: Any) -> None:
    parser = commands.add_parser("sql", help="ask a store in SQL", epilog=SQL_EXAMPLES,
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("query", metavar="QUERY", help="one SELECT")
    add_store(parser)
    parser.add_argument("--format", choices=("table", "csv"), default="table")
    parser.add_argument("-o", "--output", metavar="FILE")
    parser.set_defaults(run=run_query)


def _add_events(commands: Any) -> None:
    parser = commands.add_parser("events", help="list a store's events", epilog=EVENT_EXAMPLES,
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
    add_store(parser)
    add_filter(parser)
    parser.add_argument("--format", choices=("table", "csv", "jsonl", "parquet"), default="table")
    parser.add_argument("-o", "--output", metavar="FILE")
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="labels of the table (default: en)")
    parser.set_defaults(run=run_events)


def add_filter(parser: argparse.ArgumentParser) -> None:
    """The options that say which events."""
    party = "country (USA), sector (REB), both (YEM/REB) or entity id"
    parser.add_argument("--actor", metavar="WHO", help=party)
    parser.add_argument("--recipient", metavar="WHO", help=party)
    parser.add_argument("--category", choices=CATEGORIES, metavar="CATEGORY", help="such as SANCTION")
    parser.add_argument("--mode", metavar="MODE", help="such as expel")
    parser.add_argument("--status", choices=("fact", *STATUSES), help="fact: told as having happened")
    parser.add_argument("--country", metavar="CODE", help="where it happened")
    parser.add_argument("--since", metavar="DATE", help="ISO date, month or year")
    parser.add_argument("--until", metavar="DATE", help="ISO date, month or year, that end included")
    parser.add_argument("--min-confidence", type=float, default=0.0, metavar="X")
    parser.add_argument("--merged", action="store_true",
                        help="each happening once, as its fullest report tells it (after rasid merge)")


def wanted(args: argparse.Namespace) -> EventFilter:
    """The filter of the options."""
    return EventFilter(args.actor, args.recipient, args.category, args.mode, args.status, args.country, args.since,
                       args.until, args.min_confidence, merged=args.merged)


def _add_upkeep(commands: Any) -> None:
    runs = commands.add_parser("runs", help="list a store's runs, or drop one", epilog=RUN_EXAMPLES,
                               formatter_class=argparse.RawDescriptionHelpFormatter)
    add_store(runs)
    runs.add_argument("--drop", metavar="RUN", help="delete what this run coded")
    runs.set_defaults(run=run_runs)
    prune = commands.add_parser("prune", help="delete old texts from a store; events and offsets stay",
                                epilog=PRUNE_EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_store(prune)
    prune.add_argument("--before", required=True, metavar="DATE", help="texts published before this ISO date")
    prune.set_defaults(run=run_prune)


def run_query(args: argparse.Namespace) -> int:
    """Print the answer to a query."""
    columns, rows = run_sql(open_store(args.store), args.query)
    with output(args.output) as stream:
        if args.format == "csv":
            write_csv(stream, columns, rows)
        else:
            shown = [[_text(value) for value in row] for row in rows]
            stream.write("\n".join(table(columns, shown, [_WIDEST] * len(columns))) + "\n")
    return OK


def write_csv(stream: TextIO, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Rows as CSV; cells that a spreadsheet would run are neutralised."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([safe_cell(_text(v) if isinstance(v, list | dict | bytes) else v) for v in row] for row in rows)


def _text(value: Any) -> str:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, bytes):
        return value.hex()
    return "" if value is None else str(value)


def run_events(args: argparse.Namespace) -> int:
    """Print or write the events asked for."""
    pairs = iterate_events(open_store(args.store), wanted(args))
    if args.format == "parquet":
        if not args.output:
            raise RasidError("--format parquet needs -o FILE")
        say(f"{write_events(args.output, pairs)} event(s)")
        return OK
    with output(args.output) as stream:
        kinds: dict[str, Any] = {"csv": CsvWriter, "jsonl": LinesWriter}
        make = kinds.get(args.format)
        writer = make(stream) if make else TableWriter(stream, labels(args.lang))
        for article, event in pairs:
            writer.add({**article, "events": [event]})
        writer.close()
    return OK


def run_runs(args: argparse.Namespace) -> int:
    """List the runs, or drop one."""
    store = open_store(args.store)
    if args.drop:
        with store.writing():
            say(f"{drop_run(store, args.drop)} article(s) of run {args.drop} dropped")
        return OK
    columns, rows = run_sql(store, "select * from runs order by id, what")
    print("\n".join(table(columns, [[_text(v) for v in row] for row in rows], [_WIDEST] * len(columns))))
    return OK


def run_prune(args: argparse.Namespace) -> int:
    """Delete old texts."""
    try:
        day = dt.date.fromisoformat(args.before)
    except ValueError as error:
        raise RasidError(f"--before {args.before}: no ISO date; write it as 2021-05-05") from error
    store = open_store(args.store)
    with store.writing():
        say(f"texts of {prune_texts(store, day)} article(s) deleted")
    return OK
