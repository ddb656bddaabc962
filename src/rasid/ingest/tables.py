"""Articles from CSV and Parquet, with the user's own names of the columns."""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rasid.errors import InputError, need
from rasid.ingest.decode import decode
from rasid.ingest.records import RawArticle, Refused, from_record

FIELDS = ("id", "published", "source", "url", "title", "text")
LARGEST_TABLE = 2_000_000_000
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
    csv.field_size_limit(50_000_000)
    text, _ = decode(path.read_bytes()) if path.stat().st_size < 50_000_000 else ("", [])
    stream = io.StringIO(text) if text else path.open(encoding="utf-8-sig", errors="replace", newline="")
    with stream:
        try:
            for number, row in enumerate(csv.DictReader(stream), 2):
                yield record_of(row, columns, f"{path}:{number}", published)
        except csv.Error as error:
            yield Refused(str(path), f"broken CSV ({error})")


def read_parquet(path: Path, columns: Columns, published: str | None = None) -> Iterator[RawArticle | Refused]:
    """The articles of a Parquet file, a batch of rows at a time."""
    arrow, parquet = need("pyarrow", "store"), need("pyarrow.parquet", "store")
    try:
        with parquet.ParquetFile(path) as file:
            wanted = [columns.get(f, f) for f in FIELDS if columns.get(f, f) in file.schema_arrow.names]
            number = 0
            for batch in file.iter_batches(_ROWS, columns=wanted):
                for row in batch.to_pylist():
                    number += 1
                    yield record_of(row, columns, f"{path}:{number}", published)
    except (arrow.ArrowException, OSError) as error:
        yield Refused(str(path), f"broken Parquet ({' '.join(str(error).split())[:120]})")


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
