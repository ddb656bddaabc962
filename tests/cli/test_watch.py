"""`rasid watch` from end to end: a feed's articles in the store, refusals beside them, nothing twice."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.watch.conftest import page, rss
from tests.watch.server import Site, send, serve

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()
    server = serve(found)
    lines = (ROOT / "samples" / "levant.jsonl").read_text(encoding="utf-8").splitlines()[:2]
    for number, record in enumerate(map(json.loads, lines)):
        paragraphs = "".join(f"<p>{p}</p>" for p in record["text"].split("\n"))
        title = f"<h1>{record['title']}</h1>"
        found.pages[f"/{number}"] = send(f"<html><head><title>{record['title']}</title></head><body><article>{title}"
                                         f"{paragraphs}</article></body></html>")
    found.pages["/feed"] = send(rss(*(found.url(f"/{n}") for n in range(3))))
    yield found
    server.shutdown()
    server.server_close()


@pytest.fixture
def feeds(site: Site, tmp_path: Path) -> Path:
    (tmp_path / "feeds.toml").write_text('contact = "you@example.org"\npace = 0\nallow_private = true\n[[feeds]]\n'
                                         f'url = "{site.url("/feed")}"\nsource = "outlet"\n', encoding="utf-8")
    return tmp_path / "feeds.toml"


def test_a_feed_ends_up_as_events(run: Run, site: Site, feeds: Path, tmp_path: Path) -> None:
    status, _, err = run("watch", feeds, "--store", tmp_path / "s", "--once")
    assert status == 1 and "2 article(s), " in err and "1 refused" in err
    query = "select id, source, published, events > 0 from articles order by id"
    rows = run("sql", "--store", tmp_path / "s", query, "--format", "csv")[1].splitlines()[1:]
    assert rows == [f"{site.url(f'/{n}')},outlet,2021-05-03T00:30:00+03:00,True" for n in (0, 1)]
    refused = run("sql", "--store", tmp_path / "s", "select place, reason from refusals", "--format", "csv")[1]
    assert f"{site.url('/2')},the server answered 404" in refused
    status, _, err = run("watch", feeds, "--store", tmp_path / "s", "--once")
    assert status == 0 and "0 article(s), 0 event(s); 0 refused" in err


def test_a_changed_article_replaces_the_old_one(run: Run, site: Site, feeds: Path, tmp_path: Path,
                                                monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rasid.watch.harvest.SETTLED", 0.0)
    run("watch", feeds, "--store", tmp_path / "s", "--once", "--all-topics")
    with closing(sqlite3.connect(tmp_path / "s" / "watch.sqlite", isolation_level=None)) as base:
        base.execute("update targets set due = 0 where kind = 0")
    site.pages["/0"] = send(page("0 عاجل"))
    site.pages["/feed"] = send(rss(site.url("/0"), day=4))
    assert "1 article(s), " in run("watch", feeds, "--store", tmp_path / "s", "--once", "--all-topics")[2]
    query = f"select title from articles where id = '{site.url('/0')}'"
    shown = run("sql", "--store", tmp_path / "s", query, "--format", "csv")[1]
    assert "عاجل" in shown and len(shown.splitlines()) == 2


def test_mistakes_are_told(run: Run, feeds: Path, tmp_path: Path) -> None:
    assert "no-such" in run("watch", tmp_path / "no-such.toml", "--store", tmp_path / "s")[2]
    status, _, err = run("watch", feeds, "--store", "s3://bucket/s", "--once")
    assert status == 2 and "--state" in err
