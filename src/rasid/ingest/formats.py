"""Files of every known format by the ending of their names."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from rasid.errors import InputError
from rasid.ingest import readers
from rasid.ingest.feeds import read_feed
from rasid.ingest.html import read_page
from rasid.ingest.records import RawArticle, Refused
from rasid.ingest.tables import read_csv, read_parquet
from rasid.ingest.warc import read_warc

ENDINGS = (".txt", ".jsonl", ".html", ".htm", ".csv", ".parquet", ".rss", ".atom", ".xml", ".warc", ".warc.gz")
_NO_COLUMNS: Mapping[str, str] = MappingProxyType({})


def ending(path: Path) -> str | None:
    """The known ending of a file's name, None where it has none."""
    return next((e for e in sorted(ENDINGS, key=len, reverse=True) if path.name.lower().endswith(e)), None)


def archive_files(paths: list[str]) -> list[tuple[Path, str]]:
    """The readable files of paths with their ids, in a fixed order; InputError naming every path that has none."""
    found, problems = [], []
    for given in map(Path, paths):
        below = sorted((p for p in given.rglob("*") if p.is_file() and ending(p)), key=lambda p: p.parts)
        files = [(p, p.relative_to(given).as_posix()) for p in below] if given.is_dir() else [(given, given.name)]
        if not given.exists() or not files or not all(ending(p) for p, _ in files):
            problems.append(f"{given}: no file here that ends in {' '.join(ENDINGS)}")
        found += files
    if problems:
        raise InputError("; ".join(problems))
    return found


def read_archive(files: list[tuple[Path, str]], published: str | None = None,
                 columns: Mapping[str, str] = _NO_COLUMNS) -> Iterator[RawArticle | Refused]:
    """All articles of files, in order; a file that cannot be read is refused and reading goes on."""
    for path, name in files:
        try:
            yield from _read(path, name, published, columns)
        except (OSError, InputError) as error:
            yield Refused(str(path), str(error) or "cannot be read")


def _read(path: Path, name: str, published: str | None,
          columns: Mapping[str, str]) -> Iterator[RawArticle | Refused]:
    kind = ending(path)
    if kind in (".html", ".htm"):
        yield read_page(path, name, published)
    elif kind == ".csv":
        yield from read_csv(path, columns, published)
    elif kind == ".parquet":
        yield from read_parquet(path, columns, published)
    elif kind in (".rss", ".atom", ".xml"):
        yield from read_feed(path, published)
    elif kind in (".warc", ".warc.gz"):
        yield from read_warc(path, published)
    else:
        yield from readers.read_file(path, name, published)
