"""`rasid code --store`, `sql`, `events`, `runs`, `prune` from end to end."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SENTENCE

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    texts = [SENTENCE, "قتل خمسة مدنيين في قصف على حلب.", "التقى وزير الخارجية المصري نظيره الأردني في عمان."]
    lines = [{"id": f"s{n}", "published": "2021-05-05", "source": "outlet", "text": t} for n, t in enumerate(texts)]
    (tmp_path / "s.jsonl").write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return tmp_path / "s.jsonl"


@pytest.fixture
def store(run: Run, tmp_path: Path, samples: Path) -> Path:
    status, _, err = run("code", samples, "--store", tmp_path / "s")
    assert status == 0 and "3 article(s)" in err
    return tmp_path / "s"


def test_the_store_holds_what_json_lines_hold(run: Run, store: Path, samples: Path) -> None:
    _, lines, _ = run("code", samples)
    expected = [e for line in lines.splitlines() for e in json.loads(line)["events"]]
    _, out, _ = run("events", "--store", store, "--format", "jsonl")
    stored = [json.loads(line)["events"][0] for line in out.splitlines()]
    order = {e["id"]: n for n, e in enumerate(stored)}
    assert sorted(expected, key=lambda e: order[e["id"]]) == stored


def test_a_second_run_and_the_list_of_runs(run: Run, store: Path, samples: Path) -> None:
    _, _, err = run("code", samples, "--store", store, "--workers", 2)
    assert "0 article(s), 0 event(s); 3 stored before" in err
    status, out, _ = run("sql", "--store", store, "select id, what from runs order by id, what", "--format", "csv")
    assert status == 0 and [line.split(",")[1] for line in out.splitlines()] == [
        "what", "begun", "ended", "begun", "ended"]
    name = out.splitlines()[1].split(",")[0]
    assert "3 article(s)" in run("runs", "--store", store, "--drop", name)[2]
    assert run("events", "--store", store, "--format", "csv")[1].count("\n") == 1


def test_formats(run: Run, store: Path, tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    _, flat, _ = run("events", "--store", store, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(flat)))
    assert run("events", "--store", store, "--format", "parquet", "-o", tmp_path / "e.parquet")[0] == 0
    table = pq.read_table(tmp_path / "e.parquet")
    assert table.num_rows == len(rows) > 0 and table.column_names == list(rows[0])
    assert b"rasid_export" in table.schema.metadata
    assert run("events", "--store", store, "--format", "parquet")[0] == 2
    assert "SANCTION" in run("events", "--store", store, "--category", "SANCTION")[1]


def test_cells_of_a_query_are_safe_and_mistakes_told(run: Run, store: Path) -> None:
    assert "'=1+1" in run("sql", "--store", store, "select '=1+1' as x", "--format", "csv")[1]
    assert run("sql", "--store", store, "drop view events")[0] == 2
    assert run("sql", "--store", store / "none", "select 1")[0] == 2


def test_prune_deletes_texts_from_the_disk(run: Run, store: Path, samples: Path) -> None:
    assert "3 article(s)" in run("prune", "--store", store, "--before", "2100-01-01")[2]
    assert run("sql", "--store", store, "select count(text), count(title) from articles", "--format",
               "csv")[1].splitlines()[1] == "0,0"
    assert len(list((store / "articles").glob("*.parquet"))) == 1
    assert run("prune", "--store", store, "--before", "soon")[0] == 2
