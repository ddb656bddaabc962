"""Readers of what users have: .txt files, folders of them, JSON lines, standard input.

A reader yields `RawArticle` for every article and `Refused` for every input that is none; it never raises for one bad
article. Paths that do not exist or have no known format are the caller's mistake: `check_paths` raises for all at once.
"""

import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from rasid.errors import InputError
from rasid.ingest.decode import decode
from rasid.ingest.records import LARGEST, RawArticle, Refused, check_size, content_id, emptiness, from_record

Read = RawArticle | Refused
TEXT, LINES = ".txt", ".jsonl"
STDIN = "-"
_LONGEST_LINE = 6 * LARGEST + 1_000_000
"""Bytes a JSON line may have: every character escaped, and the other fields."""


def check_paths(paths: Sequence[str]) -> None:
    """InputError, naming every path that cannot be read."""
    problems = [p for p in map(_problem, paths) if p]
    if problems:
        raise InputError("; ".join(problems))


def _problem(path: str) -> str | None:
    if path == STDIN:
        return None
    found = Path(path)
    if not found.exists():
        return f"{path}: no such file or folder"
    if found.is_dir():
        return None if list_files(found) else f"{path}: no {TEXT} or {LINES} file in this folder"
    return None if found.suffix in (TEXT, LINES) else f"{path}: neither {TEXT} nor {LINES}; rename or convert it"


def list_files(folder: Path) -> list[Path]:
    """The readable files below a folder, in a fixed order."""
    return sorted((p for p in folder.rglob("*") if p.suffix in (TEXT, LINES) and p.is_file()), key=lambda p: p.parts)


def total_size(paths: Sequence[str]) -> int:
    """Bytes of all inputs, 0 where standard input is among them (its size is unknown)."""
    if STDIN in paths:
        return 0
    files = [f for p in map(Path, paths) for f in (list_files(p) if p.is_dir() else [p])]
    return sum(f.stat().st_size for f in files)


def read_paths(paths: Sequence[str], published: str | None = None, stdin: BinaryIO | None = None) -> Iterator[Read]:
    """All articles of files, folders and (for "-") standard input, in order. published: for those without a date."""
    for path in paths:
        if path == STDIN:
            yield from read_stream(stdin or io.BytesIO(), "stdin", published)
        elif Path(path).is_dir():
            for file in list_files(Path(path)):
                yield from read_file(file, file.relative_to(path).as_posix(), published)
        else:
            yield from read_file(Path(path), Path(path).name, published)


def read_file(path: Path, name: str, published: str | None = None) -> Iterator[Read]:
    """The articles of one file. name: the id of a text file, its path relative to what the user named."""
    try:
        if path.suffix == LINES:
            with path.open("rb") as stream:
                yield from read_lines(stream, str(path), published)
        else:
            yield read_text(path, name, published)
    except OSError as error:
        yield Refused(str(path), error.strerror or "cannot be read")


def read_text(path: Path, name: str, published: str | None = None) -> Read:
    """The article of a text file."""
    size = path.stat().st_size
    try:
        check_size(size)
        text, noticed = decode(path.read_bytes())
    except InputError as error:
        return Refused(str(path), str(error), size)
    return RawArticle(name, text, published, where=str(path), size=size, diagnostics=[*noticed, *emptiness(text)])


def read_stream(stream: BinaryIO, where: str, published: str | None = None) -> Iterator[Read]:
    """Standard input: JSON lines where it begins with a brace, else one text."""
    raw = stream.read()
    if raw.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        yield from read_lines(io.BytesIO(raw), where, published)
        return
    try:
        check_size(len(raw))
        text, noticed = decode(raw)
    except InputError as error:
        yield Refused(where, str(error), len(raw))
        return
    yield RawArticle(content_id(text), text, published, where=where, size=len(raw),
                     diagnostics=[*noticed, *emptiness(text)])


def read_lines(stream: BinaryIO, where: str, published: str | None = None) -> Iterator[Read]:
    """The articles of JSON lines; a broken line is refused as path:line and reading goes on."""
    number = 0
    while raw := stream.readline(_LONGEST_LINE):
        number += 1
        size = len(raw) + _skip_rest(stream, raw)
        if raw.strip():
            yield _read_line(raw, size, f"{where}:{number}", published)


def _skip_rest(stream: BinaryIO, raw: bytes) -> int:
    """Pass over the rest of a line too long to read; the bytes passed."""
    skipped = 0
    while len(raw) == _LONGEST_LINE and not raw.endswith(b"\n"):
        raw = stream.readline(_LONGEST_LINE)
        skipped += len(raw)
    return skipped


def _read_line(raw: bytes, size: int, where: str, published: str | None) -> Read:
    try:
        check_size(size if size > _LONGEST_LINE else 0)
        text, noticed = decode(raw)
        article = from_record(json.loads(text), where, published, size)
    except InputError as error:
        return Refused(where, str(error), size)
    except (ValueError, RecursionError) as error:
        return Refused(where, f"broken JSON ({error}); mend or delete the line", size)
    article.diagnostics.extend(noticed)
    return article
