"""Flat Parquet: one event a row, the columns of the CSV, with the versions in the file's metadata."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

from rasid import __version__
from rasid.errors import InputError, need
from rasid.export.csv import COLUMNS, cells

Pair = tuple[Mapping[str, Any], Mapping[str, Any]]
_ROWS = 5000
_NOTHING: Mapping[str, str] = MappingProxyType({})
_NUMBERS = {"score", "goldstein", "confidence", "place_lat", "place_lon"}
_FLAGS = {"historical"}


def write_events(path: str, pairs: Iterable[Pair], about: Mapping[str, str] = _NOTHING) -> int:
    """Write articles' events to a file; how many. about: goes into the file's metadata."""
    target = Path(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        return _write(target, (cells(article, event) for article, event in pairs), about)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror})") from error


def _write(target: Path, rows: Iterator[Sequence[Any]], about: Mapping[str, str]) -> int:
    arrow, parquet = need("pyarrow", "store"), need("pyarrow.parquet", "store")
    kinds = [(c, _kind(arrow, c)) for c in COLUMNS]
    schema = arrow.schema(kinds, metadata={"rasid_export": "events/1", "rasid": __version__, **about})
    written = 0
    with parquet.ParquetWriter(target, schema) as file:
        while some := list(islice(rows, _ROWS)):
            columns = [arrow.array(list(values), kind) for values, (_, kind) in zip(zip(*some, strict=True), kinds,
                                                                                  strict=True)]
            file.write_table(arrow.Table.from_arrays(columns, schema=schema))
            written += len(some)
    return written


def _kind(arrow: Any, column: str) -> Any:
    if column in _NUMBERS:
        return arrow.float64()
    return arrow.bool_() if column in _FLAGS else arrow.string()
