"""Every format: its columns as published, its values, its versions, and nothing that a spreadsheet would run."""

import csv
import io
import json
import sqlite3
import zipfile
from xml.etree import ElementTree

import pytest

from rasid.export.formats import FORMATS, LAYOUTS, export
from rasid.store.query import EventFilter
from rasid.store.repository import Store
from rasid.store.rows import table_rows
from tests.coded import article, event, extra, party

TEXT = "قصف الجيش حلب أمس & قتل خمسة"
PLACE = {"text": "حلب", "start": 10, "end": 13, "name": "Aleppo", "country": "SYR", "admin1": "Aleppo Governorate",
         "geonames": "170063", "lat": 36.2, "lon": 37.1, "precision": "city"}
TIME = {"text": "أمس", "start": 14, "end": 17, "type": "DATE", "value": "2021-05-04", "mod": None,
        "begin": "2021-05-04", "end_value": "2021-05-04"}
ENTITY = {"id": "SYR", "name": "Syria", "kind": "place", "country": "SYR", "sector": "GOV", "role": None,
          "wikidata": None, "mentions": [{"text": "حلب", "start": 10, "end": 13, "level": "name"}]}


@pytest.fixture
def store(tmp_path):
    store = Store(str(tmp_path / "s"))
    attack = event("00ff00ff00ff00ff", "ASSAULT", mode="aerial", cameo="195", place=PLACE, counts={"killed": 5},
                   actors=[party("=cmd()", "SYR", "MIL"), party("Russia", "RUS")], date="2021-05-04",
                   recipients=[party("civilians", "SYR", "CVL")],
                   mentions=[{"text": "قصف", "start": 0, "end": 3}],
                   evidence=[{"text": "قصف\tالجيش\nحلب", "start": 0, "end": 13}])
    coded = [article("../../a", [attack], times=[TIME], entities=[ENTITY], title="=1+1"),
             article("b", [event("11ff00ff00ff00ff", cameo="163")])]
    with store.writing():
        for one in coded:
            store.commit(table_rows(one, "r.1", extra(TEXT)))
    return store


def written(store, name, tmp_path):
    path = tmp_path / f"out.{name}"
    assert export(store, name, path, EventFilter()) >= 1
    about = json.loads((tmp_path / f"out.{name}.about.json").read_text())
    assert about["format"] == name and about["coder"] == "1" and about["lexicon"] == "l1" and about["format_version"]
    return path


def lines(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("name, count", [("polecat", 40), ("icews", 20), ("gdelt", 61), ("acled", 23), ("ucdp", 21)])
def test_layouts_have_their_columns_and_one_line_an_event(store, tmp_path, name, count):
    path = written(store, name, tmp_path)
    raw = path.read_text(encoding="utf-8").splitlines()
    assert len(LAYOUTS[name].columns) == len(set(LAYOUTS[name].columns)) == count
    assert all(line.count("\t") == count - 1 for line in raw)
    assert not any(cell.startswith("=") for line in raw for cell in line.split("\t"))


def test_values_of_the_layouts(store, tmp_path):
    polecat = lines(written(store, "polecat", tmp_path))[0]
    assert (polecat["Event Type"], polecat["Quad Code"], polecat["City"]) == ("ASSAULT", "4", "Aleppo")
    assert (polecat["Actor Country"], polecat["Primary Actor Sector"]) == ("SYR; RUS", "MIL")
    icews = lines(written(store, "icews", tmp_path))[0]
    assert (icews["cameo_code"], icews["target_sectors"], icews["event_date"]) == ("195", "CVL", "2021-05-04")
    gdelt = lines(written(store, "gdelt", tmp_path))[0]
    assert (gdelt["EventRootCode"], gdelt["SQLDATE"], gdelt["Actor1Code"]) == ("19", "20210504", "SYRMIL")
    assert (gdelt["ActionGeo_Type"], gdelt["GLOBALEVENTID"].isdigit()) == ("4", True)
    acled = lines(written(store, "acled", tmp_path))
    assert [(a["sub_event_type"], a["fatalities"]) for a in acled] == [("Air/drone strike", "5")]
    ucdp = lines(written(store, "ucdp", tmp_path))
    assert [(u["type_of_violence"], u["deaths_civilians"], u["best"]) for u in ucdp] == [("3", "5", "5")]


def test_flat_formats_hold_every_event(store, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = list(csv.DictReader(io.StringIO(written(store, "csv", tmp_path).read_text(encoding="utf-8"))))
    assert [r["event_id"] for r in rows] == ["00ff00ff00ff00ff", "11ff00ff00ff00ff"]
    assert rows[0]["title"] == "'=1+1"
    table = parquet.read_table(written(store, "parquet", tmp_path))
    assert table.column("event_id").to_pylist() == [r["event_id"] for r in rows]
    assert table.schema.metadata[b"lexicon"] == b"l1"
    coded = [json.loads(line) for line in written(store, "jsonl", tmp_path).read_text(encoding="utf-8").splitlines()]
    assert coded[0]["events"][0]["place"] == PLACE


def test_sqlite_opens_and_says_what_it_is(store, tmp_path):
    database = sqlite3.connect(written(store, "sqlite", tmp_path))
    assert database.execute("select count(*) from events").fetchone() == (2,)
    assert database.execute("select count(*) from parties where side = 'actor'").fetchone() == (3,)
    assert database.execute("select value from about where name = 'format'").fetchone() == ("sqlite",)


def test_graph(store, tmp_path):
    root = ElementTree.parse(written(store, "graphml", tmp_path)).getroot()
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    assert len(root.findall(".//g:edge", space)) == 3
    assert len(root.findall(".//g:node", space)) == 4


def test_brat_spans_say_what_the_text_says(store, tmp_path):
    zipped = zipfile.ZipFile(written(store, "brat", tmp_path))
    assert sorted(zipped.namelist()) == ["000001.ann", "000001.txt", "000002.ann", "000002.txt", "index.tsv"]
    text = zipped.read("000001.txt").decode()
    for line in zipped.read("000001.ann").decode().splitlines():
        if line.startswith("T"):
            _, mark, words = line.split("\t")
            _, start, end = mark.split()
            assert text[int(start):int(end)] == words
    assert "E1\tASSAULT:T" in zipped.read("000001.ann").decode()


def test_timeml_is_the_text_with_times_marked(store, tmp_path):
    zipped = zipfile.ZipFile(written(store, "timeml", tmp_path))
    root = ElementTree.fromstring(zipped.read("000001.tml"))
    assert "".join(root.find("TEXT").itertext()) == TEXT
    assert [(t.get("value"), t.text) for t in root.find("TEXT").iter("TIMEX3")] == [("2021-05-04", "أمس")]


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_same_store_gives_the_same_bytes(store, tmp_path, name):
    first = written(store, name, tmp_path).read_bytes()
    assert name == "sqlite" or written(store, name, tmp_path).read_bytes() == first
