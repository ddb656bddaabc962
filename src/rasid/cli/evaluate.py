"""`rasid evaluate`: how well articles are coded, against gold."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rasid import api
from rasid.cli.terminal import OK, add_lexicon, is_lexicon, say
from rasid.evaluate.articles import ArticleScore
from rasid.evaluate.errors import group_faults
from rasid.evaluate.gold import Coded, GoldArticle, read_coded, read_gold
from rasid.evaluate.report import figures, intervals, report, score_all
from rasid.export.terminal import isolated
from rasid.ingest.records import RawArticle

EXAMPLES = """examples:
  rasid evaluate gold/ texts/                  code the texts now and compare
  rasid evaluate gold/ texts/ coded.jsonl      compare what was coded before
  rasid evaluate gold/ texts/ --errors 5       with five examples of each cause of error (open articles only)
  rasid evaluate gold/ texts/ --json           the figures as data

GOLD: one JSON file an article (docs/explanation/accuracy.md); TEXTS: the .txt files they name. Every third article, by
a hash of its id, is blind: its figures are counted, its errors never shown."""


def add_parser(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("evaluate", help="compare coded articles with gold", epilog=EXAMPLES,
                                 description="Measure events, their fields, and quotes against gold articles.",
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", metavar="GOLD", help="folder of gold articles")
    parser.add_argument("texts", metavar="TEXTS", help="folder of their texts")
    parser.add_argument("coded", metavar="CODED", nargs="?", help="coded articles (JSON lines); else coded now")
    parser.add_argument("--errors", type=int, metavar="N", default=0, help="show N examples of each cause of error")
    parser.add_argument("--whole", action="store_true", help="all articles as one set")
    parser.add_argument("--json", action="store_true", help="the figures as data")
    add_lexicon(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Compare and print."""
    gold = read_gold(Path(args.gold), Path(args.texts))
    coded = read_coded(Path(args.coded)) if args.coded else _code(gold, args.lexicon)
    sets = score_all(gold, coded, args.whole)
    if args.json:
        print(json.dumps({name: figures(scores) for name, scores in sets.items()}, indent=1))
        return OK
    for name, scores in sets.items():
        print("\n".join([*report(name, scores), *_intervals(scores)]))
    if args.errors:
        _print_errors([s for scores in sets.values() for s in scores], args.errors)
    return OK


def _code(gold: Sequence[GoldArticle], lexicon: Sequence[str]) -> dict[str, Coded]:
    coder = api.load([is_lexicon(d) for d in lexicon])
    say(f"coding {len(gold)} article(s)")
    raw = [RawArticle(g.id, g.text, g.data.get("published"), g.data.get("source")) for g in gold]
    return {r.id: coder.code_raw(r).to_dict() for r in raw}


def _intervals(scores: Sequence[ArticleScore]) -> list[str]:
    return [f"  {name:<10}F1 between {low:.3f} and {high:.3f} (95%, articles resampled)"
            for name, (low, high) in intervals(scores).items()]


def _print_errors(scores: Sequence[ArticleScore], most: int) -> None:
    for cause, faults in group_faults(f for s in scores for f in s.faults):
        print(f"-- {len(faults)} {cause}")
        for fault in faults[:most]:
            print(f"     {fault.article}: {isolated(fault.detail)}")
