"""Files that are cut off, lie or unpack to far more than they hold: each ends in refusals with reasons, within limits."""

import gzip
import os
import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.ingest import tables
from rasid.ingest.formats import archive_files, read_archive
from rasid.ingest.html import page_article
from rasid.ingest.records import RawArticle, Refused
from tests.ingest.test_formats import FEED, PAGE, web_archive

ARTICLE = PAGE.format("utf-8").encode()


def read(path: Path) -> list[RawArticle | Refused]:
    return list(read_archive(archive_files([str(path)])))


@pytest.fixture
def file(tmp_path):
    """Write bytes under a name, and read them as an archive."""

    def write(name: str, raw: bytes) -> list[RawArticle | Refused]:
        (tmp_path / name).write_bytes(raw)
        return read(tmp_path / name)

    return write


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9])
@pytest.mark.parametrize("packed", [False, True])
def test_a_web_archive_that_is_cut_off_says_so(file, share, packed):
    whole = web_archive(ARTICLE)
    raw = gzip.compress(whole) if packed else whole
    found = file("a.warc.gz" if packed else "a.warc", raw[:int(len(raw) * share)])
    assert [f for f in found if isinstance(f, Refused)], "the loss is not listed"
    assert not [f for f in found if isinstance(f, RawArticle)]


def test_what_stands_before_the_cut_is_read(file):
    found = file("a.warc", web_archive(ARTICLE) + web_archive(ARTICLE)[:-900])
    assert [type(f) for f in found] == [RawArticle, Refused]


def sent(body: bytes, headers: bytes) -> bytes:
    """A web archive of one page as it went over the wire."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + headers + b"\r\n" + body
    return (b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://e.org/\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
            b"WARC-Date: 2021-05-05T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(http), http))


CHUNKED = b"%x\r\n%s\r\n0\r\n\r\n" % (len(ARTICLE), ARTICLE)


@pytest.mark.parametrize("body, headers", [(gzip.compress(ARTICLE), b"Content-Encoding: gzip\r\n"),
                                           (CHUNKED, b"Transfer-Encoding: chunked\r\n")], ids=["packed", "in chunks"])
def test_pages_of_web_archives_as_they_were_sent(file, body, headers):
    whole = sent(body, headers)
    assert [type(f) for f in file("a.warc", whole)] == [RawArticle]
    assert [type(f) for f in file("a.warc", whole[:-160])] == [Refused]


def test_a_packed_bomb_inside_a_web_archive(file):
    bomb = gzip.compress(b"<p>" + b"x \n" * 40_000_000)
    [found] = file("a.warc", sent(bomb, b"Content-Encoding: gzip\r\n"))
    assert isinstance(found, Refused) and "unpacks to more" in found.reason


@pytest.mark.parametrize("wrap", [lambda page: page, web_archive], ids=["page", "web archive"])
def test_fifty_megabytes_on_one_line(file, wrap):
    page = b"<html><body><p>" + "خبر ".encode() * 7_000_000
    before = time.monotonic()
    [found] = file("a.html" if wrap(b"") == b"" else "a.warc", wrap(page))
    assert isinstance(found, Refused) and "more than a page may have" in found.reason
    assert time.monotonic() - before < 5


def test_a_page_of_one_line_within_the_size(file):
    [found] = file("a.html", b"<p>" + "خبر ".encode() * 600_000)
    assert isinstance(found, Refused) and "a line of more than a million" in found.reason


def test_a_page_of_nothing_but_tags(file):
    before = time.monotonic()
    [found] = file("a.html", b"<p>\n" * 1_200_000)
    assert isinstance(found, Refused) and "tags" in found.reason
    assert time.monotonic() - before < 5


def test_tables_have_a_size(tmp_path):
    pytest.importorskip("pyarrow")
    for name in ("a.csv", "b.parquet"):
        (tmp_path / name).touch()
        os.truncate(tmp_path / name, tables.LARGEST_TABLE + 1)
    found = read(tmp_path)
    assert [type(f) for f in found] == [Refused, Refused]
    assert all("2 GB a table may have" in f.reason for f in found)


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859_6", "utf-8", "utf-8-sig"])
@pytest.mark.parametrize("whole", [10, 10_000_000], ids=["by its beginning", "whole"])
def test_large_and_small_tables_in_old_encodings(file, monkeypatch, encoding, whole):
    monkeypatch.setattr(tables, "_WHOLE", whole)
    monkeypatch.setattr(tables.csv, "field_size_limit", lambda size: None)
    body = "قالت وزارة الخارجية إن الوفد وصل إلى العاصمة " * 3
    found = file("a.csv", ("id,text\n" + f"1,{body}\n" * 9000).encode(encoding))
    assert len(found) == 9000 and {f.text for f in found} == {body}


def test_a_table_that_unpacks_to_all_memory(tmp_path):
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    column = arrow.DictionaryArray.from_arrays(arrow.array([0] * 200, arrow.int32()), arrow.array(["x" * 11_000_000]))
    parquet.write_table(arrow.table({"text": column}), tmp_path / "a.parquet", compression="zstd",
                        dictionary_pagesize_limit=1 << 30)
    assert (tmp_path / "a.parquet").stat().st_size < 10_000
    before = arrow.total_allocated_bytes()
    most = 0
    for found in read_archive(archive_files([str(tmp_path)])):
        assert isinstance(found, Refused) and "split it" in found.reason
        most = max(most, arrow.total_allocated_bytes() - before)
    assert most < 100_000_000


WHOLE = {"a.html": ARTICLE, "a.rss": FEED.encode(), "a.warc": web_archive(ARTICLE),
         "a.warc.gz": gzip.compress(web_archive(ARTICLE)), "a.csv": "id,text\n1,نص\n".encode(),
         "a.jsonl": '{"text": "نص"}\n'.encode(), "a.txt": "نص".encode()}


@pytest.mark.parametrize("name", WHOLE)
def test_damaged_files_never_stop_a_run(file, name):
    chance = random.Random(3)
    for _ in range(40):
        raw = bytearray(WHOLE[name])
        for _ in range(chance.randint(1, 12)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        found = file(name, bytes(raw[:chance.randint(1, len(raw))]))
        assert all(isinstance(f, RawArticle | Refused) for f in found)
        assert all(f.reason for f in found if isinstance(f, Refused))


@given(st.binary(max_size=300))
def test_any_bytes_as_a_page_are_read_or_refused(raw):
    assert isinstance(page_article(b"<html><body><p>" + raw, "p.html"), RawArticle | Refused)
