"""Feeds and sitemaps that behave: read once, politely, and again only where something changed."""

import gzip

from rasid.watch.settings import Feed
from tests.watch.conftest import page, rss
from tests.watch.server import in_turn, send, validated


def test_articles_of_a_feed_are_fetched_once(watch, site, publish):
    feed = publish(1, 2)
    found = watch.once(Feed(feed, source="outlet")).articles
    assert [a.id for a in found] == [site.url("/1"), site.url("/2")]
    assert {a.source for a in found} == {"outlet"} and {a.published for a in found} == {"2021-05-03T00:30:00+03:00"}
    assert found[0].text.startswith("الخبر 1")
    watch.later(hours=1)
    assert watch.once(feed).articles == []
    assert site.paths() == ["/feed", "/1", "/2", "/feed"]
    headers = dict(site.asked)["/1"]
    assert headers["User-Agent"].startswith("rasid/") and "you@example.org" in headers["User-Agent"]


def test_a_feed_is_not_read_before_its_time(watch, site, publish):
    feed = Feed(publish(1), every=30)
    watch.once(feed)
    watch.later(minutes=25)
    watch.once(feed)
    assert site.paths() == ["/feed", "/1"]
    watch.later(minutes=6)
    watch.once(feed)
    assert site.paths() == ["/feed", "/1", "/feed"]


def test_what_has_not_changed_is_not_sent_again(watch, site, publish):
    feed = publish(1)
    site.pages["/feed"] = validated(rss(site.url("/1")), '"v1"')
    watch.once(feed)
    watch.later(hours=1)
    watch.once(feed)
    assert [h.get("If-None-Match") for path, h in site.asked if path == "/feed"] == [None, '"v1"']
    assert site.paths() == ["/feed", "/1", "/feed"]


def test_a_changed_article_is_fetched_again_with_its_validator(watch, site, publish):
    feed = publish(1)
    site.pages["/1"] = in_turn(validated(page(1), "a"), validated(page(1), "a"), send(page("1 عاجل")))
    watch.once(feed)
    for day, changed in ((4, []), (5, [site.url("/1")])):
        watch.later(hours=2)
        publish(1, day=day)
        assert [a.id for a in watch.once(feed).articles] == changed
    assert site.paths().count("/1") == 3
    assert [h.get("If-None-Match") for path, h in site.asked if path == "/1"] == [None, "a", "a"]


def test_one_article_by_many_links(watch, site, publish):
    publish(1)
    link = site.url("/1")
    site.pages["/feed"] = send(rss(link, f"{link}?utm_source=rss&utm_medium=x", f"{link}#top", link))
    site.pages["/1?utm_source=rss&utm_medium=x"] = site.pages["/1"]
    site.pages["/other"] = send(rss(link, day=4))
    assert len(watch.once(site.url("/feed"), site.url("/other")).articles) == 1
    assert site.paths().count("/1") == 1


def test_sitemaps_and_their_index(watch, site):
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    entries = "".join(f"<url><loc>{site.url(f'/{n}')}</loc>{day}</url>" for n, day in (
        (1, "<lastmod>2021-05-02</lastmod>"), (2, "<lastmod>2021-01-01</lastmod>"), (3, "")))
    index = f"<sitemapindex {space}><sitemap><loc>/map.xml.gz</loc><lastmod>%s</lastmod></sitemap></sitemapindex>"
    days = ("2021-05-02", "2021-05-02", "2021-05-03")
    site.pages["/index.xml"] = in_turn(*(send(index % day, kind="text/xml") for day in days))
    site.pages["/map.xml.gz"] = send(gzip.compress(f"<urlset {space}>{entries}</urlset>".encode()), kind="application/gzip")
    site.pages |= {f"/{n}": send(page(n)) for n in (1, 2, 3)}
    feed = Feed(site.url("/index.xml"), days=7)
    assert [a.id for a in watch.once(feed).articles] == [site.url("/1"), site.url("/3")]
    for reads in (1, 2):
        watch.later(hours=2)
        watch.once(feed)
        assert site.paths().count("/map.xml.gz") == reads


def test_the_pace_of_a_host_and_its_robots(watch, site, publish):
    site.pages["/robots.txt"] = send("User-agent: *\nCrawl-delay: 20\nDisallow: /2*\n", kind="text/plain")
    found = watch.once(publish(1, 2, 3), pace=5)
    assert [a.id for a in found.articles] == [site.url("/1"), site.url("/3")]
    assert found.reasons() == ["robots.txt forbids it"] and site.paths() == ["/feed", "/1", "/3"]
    assert sum(watch.clock.waits) >= 3 * 20


def test_two_hosts_are_read_side_by_side(watch, site, publish):
    feed = publish(1)
    site.pages["/feed2"] = send(rss(site.url("/2", "localhost")))
    site.pages["/2"] = send(page(2))
    assert len(watch.once(feed, site.url("/feed2", "localhost"), pace=30).articles) == 2
    assert sum(watch.clock.waits) < 3 * 30, "the pace is each host's own"
    assert [path for path, _ in site.asked].count("/robots.txt") == 2


def test_redirects_lead_on_even_to_another_host(watch, site, publish):
    feed = publish("old")
    site.pages["/old"] = send(status=301, Location=site.url("/new?utm_source=x", "localhost"))
    site.pages["/new?utm_source=x"] = send(page("new"))
    [article] = watch.once(feed).articles
    assert article.id == site.url("/new", "localhost")
    assert [path for path, _ in site.asked] == ["/robots.txt", "/feed", "/old", "/robots.txt", "/new?utm_source=x"]


def test_a_feed_no_more_watched_is_forgotten(watch, site, publish):
    feed = publish(1)
    watch.once(feed)
    watch.later(hours=1)
    site.pages["/empty"] = send(rss(site.url("/1")))
    watch.once(site.url("/empty"))
    assert site.paths() == ["/feed", "/1", "/empty"]


