"""Every example of docs/reference/codebook.md is true, and the page names every code there is."""

import re
from typing import Any

import pytest

from rasid.api import Coder
from rasid.model.ontology import COUNTS, MODES, QUADS, SECTORS, STATUSES
from tests.conftest import ROOT

PAGE = (ROOT / "docs/reference/codebook.md").read_text(encoding="utf-8")
TABLES = [[[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
          for table in re.findall(r"(?:^\|.*\n)+", PAGE, re.MULTILINE)]
EXAMPLES = [dict(zip(table[0], row, strict=True)) for table in TABLES if table[0][0] == "sentence" for row in table[2:]]


def _shown(value: Any) -> str:
    """A field as the page writes it: a party by country and sector, counts by key."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(_shown, value)) or "-"
    if isinstance(value, dict) and "sector" in value:
        return f"{value['country'] or '-'} {value['sector'] or '-'}"
    if isinstance(value, dict):
        return str(value.get("text") or ", ".join(f"{key} {number}" for key, number in value.items()) or "-")
    return str(value or "-")


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: row["sentence"])
def test_row(row: dict[str, str], coder: Coder) -> None:
    article = coder.code(row["sentence"], published="2022-05-20").to_dict()
    expected = {field: cell for field, cell in row.items() if field != "sentence"}
    found = [{field: _shown(item[field]) for field in expected} for item in article["quotes" if "cue" in row else "events"]]
    assert expected in found if expected else not found


def _codes(headers: tuple[str, ...]) -> dict[str, list[str]]:
    (table,) = (t for t in TABLES if tuple(t[0]) == headers)
    return {row[0].strip("`"): row[1:] for row in table[2:]}


def test_every_category_mode_and_sector_is_named() -> None:
    quads = {name: cells[0] for name, cells in _codes(("category", "quad class", "what it covers")).items()}
    modes = {name: tuple(re.findall("`(.*?)`", cells[0])) for name, cells in _codes(("category", "modes")).items()}
    assert (quads, modes) == (dict(QUADS), dict(MODES))
    assert set(_codes(("sector", "who"))) == set(SECTORS)
    assert not [code for code in (*COUNTS, *STATUSES) if f"`{code}`" not in PAGE]


def test_every_category_has_an_example() -> None:
    assert {row["category"] for row in EXAMPLES if "actors" in row} == set(QUADS)
    assert sum(len(row) == 1 for row in EXAMPLES) >= 4
