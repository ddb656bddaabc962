"""Reviews as gold: what `rasid evaluate` reads back, with figures that can be reckoned by hand."""

import json

import pytest

from rasid.errors import InputError
from rasid.evaluate.gold import read_gold
from rasid.evaluate.report import add_up, category, level, score_all
from rasid.review import record
from rasid.review.gold import export_gold, file_name
from rasid.store.repository import Store
from rasid.store.rows import table_rows
from tests.coded import article, event, extra
from tests.review.conftest import TEXT, assault


def exported(store, folder, partial=False):
    done = export_gold(store, folder, partial)
    return done, read_gold(folder / "gold", folder / "texts") if done.articles else []


def test_only_articles_called_complete_are_gold(store, tmp_path):
    record.decide(store, "e1", "correct", "ann", {"mode": "discontinue", "recipients": []}, "no recipient")
    record.decide(store, "e2", "reject", "ann")
    record.decide(store, "e3", "accept", "ann")
    added = record.add_event(store, "a", 5, 11, {"category": "THREATEN"}, "ann")
    assert exported(store, tmp_path / "none")[0].left_out == 2
    record.complete(store, "a", "ann")
    done, gold = exported(store, tmp_path / "g")
    assert (done.articles, done.events, done.left_out) == (1, 2, 1)
    assert (gold[0].id, gold[0].text, gold[0].data["complete"]) == ("a", TEXT, True)
    first, second = gold[0].data["events"]
    assert (first["trigger"], first["mode"], first["recipients"], first["core"]) == ("فرضت", "discontinue", [], True)
    assert first["actors"] == [{"name": "United States", "country": "USA", "sector": "GOV"}]
    assert (second["mentions"][0]["text"], second["category"]) == (TEXT[5:11], "THREATEN")
    assert added.subject not in json.dumps(gold[0].data)


def test_the_scorer_reads_reviews_as_gold(store, tmp_path):
    """e1 right, e2 no event, one missed; e3 of the other article is nobody's business."""
    record.decide(store, "e1", "accept", "ann")
    record.decide(store, "e2", "reject", "ann")
    record.add_event(store, "a", 5, 11, {"category": "THREATEN"}, "ann")
    record.complete(store, "a", "ann")
    _, gold = exported(store, tmp_path / "g")
    counts, per = add_up(score_all(gold, {"a": article("a", [event("e1"), assault("e2")])}, whole=True)["all"])
    found = level(counts, "full")
    assert (found.hits, found.coded, found.gold) == (1, 2, 2)
    assert category(per["THREATEN"]).recall == 0.0 and counts["q_pred"] == 0


def test_what_nobody_decided_on_is_marginal_in_partial_gold(store, tmp_path):
    record.decide(store, "e1", "accept", "ann")
    _, gold = exported(store, tmp_path / "g", partial=True)
    assert [(e["category"], e["core"]) for e in gold[0].data["events"]] == [("SANCTION", True), ("ASSAULT", False)]
    counts, _ = add_up(score_all(gold, {"a": article("a", [event("e1"), assault("e2")])}, whole=True)["all"])
    assert level(counts, "detection").precision == 1.0


def test_a_text_that_changed_is_gold_no_more(store, tmp_path):
    record.decide(store, "e3", "accept", "ann")
    record.complete(store, "b/b.txt", "ann")
    store.commit(table_rows(article("b/b.txt", []), "r.2", {**extra("نص آخر"), "text_hash": "other"}))
    assert exported(store, tmp_path / "g")[0].articles == 0


def test_line_ends_and_odd_names_are_kept(tmp_path):
    store, text = Store(str(tmp_path / "s")), "عنوان\r\n\r\n" + TEXT
    spot = {"text": "فرضت", "start": 9, "end": 13}
    with store.writing():
        store.commit(table_rows(article("../../x?y", [event("e1", mentions=[spot])]), "r.1", extra(text)))
    record.decide(store, "e1", "accept", "ann")
    record.complete(store, "../../x?y", "ann")
    _, gold = exported(store, tmp_path / "g")
    mention = gold[0].data["events"][0]["mentions"][0]
    assert gold[0].text[mention["start"]:mention["end"]] == "فرضت"
    assert {p.parent.name for p in tmp_path.rglob("x-y-*")} == {"gold", "texts"}


def test_files_are_not_written_over(store, tmp_path):
    record.decide(store, "e1", "accept", "ann")
    exported(store, tmp_path / "g", partial=True)
    with pytest.raises(InputError, match="there are files here"):
        export_gold(store, tmp_path / "g", True)


@pytest.mark.parametrize("id, name", [("AB-1.txt", "AB-1"), ("news/2021.txt", "news-2021-"), ("..", ""), ("مقال", "")])
def test_names_of_files_are_safe(id, name):
    assert file_name(id).startswith(name) and "/" not in file_name(id) and not file_name(id).startswith(".")
    assert file_name(id) != file_name(id + "x")
