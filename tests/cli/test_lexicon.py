"""`rasid lexicon`."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., tuple[int, str, str]]
GOOD = "id\tflag\tform\nantony-blinken\tshort\tبلينكن الأصغر\n"
FRAME = """[[frame]]
id = "sanction.mine"
note = "a frame of a test"
category = "SANCTION"
verb = ["عاقب"]
examples = ["{example}"]
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def test_a_good_folder_has_no_faults(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "entities/people_names.tsv", GOOD)
    assert run("lexicon", "lint", tmp_path)[:2] == (0, "no faults\n")


def test_faults_are_told_with_path_line_and_code(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "entities/people_names.tsv", GOOD.replace("short", "shirt"))
    status, out, _ = run("lexicon", "lint", tmp_path)
    assert status == 1 and "entities/people_names.tsv:2: code.unknown: flag shirt" in out


def test_examples_are_run(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "events/mine.toml", FRAME.format(example="الطقس جميل"))
    assert "events/mine.toml:1: frame.example-silent" in run("lexicon", "lint", tmp_path)[1]
    assert run("lexicon", "lint", tmp_path, "--no-examples")[0] == 0


def test_a_broken_table_is_a_fault_not_a_crash(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "entities/people_names.tsv", GOOD + "too\tfew\n")
    status, out, _ = run("lexicon", "lint", tmp_path)
    assert status == 1 and "entities/people_names.tsv:3: row.cells" in out
    assert run("code", "-", "--lexicon", tmp_path)[0] == 2


def test_show_finds_readings_names_and_frames(run: Run) -> None:
    _, out, _ = run("lexicon", "show", "وفرضت")
    assert "v:faraDa" in out and "sanction.impose" in out
    _, out, _ = run("lexicon", "show", "وموسكو")
    assert "Russia" in out and "country_names.tsv:" in out
    assert run("lexicon", "show", "ضضضض")[1] == "not in the lexicon\n"


def test_stats(run: Run) -> None:
    assert "frames SANCTION" in run("lexicon", "stats")[1]


def test_export(run: Run, tmp_path: Path) -> None:
    run("lexicon", "export", "-o", tmp_path / "names.jsonl")
    lines = (tmp_path / "names.jsonl").read_text(encoding="utf-8").splitlines()
    assert any(r["id"] == "RUS" and r["type"] == "country" for r in map(json.loads, lines))


def test_export_of_the_gazetteer(run: Run, tmp_path: Path) -> None:
    own = write(tmp_path / "own", "entities/organisations.tsv", "# Source: our desk.\nid\tcountry\tsector\twikidata\tname\n"
                "dar\tTUN\tNGO\t-\tDar al-Rasd\n")
    write(own, "entities/organisation_names.tsv", "id\tflag\tform\ndar\tfull\tمركز دار الرصد\n")
    out = tmp_path / "gazetteer.csv"
    assert run("lexicon", "export", "--format", "csv", "-o", out, "--lexicon", own)[0] == 0
    with out.open(encoding="utf-8", newline="") as stream:
        rows = {(r["type"], r["form"]): r for r in csv.DictReader(stream)}
    dar = rows["organisation", "مركز دار الرصد"]
    assert (dar["country"], dar["sector"], dar["source"]) == ("TUN", "NGO", "Source: our desk.")
    biden = rows["person", "جو بايدن"]
    assert "2021-01-20/2025-01-20 USA GOV president" in biden["offices"].split("; ") and biden["where"].startswith("entities/")
    assert rows["country", "روسيا"]["country"] == "RUS" and rows["country", "روسيا"]["cow"] == "365"
    assert all(r["source"] and r["form"] and r["where"] for r in rows.values())
    assert "GeoNames" in next(r for r in rows.values() if r["id"].startswith("gn"))["source"]
