"""Quotes in sentences written for this test: who speaks, of which kind, from which word to which; and what is none."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from rasid.api import Coder
from rasid.model.annotations import Quote

HERE = Path(__file__).parent


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table beside this file."""
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield {**row, "text": row["text"].replace("\\n", "\n")}


CASES = list(rows("cases.tsv"))
COUNTERS = [row["text"] for row in rows("counters.tsv")]


def found(coder: Coder, text: str) -> list[Quote]:
    """The quotes of a text that stands alone in its article."""
    return coder.code(text, published="2022-05-20").quotes


@pytest.mark.parametrize("case", CASES, ids=range(len(CASES)))
def test_quote(coder: Coder, case: dict[str, str]) -> None:
    shown = [(q.kind, q.speaker.text if q.speaker else None, q.text) for q in found(coder, case["text"])]
    assert any(kind == case["kind"] and case["speaker"] in (speaker or "") and text.split()[0] == case["first"]
               and text.split()[-1] == case["last"] for kind, speaker, text in shown), shown


@pytest.mark.parametrize("text", COUNTERS, ids=range(len(COUNTERS)))
def test_no_quote(coder: Coder, text: str) -> None:
    assert found(coder, text) == []


@pytest.mark.parametrize("case", list(rows("occasions.tsv")), ids=lambda case: case["occasion"] or "none")
def test_occasion(coder: Coder, case: dict[str, str]) -> None:
    assert [q.occasion or "" for q in found(coder, case["text"])] == [case["occasion"]]


def test_speakers_together(coder: Coder) -> None:
    quote, = found(coder, "أكدت روسيا والصين أن القرار لا يخدم السلام.")
    assert [s.country for s in quote.speakers] == ["RUS", "CHN"]


def test_content_stops_before_the_next_cue(coder: Coder) -> None:
    text = "قال الرئيس الفرنسي إن الهدنة صامدة، وأضاف أن المساعدات تصل، مشيرا إلى أن المعابر مفتوحة."
    assert [q.text.split()[-1] for q in found(coder, text)] == ["صامدة", "تصل", "مفتوحة"]
    assert {q.speaker.country for q in found(coder, text) if q.speaker} == {"FRA"}
