"""Reading: files, folders, JSON lines, standard input; hostile ones too."""

import io
import json
from pathlib import Path

import pytest

from rasid.errors import InputError
from rasid.ingest import readers, records
from rasid.ingest.readers import check_paths, read_lines, read_paths, read_stream, total_size
from rasid.ingest.records import RawArticle, Refused

TEXT = "قال الوزير إن الاتفاق جيد."


def read(*paths: Path, **more: str) -> list[RawArticle | Refused]:
    return list(read_paths([str(p) for p in paths], **more))


def lines(*records: object) -> io.BytesIO:
    return io.BytesIO("\n".join(r if isinstance(r, str) else json.dumps(r) for r in records).encode())


def test_a_text_file_is_named_by_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    [article] = read(tmp_path / "a.txt", published="2021-05-05")
    assert isinstance(article, RawArticle)
    assert (article.id, article.text, article.published) == ("a.txt", TEXT, "2021-05-05")


def test_files_of_a_folder_are_named_by_their_path_in_it(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a/1.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "notes.html").write_text("no article")
    assert [a.id for a in read(tmp_path) if isinstance(a, RawArticle)] == ["a/1.txt", "b/2.txt", "c.txt"]


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("أ\r\nب".encode())
    [article] = read(tmp_path / "a.txt")
    assert isinstance(article, RawArticle) and article.text == "أ\r\nب"


def test_json_lines_keep_their_fields() -> None:
    record = {"id": "x", "published": "2021-05-05T10:00:00Z", "source": "s", "url": "u", "title": "ع", "text": TEXT}
    [article] = read_lines(lines(record), "f.jsonl")
    assert isinstance(article, RawArticle)
    assert article.text == "ع\n\n" + TEXT and article.title == "ع"
    assert (article.id, article.published, article.source, article.url) == ("x", "2021-05-05T10:00:00+00:00", "s", "u")


def test_broken_lines_are_listed_and_passed_over() -> None:
    stream = lines({"text": TEXT}, '{"text": ', "[1]", {"id": "no text"}, {"text": 7}, "", {"text": "ب"})
    found = list(read_lines(stream, "f.jsonl"))
    assert [type(f) for f in found] == [RawArticle, Refused, Refused, Refused, Refused, RawArticle]
    refused = [f for f in found if isinstance(f, Refused)]
    assert [f.where for f in refused] == ["f.jsonl:2", "f.jsonl:3", "f.jsonl:4", "f.jsonl:5"]
    assert "broken JSON" in refused[0].reason and 'no "text"' in refused[2].reason


def test_deep_json_is_refused() -> None:
    [found] = read_lines(lines('{"text": ' + "[" * 100_000), "f.jsonl")
    assert isinstance(found, Refused)


def test_a_wrong_date_leaves_the_article_undated() -> None:
    [article] = read_lines(lines({"text": TEXT, "published": "05/05/2021"}), "f.jsonl", published="2020-01-01")
    assert isinstance(article, RawArticle) and article.published is None
    assert [d.code for d in article.diagnostics] == ["input.date"]


def test_without_an_id_the_text_names_the_article() -> None:
    first, second = read_lines(lines({"text": TEXT}, {"text": TEXT + "."}), "f.jsonl")
    assert isinstance(first, RawArticle) and isinstance(second, RawArticle)
    assert first.id == records.content_id(TEXT) != second.id


def test_lone_surrogates_are_replaced() -> None:
    [article] = read_lines(lines('{"text": "\\ud800 ' + "ا" + '"}'), "f.jsonl")
    assert isinstance(article, RawArticle) and article.text == "\ufffd ا"
    assert [d.code for d in article.diagnostics] == ["input.surrogates"]


def test_an_empty_article_is_coded_with_a_remark(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    [article] = read(tmp_path / "a.txt")
    assert isinstance(article, RawArticle) and [d.code for d in article.diagnostics] == ["input.empty"]


def test_a_huge_article_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "LARGEST", 100)
    (tmp_path / "a.txt").write_text("ا" * 60, encoding="utf-8")
    [text] = read(tmp_path / "a.txt")
    [line] = read_lines(lines({"text": "ا" * 60}), "f.jsonl")
    assert isinstance(text, Refused) and isinstance(line, Refused) and "split it" in text.reason


def test_a_line_too_long_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "_LONGEST_LINE", 50)
    monkeypatch.setattr(records, "LARGEST", 60)
    found = list(read_lines(lines({"text": "a" * 200}, {"text": "ب"}), "f.jsonl"))
    assert [type(f) for f in found] == [Refused, RawArticle]


def test_standard_input_is_a_text_or_json_lines() -> None:
    [text] = read_stream(io.BytesIO(TEXT.encode()), "stdin")
    first, second = read_stream(lines({"text": "أ"}, {"text": "ب"}), "stdin")
    assert isinstance(text, RawArticle) and text.text == TEXT
    assert isinstance(first, RawArticle) and isinstance(second, RawArticle)


def test_paths_that_cannot_be_read_are_all_named(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("x")
    (tmp_path / "empty").mkdir()
    names = ("a.html", "empty", "missing.txt")
    with pytest.raises(InputError) as error:
        check_paths([str(tmp_path / n) for n in names])
    assert all(f"{n}: " in str(error.value) for n in names)


def test_the_size_is_known_for_files_only(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"12345")
    assert total_size([str(tmp_path)]) == 5
    assert total_size([str(tmp_path), "-"]) == 0
