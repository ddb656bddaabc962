"""Rows between machines: what goes in comes out, and coding them gives what a local run stores."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.corpus.exchange import RAW, RESULT, batches_of, code_rows, raw_of, raw_row, rows_of, stored_row
from rasid.corpus.run import Options
from rasid.corpus.workers import prepare, ready, release, versions_of
from rasid.errors import RasidError
from rasid.ingest.records import RawArticle, Refused
from rasid.model.annotations import Diagnostic
from rasid.store.rows import text_hash
from tests.corpus.test_archive import Toy

WORDS = st.text(st.characters(exclude_categories=["Cs"]))
MAYBE = st.none() | WORDS
ARTICLES = st.builds(RawArticle, WORDS, WORDS, MAYBE, MAYBE, MAYBE, MAYBE, WORDS, st.integers(0, 9),
                     st.lists(st.builds(Diagnostic, WORDS, WORDS), max_size=2), MAYBE, MAYBE)


@given(st.lists(ARTICLES | st.builds(Refused, WORDS, WORDS, st.integers(0, 9)), max_size=5))
def test_inputs_come_out_as_they_went_in(items):
    rows = (raw_row(item, 0, at) for at, item in enumerate(items))
    assert [raw_of(row) for row in rows_of(batches_of(rows, RAW))] == items


def coded(items, *stored):
    prepare(Toy)
    try:
        rows = [*stored, *(raw_row(item, 0, at) for at, item in enumerate(items))]
        return list(rows_of(batches_of(code_rows(rows, "r.000001", Options()), RESULT)))
    finally:
        release()


def test_every_input_gives_one_result():
    items = [RawArticle("a", "كلمة كلمة", size=5), RawArticle("a", "كلمة كلمة"), RawArticle("a", "أخرى", where="f:3"),
             Refused("f:4", "broken", 2), RawArticle("b", "fail", where="f:5")]
    results = coded(items)
    assert [len(r["articles"]) for r in results] == [1, 0, 0, 0, 0]
    assert [r["failure"] and r["failure"]["place"] for r in results] == [None, None, "f:3", "f:4", "f:5"]
    assert [len(results[0]["events"]), results[0]["size"], results[3]["size"]] == [2, 5, 2]
    assert results[0]["articles"][0]["batch"] == results[0]["events"][0]["batch"] == "r.000001"


def test_what_the_store_has_is_not_coded_again():
    known = stored_row("a", text_hash("كلمة"), True, "r.1")
    assert [len(r["articles"]) for r in coded([RawArticle("a", "كلمة"), RawArticle("b", "كلمة")], known)] == [0, 1]


def test_a_machine_with_another_lexicon_is_refused():
    try:
        ready(Toy, versions_of(Toy()))
        ready(lambda: Toy(lexicon="l2"), {"coder": "1", "lexicon": "l2"})
        with pytest.raises(RasidError, match="install the same"):
            ready(Toy, {"coder": "1", "lexicon": "l3"})
    finally:
        release()
