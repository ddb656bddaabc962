"""Lint of lexicon folders: every fault with a stable code, its path and line, and what to write instead.

Codes: char.control char.tatweel char.diacritic char.not-nfc char.presentation char.lookalike char.mixed-script ·
file.syntax file.encoding row.cells row.order row.duplicate · id.unknown code.unknown role.overlap form.short ·
frame.key frame.id frame.no-examples frame.unknown-word case.code. The two that need the coder, frame.example-silent
and frame.counter-fires, are in `rasid.evaluate.cases`.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from rasid.errors import LexiconError
from rasid.lexicon.lint_frames import lint_cases, lint_frames
from rasid.lexicon.lint_tables import lint_tables
from rasid.lexicon.lint_text import lint_line
from rasid.lexicon.read import DATA, Row, read_table, read_toml

CASES = ".cases.toml"


class Problem(NamedTuple):
    """One fault. where: path:line below the lexicon folder; code: stable; message: what is wrong and what to write."""

    where: str
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.code}: {self.message}"


def lint_folder(root: Path) -> list[Problem]:
    """All faults of one lexicon folder, by file and line. Ids may also be those of the package's own lexicon."""
    found = [*_lint_characters(root), *_lint_all_tables(root), *_lint_toml(root)]
    return sorted({Problem(*f) for f in found}, key=_order)


def _order(problem: Problem) -> tuple[str, int, str, str]:
    path, _, line = problem.where.partition(":")
    return path, int(line) if line.isdigit() else 0, problem.code, problem.message


def _files(root: Path) -> list[Path]:
    return sorted(p for p in root.rglob("*") if p.suffix in (".tsv", ".toml"))


def _lint_characters(root: Path) -> Iterator[tuple[str, str, str]]:
    for path in _files(root):
        name = path.relative_to(root).as_posix()
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
        except UnicodeDecodeError as error:
            yield f"{name}:0", "file.encoding", f"not UTF-8 at byte {error.start}; save the file as UTF-8"
            continue
        for number, line in enumerate(lines, 1):
            if not line.startswith("#"):
                for code, message in lint_line(line):
                    yield f"{name}:{number}", code, message


def _problems(error: LexiconError, code: str) -> Iterator[tuple[str, str, str]]:
    """The faults a reader raised: ``path:line: message`` or ``path: message``."""
    for problem in error.problems:
        where, _, message = problem.partition(": ")
        yield where if ":" in where else f"{where}:0", code, message


def _lint_all_tables(root: Path) -> Iterator[tuple[str, str, str]]:
    tables: dict[str, list[Row]] = {}
    for path in _files(root):
        if path.suffix == ".tsv":
            name = path.relative_to(root).as_posix()
            try:
                tables[name] = read_table(path, root)
            except LexiconError as error:
                yield from _problems(error, "row.cells")
            except UnicodeDecodeError:
                continue
    yield from lint_tables(tables, _known_ids(root, tables))


def _known_ids(root: Path, tables: dict[str, list[Row]]) -> dict[str, frozenset[str]]:
    """Ids by table: the folder's own, and the package's where the folder adds to it."""
    names = {*tables, *(p.relative_to(DATA).as_posix() for p in DATA.glob("*/*.tsv"))}
    return {name: frozenset(row.cells.get("id", "") for row in [*tables.get(name, []), *_packaged(root, name)])
            for name in names}


def _packaged(root: Path, name: str) -> Sequence[Row]:
    return read_table(DATA / name) if root != DATA else ()


def read_frames(root: Path) -> list[dict[str, Any]]:
    """The event frames of a lexicon folder, each with path:line."""
    paths = sorted(p for p in (root / "events").glob("*.toml") if not p.name.endswith(CASES))
    return [frame for path in paths for frame in read_toml(path, "frame", root)]


def _lint_toml(root: Path) -> Iterator[tuple[str, str, str]]:
    frames: list[dict[str, Any]] = []
    cases: list[dict[str, Any]] = []
    for path in (p for p in _files(root) if p.suffix == ".toml" and p.parent.name == "events"):
        is_cases = path.name.endswith(CASES)
        try:
            (cases if is_cases else frames).extend(read_toml(path, "case" if is_cases else "frame", root))
        except LexiconError as error:
            yield from _problems(error, "file.syntax")
    yield from lint_frames(frames)
    yield from lint_cases(cases)
