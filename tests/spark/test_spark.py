"""Spark gives what one machine gives: row for row, but for names of batches, ids of runs and times.

RASID_SPARK_ARTICLES sets how many articles are compared."""

import csv
import json
import os
import runpy
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rasid.cli.main import main
from rasid.errors import RasidError
from rasid.store.query import run_sql
from rasid.store.repository import Store
from tests.conftest import ROOT, SENTENCE

pytestmark = pytest.mark.spark
COUNT = int(os.environ.get("RASID_SPARK_ARTICLES", "2000"))
CODED = ("articles", "events", "mentions", "quotes", "times", "entities")
SPORT = "فاز المنتخب في المباراة على ملعب الفريق وسجل اللاعب هدفا في الدوري وتأهل النادي إلى كأس البطولة مع المدرب."


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    from rasid import spark

    found = spark.session("local[2]")
    yield found
    found.stop()


def contents(store: Path, tables: tuple[str, ...] = (*CODED, "refusals")) -> dict[str, list[str]]:
    """All rows but for batch and run."""
    return {name: sorted(str({k: v for k, v in row.items() if k not in ("batch", "run")})
                         for row in Store(str(store)).rows(name)) for name in tables}


def write_lines(path: Path, records: list[Any]) -> None:
    path.write_text("\n".join(r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in records), "utf-8")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Samples varied by program, in several formats, with inputs that are refused, repeated, set aside or undated."""
    folder = tmp_path_factory.mktemp("archive")
    made = [{"id": a.id, "published": a.published, "source": a.source, "text": a.text}
            for a in runpy.run_path(str(ROOT / "tools" / "bench_corpus.py"))["articles"](COUNT)]
    half, more = len(made) // 2, {**made[0], "text": SENTENCE}
    write_lines(folder / "a.jsonl", [*made[:half], "{broken", made[3], {"id": "sport", "text": SPORT}])
    write_lines(folder / "b.jsonl", [more, *made[half:-50], {"id": "en", "text": "The minister spoke."}, {"id": "none"},
                                     {"id": "when", "published": "yesterday", "text": SENTENCE}])
    with (folder / "c.csv").open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, list(made[0]))
        table.writeheader()
        table.writerows(made[-50:])
    (folder / "bare.txt").write_text(SENTENCE, encoding="utf-8")
    return folder


def code(*paths: Path, store: Path, engine: tuple[str, ...]) -> int:
    return main(["code", *map(str, paths), "--store", str(store), *engine])


LOCAL, SPARK = ("--workers", "2"), ("--engine", "spark", "--master", "local[2]")


@pytest.fixture(scope="module")
def stores(archive: Path, session: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """One store filled by this machine, one that Spark went on with after this machine had begun."""
    local, cluster = (tmp_path_factory.mktemp("stores") / name for name in ("local", "cluster"))
    code(archive / "c.csv", archive / "bare.txt", store=local, engine=LOCAL)
    shutil.copytree(local, cluster)
    assert code(archive, store=local, engine=LOCAL) == code(archive, store=cluster, engine=SPARK) == 1
    return local, cluster


def test_spark_gives_what_one_machine_gives(stores: tuple[Path, Path]) -> None:
    local, cluster = map(contents, stores)
    assert len(cluster["articles"]) >= COUNT and len(cluster["refusals"]) >= 4
    for table, rows in local.items():
        assert cluster[table] == rows, table


def test_the_numbers_of_the_runs_agree(stores: tuple[Path, Path]) -> None:
    query = "select what, articles, skipped, failed from runs order by id, what"
    one, other = (run_sql(Store(str(store)), query)[1] for store in stores)
    assert one == other and one[-1][2] > 50


def test_a_second_run_adds_nothing(archive: Path, stores: tuple[Path, Path]) -> None:
    before = contents(stores[1])
    assert code(archive, store=stores[1], engine=SPARK) == 1
    assert contents(stores[1]) == before


def test_spark_merges_as_one_machine_does(session: Any, stores: tuple[Path, Path]) -> None:
    for store, engine in zip(stores, ((), SPARK), strict=True):
        assert main(["merge", "--store", str(store), *engine]) == 0
    local, cluster = (contents(store, ("merges", "merged")) for store in stores)
    assert cluster == local and len(local["merges"]) >= COUNT / 20


def test_a_frame_is_coded_row_by_row(session: Any, archive: Path, stores: tuple[Path, Path]) -> None:
    from rasid import spark

    frame = session.read.schema("id string, published string, source string, text string").json(str(archive / "b.jsonl"))
    coded = spark.code(frame.where("id like 'made-1%'").limit(60)).cache()
    ids = {row.article for row in spark.rows(coded, "events").select("article").collect()}
    assert len(ids) >= 20
    stored = [row for row in Store(str(stores[0])).rows("events") if row["article"] in ids and row["article"] != "made-0"]
    mine = [row.asDict(recursive=True) for row in spark.rows(coded, "events").collect()]
    plain = [sorted(str({**row, "batch": ""}) for row in found) for found in (mine, stored)]
    assert plain[0] == plain[1]


def test_a_frame_goes_into_a_store_and_its_tables_come_out(session: Any, tmp_path: Path) -> None:
    from rasid import spark

    texts = [("a", SENTENCE), ("a", SENTENCE + " و"), ("b", "Not Arabic"), ("c", None)]
    frame = session.createDataFrame(texts, "id string, text string")
    report = spark.code_to_store(frame, str(tmp_path / "s"))
    assert (report.coded, report.failed) == (1, 3)
    assert spark.table(session, str(tmp_path / "s"), "articles").count() == 1
    Store(str(tmp_path / "s")).append("events", [{**Store(str(tmp_path / "s")).rows("events")[0], "batch": "torn"}])
    assert spark.table(session, str(tmp_path / "s"), "events").count() == report.events
    assert {r.reason.split()[0] for r in spark.table(session, str(tmp_path / "s"), "refusals").collect()} == {
        "its", "not", "no"}
    assert spark.code_to_store(frame, str(tmp_path / "s")).skipped == 1


def test_mistakes_are_told(session: Any) -> None:
    from rasid import spark

    frame = session.createDataFrame([("x",)], "body string")
    with pytest.raises(RasidError, match="no column text"):
        spark.code(frame)
    with pytest.raises(RasidError, match="merged: one of"):
        spark.rows(frame, "merged")
