"""`rasid explain`, `rasid times`, `rasid entities`."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.conftest import SENTENCE

Run = Callable[..., tuple[int, str, str]]


def test_an_event_shows_rule_lexicon_lines_and_readings(run: Run) -> None:
    status, out, _ = run("explain", SENTENCE, "--published", "2021-05-05")
    assert status == 0
    assert "SANCTION discontinue  2021-05-05  USA GOV -> RUS GOV  told as fact" in out
    for shown in ("events/sanction.toml:", "places/country_names.tsv:", "reading", "v:faraDa", "publication date"):
        assert shown in out, shown


def test_missed_frames_say_what_they_lacked(run: Run) -> None:
    _, out, _ = run("explain", SENTENCE, "--missed")
    assert "frames that lacked something" in out and "companion words" in out


def test_a_file_or_a_text(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("الطقس جميل.", encoding="utf-8")
    assert run("explain", tmp_path / "a.txt")[1] == "no event\n"


def test_times_as_table_and_lines(run: Run) -> None:
    text = "وصل الوزير أمس"
    assert "2021-05-04" in run("times", text, "--published", "2021-05-05")[1]
    [line] = run("times", text, "--published", "2021-05-05", "--format", "jsonl")[1].splitlines()
    assert json.loads(line)["value"] == "2021-05-04"


def test_entities(run: Run) -> None:
    _, out, _ = run("entities", SENTENCE)
    assert "United States" in out and "Russia" in out
    assert run("entities", "الطقس جميل")[1] == "nothing found\n"
