"""What feeds and sitemaps list, well-formed and hostile."""

import gzip

import pytest

from rasid.errors import InputError
from rasid.ingest.gzipped import gunzip
from rasid.ingest.links import Link, read_links

SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
SITEMAP = f"""<?xml version="1.0" encoding="UTF-8"?><urlset {SPACE} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc> http://e.org/a </loc><lastmod>2021-05-05</lastmod></url>
<url><loc>http://e.org/b</loc><news:news><news:publication><news:name>n</news:name></news:publication>
<news:publication_date>2021-05-06T10:00:00+03:00</news:publication_date><news:title>خبر</news:title></news:news></url>
<url><lastmod>soon</lastmod></url></urlset>""".encode()
INDEX = f"""<sitemapindex {SPACE}><sitemap><loc>http://e.org/1.xml.gz</loc><lastmod>2021-05-05T01:00Z</lastmod></sitemap>
</sitemapindex>""".encode()
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>صحيفة</title><item><title>عنوان</title>
<link>http://e.org/1</link><pubDate>Wed, 05 May 2021 00:30:00 +0300</pubDate></item><item><title>x</title></item></channel>
</rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry><title>a</title><link href="/1"/>
<id>urn:1</id><published>2021-05-05T00:30:00+03:00</published><updated>2021-05-06T00:30:00+03:00</updated>
</entry></feed>"""


def test_sitemaps():
    assert read_links(SITEMAP) == ("sitemap", [
        Link("http://e.org/a", "2021-05-05", None, "2021-05-05"),
        Link("http://e.org/b", "2021-05-06T10:00:00+03:00", "2021-05-06T10:00:00+03:00"), Link(None, "soon")])
    assert read_links(gzip.compress(INDEX)) == ("sitemap", [
        Link("http://e.org/1.xml.gz", "2021-05-05T01:00Z", None, "2021-05-05T01:00:00+00:00", is_map=True)])


def test_feeds_keep_the_day_of_their_own_time_zone():
    kind, [first, second] = read_links(FEED.encode())
    assert (kind, first.address, first.published) == ("feed", "http://e.org/1", "2021-05-05T00:30:00+03:00")
    assert second.address is None
    [entry] = read_links(ATOM.encode())[1]
    assert (entry.address, entry.published) == ("/1", "2021-05-05T00:30:00+03:00")
    assert entry.mark != read_links(ATOM.replace("05-06", "05-07").encode())[1][0].mark


@pytest.mark.parametrize("declared, real", [("windows-1256", "utf-8"), ("utf-8", "cp1256"), ("nonsense", "utf-8")])
def test_lying_encodings_do_not_hide_the_addresses(declared, real):
    page = FEED.replace("?>", f' encoding="{declared}"?>').encode(real)
    assert read_links(page)[1][0].address == "http://e.org/1"


BOMB = gzip.compress(SITEMAP + b" " * 60_000_000)


@pytest.mark.parametrize("raw, reason", [
    (b"", "no feed"), (b"<html><body>x</body></html>", "no feed"), (b"/etc/passwd", "no feed"), (b"\x00\xff" * 99, "no feed"),
    (SITEMAP[:300], "broken XML"), (BOMB, "unpacks to more"), (gzip.compress(SITEMAP)[:-20], "cut off"),
    (b"<urlset>" + b"<a>" * 100_000, "too deep"),
    (b"<urlset>" + b" " * 5000 + b"<!ENTITY a 'b'>", "entities"), (b"<rss>" + b" " * 5000 + b"<!ENTITY a 'b'>", "entities"),
    ('<rss><!ENTITY a "b">'.encode("utf-16"), "entities"), (b"<rss>" + b"<item>" * 1_000_000, "more than the 5 MB"),
    (b"<urlset>" + b"<url/>" * 60_000 + b"</urlset>", "more than 50000 addresses")],
    ids=range(13))
def test_what_is_none_or_a_trap_is_refused(raw, reason):
    with pytest.raises(InputError, match=reason):
        read_links(raw)


def test_a_body_that_names_a_file_does_not_open_it(tmp_path):
    (tmp_path / "secret.rss").write_text(FEED, encoding="utf-8")
    with pytest.raises(InputError, match="no feed"):
        read_links(str(tmp_path / "secret.rss").encode())


def test_many_small_gzip_members_take_no_time():
    assert gunzip(gzip.compress(b"x") * 20_000, 20_000) == b"x" * 20_000
