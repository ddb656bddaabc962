"""The tutorial on archives, run as it stands on the samples: coded, merged, exported, asked; and what it promises."""

import csv
import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT

Run = Callable[..., tuple[int, str, str]]
PAGE = (ROOT / "docs" / "tutorial" / "archive.md").read_text(encoding="utf-8")
COMMANDS = [shlex.split(line) for line in re.findall(r"^    rasid (.*)$", PAGE, re.MULTILINE)]
FRAME = """[[frame]]
id = "consult.announce-mine"
note = "a trial: whoever announces something consults"
category = "CONSULT"
cameo = "040"
verb = ["أعلن"]
actor = ["subject"]
examples = ["أعلنت واشنطن عن خطة مع موسكو"]
counters = ["ألغى المسافر حجز التذكرة"]
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what the tutorial speaks of: an archive, a part of it, words of one's own."""
    lines = [line for name in ("pairs", "levant") for line in
             (ROOT / "samples" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)]
    (tmp_path / "news.jsonl").write_text("".join(lines), encoding="utf-8")
    (tmp_path / "part.jsonl").write_text("".join(lines[::2]), encoding="utf-8")
    (tmp_path / "my-words" / "events").mkdir(parents=True)
    (tmp_path / "my-words" / "events" / "consult-mine.toml").write_text(FRAME, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def events(run: Run) -> dict[str, list[dict[str, object]]]:
    """Article -> its events as they count now."""
    found: dict[str, list[dict[str, object]]] = {}
    for line in run("events", "--store", "news.store", "--format", "jsonl")[1].splitlines():
        one = json.loads(line)
        found.setdefault(one["id"], []).extend(one["events"])
    return found


def test_the_tutorial_does_what_it_says(run: Run, desk: Path) -> None:
    for command in COMMANDS[:4]:
        assert run(*command)[0] == 0, command
    rows = list(csv.DictReader((desk / "events.csv").open(encoding="utf-8")))
    reports = sum(map(len, events(run).values()))
    happenings = run("sql", "--store", "news.store", "select count(*) from merged", "--format", "csv")[1].split()[1]
    assert len({row["event_id"] for row in rows}) == len(rows) == int(happenings) < reports
    assert (desk / "dyads.csv").stat().st_size > 100

    first = events(run)
    status, _, told = run(*COMMANDS[0])
    assert status == 0 and "0 article(s), 0 event(s); 26 stored before" in told and events(run) == first

    for command in COMMANDS[4:]:
        if not {"EVENT", "ID"} & set(command):
            assert run(*command)[0] == 0, command
    part = {json.loads(line)["id"] for line in (desk / "part.jsonl").read_text(encoding="utf-8").splitlines()}
    second = events(run)
    changed = {id for id in first | second if first.get(id) != second.get(id)}
    assert changed and changed <= part

    query = "select id from runs where what = 'ended' and articles = 13"
    [recoding] = run("sql", "--store", "news.store", query, "--format", "csv")[1].split()[1:]
    assert run("runs", "--store", "news.store", "--drop", recoding)[0] == 0
    assert events(run) == first
