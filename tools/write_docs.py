#!/usr/bin/env python3
"""Write what is generated in README.md and docs/: command output, accuracy tables, command and schema references.

    python tools/write_docs.py            write
    python tools/write_docs.py --check    fail where something is not fresh

In a page, ```console blocks hold `$ rasid ...` lines and their output, which is run and written anew in a folder of the
page's own; ```text FILE, ```tsv FILE and ```toml FILE blocks are written to FILE there first, in the order of the page.
What stands between <!-- NAME --> and <!-- /NAME --> is the generated part NAME.
"""

import argparse
import contextlib
import io
import json
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from rasid.cli.main import build_parser
from rasid.cli.main import main as rasid
from rasid.export.schema import schema_text

ROOT = Path(__file__).resolve().parent.parent
DOCS, SCORES = ROOT / "docs", ROOT / "scores" / "dev.json"
_BLOCK = re.compile(r"^```(\w+)(?: ([^\n]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PART = re.compile(r"(<!-- (\w+) -->\n).*?(<!-- /\2 -->)", re.DOTALL)
_ISOLATES = re.compile("[\u2068\u2069]")
_LEVELS = (("detection", "category"), ("dyad", "and both parties, by country"), ("sector", "and their sectors"),
           ("full", "parties, status and date"))
Scores = dict[str, Any]


def run_command(line: str) -> str:
    """What a `$ rasid ...` line prints."""
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(io.StringIO()), contextlib.suppress(SystemExit):
        rasid(shlex.split(line.removeprefix("$ rasid")))
    return "\n".join(row.rstrip() for row in _ISOLATES.sub("", shown.getvalue()).splitlines())


def run_console(body: str) -> str:
    """A console block with the output of its commands written anew."""
    commands = [line for line in body.splitlines() if line.startswith("$ ")]
    rows = [f"{c}\n{run_command(c)}".rstrip() if c.startswith("$ rasid") else c for c in commands]
    return "\n".join(rows) + "\n"


def _fresh_block(match: re.Match[str]) -> str:
    language, name, body = match.groups()
    if language == "console":
        body = run_console(body)
    elif name:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(body, encoding="utf-8")
    return f"```{language}{' ' + name if name else ''}\n{body}```"


@contextlib.contextmanager
def page_folder() -> Iterator[None]:
    """A folder to run a page's commands in, with the samples at hand."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "samples").symlink_to(ROOT / "samples")
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def accuracy(scores: Scores) -> str:
    """Events by level, open and blind."""
    rows = ["| | open articles: P / R / F1 | blind articles: P / R / F1 |", "|---|---|---|"]
    for name, meaning in _LEVELS:
        cells = [_prf(scores["events"][part]["levels"][name]) for part in ("open", "blind")]
        rows.append(f"| {name}: {meaning} | {cells[0]} | {cells[1]} |")
    cells = [_prf(scores["events"][part]["quotes"]) for part in ("open", "blind")]
    return "\n".join([*rows, f"| quotes | {cells[0]} | {cells[1]} |", ""])


def _prf(ratio: dict[str, float]) -> str:
    return f"{ratio['precision']:.2f} / {ratio['recall']:.2f} / **{ratio['f1']:.2f}**"


def fields(scores: Scores) -> str:
    """Fields of events found."""
    rows = ["| field | open | blind |", "|---|---|---|"]
    shares = [scores["events"][part]["fields"] for part in ("open", "blind")]
    return "\n".join([*rows, *(f"| {k} | {v:.2f} | {shares[1][k]:.2f} |" for k, v in shares[0].items()), ""])


def categories(scores: Scores) -> str:
    """Detection by category."""
    rows = ["| category | open: F1 (gold) | blind: F1 (gold) |", "|---|---|---|"]
    parts = [scores["events"][part]["categories"] for part in ("open", "blind")]
    for name in sorted({*parts[0], *parts[1]}):
        cells = [f"{p[name]['f1']:.2f} ({p[name]['gold']})" if name in p else "-" for p in parts]
        rows.append(f"| {name} | {cells[0]} | {cells[1]} |")
    return "\n".join([*rows, ""])


def times(scores: Scores) -> str:
    """Time expressions by source."""
    rows = ["| source | cases | strict span F1 | relaxed span F1 | value F1 |", "|---|---|---|---|---|"]
    rows += [f"| {name} | {s['cases']} | {s['strict_f1']:.3f} | {s['relaxed_f1']:.3f} | {s['value_f1']:.3f} |"
             for name, s in scores["times"].items()]
    return "\n".join([*rows, ""])


PARTS: dict[str, Callable[[Scores], str]] = {
    "accuracy": accuracy, "fields": fields, "categories": categories, "times": times}


def fresh_page(text: str, scores: Scores | None) -> str:
    """A page with its generated parts and command output written anew."""
    if scores is not None:
        text = _PART.sub(lambda m: m[1] + PARTS[m[2]](scores) + m[3], text)
    with page_folder():
        return _BLOCK.sub(_fresh_block, text)


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction | argparse._HelpAction):
            continue
        names = ", ".join(action.option_strings) or str(action.metavar or action.dest)
        shown = f" {action.metavar}" if action.option_strings and action.metavar else ""
        choices = f" ({', '.join(map(str, action.choices))})" if action.choices and not action.metavar else ""
        yield f"- `{names}{shown}`{choices} {action.help or ''}".rstrip()


def _commands(parser: argparse.ArgumentParser, title: str) -> Iterator[str]:
    yield f"## {title}\n\n{parser.description or ''}\n" if parser.description else f"## {title}\n"
    yield "\n".join(_options(parser)) + "\n"
    if parser.epilog:
        yield f"```text\n{parser.epilog.strip()}\n```\n"
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield from _commands(below, f"{title} {name}")


def command_reference() -> str:
    """All commands and options."""
    parts = "\n".join(_commands(build_parser(), "rasid"))
    return f"# Commands\n\nGenerated by tools/write_docs.py; do not edit.\n\n{parts}"


def generated() -> dict[Path, str]:
    """Every page with what it should hold."""
    scores = json.loads(SCORES.read_text(encoding="utf-8")) if SCORES.exists() else None
    pages = [ROOT / "README.md", *sorted(p for p in DOCS.rglob("*.md") if p.name != "cli.md")]
    out = {p: fresh_page(p.read_text(encoding="utf-8"), scores) for p in pages}
    reference = DOCS / "reference"
    return {**out, reference / "cli.md": command_reference(), reference / "schema.json": schema_text()}


def main() -> int:
    """Write or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="fail where something is not fresh")
    args = parser.parse_args()
    wanted = generated()
    stale = [p for p, text in wanted.items() if not p.exists() or p.read_text(encoding="utf-8") != text]
    for path in stale:
        print(f"{path.relative_to(ROOT)}: {'not fresh; run `make docs`' if args.check else 'written'}")
        if not args.check:
            path.write_text(wanted[path], encoding="utf-8")
    return 1 if stale and args.check else 0


if __name__ == "__main__":
    sys.exit(main())
