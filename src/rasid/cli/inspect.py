"""`rasid times` and `rasid entities`: one layer of a text at a time."""

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rasid import api
from rasid.cli.terminal import OK, add_text, one_article, published_date
from rasid.export.terminal import table

EXAMPLES = """examples:
  rasid {name} article.txt --published 2021-05-05
  rasid {name} - --format jsonl < article.txt"""
_TIMES = ("text", "type", "value", "mod", "begin", "end_value")
_ENTITIES = ("name", "kind", "country", "sector", "role", "mentions")


def add_parser(commands: Any) -> None:
    """Register both commands."""
    _add(commands, "times", "find and date the time expressions of a text", run_times)
    _add(commands, "entities", "find the people, bodies, places and groups of a text", run_entities)


def _add(commands: Any, name: str, purpose: str, run: Callable[[argparse.Namespace], int]) -> None:
    parser = commands.add_parser(name, help=purpose, description=purpose.capitalize() + ".",
                                 epilog=EXAMPLES.format(name=name),
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
    add_text(parser)
    parser.add_argument("--format", choices=("table", "jsonl"), default="table")
    parser.set_defaults(run=run)


def _coded(args: argparse.Namespace) -> dict[str, Any]:
    raw = one_article(args.text, published_date(args.published))
    return api.load().code_raw(raw).to_dict()


def run_times(args: argparse.Namespace) -> int:
    """Print the time expressions of a text."""
    _show(_coded(args)["times"], _TIMES, args.format)
    return OK


def run_entities(args: argparse.Namespace) -> int:
    """Print the entities of a text."""
    _show(_coded(args)["entities"], _ENTITIES, args.format)
    return OK


def _show(found: Sequence[Mapping[str, Any]], columns: Sequence[str], form: str) -> None:
    if form == "jsonl":
        for item in found:
            print(json.dumps(item, ensure_ascii=False))
        return
    rows = [[_cell(item[c]) for c in columns] for item in found]
    print("\n".join(table(columns, rows, [40] * len(columns))) if rows else "nothing found")


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(m["text"] for m in value))
    return str(value) if value is not None else "-"
