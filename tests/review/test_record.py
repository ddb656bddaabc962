"""Deciding on events: what is written, what is refused, what is taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.errors import InputError, RasidError
from rasid.model.ontology import CATEGORIES
from rasid.model.span import Span
from rasid.review import record
from rasid.review.check import FIELDS, checked
from rasid.store.query import iterate_events
from rasid.store.reviews import read_reviews
from tests.coded import event
from tests.review.conftest import SHELLED, TEXT


def shown(store):
    return {e["id"]: e for _, e in iterate_events(store)}


def test_a_correction_is_seen_and_taken_back(store):
    done = record.decide(store, "e1", "correct", "ann", {"mode": "expel", "counts": {"expelled": 3}}, "three of them")
    assert (shown(store)["e1"]["mode"], shown(store)["e1"]["counts"]) == ("expel", {"expelled": 3})
    assert (done.reviewer, done.note, done.seen["mode"], done.text_hash) == ("ann", "three of them", None, "h")
    record.undo(store, done.id, "bob")
    assert shown(store)["e1"]["mode"] is None
    assert [r.verdict for r in read_reviews(store)] == ["correct", "undo"]
    with pytest.raises(RasidError, match="no review"):
        record.undo(store, done.id, "bob")


def test_a_missed_event_is_added_where_its_words_stand(store):
    added = record.add_event(store, "b/b.txt", 31, 34, {"category": "ASSAULT", "mode": "aerial", "actors": [
        {"name": "Syria", "country": "SYR", "sector": "MIL"}]}, "ann")
    found = shown(store)[added.subject]
    assert found["mentions"] == [SHELLED]
    assert found["evidence"][0]["text"] == TEXT[30:49]
    assert (found["quad"], found["score"], found["actors"][0]["country"]) == ("material conflict", -9.5, "SYR")
    with pytest.raises(InputError, match="there already"):
        record.add_event(store, "b/b.txt", 31, 34, {"category": "ASSAULT"}, "bob")
    corrected = record.decide(store, added.subject, "correct", "bob", {"mode": "drone"})
    assert corrected.seen["mode"] == "aerial"
    assert shown(store)[added.subject]["mode"] == "drone"


def test_an_added_event_has_the_id_that_the_coder_would_give(coder):
    text = "فرضت الولايات المتحدة عقوبات على روسيا."
    coded = coder.code(text, "2021-05-05", id="x").to_dict()["events"][0]
    first = coded["mentions"][0]
    made = record._new_event("x", text, Span(first["start"], first["end"]), {"category": coded["category"]})
    assert made["id"] == coded["id"]
    assert set(made) == set(coded)


@pytest.mark.parametrize("start, end", [(-1, 3), (3, 3), (5, 4), (0, 9999), (0, 61), (4, 5)])
def test_words_that_are_none_are_refused(store, start, end):
    with pytest.raises(InputError):
        record.add_event(store, "a", start, end, {"category": "ASSAULT"}, "ann")


def test_a_sentence_is_what_stands_between_two_ends():
    assert TEXT[slice(*record.sentence_around(TEXT, Span(31, 34)))] == "وقصف طيران دمشق حلب"
    assert record.sentence_around("ab", Span(0, 2)) == (0, 2)


@pytest.mark.parametrize("verdict, changes, reviewer, note", [
    ("accept", {"mode": "expel"}, "ann", ""), ("correct", {}, "ann", ""), ("correct", {"mode": None}, "ann", ""),
    ("maybe", {}, "ann", ""), ("accept", {}, " ", ""), ("accept", {}, "a" * 81, ""), ("note", {}, "ann", " "),
    ("accept", {}, "ann", "x" * 2001)])
def test_what_makes_no_sense_is_refused(store, verdict, changes, reviewer, note):
    with pytest.raises(InputError):
        record.decide(store, "e1", verdict, reviewer, changes, note)
    assert read_reviews(store) == []


def test_what_is_not_there_is_told(store):
    with pytest.raises(RasidError, match="no event x"):
        record.decide(store, "x", "accept", "ann")
    with pytest.raises(RasidError, match="no article x"):
        record.add_event(store, "x", 0, 1, {"category": "AID"}, "ann")


def test_an_article_is_complete_once_every_event_is_decided_on(store):
    with pytest.raises(InputError, match="decide first on e1, e2"):
        record.complete(store, "a", "ann")
    record.decide(store, "e1", "accept", "ann")
    record.decide(store, "e2", "reject", "ann")
    assert record.complete(store, "a", "ann").verdict == "complete"


@pytest.mark.parametrize("changes", [
    {"category": "NO"}, {"category": None}, {"mode": "aerial"}, {"status": "past"}, {"historical": "yes"}, {"date": "soon"},
    {"place": {"country": "SYR"}}, {"place": {"name": "x", "country": "Syria"}}, {"place": {"name": "x", "lat": 91}},
    {"place": {"name": "x", "precision": "near"}}, {"counts": {"dead": 3}}, {"counts": {"killed": "3"}},
    {"counts": {"killed": True}}, {"counts": {"killed": -1}}, {"counts": {"currency": "USD"}}, {"counts": []},
    {"actors": "USA"}, {"actors": [{}]}, {"actors": [{"name": "x" * 201}]}, {"actors": [{"name": "x", "sector": "X"}]},
    {"actors": [{"name": "x", "country": "usa"}]}, {"actors": [{"name": "x"}] * 31}, {"rules": ["x"]}, {"id": "e2"}])
def test_values_that_no_event_holds_are_refused(changes):
    with pytest.raises(InputError):
        checked(event("e1"), changes)


def test_all_mistakes_are_told_at_once():
    with pytest.raises(InputError, match=r"status: .*; date: "):
        checked(event("e1"), {"date": "soon", "status": "past"})


def test_only_what_differs_is_a_change():
    same = event("e1", mode="expel")
    assert checked(same, {"mode": "expel", "date": "2021-05-05", "category": "SANCTION"}) == {}
    assert checked(same, {"category": "ASSAULT"}) == {"category": "ASSAULT", "mode": None}


def test_a_party_keeps_its_words_where_its_name_stays():
    change = checked(event("e1"), {"actors": [{"name": "United States", "country": "USA", "sector": "LEG"},
                                              {"name": "Nobody\u202e\n known", "country": None, "sector": None}]})
    known, new = change["actors"]
    assert (known["text"], known["end"], known["sector"]) == ("United States", 13, "LEG")
    assert (new["name"], new["text"], new["start"]) == ("Nobody known", "", 0)


anything = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
                        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
                        max_leaves=8)


@given(st.dictionaries(st.sampled_from([*FIELDS, "x"]), anything | st.sampled_from(CATEGORIES), max_size=4))
def test_whatever_is_sent_is_checked_or_refused(changes):
    try:
        right = checked(event("e1"), changes)
    except InputError:
        return
    assert set(right) <= set(FIELDS)
