"""What all commands share: where text comes from, where results go, and how a mistake is told."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from rasid.errors import InputError, RasidError
from rasid.ingest.dates import read_date
from rasid.ingest.readers import read_stream, read_text
from rasid.ingest.records import RawArticle, Refused
from rasid.lexicon.read import DATA, read_table

OK, SOME_FAILED, USAGE = 0, 1, 2
"""Exit codes: all well; some documents failed; a mistake in the command or an unreadable input."""
LANGUAGES = ("en", "ar")


def add_text(parser: argparse.ArgumentParser) -> None:
    """The arguments of commands that take one text."""
    parser.add_argument("text", metavar="TEXT|FILE", help="a text, a .txt file, or - for standard input")
    parser.add_argument("--published", metavar="DATE", help="publication date (ISO)")


def add_lexicon(parser: argparse.ArgumentParser) -> None:
    """The argument of commands that read with a lexicon."""
    parser.add_argument("--lexicon", action="append", default=[], metavar="DIR",
                        help="your own lexicon; may be repeated")


def add_engine(parser: argparse._ActionsContainer) -> None:
    """The arguments of commands that a cluster can run."""
    parser.add_argument("--engine", choices=("local", "spark"), default="local", help="default: local")
    parser.add_argument("--master", metavar="URL", help="Spark's master, such as spark://host:7077 (default: as "
                        "spark-submit says, else this machine)")


def say(message: str) -> None:
    """A line to the user, beside the results."""
    print(f"rasid: {message}", file=sys.stderr)


def published_date(value: str | None) -> str | None:
    """The date of --published, or InputError."""
    if value is None:
        return None
    found = read_date(value)
    if found is None:
        raise InputError(f"--published {value}: no ISO date; write it as 2021-05-05 or 2021-05-05T18:30")
    return found


@contextmanager
def output(path: str | None) -> Iterator[TextIO]:
    """The file of -o, or standard output."""
    if path is None or path == "-":
        yield sys.stdout
        return
    try:
        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        stream = target.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror})") from error
    with stream:
        yield stream


def one_article(argument: str, published: str | None) -> RawArticle:
    """The text that a command was given: itself, a file's, or standard input's."""
    found = next(iter(_sources(argument, published)))
    if isinstance(found, Refused):
        raise InputError(f"{found.where}: {found.reason}")
    return found


def _sources(argument: str, published: str | None) -> Iterator[RawArticle | Refused]:
    if argument == "-":
        yield from read_stream(sys.stdin.buffer, "stdin", published)
        yield Refused("stdin", "nothing to read")
    elif _is_file(argument):
        yield read_text(Path(argument), Path(argument).name, published)
    else:
        yield RawArticle("text", argument, published, where="text")


def _is_file(argument: str) -> bool:
    try:
        return Path(argument).is_file()
    except (OSError, ValueError):  # a long text is no path
        return False


def labels(language: str) -> dict[str, str]:
    """Labels by key in a language; empty for English, whose keys are their own labels."""
    if language == "en":
        return {}
    return {row.cells["id"]: row.cells["form"] for row in read_table(DATA / "labels" / f"{language}.tsv")}


def is_lexicon(folder: str) -> str:
    """A folder of --lexicon, or RasidError."""
    if not Path(folder).is_dir():
        raise RasidError(f"--lexicon {folder}: no such folder; see docs/reference/lexicon-format.md for what it holds")
    return folder
