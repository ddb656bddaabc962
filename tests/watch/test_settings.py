"""feeds.toml and addresses: every fault is told at once, and only safe addresses pass."""

import pytest

from rasid.errors import InputError, RasidError
from rasid.watch.addresses import article_id, is_public, web_address
from rasid.watch.settings import Feed, Settings, read_settings
from tests.conftest import ROOT

GOOD = """contact = "you@example.org"
pace = 2
[[feeds]]
url = "https://Example.org/rss#x"
source = "example"
every = 30
[[feeds]]
url = "https://example.org/sitemap.xml"
days = 2.5
"""


def settings(folder, text):
    (folder / "feeds.toml").write_text(text, encoding="utf-8")
    return read_settings(str(folder / "feeds.toml"))


def test_a_file_is_read(tmp_path):
    found = settings(tmp_path, GOOD)
    assert (found.contact, found.pace, found.allow_private) == ("you@example.org", 2, False)
    assert list(found.feeds.values()) == [Feed("https://example.org/rss", "example", 30),
                                          Feed("https://example.org/sitemap.xml", None, 15, 2.5)]


def test_the_documented_file_is_one(tmp_path):
    guide = (ROOT / "docs" / "how-to" / "watch-feeds.md").read_text(encoding="utf-8")
    found = settings(tmp_path, guide.partition("```toml feeds.toml\n")[2].partition("```")[0])
    assert list(found.feeds.values())[1] == Feed("https://example.com/sitemap.xml", None, 60, 3)
    assert all(f"`{key}`" in guide for key in (*Settings.__slots__, *Feed.__slots__) if key != "feeds")


def test_all_faults_are_named_at_once(tmp_path):
    text = 'pace = "fast"\nspeed = 1\n[[feeds]]\nurl = "ftp://x/"\nevery = -1\n[[feeds]]\nsource = "x"\n'
    with pytest.raises(RasidError) as told:
        settings(tmp_path, text)
    for part in ("contact", "pace is no float", "unknown key 'speed'", "feed 1: url", "feed 1: every is out of range",
                 "feed 2: no url"):
        assert part in str(told.value)


@pytest.mark.parametrize("text", [
    "", "contact = 'you@e.org'", "[[feeds]", "feeds = 3\ncontact = 'you@e.org'", "contact = 'you@e.org'\nfeeds = [1]",
    "contact = 'you@e.org'\nallow_private = 1\n[[feeds]]\nurl = 'http://e.org'",
    "contact = \"a\\nb\"\n[[feeds]]\nurl = 'http://e.org'"])
def test_what_is_no_settings_file_is_told(tmp_path, text):
    with pytest.raises(RasidError):
        settings(tmp_path, text)


@pytest.mark.parametrize("written, address", [
    ("HTTPS://Example.ORG:443/a?b=1#c", "https://example.org/a?b=1"), ("/x", "https://e.org/x"), ("x y", "https://e.org/f/x%20y"),
    ("http://e.org:80", "http://e.org/"), ("http://e.org:8080", "http://e.org:8080/"),
    ("//موقع.مصر/خبر", "https://xn--4gbrim.xn--wgbh1c/%D8%AE%D8%A8%D8%B1"), ("http://[::1]:8/", "http://[::1]:8/")])
def test_addresses_have_one_spelling(written, address):
    assert web_address(written, "https://e.org/f/g") == address


@pytest.mark.parametrize("written", [
    "", "javascript:x", "http://", "http://:80/", "http://e.org:x/", "http://a b/", "a\r\nHost: x", "http://u@e.org/",
    "http://" + "x" * 3000, "http://[::1", "http://" + "é" * 64 + ".org"])
def test_what_is_no_safe_address_is_told(written):
    with pytest.raises(InputError):
        web_address(written)


def test_an_article_has_one_id():
    assert article_id("https://e.org/a?utm_source=x&id=3&fbclid=1") == "https://e.org/a?id=3"


@pytest.mark.parametrize("ip", ["8.8.8.8", "2001:4860:4860::8888"])
def test_the_open_internet_is_public(ip):
    assert is_public(ip)


@pytest.mark.parametrize("ip", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fe80::1%eth0",
                                "100.64.0.1", "0.0.0.0", "224.0.0.1"])
def test_private_addresses_are_known(ip):
    assert not is_public(ip)
