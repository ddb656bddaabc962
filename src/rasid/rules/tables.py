"""Data tables: TSV with a header row, `#` comments and no quoting; each row knows its line, so that it can be cited."""

from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).resolve().parent.parent / "data"
"""Where the package's data files lie."""


class Row(NamedTuple):
    """One row of a table. cells: column -> text ("" for the empty cell "-"); source: file:line in the data folder."""

    cells: dict[str, str]
    source: str


def read_table(name: str) -> list[Row]:
    """All rows of a table, in order; name: path below the data folder."""
    header: list[str] | None = None
    rows: list[Row] = []
    for number, line in enumerate((DATA / name).read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
        elif len(cells) != len(header):
            raise ValueError(f"{name}:{number}: {len(cells)} cells where the header has {len(header)}")
        else:
            rows.append(Row({k: "" if v == "-" else v for k, v in zip(header, cells, strict=True)}, f"{name}:{number}"))
    return rows
