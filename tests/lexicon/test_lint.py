"""Every code of the lint, each set off by the smallest file that deserves it."""

from pathlib import Path

import pytest

from rasid.lexicon.lint import lint_folder
from rasid.lexicon.lint_frames import lint_words
from rasid.lexicon.lint_text import lint_line

FRAME = """[[frame]]
id = "{id}"
note = "n"
category = "{category}"
{more}
examples = ["ا"]
"""


def codes(folder: Path, name: str, text: str) -> list[str]:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return [p.code for p in lint_folder(folder)]


def names(*rows: str) -> str:
    return "\n".join(["id\tflag\tform", *rows, ""])


@pytest.mark.parametrize(("line", "code"), [
    ("عق\u200fوبات", "char.control"), ("عقـوبات", "char.tatweel"), ("عُقوبات", "char.diacritic"),
    ("ا\u0653", "char.not-nfc"), ("ﻻ", "char.presentation"), ("کتاب", "char.lookalike"),
    ("عقوباتab", "char.mixed-script"),
])
def test_characters(line: str, code: str) -> None:
    assert code in [c for c, _ in lint_line(line)]


def test_good_characters() -> None:
    assert list(lint_line("aawatif-hayar\tfull\tعواطف حيار (أ. ب)، «قول»")) == []


@pytest.mark.parametrize(("rows", "expected"), [
    (["antony-blinken\tfull\tاسم جديد"], []),
    (["nobody-at-all\tfull\tاسم جديد"], ["id.unknown"]),
    (["antony-blinken\tfull\tأب"], ["form.short"]),
    (["antony-blinken\tcontext\tأب"], []),
    (["antony-blinken\tfull\tأحمد جديد", "antony-blinken\tfull\tاحمد جديد"], ["row.duplicate"]),
    (["antony-blinken\tfull\tاسم جديد", "abbas-kamel\tfull\tاسم آخر"], ["row.order"]),
    (["antony-blinken\tlong\tاسم جديد"], ["code.unknown"]),
    (["antony-blinken\tاسم"], ["row.cells"]),
])
def test_tables(tmp_path: Path, rows: list[str], expected: list[str]) -> None:
    assert codes(tmp_path, "entities/people_names.tsv", names(*rows)) == expected


@pytest.mark.parametrize(("spells", "expected"), [
    (["2001\t2005\tUSA\tGOV\tjudge", "2005\t-\tUSA\tGOV\tjudge"], []),
    (["2001\t2009\tUSA\tGOV\tjudge", "2005\t-\tUSA\tGOV\tjudge"], ["role.overlap"]),
    (["2001\t2009\tUSA\tGOV\tjudge", "2005\t-\tUSA\tGOV\tgovernor"], []),
    (["2009\t2001\tUSA\tGOV\tjudge"], ["role.overlap"]),
    (["soon\t-\tUSA\tGOV\tjudge"], ["code.unknown"]),
    (["-\t-\tUSX\tGOX\tjudge"], ["code.unknown", "id.unknown"]),
])
def test_offices(tmp_path: Path, spells: list[str], expected: list[str]) -> None:
    text = "\n".join(["id\tsince\tuntil\tcountry\tsector\trole", *(f"antony-blinken\t{s}" for s in spells), ""])
    assert codes(tmp_path, "entities/roles.tsv", text) == expected


@pytest.mark.parametrize(("ident", "category", "more", "expected"), [
    ("a.b", "SANCTION", 'verb = ["x"]', []),
    ("a.b", "SANCTION", 'verb = ["x"]\nmode = "expel"\ncameo = "163"\nstatus = "future"', []),
    ("NotAnId", "SANCTION", 'verb = ["x"]', ["frame.id"]),
    ("a.b", "SANCTIONS", 'verb = ["x"]', ["code.unknown"]),
    ("a.b", "SANCTION", 'verb = ["x"]\nmode = "demo"', ["code.unknown"]),
    ("a.b", "SANCTION", 'verb = ["x"]\ncameo = "99"', ["code.unknown"]),
    ("a.b", "SANCTION", 'verb = ["x"]\ncount = "deaths"', ["code.unknown"]),
    ("a.b", "SANCTION", 'verb = ["x"]\nobject_kind = ["ship"]', ["code.unknown"]),
    ("a.b", "SANCTION", 'verb = ["x"]\nverbs = ["y"]', ["frame.key"]),
    ("a.b", "SANCTION", 'verb = "x"', ["frame.key"]),
    ("a.b", "SANCTION", "", ["frame.key"]),
    ("a.b", "SANCTION", 'verb = [', ["file.syntax"]),
])
def test_frames(tmp_path: Path, ident: str, category: str, more: str, expected: list[str]) -> None:
    assert codes(tmp_path, "events/x.toml", FRAME.format(id=ident, category=category, more=more)) == expected


def test_frames_need_examples_and_ids_of_their_own(tmp_path: Path) -> None:
    frame = FRAME.format(id="a.b", category="SANCTION", more='verb = ["x"]')
    assert codes(tmp_path, "events/x.toml", frame + frame) == ["frame.id"]
    assert codes(tmp_path, "events/x.toml", frame.replace('examples = ["ا"]', "")) == ["frame.no-examples"]


def test_cases(tmp_path: Path) -> None:
    case = '[[case]]\ntext = "ا"\n[[case.event]]\ncategory = "SANCTION"\nactors = ["{party}"]\n'
    assert codes(tmp_path, "events/x.cases.toml", case.format(party="USA GOV")) == []
    assert codes(tmp_path, "events/x.cases.toml", case.format(party="US GOV")) == ["case.code"]
    assert codes(tmp_path, "events/x.cases.toml", case.format(party="USA GVT")) == ["case.code"]


def test_encoding(tmp_path: Path) -> None:
    (tmp_path / "x.tsv").write_bytes("id\tform\nا\tب".encode("cp1256"))
    assert "file.encoding" in [p.code for p in lint_folder(tmp_path)]


def test_words_that_no_table_has() -> None:
    frames = [{"where": "x:1", "verb": ["known", "unknown"], "phrase": ["=other word", "=known"]}]
    found = list(lint_words(frames, lambda w: ["v:known"] if w == "known" else []))
    assert [(code, message.split()[0]) for _, code, message in found] == [
        ("frame.unknown-word", "unknown"), ("frame.unknown-word", "=other")]
