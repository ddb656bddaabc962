"""The command `rasid`: reads the arguments, runs one command, and tells a user's mistake in one line."""

import argparse
import os
import sys
from collections.abc import Sequence

from rasid import __version__
from rasid.cli import (
    aggregate,
    alerts,
    code,
    evaluate,
    explain,
    export,
    inspect,
    lexicon,
    merges,
    review,
    schema,
    serve,
    store,
    watch,
)
from rasid.cli.terminal import OK, USAGE, say
from rasid.errors import RasidError

EXAMPLES = """examples:
  rasid code article.txt --published 2021-05-05 --format table
  rasid explain article.txt
  rasid COMMAND --help      each command's own options and examples"""
INTERRUPTED = 130


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    parser = argparse.ArgumentParser(
        "rasid", description="Reads Arabic political news and codes who did what to whom, when, where, who said so.",
        epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--version", action="version", version=f"rasid {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    modules = (code, watch, store, merges, review, export,
               aggregate, alerts, serve, explain, inspect, evaluate, lexicon, schema)
    for module in modules:
        module.add_parser(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    args = build_parser().parse_args(arguments)
    try:
        status: int = args.run(args)
        sys.stdout.flush()
    except RasidError as error:
        say(str(error))
        return USAGE
    except BrokenPipeError:
        return _reader_gone()
    except KeyboardInterrupt:
        say("interrupted")
        return INTERRUPTED
    return status


def _reader_gone() -> int:
    """Whoever read the output has closed it (head, less): that is no error."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return OK


if __name__ == "__main__":
    sys.exit(main())
