"""The store: batches count once their articles are written, recoding shows the newest, queries reach nothing else."""

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from rasid.errors import RasidError
from rasid.store.query import EventFilter, iterate_events, run_sql
from rasid.store.repository import Store, new_run, open_store
from rasid.store.rows import shorten, table_rows
from rasid.store.schema import TABLES
from rasid.store.upkeep import drop_run, prune_texts
from tests.coded import article, event, extra, party


def filled(folder: Path, *coded: dict, batch: str = "r-1") -> Store:
    store = Store(str(folder / "store"))
    with store.writing():
        for one in coded:
            store.commit(table_rows(one, batch, extra()))
    return store


def test_what_is_written_is_read_again(tmp_path):
    one = article("a", [event("e1", counts={"killed": 5}, place={
        "text": "حلب", "start": 1, "end": 4, "name": "Aleppo", "country": "SYR", "admin1": None, "geonames": "1",
        "lat": 36.2, "lon": 37.1, "precision": "city"}), event("e2", "ASSAULT", mentions=[
            {"text": "قتل", "start": 9, "end": 12}, {"text": "القتل", "start": 30, "end": 35}])])
    pairs = list(iterate_events(filled(tmp_path, one)))
    assert [e for _, e in pairs] == one["events"]
    assert pairs[0][0]["id"] == "a"


def test_rows_whose_articles_were_never_written_are_not_seen_and_then_removed(tmp_path):
    store = filled(tmp_path, article("a", [event("e1")]))
    torn = table_rows(article("b", [event("e2")]), "r-2", extra())
    store.append("events", torn["events"])
    assert run_sql(store, "select id from events")[1] == [("e1",)]
    assert store.forget_torn() == 1
    assert run_sql(store, "select id from events_all")[1] == [("e1",)]


def test_recoding_shows_the_newest_and_keeps_the_old(tmp_path):
    store = filled(tmp_path, article("a", [event("e1"), event("e2")]))
    store.commit(table_rows(article("a", [event("e1", mode="expel")]), "r-2", extra()))
    assert run_sql(store, "select id, mode from events")[1] == [("e1", "expel")]
    assert run_sql(store, "select count(*) from events_all")[1] == [(3,)]


@pytest.mark.parametrize("query", [
    "select * from '/etc/passwd'", "select * from read_text('/etc/passwd')", "copy (select 1) to '/tmp/x.csv'",
    "attach '/tmp/x.db'", "install httpfs", "set enable_external_access = true", "drop view events",
    "select 1; drop view events", "create table t as select 1", "select * from store", "", "select",
    "select * from glob('/*')", "select getenv('HOME')", "pragma database_list"])
def test_a_query_that_is_no_plain_select_is_refused(tmp_path, query):
    store = filled(tmp_path, article("a", [event("e1")]))
    with pytest.raises(RasidError):
        run_sql(store, query)


@pytest.mark.parametrize("wanted, found", [
    (EventFilter(actor="USA", recipient="RUS", category="SANCTION"), ["e1"]),
    (EventFilter(actor="USA/GOV"), ["e1"]), (EventFilter(actor="USA/MIL"), []), (EventFilter(actor="REB"), ["e2"]),
    (EventFilter(actor="houthis"), ["e2"]), (EventFilter(since="2021-06"), ["e2"]),
    (EventFilter(until="2021-05"), ["e1"]), (EventFilter(status="future"), ["e2"]),
    (EventFilter(status="fact"), ["e1"]), (EventFilter(actor="' or 1=1 --"), []), (EventFilter(least=0.8), ["e1"])])
def test_events_are_found_by_what_they_say(tmp_path, wanted, found):
    houthi = party("Houthis", "YEM", "REB", "houthis")
    store = filled(tmp_path, article("a", [event("e1")]),
                   article("b", [event("e2", "ASSAULT", actors=[houthi], status="future", date="2021-06-10",
                                       confidence=0.5)]))
    assert [e["id"] for _, e in iterate_events(store, wanted)] == found


def test_only_one_writer_at_a_time(tmp_path):
    store = Store(str(tmp_path / "store"))
    code = ("import sys; from rasid.store.repository import Store; from rasid.errors import RasidError\n"
            "try:\n    with Store(sys.argv[1]).writing(): print('held')\n"
            "except RasidError as error: print(error)")
    ask = [sys.executable, "-c", code, store.where]
    with store.writing():
        assert "another run" in subprocess.run(ask, capture_output=True, text=True, check=True).stdout
        with pytest.raises(RasidError, match="another run"), Store(store.where).writing():
            pass
        assert "another run" in subprocess.run(ask, capture_output=True, text=True, check=True).stdout
    assert subprocess.run(ask, capture_output=True, text=True, check=True).stdout == "held\n"


def test_no_store_says_how_to_make_one(tmp_path):
    with pytest.raises(RasidError, match="rasid code"):
        open_store(str(tmp_path))


def test_a_date_that_is_none_is_refused(tmp_path):
    with pytest.raises(RasidError, match="no date"):
        list(iterate_events(filled(tmp_path, article("a", [])), EventFilter(since="yesterday")))


def test_short_rows_hold_no_text():
    long = {"text": "ن" * 900, "start": 0, "end": 900}
    short = shorten(article("a", [event("e1", evidence=[long])], title="عنوان"))
    assert len(short["events"][0]["evidence"][0]["text"]) == 200
    assert short["title"] is None


LOOKED_FOR = [("articles", "id"), ("quotes", "article"), ("events", "id"), ("merges", "id")]


@pytest.mark.parametrize("table, column", LOOKED_FOR)
def test_what_was_deleted_or_blanked_leaves_tables_that_can_be_searched(tmp_path, table, column):
    quote = {"kind": "direct", "text": "نص", "start": 0, "end": 2, "speaker": None, "speakers": [], "cue": None,
             "occasion": None}
    store = filled(tmp_path, article("a", [event("e1")], quotes=[quote]), article("b", [event("e2")], quotes=[quote]))
    store.commit(table_rows(article("c", [event("e3")], "2022-01-01", quotes=[quote]), "r-2", extra()))
    store.append("merges", [{"id": i, "kind": "same", "left": "e1", "right": "e2", "score": 0.9, "features": "{}",
                             "merger": "1"} for i in ("m1", "m2")])
    assert store.delete("merges", "id", ["m1", "none"]) == 1
    assert drop_run(store, "r-2") == 1
    assert prune_texts(store, dt.date(2021, 12, 1)) == 2
    for condition in ("in ('a', 'b', 'e1', 'm1', 'm2')", "between 'a' and 'z'", "not in ('x', 'y')", "= 'a'"):
        run_sql(store, f"select {column} from {table} where {column} {condition}")
    assert run_sql(store, f"select count(*) from {table} where {column} between 'a' and 'z'")[1][0][0] > 0


def test_runs_sort_by_time():
    assert new_run() < new_run()


def test_every_table_and_column_is_documented():
    page = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "store.md").read_text(encoding="utf-8")
    for table, columns in TABLES.items():
        section = page.partition(f"\n## {table}\n")[2].partition("\n## ")[0]
        assert all(f"| `{column}` |" in section for column in columns), table


def test_of_merged_reports_one_stands_for_all_while_it_is_there(tmp_path):
    store = filled(tmp_path, article("a", [event("e1"), event("e2")]), article("b", [event("e3")]))
    blank = dict.fromkeys(TABLES["merged"])
    store.append("merged", [{**blank, "id": "m", "events": ["e1", "e3"], "best": "e3", "reports": 2}])
    wanted = EventFilter(merged=True)
    assert [e["id"] for _, e in iterate_events(store, wanted)] == ["e2", "e3"]
    store.commit(table_rows(article("b", []), "r-2", extra()))
    assert [e["id"] for _, e in iterate_events(store, wanted)] == ["e1", "e2"]
