"""`rasid explain`: why each event was coded, and what came close."""

import argparse
import sys
from typing import Any

from rasid import api
from rasid.cli.terminal import OK, add_lexicon, add_text, is_lexicon, one_article, published_date
from rasid.explain import Row, explain_event, missed_frames
from rasid.export.terminal import cell, isolated
from rasid.model.annotations import Party
from rasid.model.event import Event

EXAMPLES = """examples:
  rasid explain article.txt --published 2021-05-05
  echo ... | rasid explain -
  rasid explain article.txt --missed       frames whose words are there but which lacked something"""
_PART, _WORDS = 11, 34


def add_parser(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("explain", help="show why each event of a text was coded", epilog=EXAMPLES,
                                 description="Show each event of a text with its rule, lexicon lines and readings.",
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
    add_text(parser)
    add_lexicon(parser)
    parser.add_argument("--missed", action="store_true", help="also list frames that lacked something")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Code one text and print its derivations."""
    raw = one_article(args.text, published_date(args.published))
    coder = api.load([is_lexicon(d) for d in args.lexicon])
    article = coder.code_raw(raw)
    for event in article.events:
        _print_rows(_title(event), list(explain_event(article.document, event)))
    if not article.events:
        print("no event")
    if args.missed:
        _print_rows("frames that lacked something", sorted(set(missed_frames(coder.stages, article.document))))
    return OK


def _title(event: Event) -> str:
    kind = " ".join(p for p in (event.category, event.mode) if p)
    sides = f"{_codes(event.actors)} -> {_codes(event.recipients)}"
    return f"{kind}  {event.date or 'no date'}  {sides}  {event.status or 'told as fact'}"


def _codes(parties: list[Party]) -> str:
    return ", ".join(" ".join(c for c in (p.country, p.sector) if c) for p in parties) or "nobody"


def _print_rows(title: str, rows: list[Row]) -> None:
    print(title)
    widest = max([_PART, *(len(part) for part, _, _ in rows)])
    for part, words, detail in rows:
        print(f"  {cell(part, widest)} {cell(words, _WORDS)} {isolated(detail)}".rstrip())
    sys.stdout.write("\n")
