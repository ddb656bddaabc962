"""`rasid merge` and `rasid merges`: count each happening once, show why, and take it back."""

import argparse
import json
from typing import Any

from rasid import spark
from rasid.cli.store import add_store
from rasid.cli.terminal import OK, add_engine, say
from rasid.corpus.merging import explain, merge_store, withdraw
from rasid.export.terminal import cell, isolated
from rasid.store.repository import open_store
from rasid.store.rows import Row

EXAMPLES = """examples:
  rasid merge --store news.store                        find reports of one happening
  rasid merges show 3f0a... --store news.store          why an event was merged, feature by feature
  rasid merges undo 9b1c... --store news.store          take one judgement back; it stays withdrawn"""
_NAME, _SCORE, _SOURCE = 12, 5, 24


def add_parser(commands: Any) -> None:
    """Register the commands."""
    merge = commands.add_parser("merge", help="merge a store's reports of one happening", epilog=EXAMPLES,
                                formatter_class=argparse.RawDescriptionHelpFormatter)
    add_store(merge)
    add_engine(merge)
    merge.set_defaults(run=run_merge)
    merges = commands.add_parser("merges", help="show or withdraw merges", epilog=EXAMPLES,
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
    actions = merges.add_subparsers(metavar="ACTION", required=True)
    show = actions.add_parser("show", help="a merged event, its reports, and why they were merged")
    show.add_argument("event", metavar="EVENT", help="id of an event or of a merged event")
    add_store(show)
    show.set_defaults(run=run_show)
    undo = actions.add_parser("undo", help="withdraw one judgement")
    undo.add_argument("id", metavar="ID", help="id of the judgement, as shown")
    undo.add_argument("--note", default="", help="why")
    add_store(undo)
    undo.set_defaults(run=run_undo)


def run_merge(args: argparse.Namespace) -> int:
    """Merge and say what was found."""
    if args.engine == "spark":
        found = spark.merge(spark.session(args.master), args.store)
    else:
        found = merge_store(open_store(args.store))
    say(f"{found.reports} report(s) of {found.happenings} happening(s); {found.shared} told by more than one article; "
        f"{found.copies} article(s) are copies; {found.denials} denial(s) linked")
    return OK


def run_undo(args: argparse.Namespace) -> int:
    """Withdraw a judgement."""
    say(f"withdrawn; {withdraw(open_store(args.store), args.id, args.note)} happening(s) now")
    return OK


def run_show(args: argparse.Namespace) -> int:
    """Print a merged event, its reports and its judgements."""
    merged, reports, judgements = explain(open_store(args.store), args.event)
    print("\n".join([*_head(merged), *map(_report, reports), *(line for j in judgements for line in _judgement(j))]))
    return OK


def _head(merged: Row) -> list[str]:
    kind = " ".join(p for p in (merged["category"], merged["mode"]) if p)
    lines = [f"{merged['id']}  {kind}  {merged['date'] or 'no date'}  {merged['reports']} report(s), "
             f"{merged['independent']} independent outlet(s), seen {merged['first_seen']} to {merged['last_seen']}"]
    for field, values in json.loads(merged["disagreements"]).items():
        told = ", ".join(f"{isolated(value)} ({len(ids)})" for value, ids in values.items())
        lines.append(f"  disagree on {field}: {told}")
    return lines + ([f"  denied by or denying: {', '.join(merged['denials'])}"] if merged["denials"] else [])


def _report(report: Row) -> str:
    words = report["evidence"][0]["text"] if report["evidence"] else ""
    source = cell(report["source"] or report["article"], _SOURCE)
    return f"  {report['id']}  {source}  {report['date'] or '-'}  {isolated(' '.join(words.split())[:90])}"


def _judgement(row: Row) -> list[str]:
    lines = [f"  {row['id']}  {row['kind']} {row['score']:.2f}  {row['left']} + {row['right']}"]
    for name, feature in json.loads(row["features"]).items():
        score = "-" if feature["score"] is None else f"{feature['score']:.2f}"
        lines.append(f"    {name:<{_NAME}}{score:<{_SCORE}} {isolated(feature['detail'])}")
    return lines
