"""Readers of the lexicon's TSV tables and TOML files; every row and frame keeps its path and line."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasid.errors import LexiconError

DATA = Path(__file__).resolve().parent.parent / "data"
EMPTY = "-"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: its cells by column name, and ``where`` = "entities/people.tsv:12"."""

    cells: dict[str, str]
    where: str

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def get(self, column: str) -> str | None:
        """The cell, or None where it is empty (`-`) or the table lacks the column."""
        value = self.cells.get(column, EMPTY)
        return None if value in (EMPTY, "") else value


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise LexiconError([f"{path}: not UTF-8 at byte {error.start}; save the file as UTF-8"]) from error
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.rstrip("\r")


def read_table(path: Path, base: Path = DATA) -> list[Row]:
    """The rows of a TSV table; LexiconError lists every line whose number of cells is not the header's."""
    if not path.exists():
        return []
    name = path.relative_to(base).as_posix()
    lines = _lines(path)
    header = next(lines, (0, ""))[1].split("\t")
    rows, problems = [], []
    for number, line in lines:
        cells = line.split("\t")
        if len(cells) == len(header):
            rows.append(Row(dict(zip(header, cells, strict=True)), f"{name}:{number}"))
        else:
            problems.append(f"{name}:{number}: {len(cells)} cells where the header has {len(header)} (tabs between all)")
    if problems:
        raise LexiconError(problems)
    return rows


def read_toml(path: Path, table: str, base: Path = DATA) -> list[dict[str, Any]]:
    """The ``[[table]]`` entries of a TOML file, each with ``where`` = "events/sanction.toml:12" added."""
    name = path.relative_to(base).as_posix()
    text = path.read_text(encoding="utf-8")
    try:
        entries = tomllib.loads(text).get(table, [])
    except tomllib.TOMLDecodeError as error:
        raise LexiconError([f"{name}: {error}"]) from error
    header = re.compile(rf"\[\[{table}\]\]")
    starts = [n for n, line in enumerate(text.split("\n"), 1) if header.match(line)]
    return [{**entry, "where": f"{name}:{line}"} for entry, line in zip(entries, starts, strict=True)]
