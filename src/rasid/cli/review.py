"""`rasid review`: look at what was coded, put it right, and measure what that says."""

import argparse
import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rasid.cli.store import add_store
from rasid.cli.terminal import OK, say
from rasid.corpus.merging import take_back
from rasid.errors import InputError
from rasid.export.terminal import cell, isolated, table
from rasid.review import record
from rasid.review.agreement import agreements, alpha_of
from rasid.review.gold import export_gold
from rasid.review.intervals import Share
from rasid.review.precision import Precision, precision
from rasid.review.queue import ORDERS, TEACH, queue
from rasid.store.query import connect
from rasid.store.repository import Store, open_store
from rasid.store.reviews import ACCEPT, CORRECT, REJECT, Review, read_reviews

EXAMPLES = """examples:
  rasid review queue --store news.store --reviewer ann           of which event would a look teach most?
  rasid review accept EVENT --store news.store --reviewer ann
  rasid review correct EVENT --set '{"mode": "expel", "counts": {"expelled": 3}}' --store news.store --reviewer ann
  rasid review add ARTICLE 120 125 --set '{"category": "ACCUSE"}' --store news.store --reviewer ann
  rasid review complete ARTICLE --store news.store --reviewer ann
  rasid review undo REVIEW --store news.store --reviewer ann
  rasid review stats --store news.store                          agreement, and precision with intervals
  rasid review export reviewed --store news.store                gold for: rasid evaluate reviewed/gold reviewed/texts

Reviews count at once in every query; they survive recoding, and none is ever deleted (see: rasid review log)."""
_WIDEST = 40


def add_parser(commands: Any) -> None:
    """Register the commands."""
    parser = commands.add_parser("review", help="accept, reject, correct and add events", epilog=EXAMPLES,
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    _add_reading(actions)
    for verdict, says in ((ACCEPT, "an event is right"), (REJECT, "there is no such event")):
        _add_writing(actions, verdict, says, run_decide).add_argument("event", metavar="EVENT")
    correct = _add_writing(actions, CORRECT, "put fields of an event right", run_decide)
    correct.add_argument("event", metavar="EVENT")
    add = _add_writing(actions, "add", "add an event that was missed", run_add)
    add.add_argument("article", metavar="ARTICLE")
    add.add_argument("start", type=int, metavar="START", help="offset of the words that name it")
    add.add_argument("end", type=int, metavar="END")
    for one, least in ((correct, "mode"), (add, "category")):
        one.add_argument("--set", required=True, metavar="JSON", help=f"fields and values, such as {least}")
    done = _add_writing(actions, "complete", "an article's events are all there now", run_complete)
    done.add_argument("article", metavar="ARTICLE")
    _add_writing(actions, "undo", "take a review back", run_undo).add_argument("review", metavar="REVIEW")


def _add_reading(actions: Any) -> None:
    listed = actions.add_parser("queue", help="what to look at next")
    listed.add_argument("--order", choices=ORDERS, default=TEACH, help="what teaches most, or a random sample")
    listed.add_argument("--reviewer", required=True, metavar="NAME", help="whose queue")
    listed.add_argument("--most", type=int, default=20, metavar="N")
    log = actions.add_parser("log", help="all reviews, those taken back too")
    stats = actions.add_parser("stats", help="agreement between reviewers, and precision of the store")
    stats.add_argument("--json", action="store_true", help="the figures as data")
    gold = actions.add_parser("export", help="write reviewed articles as gold")
    gold.add_argument("folder", metavar="FOLDER", help="a new folder; FOLDER/gold and FOLDER/texts are made")
    gold.add_argument("--partial", action="store_true", help="articles not called complete as well")
    for parser, run in ((listed, run_queue), (log, run_log), (stats, run_stats), (gold, run_export)):
        add_store(parser)
        parser.set_defaults(run=run)


def _add_writing(actions: Any, name: str, says: str, run: Callable[[argparse.Namespace], int]) -> Any:
    parser = actions.add_parser(name, help=says)
    add_store(parser)
    parser.add_argument("--reviewer", required=True, metavar="NAME", help="who you are")
    parser.add_argument("--note", default="", metavar="TEXT", help="why")
    parser.set_defaults(run=run, verdict=name)
    return parser


def _fields(text: str | None) -> dict[str, Any]:
    try:
        found = json.loads(text or "{}")
    except ValueError as error:
        raise InputError(f"--set {text}: no JSON ({error})") from error
    if not isinstance(found, dict):
        raise InputError("--set: fields and values, such as '{\"mode\": \"expel\"}'")
    return found


def _told(review: Review) -> int:
    say(f"written as review {review.id}; take it back with: rasid review undo {review.id}")
    return OK


def run_decide(args: argparse.Namespace) -> int:
    """Accept, reject or correct."""
    changes = _fields(getattr(args, "set", None))
    return _told(record.decide(open_store(args.store), args.event, args.verdict, args.reviewer, changes, args.note))


def run_add(args: argparse.Namespace) -> int:
    """Add an event."""
    fields = _fields(args.set)
    added = record.add_event(open_store(args.store), args.article, args.start, args.end, fields, args.reviewer, args.note)
    print(added.subject)
    return _told(added)


def run_complete(args: argparse.Namespace) -> int:
    """Call an article complete."""
    return _told(record.complete(open_store(args.store), args.article, args.reviewer, args.note))


def run_undo(args: argparse.Namespace) -> int:
    """Take a review back."""
    return _told(take_back(open_store(args.store), args.review, args.reviewer, args.note))


def run_queue(args: argparse.Namespace) -> int:
    """Print what to look at next."""
    store = open_store(args.store)
    with connect(store) as database:
        found = queue(database, read_reviews(store), args.reviewer, args.order, args.most)
    columns = ["id", "article", "category", "confidence", "doubt", "rarity", "dispute", "teaches"]
    rows = [[f"{r[c]:.2f}" if isinstance(r[c], float) else str(r[c]) for c in columns] for r in found]
    print("\n".join(table(columns, rows, [_WIDEST] * len(columns))))
    return OK


def run_log(args: argparse.Namespace) -> int:
    """Print the log."""
    columns = ["id", "made", "reviewer", "verdict", "subject", "changes", "note"]
    rows = [[r.id, r.made, r.reviewer, r.verdict, r.subject, json.dumps(r.changes, ensure_ascii=False) if r.changes
             else "", r.note] for r in read_reviews(open_store(args.store))]
    print("\n".join(table(columns, rows, [_WIDEST] * len(columns))))
    return OK


def run_stats(args: argparse.Namespace) -> int:
    """Print agreement and precision."""
    found, log = _stats(open_store(args.store))
    if args.json:
        pairs = [asdict(a) for a in agreements(log)]
        print(json.dumps({"precision": asdict(found), "agreement": pairs, "alpha": alpha_of(log)}, indent=1))
        return OK
    print("\n".join([*_precision_lines(found), *_agreement_lines(log)]))
    return OK


def _stats(store: Store) -> tuple[Precision, list[Review]]:
    log = read_reviews(store)
    with connect(store) as database:
        return precision(database, log), log


def _precision_lines(found: Precision) -> list[str]:
    lines = [f"{found.reviewed} of {found.events} coded event(s) reviewed"]
    for title, shares in (("random sample", found.sample), ("all, weighted by confidence", found.weighted)):
        lines += [f"  {title}: right in {what} {_shown(share)}" for what, share in shares.items()]
    for title, shares in (("category", found.categories), ("field", found.fields)):
        lines += [f"  {title} {name}: {_shown(share)}" for name, share in shares.items() if share]
    return lines


def _shown(share: Share | None) -> str:
    return "-" if share is None else f"{share.share:.2f} (95%: {share.low:.2f} to {share.high:.2f}, n = {share.n})"


def _agreement_lines(log: list[Review]) -> list[str]:
    lines = [f"{cell(a.one, _WIDEST)} and {cell(a.other, _WIDEST)}: {a.n} event(s), same category {a.percent:.0%}, "
             f"kappa {_number(a.kappa)}; " + ", ".join(f"{name} {share:.0%}" for name, share in a.fields.items())
             for a in agreements(log)]
    alpha = f"Krippendorff's alpha {_number(alpha_of(log))}"
    return [*map(isolated, lines), alpha] if lines else ["no event was looked at by two reviewers"]


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def run_export(args: argparse.Namespace) -> int:
    """Write gold."""
    done = export_gold(open_store(args.store), Path(args.folder), args.partial)
    say(f"{done.articles} article(s) with {done.events} event(s) written; {done.left_out} reviewed article(s) left out"
        + ("" if args.partial or not done.left_out else " (not called complete, or their texts are not kept)"))
    return OK
