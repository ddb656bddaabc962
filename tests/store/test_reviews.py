"""Reviews: a log from which follows what the store says, through recoding, undo and tables of an older version."""

import pytest

from rasid.corpus.merging import merge_store, withdraw
from rasid.store.query import EventFilter, iterate_events, run_sql
from rasid.store.repository import Store
from rasid.store.reviews import Review, add_review, decisions, read_reviews, standing
from rasid.store.rows import table_rows
from tests.coded import article, event, extra

TEXT = "فرضت واشنطن عقوبات على موسكو"


@pytest.fixture
def store(tmp_path):
    store = Store(str(tmp_path / "s"))
    with store.writing():
        code(store, "r.1", [event("e1"), event("e2", "ASSAULT", mentions=[spot(12, 18)])])
    return store


def spot(start, end):
    return {"text": TEXT[start:end], "start": start, "end": end}


def code(store, batch, events, hash="h"):
    store.commit(table_rows(article("a", events), batch, {**extra(TEXT), "text_hash": hash}))


def review(store, subject, verdict, seen, reviewer="ann", **changes):
    one = Review(subject, verdict, reviewer=reviewer, article="a", text_hash="h", seen=seen, changes=changes)
    add_review(store, one)
    return one


def shown(store):
    return {e["id"]: (e["category"], e["mode"]) for _, e in iterate_events(store)}


def test_what_was_written_is_read_again(store):
    one = review(store, "e1", "correct", event("e1"), mode="expel", counts={"expelled": 3})
    assert read_reviews(store) == [one]
    assert one.id and one.made.endswith("+00:00")


def test_decisions_count_everywhere(store):
    review(store, "e2", "reject", event("e2", "ASSAULT", mentions=[spot(12, 18)]))
    review(store, "e1", "correct", event("e1"), category="THREATEN", mode="relations", date=None)
    review(store, "e9", "add", event("e9", "ACCUSE", mentions=[spot(5, 11)], date="2021-05-01"))
    assert shown(store) == {"e1": ("THREATEN", "relations"), "e9": ("ACCUSE", None)}
    assert run_sql(store, "select id, quad, score, cameo, first_day from events where id = 'e1'")[1] == [
        ("e1", "verbal conflict", -3.5, None, None)]
    assert [e["id"] for _, e in iterate_events(store, EventFilter(until="2021-05-01"))] == ["e9"]
    assert run_sql(store, "select event, text from mentions order by 1")[1] == [("e1", "فرضت"), ("e9", TEXT[5:11])]
    assert run_sql(store, "select count(*) from events_coded")[1] == [(2,)]


def test_the_last_decision_stands_and_undo_brings_back_the_one_before(store):
    review(store, "e1", "reject", event("e1"))
    second = review(store, "e1", "correct", event("e1"), reviewer="bob", mode="expel")
    assert shown(store)["e1"] == ("SANCTION", "expel")
    add_review(store, Review(second.id, "undo", reviewer="bob"))
    assert "e1" not in shown(store)
    assert decisions(read_reviews(store))["e1"].verdict == "reject"
    assert len(standing(read_reviews(store))) == 1


def test_decisions_survive_recoding(store):
    """The same id; a trigger found before the first one, which gives a new id; an event that is coded no more."""
    review(store, "e1", "correct", event("e1"), mode="expel")
    code(store, "r.2", [event("e1", mode="discontinue")])
    assert shown(store) == {"e1": ("SANCTION", "expel")}
    code(store, "r.3", [event("other", mentions=[spot(0, 4), spot(19, 22)])])
    assert shown(store) == {"e1": ("SANCTION", "expel")}
    code(store, "r.4", [])
    assert shown(store) == {"e1": ("SANCTION", "expel")}


def test_a_decision_ends_with_its_text(store):
    review(store, "e1", "reject", event("e1"))
    code(store, "r.2", [event("e1")], hash="another")
    assert list(shown(store)) == ["e1"]


def test_what_was_confirmed_is_sure(store):
    code(store, "r.2", [event("e1", confidence=0.3)])
    review(store, "e1", "accept", event("e1", confidence=0.3))
    assert [e["confidence"] for _, e in iterate_events(store)] == [1.0]
    assert run_sql(store, "select confidence from events_coded")[1] == [(0.3,)]


def test_a_withdrawn_merge_can_be_taken_back(store):
    store.commit(table_rows(article("b", [event("e3")], source="paper"), "r.5", {**extra(TEXT), "signature": None}))
    assert merge_store(store).shared == 1
    judgement = store.rows("merges")[0]["id"]
    withdraw(store, judgement, "another day", "ann")
    assert merge_store(store).shared == 0
    done = read_reviews(store)[-1]
    assert (done.verdict, done.reviewer, done.note) == ("apart", "ann", "another day")
    add_review(store, Review(done.id, "undo"))
    assert merge_store(store).shared == 1


def test_a_store_of_an_older_version_is_read_and_widened(store):
    arrow = pytest.importorskip("pyarrow")
    deltalake = pytest.importorskip("deltalake")
    old = {"id": "1", "subject": "m", "verdict": "apart", "note": "why", "made": "2026-01-01T00:00:00+00:00"}
    deltalake.write_deltalake(f"{store.where}/reviews", arrow.Table.from_pylist([old]), mode="overwrite",
                              schema_mode="overwrite")
    assert read_reviews(store)[0].note == "why"
    assert len(shown(store)) == 2
    review(store, "e1", "reject", event("e1"))
    assert [r.verdict for r in read_reviews(store)] == ["apart", "reject"]


def test_the_log_does_not_fall_into_many_files(store):
    for _ in range(45):
        review(store, "e1", "note", None)
    assert len(store.table("reviews").file_uris()) < 41
    assert len(read_reviews(store)) == 45
