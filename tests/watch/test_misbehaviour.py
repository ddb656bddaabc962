"""Servers that hang, lie, flood, refuse or lead astray: each ends in a listed refusal or a later try, within limits."""

import gzip
import time

import pytest

from rasid.watch.settings import Feed
from rasid.watch.watcher import PATIENCE
from tests.watch.conftest import BODY, START, page, rss
from tests.watch.server import in_turn, raw, send

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
DRIP = [b"x"] * 200
LATE = {
    "never answers": (raw(b"", pause=3), "no answer in time"),
    "stops in its headers": (raw(HEAD, pause=3), "no answer in time"),
    "drips its headers": (raw(HEAD, *[b"X: y\r\n"] * 90, pause=0.1), "no whole answer within 0.7 s"),
    "drips its body": (raw(HEAD + b"Content-Length: 200\r\n\r\n", *DRIP, pause=0.1), "no whole answer within 0.7 s"),
    "drips without a length": (raw(HEAD + b"\r\n", *DRIP, pause=0.1), "no whole answer within 0.7 s"),
    "says continue for ever": (raw(*[b"HTTP/1.1 100 Continue\r\n\r\n"] * 90, pause=0.1), "no whole answer within 0.7 s"),
    "hangs up": (raw(b""), "its answer was cut off"),
    "is no web server": (raw(b"220 mail.example.org ESMTP\r\n"), "its answer is no valid HTTP"),
    "has endless headers": (raw(HEAD, b"X: y\r\n" * 5000), "its answer is no valid HTTP"),
    "breaks off": (send(page(1), Content_Length=99_999), "its answer was cut off"),
    "breaks off a chunk": (raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\nfff\r\nabc"), "its answer was cut off"),
    "is broken": (send("sorry", 500), "the server answered 500"),
}
FINAL = {
    "is gone": (send("gone", 410), "the server answered 410"),
    "is no page": (send(b"%PDF", kind="application/pdf"), "no page but application/pdf"),
    "breaks off what is packed": (send(gzip.compress(page(1).encode())[:-99], Content_Encoding="gzip"), "cut off"),
    "is empty": (send(b""), "its encoding is none|no article found"),
    "is huge": (send(b"x" * 6_000_000), "more than the 5 MB it may have"),
    "is a packed bomb": (send(gzip.compress(b"x" * 300_000_000), Content_Encoding="gzip"), "unpacks to more than 5 MB"),
    "floods without a length": (raw(HEAD + b"\r\n", *[b"x" * 65536] * 200), "more than the 5 MB it may have"),
    "is one long line": (send(b"<p>" + b"x" * 4_000_000), "a line of more than a million"),
    "leads to itself": (send(status=302, Location="/bad"), "more than 5 redirects"),
    "leads to a file": (send(status=302, Location="file:///etc/passwd"), "redirects to what is neither http nor https"),
    "leads to no address": (send(status=302, Location="http://[bad"), "redirects to what is no valid address"),
    "leads nowhere": (send(status=302), "the server answered 302"),
}


def refused(found, reason):
    return any(part in stated for stated in found.reasons() for part in reason.split("|"))


@pytest.mark.parametrize("name", LATE)
def test_what_may_go_better_is_tried_again_and_then_refused(watch, site, publish, name):
    act, reason = LATE[name]
    site.pages["/bad"] = in_turn(act, send(page(1)))
    feed = publish("bad")
    before = time.monotonic()
    assert [a.url for a in watch.once(feed).articles] == [site.url("/bad")], watch.lines
    assert time.monotonic() - before < 5
    assert any(reason in line and "rests for 30 s" in line for line in watch.lines), watch.lines


def test_an_article_that_never_comes_is_refused_in_the_end(watch, site, publish):
    site.pages["/bad"] = send("sorry", 503)
    feed = Feed(publish("bad", 2), every=100_000)
    found = []
    for _ in range(8):
        found += watch.once(feed).reasons()
        watch.later(hours=1)
    assert found == ["the server answered 503, 5 times"]
    assert site.paths().count("/bad") == 5 and site.paths().count("/2") == 1


@pytest.mark.parametrize("name", FINAL)
def test_what_is_wrong_for_good_is_refused_at_once(watch, site, publish, name):
    act, reason = FINAL[name]
    site.pages["/bad"] = act
    before = time.monotonic()
    found = watch.once(publish("bad", 2))
    assert [a.id for a in found.articles] == [site.url("/2")] and refused(found, reason), found.refused
    assert found.refused[0].where == site.url("/bad")
    assert time.monotonic() - before < 5
    watch.later(hours=2)
    assert watch.once(site.url("/feed")).refused == [], "a refusal is said once"


def test_redirects_that_change_all_the_time(watch, site, publish):
    feed = publish("r0")
    for n in range(50):
        site.pages[f"/r{n}"] = send(status=302, Location=f"/r{n + 1}")
    assert watch.once(feed).reasons() == ["more than 5 redirects"]
    assert len(site.paths()) == 1 + 6


@pytest.mark.parametrize("stated, rest", [("120", 120), ("0", 30), ("-5", 30), ("soon", 30), ("9" * 400, 86_400), (None, 30),
                                          ("Mon, 03 May 2021 00:03:20 GMT", 200)], ids=range(7))
def test_a_host_that_asks_for_a_pause_gets_it(watch, site, publish, stated, rest):
    feed = publish(1)
    site.pages["/1"] = in_turn(send("slow down", 429, Retry_After=stated), send(page(1)))
    watch.once(feed)
    assert f"rests for {rest} s" in watch.lines[-1]
    assert site.paths().count("/1") == (2 if rest < PATIENCE else 1), "a pass waits for a short rest only"
    watch.clock.time = START + rest - PATIENCE - 1
    watch.once(feed)
    assert site.paths().count("/1") == (2 if rest < PATIENCE else 1)
    watch.clock.time = START + rest + 1
    watch.once(feed)
    assert site.paths().count("/1") == 2


def test_rests_grow_with_every_failure(watch, site, publish):
    feed = Feed(publish(1), every=100_000)
    site.pages["/1"] = send("sorry", 500)
    for _ in range(6):
        watch.once(feed)
        watch.later(hours=1)
    assert [line.rpartition("rests for ")[2] for line in watch.lines if "rests" in line] == [
        "30 s", "60 s", "120 s", "240 s", "480 s"]


@pytest.mark.parametrize("body, reason", [
    ("<rss><channel>", "no feed with items"), ("", "no feed with items"), ("<html><p>x", "no feed with items"),
    ("/etc/passwd", "no feed with items"), ("<urlset><url><loc>", "broken XML"),
    ('<!DOCTYPE r [<!ENTITY a "aaaa">]><rss>&a;</rss>', "declares entities"), (b"\x1f\x8bxx", "broken or cut off"),
    (gzip.compress(b"<urlset>" + b" " * 60_000_000), "unpacks to more than 50 MB")], ids=range(8))
def test_feeds_that_are_none_are_refused_and_asked_again_ever_more_rarely(watch, site, body, reason):
    site.pages["/feed"] = send(body)
    feed = Feed(site.url("/feed"), every=10)
    assert any(reason in r for r in watch.once(feed).reasons())
    for minutes, asked in ((11, 2), (11, 2), (11, 3)):
        watch.later(minutes=minutes)
        watch.once(feed)
        assert site.paths().count("/feed") == asked


def test_a_broken_feed_still_gives_the_items_that_can_be_read(watch, site, publish):
    publish(1)
    site.pages["/feed"] = send(rss(site.url("/1")).replace("</channel></rss>", "<item><title>a & b"))
    assert len(watch.once(site.url("/feed")).articles) == 1


def test_what_only_claims_to_be_packed_is_read(watch, site, publish):
    feed = publish(1, 2)
    site.pages["/1"] = send(page(1), Content_Encoding="gzip")
    site.pages["/2"] = send(gzip.compress(page(2).encode()), Content_Encoding="gzip")
    assert [a.title for a in watch.once(feed).articles] == ["الخبر 1", "الخبر 2"]


def test_a_lying_charset_does_not_garble_the_text(watch, site, publish):
    feed = publish(1)
    site.pages["/1"] = send(page(1).encode("cp1256"), kind="text/html; charset=iso-8859-1")
    [article] = watch.once(feed).articles
    assert BODY in article.text


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "ftp://e.org/x", "http://u:p@127.0.0.1/x",
                                  "http://127.0.0.1:99999/x", "http://" + "a" * 70 + ".org/", "http://e.org/" + "x" * 3000])
def test_links_that_are_not_safe_are_refused(watch, site, publish, link):
    publish(1)
    site.pages["/feed"] = send(rss(link, site.url("/1")))
    found = watch.once(site.url("/feed"))
    assert len(found.articles) == 1 and len(found.refused) == 1


def test_links_cannot_reach_into_files_or_requests(watch, site, publish, tmp_path):
    site.pages["/feed"] = send(rss(site.url("/../../../x%0d%0aX:1"), site.url("/a b\tخبر")))
    before = sorted(tmp_path.rglob("*"))
    watch.once(site.url("/feed"))
    assert sorted(tmp_path.rglob("*"))[:1] == before[:1] or not before
    assert {p.name for p in tmp_path.rglob("*")} <= {"watch.sqlite", "watch.sqlite-wal"}
    assert all(path.isascii() and " " not in path for path in site.paths())


def test_private_networks_are_not_reached_by_surprise(watch, site, publish):
    found = watch.once(publish(1), allow_private=False)
    assert [r for r in found.reasons() if "private network" in r] and site.asked == []


def test_hosts_that_do_not_exist_and_ports_that_are_shut(watch):
    watch.once("http://127.0.0.1:9/feed", "http://no-such-host.invalid/feed")
    assert any("127.0.0.1:9/feed: no connection" in line for line in watch.lines)
    assert any("its host is not known" in line for line in watch.lines)


def test_no_page_is_fetched_while_robots_cannot_be_read(watch, site, publish):
    feed = publish(1)
    site.pages["/robots.txt"] = in_turn(send("sorry", 503, Retry_After=600), send(status=302, Location="/r"), )
    site.pages["/r"] = send("User-agent: *\nDisallow: /1\n", kind="text/plain")
    found = watch.once(feed)
    assert "nothing is read there" in found.reasons()[0] and site.paths() == []
    watch.later(minutes=11)
    assert watch.once(feed).reasons() == ["robots.txt forbids it"]


@pytest.mark.parametrize("robots", [send("no", 403), send("<html>not found</html>"), send(b"\xff\xfe\x00" * 300_000),
                                    send(status=301, Location="/robots.txt"), send("x" * 600_000)], ids=range(5))
def test_robots_that_say_nothing_forbid_nothing(watch, site, publish, robots):
    site.pages["/robots.txt"] = robots
    assert len(watch.once(publish(1)).articles) == 1


def test_one_host_that_hangs_does_not_hold_up_another(watch, site, publish):
    feed = publish(1, 2)
    site.pages["/hangs"] = raw(b"", pause=5)
    before = time.monotonic()
    found = watch.once(feed, site.url("/hangs", "localhost"))
    assert len(found.articles) == 2 and "no answer in time" in found.reasons()
    assert time.monotonic() - before < 4


def test_too_many_entries_are_left_out_and_said(watch, site, publish, monkeypatch):
    monkeypatch.setattr("rasid.watch.harvest.MOST_WAITING", 3)
    found = watch.once(publish(*range(1, 9)))
    assert len(found.articles) < 8 and any("are left out" in r for r in found.reasons())


def test_what_no_parser_can_bear_costs_its_feed_only(watch, site, publish):
    feed = publish(1)
    site.pages["/bad"] = send('<rss><channel><item><title>a&#xD800; & b</title><link>http://e.org/&#xD800;</link></item>')
    found = watch.once(site.url("/bad"), feed)
    assert len(found.articles) == 1 and found.reasons() == ["a feed that its parser cannot bear"]


def test_a_fault_of_the_watcher_costs_its_target_only(watch, site, publish, monkeypatch):
    def fail(headers):
        raise ZeroDivisionError("no\nway")

    feed = publish(1)
    monkeypatch.setattr("rasid.watch.outcomes.charset", fail)
    assert "ZeroDivisionError" in watch.once(feed).reasons()[0]
    watch.later(hours=2)
    assert watch.once(feed).refused == []


@pytest.mark.parametrize("tag", ["x" * 60_000, "\xe9", " "], ids=["huge", "no ASCII", "blank"])
def test_validators_that_no_request_can_carry_are_forgotten(watch, site, publish, tag):
    feed = publish(1)
    site.pages["/feed"] = send(rss(site.url("/1")), ETag=tag)
    watch.once(feed)
    watch.later(hours=1)
    watch.once(feed)
    assert [headers.get("If-None-Match") for path, headers in site.asked if path == "/feed"] == [None, None]


def test_a_server_that_cannot_encrypt(watch, site):
    watch.once(site.url("/feed").replace("http:", "https:"))
    assert "no safe connection" in watch.lines[0]


def test_a_crawl_delay_of_years_is_an_hour(watch, site, publish):
    site.pages["/robots.txt"] = send("User-agent: *\nCrawl-delay: 999999999\n", kind="text/plain")
    feed = publish(1)
    for articles in (0, 0, 1):
        assert len(watch.once(feed).articles) == articles
        watch.later(hours=1.1)
