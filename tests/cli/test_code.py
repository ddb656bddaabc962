"""`rasid code`: formats, failures, exit codes."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, SENTENCE

Run = Callable[..., tuple[int, str, str]]
SAMPLES = ROOT / "samples" / "levant.jsonl"
IDS = [f"levant-{n:02}" for n in range(1, 11)]


def test_json_lines_in_and_out(run: Run) -> None:
    status, out, err = run("code", SAMPLES)
    assert status == 0
    assert [json.loads(line)["id"] for line in out.splitlines()] == IDS
    assert err.startswith("rasid: 10 article(s)")


def test_csv_and_file(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "new" / "events.csv"
    status, out, _ = run("code", SAMPLES, "--format", "csv", "-o", target)
    rows = list(csv.DictReader(target.open(encoding="utf-8")))
    assert status == 0 and not out and {r["article"] for r in rows} <= set(IDS)


def test_tables_in_both_languages(run: Run) -> None:
    _, english, _ = run("code", SAMPLES, "--format", "table")
    _, arabic, _ = run("code", SAMPLES, "--format", "table", "--lang", "ar")
    assert "CONSULT" in english and "تشاور" in arabic and "CONSULT" not in arabic


def test_one_bad_article_never_stops_the_run(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "أ"}\n{broken\n{"text": "ب"}\n', encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(bytes(range(128, 256)) * 10)
    (tmp_path / "c.txt").write_text(SENTENCE, encoding="utf-8")
    status, out, err = run("code", tmp_path)
    assert status == 1 and len(out.splitlines()) == 3
    assert "a.jsonl:2: broken JSON" in err and "b.txt: neither UTF-8" in err and "2 failed" in err


def test_the_least_confidence(run: Run) -> None:
    _, out, _ = run("code", SAMPLES, "--min-confidence", "1.1")
    assert all(json.loads(line)["events"] == [] for line in out.splitlines())


def test_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(SENTENCE.encode()))
    monkeypatch.setattr("sys.stdin", stream)
    status, out, _ = run("code", "-", "--published", "2021-05-05")
    coded = json.loads(out)
    assert status == 0 and coded["published"] == "2021-05-05" and coded["events"]


def test_own_words(run: Run, tmp_path: Path) -> None:
    (tmp_path / "entities").mkdir()
    (tmp_path / "entities" / "people.tsv").write_text(
        "id\twikidata\tcountry\tsector\tname\nx-zubayr\t-\tJOR\tGOV\tZubayr X\n", encoding="utf-8")
    (tmp_path / "entities" / "people_names.tsv").write_text("id\tflag\tform\nx-zubayr\tfull\tزبيرقان الدلهمسي\n",
                                                           encoding="utf-8")
    (tmp_path / "a.txt").write_text("التقى زبيرقان الدلهمسي الرئيس الفرنسي.", encoding="utf-8")
    _, without, _ = run("code", tmp_path / "a.txt")
    _, out, _ = run("code", tmp_path / "a.txt", "--lexicon", tmp_path)
    assert "x-zubayr" in out and "x-zubayr" not in without


@pytest.mark.parametrize("arguments", [
    ["code"], ["code", "missing.txt"], ["code", "-", "--published", "05/05/2021"],
    ["code", "-", "--lexicon", "missing"], ["code", "-", "--format", "xml"], ["nonsense"], [],
])
def test_wrong_usage_is_told_in_one_line(run: Run, arguments: list[str]) -> None:
    status, out, err = run(*arguments)
    assert status == 2 and not out
    assert len([line for line in err.splitlines() if line.startswith("rasid")]) == 1
