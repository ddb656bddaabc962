"""What changes a store, in a browser: reviewing with undo, by keyboard too, a missed event by selecting its words, the
undoing of a merge; and the course of a relation under the cursor."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser

from rasid.corpus.alert_rules import read_rules
from rasid.store.repository import Store
from rasid.store.reviews import read_reviews
from rasid.web.messages import LANGUAGES
from rasid.web.settings import Settings
from tests.browser.conftest import Watched, serve, watch

pytestmark = pytest.mark.browser
RULES = """
[[rule]]
id = "pairs"
kind = "pair"
period = "week"
baseline = 200
least = 1
"""


@pytest.fixture
def own(samples: Store, tmp_path: Path) -> Store:
    """A copy of the samples, to be changed."""
    shutil.copytree(samples.where, tmp_path / "own.store")
    return Store(str(tmp_path / "own.store"))


@pytest.fixture
def mine(browser: Browser, own: Store, tmp_path: Path) -> Iterator[Watched]:
    """A fresh page at a desk over the copy."""
    rules = tmp_path / "rules.toml"
    rules.write_text(RULES, encoding="utf-8")
    assert read_rules(rules)
    with serve(own, Settings(rules=rules)) as base:
        yield from watch(browser, base)


def current(mine: Watched) -> str:
    """The id of the event looked at."""
    return mine.page.locator("#decide input[name=event]").get_attribute("value") or ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_reviewing_with_undo(mine: Watched, own: Store, language: str) -> None:
    page = mine.open(f"/review?lang={language}")
    first = current(mine)
    page.fill("#reviewer", "آن")
    page.click("#decide button[value=reject]")
    mine.settle()
    assert current(mine) != first and first in page.locator(".notice").inner_text()
    page.click(".notice button")
    mine.settle()
    assert current(mine) == first
    assert [r.verdict for r in read_reviews(own)] == ["reject", "undo"]
    assert page.locator("#reviewer").input_value() == "آن"


def test_reviewing_by_keyboard(mine: Watched, own: Store) -> None:
    page = mine.open("/review")
    page.fill("#reviewer", "ann")
    page.locator("h1").click()
    for key in ("a", "r", "u", "s"):
        with page.expect_navigation():
            page.keyboard.press(key)
        mine.settle()
    assert [r.verdict for r in read_reviews(own)] == ["accept", "reject", "undo"]
    assert "skip=1" in page.url
    page.focus("#reviewer")
    page.keyboard.press("Enter")
    page.keyboard.type("ar")
    assert len(read_reviews(own)) == 3


def test_a_correction(mine: Watched, own: Store) -> None:
    page = mine.open("/review")
    page.fill("#reviewer", "ann")
    page.click("summary[data-key=c]")
    page.fill("#decide textarea[name=actors]", "USA/GOV United States")
    page.fill("#decide textarea[name=counts]", "killed 5")
    page.click("#decide button[value=correct]")
    mine.settle()
    done = read_reviews(own)[0]
    assert done.event is not None and set(done.changes) == {"actors", "counts"}
    mine.open("/review/log")
    assert page.locator("#log tbody tr").count() == 1


def test_a_missed_event_is_added_by_selecting_its_words(mine: Watched, own: Store) -> None:
    page = mine.open("/review")
    text = page.evaluate("""() => {
      const line = document.querySelectorAll("#text p")[1];
      const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      let node = walk.nextNode();
      while (node.textContent.trim().length < 12) node = walk.nextNode();
      const range = document.createRange();
      range.setStart(node, 2);
      range.setEnd(node, 10);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      return range.toString();
    }""")
    page.wait_for_function("document.getElementById('end').value !== ''")
    assert (page.locator("#words").text_content() or "") == text.strip()
    page.click("summary[data-key=m]")
    page.fill("#adder", "ann")
    page.select_option("#missed select[name=category]", "MOBILIZE")
    page.click("#missed button[type=submit]")
    mine.settle()
    added = read_reviews(own)[0]
    assert added.event is not None
    mention = added.event["mentions"][0]
    stored = next(r["text"] for r in own.rows("articles", ["id", "text"]) if r["id"] == added.article)
    assert stored[mention["start"]:mention["end"]] == mention["text"] == text.strip()
    assert page.locator(f"#decide input[value='{added.subject}']").count() == 1
    assert "".join(page.locator("#text .lit-trigger").all_inner_texts()) == text.strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_merge_is_undone_and_that_is_taken_back(mine: Watched, language: str) -> None:
    page = mine.open(f"/stories?disputed=true&lang={language}")
    page.locator("tbody a").first.click()
    mine.settle()
    reports = page.locator(".side-by-side article").count()
    assert reports > 1
    page.locator(".judgement input[name=reviewer]").first.fill("ann")
    page.locator(".judgement button").first.click()
    mine.settle()
    assert page.locator(".side-by-side article").count() < reports
    story = page.url
    mine.open("/review/log")
    page.locator("#log form button").first.click()
    mine.settle()
    mine.page.goto(story)
    assert page.locator(".side-by-side article").count() == reports


@pytest.mark.parametrize("language", LANGUAGES)
def test_alerts_and_their_feed(mine: Watched, language: str) -> None:
    page = mine.open(f"/alerts?weeks=52&lang={language}")
    titles = page.locator("#alerts > li > p:first-child").all_inner_texts()
    assert titles
    href = page.locator("a[href^='/alerts.atom']").get_attribute("href") or ""
    feed = ElementTree.fromstring(page.request.get(mine.base + href).body())
    names = {"a": "http://www.w3.org/2005/Atom"}
    assert [e.findtext("a:title", namespaces=names) for e in feed.findall("a:entry", names)] == titles
    page.locator("#alerts > li a").first.click()
    mine.settle()
    assert "/relation?" in page.url


def test_the_events_of_a_period_are_shown_under_the_cursor(watched: Watched) -> None:
    page = watched.open("/relation?a=ISR&b=PSE&since=2021")
    box = page.locator("[data-chart=relation]").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 120)
    page.wait_for_selector("#under h2")
    watched.settle()
    page.click("details summary >> text=Numbers")
    page.locator("tbody a.number").first.click()
    watched.settle()
    assert page.locator(".events-list li").count() > 0


def test_a_read_only_desk_has_no_forms(browser: Browser, samples: Store) -> None:
    with serve(samples, Settings(read_only=True)) as base:
        for watched in watch(browser, base):
            for path in ("/review", "/review/log", "/stories"):
                page = watched.open(path)
                assert page.locator("form[method=post]").count() == 0
