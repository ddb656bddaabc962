"""Every example of docs/reference/times.md is true."""

from pathlib import Path

import pytest

from rasid.times import times

PAGE = (Path(__file__).parents[2] / "docs/reference/times.md").read_text(encoding="utf-8")
PUBLISHED = "2008-06-11"
EXAMPLES = PAGE[PAGE.index("## What is read"):PAGE.index("## Files")]


def _rows() -> list[list[str]]:
    lines = [line for line in EXAMPLES.splitlines() if line.startswith("| ") and not line.startswith("| text")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row[0])
def test_row(row: list[str]) -> None:
    found = [[t.text, t.type, t.value, t.mod or ""] for t in times(row[0], PUBLISHED)]
    assert found == ([row[1:]] if len(row) > 1 else [])


def test_the_tables_are_there() -> None:
    assert len(_rows()) >= 120
    assert sum(len(row) == 1 for row in _rows()) >= 15


def test_the_opening_example() -> None:
    (found,) = times("أعلن الوزير أمس", published=PUBLISHED)
    shown = (found.text, found.type, found.value, str(found.mod), found.begin, found.end_value)
    assert "# " + " ".join(str(part) for part in shown) in PAGE
