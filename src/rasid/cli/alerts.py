"""`rasid alerts`: what is out of the ordinary, for a terminal, cron, a feed reader or a webhook."""

import argparse
import datetime as dt
import json
import urllib.request
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from rasid import __version__
from rasid.cli.store import add_store
from rasid.cli.terminal import OK, SOME_FAILED, output, say
from rasid.corpus.alert_rules import DEFAULT, PAIR, read_rules
from rasid.corpus.alerts import Alert, evaluate
from rasid.errors import InputError
from rasid.export.atom import Entry, atom_feed
from rasid.export.terminal import table
from rasid.store.query import connect
from rasid.store.repository import open_store

FOUND = 3
"""Exit code: all well, and there are alerts."""
EXAMPLES = """examples:
  rasid alerts --store news.store                              the newest day or week, with the rules that come with Rasid
  rasid alerts --store news.store --rules watch.toml --since 2021-05-01
  rasid alerts --store news.store --format atom -o alerts.xml
  rasid alerts --store news.store --webhook https://example.org/hook

Exit code: 0 no alert, 3 alerts, 1 the webhook did not take them, 2 a mistake in the command or the rules.
Rules and formulas: docs/how-to/alerts.md."""
_WIDEST = 30
_SECONDS = 10


def add_parser(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("alerts", help="tell what is out of the ordinary in a store", epilog=EXAMPLES,
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
    add_store(parser)
    parser.add_argument("--rules", metavar="FILE", help="rules in TOML (default: those that come with Rasid)")
    parser.add_argument("--since", metavar="DATE", help="ISO day; every period from the one it lies in")
    parser.add_argument("--format", choices=("text", "json", "atom"), default="text")
    parser.add_argument("-o", "--output", metavar="FILE")
    parser.add_argument("--webhook", metavar="URL", help="post the alerts as JSON, where there are any")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Evaluate the rules, write, post."""
    if args.webhook and urlsplit(args.webhook).scheme not in ("http", "https"):
        raise InputError(f"--webhook {args.webhook}: an address that begins with https:// or http://")
    rules = read_rules(Path(args.rules) if args.rules else DEFAULT)
    with connect(open_store(args.store)) as database:
        found = evaluate(database, rules, _day(args.since))
    with output(args.output) as stream:
        stream.write({"text": _text, "json": _json, "atom": _atom}[args.format](found))
    if args.webhook and found and not _post(args.webhook, _json(found)):
        return SOME_FAILED
    return FOUND if found else OK


def _day(value: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError as error:
        raise InputError(f"--since {value}: no ISO date; write it as 2021-05-05") from error


def _about(alert: Alert) -> str:
    between = "and" if alert.kind == PAIR else "->"
    return alert.category or f"{alert.actor} {between} {alert.recipient}"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"


def _text(alerts: Sequence[Alert]) -> str:
    if not alerts:
        return "no alerts\n"
    columns = ["period", "rule", "about", "events", "expected", "score", "outlets", "articles"]
    rows = [[f"{a.period} of {a.start}", a.rule, _about(a), str(a.count), _number(a.expected), _number(a.score),
             str(a.outlets), str(a.read)] for a in alerts]
    return "\n".join(table(columns, rows, [_WIDEST] * len(columns))) + "\n"


def _json(alerts: Sequence[Alert]) -> str:
    data = {"coder": __version__, "alerts": [asdict(a) for a in alerts]}
    return json.dumps(data, ensure_ascii=False, indent=1, default=str) + "\n"


def _atom(alerts: Sequence[Alert]) -> str:
    entries = [Entry(f"urn:rasid:alert:{a.id}", f"{a.rule}: {_about(a)}, {a.count} events in the {a.period} of {a.start}",
                     f"{a.end}T00:00:00Z", f"{a.count} events; expected {_number(a.expected)}, score {_number(a.score)}; "
                     f"{a.outlets} outlets, {a.read} articles read") for a in alerts]
    newest = max((e.updated for e in entries), default="1970-01-01T00:00:00Z")
    return atom_feed("urn:rasid:alerts", "Rasid alerts", newest, entries)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A webhook that points elsewhere is not followed: a redirected POST would arrive as a GET without its body."""

    def redirect_request(self, *args: Any, **more: Any) -> None:
        return None


def _post(url: str, body: str) -> bool:
    """Whether the webhook took the alerts; told on standard error where it did not."""
    request = urllib.request.Request(url, body.encode(), {"Content-Type": "application/json; charset=utf-8",
                                                          "User-Agent": f"rasid/{__version__}"})
    try:
        with urllib.request.build_opener(_NoRedirect).open(request, timeout=_SECONDS):
            return True
    except (OSError, ValueError) as error:     # refused, timed out, a status that is no success
        say(f"--webhook {url}: {error}")
        return False
