"""`rasid review` from end to end: from the queue to gold that `rasid evaluate` reads."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SENTENCE

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def store(run: Run, tmp_path: Path) -> Path:
    line = {"id": "s1", "published": "2021-05-05", "source": "outlet", "text": SENTENCE}
    (tmp_path / "s.jsonl").write_text(json.dumps(line), encoding="utf-8")
    assert run("code", tmp_path / "s.jsonl", "--store", tmp_path / "s")[0] == 0
    return tmp_path / "s"


def test_from_the_queue_to_gold(run: Run, store: Path, tmp_path: Path) -> None:
    me = ("--store", store, "--reviewer", "ann")
    queued = run("review", "queue", *me)[1].splitlines()
    event = queued[2].split()[0]
    assert len(queued) == 3
    assert run("review", "correct", event, "--set", '{"date": "2021-05-04"}', *me)[0] == 0
    assert run("review", "queue", *me)[1].count("\n") == 2
    status, added, _ = run("review", "add", "s1", 5, 13, "--set", '{"category": "ACCUSE"}', *me)
    assert status == 0 and len(added.strip()) == 16
    assert run("review", "complete", "s1", *me)[0] == 0
    assert "1 article(s) with 2 event(s)" in run("review", "export", tmp_path / "g", "--store", store)[2]
    status, out, _ = run("evaluate", tmp_path / "g" / "gold", tmp_path / "g" / "texts", "--whole")
    assert status == 0 and "(1 of 1 coded, 2 gold)" in out


def test_agreement_and_precision_are_told(run: Run, store: Path) -> None:
    event = run("review", "queue", "--store", store, "--reviewer", "ann")[1].splitlines()[2].split()[0]
    assert run("review", "accept", event, "--store", store, "--reviewer", "ann", "--note", "نعم")[0] == 0
    assert run("review", "reject", event, "--store", store, "--reviewer", "bob")[0] == 0
    _, out, _ = run("review", "stats", "--store", store)
    assert "random sample: right in category 0.00 (95%: 0.00 to 0.79, n = 1)" in out
    assert "ann" in out and "same category 0%" in out
    data = json.loads(run("review", "stats", "--json", "--store", store)[1])
    assert data["precision"]["sample"]["full"]["n"] == 1 and data["agreement"][0]["n"] == 1
    last = run("review", "log", "--store", store)[1].splitlines()[-1].split()[0]
    assert run("review", "undo", last, "--store", store, "--reviewer", "bob")[0] == 0
    assert "random sample: right in category 1.00" in run("review", "stats", "--store", store)[1]


def test_mistakes_are_told(run: Run, store: Path, tmp_path: Path) -> None:
    me = ("--store", store, "--reviewer", "ann")
    assert run("review", "accept", "none", *me)[0] == 2
    assert "no JSON" in run("review", "correct", "none", "--set", "{", *me)[2]
    assert run("review", "correct", "none", "--set", "[1]", *me)[0] == 2
    assert run("review", "undo", "none", *me)[0] == 2
