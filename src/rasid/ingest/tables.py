"""Articles from CSV and Parquet, with the user's own names of the columns."""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

from rasid.errors import InputError, need
from rasid.ingest.decode import decode
from rasid.ingest.encodings import sample_encoding
from rasid.ingest.records import RawArticle, Refused, from_record

FIELDS = ("id", "published", "source", "url", "title", "text")
LARGEST_TABLE = 2_000_000_000
"""Bytes of a table."""
_WHOLE = 50_000_000
"""Bytes of a CSV file, or of one of its fields, that are taken into memory at once."""
_ROWS = 500
Columns = Mapping[str, str]


def parse_columns(pairs: str | None) -> dict[str, str]:
    """The mapping of ``text=body,published=date``; InputError where it names no field of an article."""
    found = dict(part.strip().partition("=")[::2] for part in pairs.split(",")) if pairs else {}
    wrong = [field for field, column in found.items() if field not in FIELDS or not column]
    if wrong:
        raise InputError(f"--columns {pairs}: write field=column with fields {', '.join(FIELDS)}")
    return found


def read_csv(path: Path, columns: Columns, published: str | None = None) -> Iterator[RawArticle | Refused]:
    """The articles of a CSV file, one a row."""
    _check_table(path)
    csv.field_size_limit(_WHOLE)
    with _open_csv(path) as stream:
        try:
            for number, row in enumerate(csv.DictReader(stream), 2):
                yield record_of(row, columns, f"{path}:{number}", published)
        except csv.Error as error:
            yield Refused(str(path), f"broken CSV ({error})")


def _check_table(path: Path) -> None:
    size = path.stat().st_size
    if size > LARGEST_TABLE:
        raise InputError(f"{size / 1e9:.1f} GB, more than the {LARGEST_TABLE / 1e9:.0f} GB a table may have; split it")


def _open_csv(path: Path) -> TextIO:
    """The text of a CSV file; that of a large one in the encoding that its beginning has."""
    if path.stat().st_size <= _WHOLE:
        return io.StringIO(decode(path.read_bytes())[0], newline="")
    with path.open("rb") as stream:
        encoding = sample_encoding(stream.read(1_000_000))
    return path.open(encoding=encoding, errors="replace", newline="")


def read_parquet(path: Path, columns: Columns, published: str | None = None) -> Iterator[RawArticle | Refused]:
    """The articles of a Parquet file, a batch of rows at a time."""
    _check_table(path)
    arrow, parquet = need("pyarrow", "store"), need("pyarrow.parquet", "store")
    try:
        for number, row in enumerate(_parquet_rows(parquet, path, columns), 1):
            yield record_of(row, columns, f"{path}:{number}", published)
    except (arrow.ArrowException, OSError) as error:
        yield Refused(str(path), f"broken Parquet ({' '.join(str(error).split())[:120]})")


def _parquet_rows(parquet: Any, path: Path, columns: Columns) -> Iterator[dict[str, Any]]:
    """Rows one by one, equal values of a column held once: else a few kilobytes could unpack to all memory."""
    wanted = [columns.get(field, field) for field in FIELDS]
    columns_there = [column for column in parquet.read_schema(path) if column.name in wanted]
    held = [column.name for column in columns_there]
    texts = [column.name for column in columns_there if str(column.type) in ("string", "large_string")]
    with parquet.ParquetFile(path, read_dictionary=texts) as file:
        for batch in file.iter_batches(_ROWS, columns=held):
            for at in range(batch.num_rows):
                yield {name: batch.column(name)[at].as_py() for name in held}


def record_of(row: Mapping[str, Any], columns: Columns, where: str, published: str | None) -> RawArticle | Refused:
    """The article of a row. columns: field of an article -> the row's own name of it, where that is another."""
    record: dict[str, Any] = {field: row.get(columns.get(field, field)) for field in FIELDS}
    day = record["published"]
    record["published"] = day.isoformat() if hasattr(day, "isoformat") else day
    size = len(str(record["text"] or "").encode("utf-8", "replace"))
    try:
        return from_record({k: v for k, v in record.items() if v not in (None, "")}, where, published, size)
    except InputError as error:
        return Refused(where, str(error), size)
