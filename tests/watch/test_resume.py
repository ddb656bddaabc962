"""Restarts: whatever moment a watch ends at, nothing is lost, coded twice or needlessly fetched again."""

import os
import random
import signal
import subprocess
import sys
import threading
import time

import pytest

from rasid.errors import RasidError
from rasid.store.repository import Store
from rasid.watch.fetch import Fetcher
from rasid.watch.settings import Feed, Settings
from rasid.watch.state import State
from rasid.watch.watcher import Watcher
from tests.conftest import ROOT
from tests.watch.conftest import page, rss
from tests.watch.server import raw, send

SCRIPT = """
import sys
from rasid.cli import watch
from tests.corpus.test_archive import Toy
watch.ArchiveCoder = lambda lexicon: Toy(pause=0.01)
from rasid.cli.main import main
sys.exit(main(["watch", *sys.argv[1:]]))
"""


def settings_file(folder, *feeds, pace=0.0):
    text = f'contact = "you@example.org"\npace = {pace}\nallow_private = true\n'
    (folder / "feeds.toml").write_text(text + "".join(f'[[feeds]]\nurl = "{feed}"\n' for feed in feeds), encoding="utf-8")
    return folder / "feeds.toml"


def start(*arguments):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    return subprocess.Popen([sys.executable, "-c", SCRIPT, *map(str, arguments)], stderr=subprocess.PIPE, text=True,
                            env=environment, cwd=ROOT)


def stored(folder):
    return sorted((row["id"], row["text_hash"], row["coded"]) for row in Store(str(folder)).rows("articles"))


@pytest.mark.parametrize("kills", [1, pytest.param(20, marks=pytest.mark.slow)])
def test_killed_watches_lose_and_repeat_nothing(tmp_path, site, publish, kills):
    pytest.importorskip("deltalake")
    file = settings_file(tmp_path, publish(*range(40)), pace=0.03)
    chance = random.Random(5)
    for _ in range(kills):
        before = len(site.asked)
        process = start(file, "--store", tmp_path / "killed", "--once")
        until = time.monotonic() + 10
        while len(site.asked) == before and process.poll() is None and time.monotonic() < until:
            time.sleep(0.02)
        time.sleep(chance.uniform(0, 1.2))
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert start(file, "--store", tmp_path / "killed", "--once").wait() == 0
    fetched = [path for path in site.paths() if path != "/feed"]
    assert len(set(fetched)) == 40 and len(fetched) <= 40 + kills, "only what was under way at a kill is fetched again"
    assert start(file, "--store", tmp_path / "calm", "--once").wait() == 0
    assert stored(tmp_path / "killed") == stored(tmp_path / "calm") and len(stored(tmp_path / "calm")) == 40


@pytest.mark.parametrize("number", [signal.SIGINT, pytest.param(signal.SIGTERM, marks=pytest.mark.slow)])
def test_a_signal_ends_a_watch_in_good_order(tmp_path, site, publish, number):
    pytest.importorskip("deltalake")
    feed = publish(1)
    site.pages["/hangs"] = raw(b"", pause=60)
    site.pages["/feed"] = send(rss(site.url("/1"), site.url("/hangs")))
    file = settings_file(tmp_path, feed)
    process = start(file, "--store", tmp_path / "s")
    while "/hangs" not in site.paths():
        time.sleep(0.05)
    before = time.monotonic()
    process.send_signal(number)
    _, told = process.communicate(timeout=30)
    assert process.returncode == 0 and time.monotonic() - before < 8
    assert "1 page(s) wait and are coded next time" in told and "Traceback" not in told
    site.pages["/hangs"] = send(page("hangs"))
    assert start(file, "--store", tmp_path / "s", "--once").wait() == 0
    assert len(stored(tmp_path / "s")) == 2 and site.paths().count("/1") == 1


def test_rests_and_rules_outlive_a_restart(watch, site, publish):
    feed = Feed(publish(1, 2), every=100_000)
    site.pages["/1"] = site.pages["/2"] = send("no", 429, Retry_After=7200)
    watch.once(feed)
    watch.later(hours=1)
    watch.once(feed)
    assert len(site.paths()) == 2, "the host asked for two hours"
    watch.later(hours=1.1)
    watch.once(feed)
    assert len(site.paths()) == 3 and [path for path, _ in site.asked].count("/robots.txt") == 1


def test_one_watch_at_a_time_has_the_state(tmp_path):
    with State(str(tmp_path / "w.sqlite")), pytest.raises(RasidError, match="another rasid watch"):
        State(str(tmp_path / "w.sqlite"))


def test_a_damaged_state_is_told(tmp_path):
    (tmp_path / "w.sqlite").write_bytes(b"no database at all" * 999)
    with pytest.raises(RasidError, match="delete it"):
        State(str(tmp_path / "w.sqlite"))


def test_pages_are_handed_on_in_batches_and_wait_for_a_busy_store(tmp_path, site, publish, monkeypatch):
    monkeypatch.setattr("rasid.watch.watcher.BATCH", 4)
    monkeypatch.setattr("rasid.watch.watcher.MOST_PAGES", 8)
    monkeypatch.setattr("rasid.watch.watcher._AGAIN", 0.0)
    feed = publish(*range(20))
    counts = []
    with State(str(tmp_path / "w.sqlite")) as state:
        settings = Settings("x", {feed: Feed(feed)}, 0, True)

        def deliver() -> None:
            counts.append(state.page_count())
            if len(counts) > 6:         # until then, the store is busy
                state.forget_pages(10_000)

        Watcher(settings, state, Fetcher("x", True), deliver, lambda line: None).run(once=True)
        assert state.page_count() == 0
    assert max(counts) <= 8 + 1 and counts[0] == 4 and len(site.paths()) == 21


def test_a_watch_goes_on_until_told_to_stop(tmp_path, site, publish):
    feed = publish(1)
    with State(str(tmp_path / "w.sqlite")) as state:
        settings = Settings("x", {feed: Feed(feed, every=0.02)}, 0, True)      # a second or so
        watcher = Watcher(settings, state, Fetcher("x", True), lambda: None, lambda line: None)
        threading.Timer(4, watcher.stop.set).start()
        watcher.run()
    assert site.paths().count("/feed") >= 2
