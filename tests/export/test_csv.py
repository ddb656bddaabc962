"""CSV: one event a row; what a spreadsheet would run is neutralised."""

import csv
import io
import json

import pytest

from rasid.api import Coder
from rasid.export.csv import COLUMNS, CsvWriter, safe_cell
from tests.conftest import SENTENCE


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_formulas_are_neutralised(text: str) -> None:
    assert safe_cell(text) == "'" + text


@pytest.mark.parametrize("value", [-3.0, 5, None, "a=b", ""])
def test_numbers_and_plain_text_stay(value: object) -> None:
    assert safe_cell(value) is value


def test_one_event_a_row(coder: Coder) -> None:
    coded = coder.code(SENTENCE, published="2021-05-05", id="=cmd()").to_dict()
    stream = io.StringIO()
    CsvWriter(stream).add(coded)
    header, *rows = csv.reader(io.StringIO(stream.getvalue()))
    assert tuple(header) == COLUMNS and len(rows) == len(coded["events"])
    first = dict(zip(header, rows[0], strict=True))
    assert first["article"] == "'=cmd()"
    assert (first["category"], first["actor_country"], first["recipient_country"]) == ("SANCTION", "USA", "RUS")
    assert first["score"] == "-6.0"


def test_counts_are_json(coder: Coder) -> None:
    coded = coder.code("قتلت القوات الإسرائيلية خمسة فلسطينيين في غزة.").to_dict()
    event = {**coded["events"][0], "counts": {"killed": 5}}
    stream = io.StringIO()
    CsvWriter(stream).add({**coded, "events": [event]})
    row = next(csv.DictReader(io.StringIO(stream.getvalue())))
    assert json.loads(row["counts"]) == {"killed": 5}
