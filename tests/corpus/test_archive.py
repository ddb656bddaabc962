"""Archives into stores: resumable, the same by one worker or two, and whole after any kill."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from rasid.corpus.archive import code_archive
from rasid.corpus.run import Options
from rasid.ingest.records import RawArticle, Refused
from rasid.store.repository import Store
from tests.coded import article, event

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Toy:
    """A coder that finds an event for every word; it takes its time, fails and dies on demand."""

    version: str = "1"
    lexicon: str = "l1"
    pause: float = 0.0

    def code(self, raw: RawArticle) -> Mapping[str, Any]:
        time.sleep(self.pause)
        if raw.text == "fail":
            raise ValueError("no")
        if raw.text == "die":
            os._exit(9)
        return {**article(raw.id, [event(f"{raw.id}-{n}") for n, _ in enumerate(raw.text.split())]),
                "coder": {"version": self.version, "lexicon": self.lexicon}}

    def blank(self, raw: RawArticle) -> Mapping[str, Any]:
        return {**article(raw.id, []), "coder": {"version": self.version, "lexicon": self.lexicon}}


def archive(count: int) -> list[RawArticle | Refused]:
    return [RawArticle(f"a{n}", "كلمة " * (n % 4), size=1) for n in range(count)]


def contents(store: Store) -> dict[str, list[Any]]:
    """All rows but for run, batch and time."""
    hidden = ("batch", "run")
    return {name: sorted(str({k: v for k, v in row.items() if k not in hidden}) for row in store.rows(name))
            for name in ("articles", "events", "mentions", "refusals")}


def code(folder: Path, inputs: list[RawArticle | Refused], coder: Toy | None = None, **options: Any):
    store = Store(str(folder))
    return store, code_archive(store, lambda: coder or Toy(), inputs, Options(batch=7, **options))


def test_a_second_run_adds_nothing(tmp_path):
    store, first = code(tmp_path, [*archive(20), Refused("x:3", "broken", 1)])
    before = contents(store)
    _, second = code(tmp_path, [*archive(20), Refused("x:3", "broken", 1)])
    assert (first.coded, first.failed, second.coded, second.skipped) == (20, 1, 0, 20)
    assert contents(store) == before


def test_two_workers_give_what_one_gives(tmp_path):
    one, _ = code(tmp_path / "one", archive(60))
    two, _ = code(tmp_path / "two", archive(60), workers=2)
    assert contents(one) == contents(two)


def test_only_what_changed_is_coded_again(tmp_path):
    code(tmp_path, archive(10))
    changed = [RawArticle(f"a{n}", "نص جديد") if n < 5 else a for n, a in enumerate(archive(10))]
    _, report = code(tmp_path, changed)
    assert (report.coded, report.skipped) == (5, 5)


def test_a_new_lexicon_codes_all_and_keeps_the_old(tmp_path):
    code(tmp_path, archive(10))
    store, report = code(tmp_path, archive(10), Toy(lexicon="l2"))
    assert report.coded == 10
    assert len(store.rows("articles")) == 20


def test_an_id_on_two_texts_is_refused_every_time(tmp_path):
    twice = [RawArticle("a", "نص"), RawArticle("a", "نص آخر"), RawArticle("a", "نص")]
    for coded in (1, 0):
        store, report = code(tmp_path, twice)
        assert (report.coded, report.failed) == (coded, 1)
    assert len(store.rows("refusals")) == 1


@pytest.mark.parametrize("count", [1, 2])
def test_one_failing_article_never_stops_the_rest(tmp_path, count):
    store, report = code(tmp_path, [*archive(9), RawArticle("bad", "fail"), *archive(12)[9:]], workers=count)
    assert (report.coded, report.failed) == (12, 1)
    assert "ValueError" in store.rows("refusals")[0]["reason"]


def test_a_dying_worker_loses_only_the_guilty_article(tmp_path):
    store, report = code(tmp_path, [*archive(19), RawArticle("bad", "die"), *archive(40)[19:]], workers=2)
    assert (report.coded, report.failed) == (40, 1)
    assert "died" in store.rows("refusals")[0]["reason"]


def test_set_aside_by_topic_and_coded_when_asked(tmp_path):
    def topic(raw: RawArticle) -> str | None:
        return "sport" if raw.id == "a3" else None

    _, first = code(tmp_path, archive(6), topic=topic)
    assert (first.coded, first.aside) == (5, 1)
    _, second = code(tmp_path, archive(6), topic=topic, coded_topics=frozenset({None, "sport"}))
    assert (second.coded, second.skipped) == (1, 5)


def test_without_texts_none_is_kept(tmp_path):
    store, _ = code(tmp_path, archive(6), keep_text=False)
    assert {row["text"] for row in store.rows("articles")} == {None}


SCRIPT = """
import sys
from tests.corpus.test_archive import Options, Store, Toy, archive, code_archive
code_archive(Store(sys.argv[1]), lambda: Toy(pause=0.002), archive(int(sys.argv[2])), Options(batch=5, workers=2))
"""


def killed_and_resumed(folder: Path, kills: int, count: int) -> int:
    """Kill runs at random moments, then let one finish; how many were killed before they were through."""
    chance, hit = random.Random(7), 0
    command = [sys.executable, "-c", SCRIPT, str(folder), str(count)]
    for _ in range(kills):
        process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.5, 2.0))
        hit += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
    subprocess.run(command, cwd=ROOT, check=True)
    return hit


@pytest.mark.parametrize("kills, count", [(4, 300), pytest.param(50, 2500, marks=pytest.mark.slow)])
def test_killed_runs_lose_and_repeat_nothing(tmp_path, kills, count):
    assert killed_and_resumed(tmp_path / "killed", kills, count) > kills * 0.7
    calm, _ = code(tmp_path / "calm", archive(count))
    assert contents(Store(str(tmp_path / "killed"))) == contents(calm)
