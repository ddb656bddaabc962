"""Merging a store: what is stored, shown, withdrawn, and stays withdrawn."""

import json

import pytest

from rasid.corpus.merging import explain, merge_store, take_back, withdraw
from rasid.errors import RasidError
from rasid.merge.copies import signature
from rasid.store.repository import Store
from rasid.store.reviews import read_reviews
from rasid.store.rows import table_rows
from tests.coded import article, event, extra, party

ALEPPO = {"text": "حلب", "start": 0, "end": 3, "name": "Aleppo", "country": "SYR", "admin1": None, "geonames": None,
          "lat": 36.2, "lon": 37.1, "precision": "city"}


def attack(id: str, killed: int, words: str, **fields):
    return event(id, "ASSAULT", mode="aerial", actors=[party("Syria", "SYR", entity="SYR")], date="2021-05-04",
                 recipients=[party("civilians", "SYR", "CVL")], counts={"killed": killed}, place=ALEPPO,
                 mentions=[{"text": "قصف", "start": 0, "end": 3}],
                 evidence=[{"text": words, "start": 0, "end": len(words)}], **fields)


@pytest.fixture
def store(tmp_path):
    store = Store(str(tmp_path / "s"))
    coded = [article("a1", [attack("e1", 5, "قصف طائرات سوقا شعبية مكتظة")], source="wire"),
             article("a2", [attack("e2", 7, "قصف سوق شعبية بالطائرات ومقتل باعة")], source="paper"),
             article("a3", [attack("e3", 5, "قصف طائرات سوقا شعبية مكتظة")], source="copier"),
             article("a4", [event("e4")])]
    with store.writing():
        for one in coded:
            begin = {"a1": 0, "a2": 100, "a3": 0, "a4": 200}[one["id"]]
            mark = signature(" ".join(f"كلمة{n}" for n in range(begin, begin + 80)))
            store.commit(table_rows(one, "r.1", {**extra(), "signature": mark}))
    return store


def test_a_happening_is_counted_once_and_keeps_its_reports(store):
    report = merge_store(store)
    assert (report.reports, report.happenings, report.shared, report.copies) == (4, 2, 1, 1)
    merged = next(row for row in store.rows("merged") if row["reports"] == 3)
    assert sorted(merged["events"]) == ["e1", "e2", "e3"]
    assert (merged["independent"], merged["outlets"]) == (2, ["copier", "paper", "wire"])
    assert json.loads(merged["disagreements"])["killed"] == {"5": ["e1", "e3"], "7": ["e2"]}


def test_merging_again_changes_nothing(store):
    merge_store(store)
    before = store.rows("merged"), store.rows("merges")
    merge_store(store)
    assert (store.rows("merged"), store.rows("merges")) == before


def test_a_judgement_is_shown_withdrawn_and_stays_so(store):
    merge_store(store)
    _, reports, judgements = explain(store, "e2")
    assert len(reports) == 3
    assert {"actors", "days", "words"} <= set(json.loads(judgements[0]["features"]))
    mine = next(j for j in judgements if "e2" in (j["left"], j["right"]))
    assert withdraw(store, mine["id"], "another market") == 3
    assert len(explain(store, "e2")[1]) == 1
    merge_store(store)
    assert {mine["left"], mine["right"]} != set(explain(store, "e2")[0]["events"])
    assert not any({mine["left"], mine["right"]} <= set(row["events"]) for row in store.rows("merged"))


def test_withdrawing_touches_nothing_else_and_keeps_denials(store):
    with store.writing():
        denial = attack("e5", 5, "نفى الجيش قصف سوق شعبية بالطائرات", status="negated")
        store.commit(table_rows(article("a5", [denial], source="agency"), "r.2", {**extra(), "signature": None}))
    merge_store(store)
    before = {row["id"]: row for row in store.rows("merged")}
    assert [row["denials"] for row in before.values() if "e5" in row["events"]] != [[]]
    mine = next(row for row in store.rows("merges") if row["kind"] == "same" and "e2" in (row["left"], row["right"]))
    assert withdraw(store, mine["id"]) == len(before) + 1
    after = {row["id"]: row for row in store.rows("merged")}
    assert [row["denials"] for row in after.values() if "e5" in row["events"]] == [
        row["denials"] for row in before.values() if "e5" in row["events"]]
    alone = next(row for row in after.values() if row["events"] == ["e4"])
    assert alone == before[alone["id"]]
    merge_store(store)
    assert sorted(row["events"] for row in store.rows("merged")) == sorted(row["events"] for row in after.values())


def test_a_withdrawal_is_taken_back_at_once(store):
    merge_store(store)
    before = [sorted(store.rows(name), key=lambda r: r["id"]) for name in ("merged", "merges")]
    withdraw(store, before[1][0]["id"], "another market", "ann")
    done = take_back(store, read_reviews(store)[-1].id, "bob")
    assert [sorted(store.rows(name), key=lambda r: r["id"]) for name in ("merged", "merges")] == before
    assert (done.verdict, done.reviewer) == ("undo", "bob")
    with pytest.raises(RasidError, match="no review"):
        take_back(store, done.subject, "bob")


def test_what_is_not_there_is_told(store):
    with pytest.raises(RasidError, match="no merged event"):
        explain(store, "e1")
    with pytest.raises(RasidError, match="no merge x"):
        withdraw(store, "x")
