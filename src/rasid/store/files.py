"""Data files of a store that are written in one process and committed by another: written they are not yet seen."""

import json
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from rasid.errors import need
from rasid.store.repository import Store
from rasid.store.rows import Row
from rasid.store.schema import arrow_schema


@dataclass(frozen=True, slots=True)
class DataFile:
    """A Parquet file of a table. path: relative to the table; size: in bytes."""

    table: str
    path: str
    size: int
    rows: int


class FileWriter:
    """Writes one new Parquet file of a table, wherever the store is."""

    def __init__(self, store: Store, table: str) -> None:
        arrow_fs, delta_fs = need("pyarrow.fs", "store"), need("deltalake.fs", "store")
        self._table, self._schema, self._rows = table, arrow_schema(table), 0
        self._path = f"part-{uuid.uuid4()}.parquet"
        files = arrow_fs.PyFileSystem(delta_fs.DeltaStorageHandler(store.uri(table)))
        self._stream = files.open_output_stream(self._path)
        self._writer = need("pyarrow.parquet", "store").ParquetWriter(self._stream, self._schema)

    def write(self, rows: Sequence[Row]) -> None:
        """Add rows, as a row group of their own."""
        self._writer.write_table(need("pyarrow", "store").Table.from_pylist(list(rows), schema=self._schema))
        self._rows += len(rows)

    def close(self) -> DataFile:
        """The finished file."""
        self._writer.close()
        size = self._stream.tell()
        self._stream.close()
        return DataFile(self._table, self._path, size, self._rows)


def add_files(store: Store, files: Sequence[DataFile]) -> None:
    """Make files of one table part of it, all in one transaction."""
    if not files:
        return
    action = need("deltalake.transaction", "store").AddAction
    now = int(time.time() * 1000)
    added = [action(f.path, f.size, {}, now, True, json.dumps({"numRecords": f.rows})) for f in files]
    table = store.table(files[0].table)
    table.create_write_transaction(added, "append", table.schema())
