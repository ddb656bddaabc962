"""Pages, tables, feeds and web archives: read right, or refused with a reason and within limits."""

import gzip
import io
import json

import pytest

from rasid.errors import InputError
from rasid.ingest.encodings import page_text
from rasid.ingest.formats import archive_files, read_archive
from rasid.ingest.html import page_article
from rasid.ingest.records import RawArticle, Refused
from rasid.ingest.tables import parse_columns

BODY = ("<p>قالت وزارة الخارجية إن الوفد وصل إلى العاصمة أمس لإجراء محادثات مع الحكومة حول الحدود والتجارة.</p>"
        "<p>وأضافت الوزارة في بيان أن الجانبين اتفقا على استمرار اللقاءات خلال الأسابيع المقبلة في المدينة.</p>") * 2
PAGE = ('<html><head><meta charset="{0}"><title>الوفد في العاصمة</title></head><body><nav>الرئيسية</nav><article>'
        "<h1>الوفد في العاصمة</h1><p>15 حزيران (يونيو) 2025</p>" + BODY + "</article></body></html>")


def read(folder, columns=None):
    return list(read_archive(archive_files([str(folder)]), None, parse_columns(columns)))


@pytest.mark.parametrize("declared, real", [("utf-8", "utf-8"), ("windows-1256", "cp1256"), ("utf-8", "cp1256"),
                                            ("iso-8859-1", "cp1256"), ("iso-8859-6", "iso8859_6"),
                                            ("windows-1256", "iso8859_6"), ("nonsense", "cp1256")])
def test_pages_in_any_encoding_whatever_they_declare(declared, real):
    article = page_article(PAGE.format(declared).encode(real), "p.html")
    assert isinstance(article, RawArticle)
    assert "قالت وزارة الخارجية" in article.text and "الرئيسية" not in article.text
    assert article.published == "2025-06-15"
    assert article.text.count("الوفد في العاصمة") == 1, "the title stands once"


@pytest.mark.parametrize("raw", [b"", b"<html></html>", b"\x00\xff" * 500, b"<p>" + b"a" * 2_000_000, b"<" * 40_000])
def test_pages_that_are_none_are_refused(raw):
    assert isinstance(page_article(raw, "p.html"), Refused)


def test_a_page_too_large_is_refused_unread():
    assert isinstance(page_article(b"<p>" + b"x\n" * 3_000_000, "p.html"), Refused)


def test_tables_with_the_users_columns(tmp_path):
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    (tmp_path / "a.csv").write_text("ref,body,day\n1,نص أول,2021-05-05\n2,,\n", encoding="utf-8")
    parquet.write_table(arrow.table({"ref": ["3"], "body": ["نص ثالث"], "day": [None]}), tmp_path / "b.parquet")
    (tmp_path / "c.parquet").write_bytes(b"PAR1 broken")
    found = read(tmp_path, "id=ref,text=body,published=day")
    assert [(a.id, a.text, a.published) for a in found if isinstance(a, RawArticle)] == [
        ("1", "نص أول", "2021-05-05"), ("3", "نص ثالث", None)]
    assert sum(isinstance(a, Refused) for a in found) == 2
    with pytest.raises(InputError, match="field=column"):
        parse_columns("title")


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>صحيفة</title><item><title>عنوان</title>
<link>http://example.org/1</link><description>خبر &lt;b&gt;مهم&lt;/b&gt;</description>
<pubDate>Wed, 05 May 2021 10:00:00 +0300</pubDate></item></channel></rss>"""


def test_feeds(tmp_path):
    (tmp_path / "f.rss").write_text(FEED, encoding="utf-8")
    bomb = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss>&b;</rss>'
    (tmp_path / "g.rss").write_text(bomb, encoding="utf-8")
    first, second = read(tmp_path)
    assert (first.published, first.source, first.url) == ("2021-05-05T10:00:00+03:00", "صحيفة", "http://example.org/1")
    assert "<" not in first.text and isinstance(second, Refused)


def web_archive(page: bytes, status: str = "200 OK", kind: str = "text/html") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + page
    head = ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/a\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
            "WARC-Date: 2021-05-05T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n").encode()
    return head + http + b"\r\n\r\n"


def test_web_archives(tmp_path):
    pytest.importorskip("fastwarc")
    good = web_archive(PAGE.format("windows-1256").encode("cp1256"))
    (tmp_path / "a.warc").write_bytes(good + web_archive(b"gone", "404 Not Found") + web_archive(b"x", kind="image/png"))
    (tmp_path / "b.warc.gz").write_bytes(gzip.compress(good))
    (tmp_path / "c.warc.gz").write_bytes(gzip.compress(good)[:200])
    (tmp_path / "d.warc").write_bytes(b"no archive at all")
    found = read(tmp_path)
    assert [a.id for a in found if isinstance(a, RawArticle)] == ["http://example.org/a"] * 2
    assert sum(isinstance(a, Refused) for a in found) >= 2


def test_a_gzip_bomb_ends_in_a_refusal(tmp_path):
    pytest.importorskip("fastwarc")
    stream = io.BytesIO()
    with gzip.GzipFile(fileobj=stream, mode="w") as packed:
        packed.write(web_archive(b" " * 120_000_000))
    (tmp_path / "bomb.warc.gz").write_bytes(stream.getvalue())
    assert [type(a) for a in read(tmp_path)] == [Refused]


def test_nothing_readable_is_the_users_mistake(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"x")
    with pytest.raises(InputError, match="no file here"):
        archive_files([str(tmp_path), str(tmp_path / "missing")])


def test_no_arabic_encoding_is_told():
    with pytest.raises(InputError):
        page_text(bytes(range(128, 256)) * 20)


def test_json_lines_still_go_through(tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "نص"}) + "\n{broken\n", encoding="utf-8")
    assert [type(a) for a in read(tmp_path)] == [RawArticle, Refused]
