"""Every page as a browser shows it: both languages, filters, the reader's light, exports."""

import csv
import io
import json
from pathlib import Path

import pytest

from rasid.web.messages import LANGUAGES
from rasid.web.pages import NAV
from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser
PATHS = [path for path, _ in NAV]
ARTICLE = "/article?id=levant-01"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", [*PATHS, ARTICLE])
def test_a_page_loads_without_a_fault(watched: Watched, path: str, language: str) -> None:
    page = watched.open(f"{path}{'&' if '?' in path else '?'}lang={language}")
    assert page.locator("main h1").count() >= 1
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")


@pytest.mark.parametrize("path", [*PATHS, ARTICLE])
def test_a_page_fits_a_phone(watched: Watched, path: str) -> None:
    watched.page.set_viewport_size({"width": 390, "height": 800})
    page = watched.open(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_filter_narrows_the_table_and_is_the_permalink(watched: Watched) -> None:
    page = watched.open("/events")
    page.select_option("select[name=category]", "ASSAULT")
    page.fill("input[name=actor]", "MIL")
    page.click("#filter button[type=submit]")
    watched.settle()
    assert page.url.endswith("/events?actor=MIL&category=ASSAULT")
    kinds = page.locator("td .kind").all_inner_texts()
    assert kinds and all(kind.startswith("ASSAULT") for kind in kinds)
    page.click(".chips a.chip >> nth=0")
    watched.settle()
    assert page.url.endswith("/events?category=ASSAULT")


def test_the_filter_is_carried_to_other_pages(watched: Watched) -> None:
    page = watched.open("/events?actor=IRN")
    page.click("nav a[href^='/quotes']")
    watched.settle()
    assert page.url.endswith("/quotes?actor=IRN")


def lit(watched: Watched, role: str) -> list[tuple[int, int, str]]:
    """Stretches that are lit for a role: pieces that touch are one."""
    pieces = watched.page.eval_on_selector_all(
        f".text .lit-{role}", "found => found.map(e => [+e.dataset.start, +e.dataset.end, e.textContent])")
    joined: list[tuple[int, int, str]] = []
    for start, end, text in pieces:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end, joined[-1][2] + text)
        else:
            joined.append((start, end, text))
    return joined


def expected(article: dict[str, object], spans: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Spans that touch or overlap joined, with their words."""
    text, out = str(article["text"]), list[tuple[int, int]]()
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return [(a, b, text[a:b]) for a, b in out if text[a:b].strip()]


@pytest.mark.parametrize("name", ["levant-01", "pair-03a", "other-11"])
def test_the_lit_words_are_the_spans_of_the_event(watched: Watched, name: str) -> None:
    page = watched.open(f"/article?id={name}")
    article = json.loads(page.request.get(f"{watched.base}/article.json?id={name}").text())
    assert article["events"]
    for number, event in enumerate(article["events"]):
        page.click(f"#e{number} .select")
        for role, values in (("trigger", event["mentions"]), ("actor", event["actors"]),
                             ("recipient", event["recipients"])):
            spans = [(v["start"], v["end"]) for v in values]
            assert lit(watched, role) == expected(article, spans), (event["id"], role)


def test_an_event_opens_why_it_was_coded(watched: Watched) -> None:
    page = watched.open("/events")
    page.click("td.evidence a >> nth=0")
    page.wait_for_selector(".chosen .why .part-rule")
    assert page.locator(".chosen .why .part-trigger td").first.inner_text()
    assert page.locator(".lit-trigger").count() >= 1


def test_a_trigger_in_the_text_chooses_its_event(watched: Watched) -> None:
    page = watched.open(ARTICLE)
    page.click(".text .is-trigger >> nth=1")
    assert page.locator(".event.chosen").count() == 1
    assert page.locator(".text .lit-trigger").count() >= 1


def test_the_saved_file_holds_what_is_shown(watched: Watched, downloads: Path) -> None:
    page = watched.open("/events?quad=material+conflict&actor=GOV")
    with page.expect_download() as waiting:
        page.click("form[action='/events/export'] button")
    waiting.value.save_as(downloads / "events.csv")
    rows = list(csv.DictReader(io.StringIO((downloads / "events.csv").read_text(encoding="utf-8"))))
    assert len(rows) == int(page.locator("main h1 .number").inner_text()) > 0


def test_the_theme_can_be_chosen_and_is_kept(watched: Watched) -> None:
    page = watched.open("/")
    page.click("#theme")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert watched.open("/events").locator("html").get_attribute("data-theme") == "dark"


def test_the_keyboard_reaches_the_content(watched: Watched) -> None:
    page = watched.open("/events")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
