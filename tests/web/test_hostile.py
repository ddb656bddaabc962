"""Texts of articles, names, addresses are shown as plain text, on every page."""

import csv
import io
import re
from html.parser import HTMLParser
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

from rasid.web.messages import LANGUAGES
from rasid.web.pages import NAV
from rasid.web.render import safe_link
from tests.web.conftest import Reviewer, client
from tests.web.hostile import STORIES, STRINGS, URLS, hostile_store

ARTICLES = [f"/article?id={quote(s, safe='')}-article&event={quote(s, safe='')}-event" for s in STRINGS]
PATHS = [*(path for path, _ in NAV), *ARTICLES, *(path.replace("/article", "/why") for path in ARTICLES),
         *(f"/events?actor={quote(s, safe='')}" for s in STRINGS), *(f"/story/m{number}" for number in STORIES),
         *(f"/quotes?topic={quote(s, safe='')}&actor={quote(s, safe='')}" for s in STRINGS),
         *(f"/review?event={quote(s, safe='')}-event" for s in STRINGS), "/review/log", "/review/stats",
         "/stories?disputed=true", "/relation/events?a=USA&b=RUS&start=2021-05-01"]
LINK = re.compile(r"(/(?!/)|\?|#|https?://)")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A desk over the hostile store."""
    return client(hostile_store(str(tmp_path_factory.mktemp("hostile"))))


@pytest.fixture(scope="module")
def hostile_reviewer(tmp_path_factory: pytest.TempPathFactory) -> Reviewer:
    """A reviewer at such a desk."""
    return Reviewer(hostile_store(str(tmp_path_factory.mktemp("reviewed"))))


class Elements(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def check_harmless(page: str) -> None:
    """No element of a page runs anything or leads elsewhere."""
    for tag, attributes in Elements(page).found:
        assert tag not in ("img", "svg") or str(attributes.get("src")).startswith("/static/")
        assert tag != "script" or str(attributes["src"]).startswith("/static/")
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        for name in ("href", "src", "action", "hx-get"):
            assert name not in attributes or LINK.match(attributes[name] or "?"), attributes


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_nothing_in_a_page_runs_or_leads_astray(hostile: TestClient, path: str, language: str) -> None:
    answer = hostile.get(path, headers={"accept-language": language})
    assert answer.status_code == 200
    check_harmless(answer.text)


def test_no_page_is_left_out(hostile: TestClient) -> None:
    twins = {path.removesuffix(".json") for path in hostile.get("/openapi.json").json()["paths"] if path.endswith(".json")}
    pages = {"/overview" if path == "/" else re.sub("/m[0-9]+$", "/{id}", path.partition("?")[0]) for path in PATHS}
    assert pages == twins


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("string", STRINGS)
def test_a_refused_form_is_shown_again_as_plain_text(hostile_reviewer: Reviewer, string: str, language: str) -> None:
    fields = dict.fromkeys(("article", "category", "mode", "actors", "recipients", "date", "place", "counts", "note"), string)
    hostile_reviewer.name = string
    hostile_reviewer.browser.headers.update({"accept": "text/html", "accept-language": language})
    answer = hostile_reviewer.send("/review/add", start=0, end=1, **fields)
    assert answer.status_code in (404, 409)
    check_harmless(answer.text)
    page = Elements(answer.text)
    values = [attributes.get("value") for tag, attributes in page.found if tag == "input"]
    assert page.text.count(string) >= 4 and values.count(string) >= 3


@pytest.mark.parametrize("number", STORIES)
def test_a_story_shows_texts_as_they_are(hostile: TestClient, number: int) -> None:
    text = Elements(hostile.get(f"/story/m{number}").text).text
    assert all(text.count(string) >= 5 for string in STRINGS[number:number + 2])


def test_a_feed_is_wellformed(hostile: TestClient) -> None:
    answer = hostile.get("/alerts.atom")
    assert answer.status_code == 200 and ElementTree.fromstring(answer.content).tag.endswith("feed")


@pytest.mark.parametrize("string", STRINGS)
def test_a_hostile_text_is_shown_as_it_is(hostile: TestClient, string: str) -> None:
    answer = hostile.get(ARTICLES[STRINGS.index(string)])
    assert string.replace("\x07", "\x07") in Elements(answer.text).text


def test_only_addresses_of_the_web_become_links() -> None:
    assert [safe_link(url) for url in URLS] == [None] * 4 + [URLS[4]] + [None] * 3
    assert safe_link("https://example.org/a?b=c") == "https://example.org/a?b=c"
    assert safe_link(None) is None


def test_a_spreadsheet_runs_nothing_of_an_export(hostile: TestClient) -> None:
    rows = list(csv.reader(io.StringIO(hostile.get("/events/export?format=csv").text)))
    cells = [cell for row in rows[1:] for cell in row]
    assert len(rows) == len(STRINGS) + 1
    assert not [cell for cell in cells if cell.startswith(("=", "@", "+", "\t", "\r"))]


def test_the_twins_answer_too(hostile: TestClient) -> None:
    assert hostile.get("/events.json").json()["total"] == len(STRINGS)
    assert len(hostile.get("/map.json").json()["spots"]) == len(STRINGS)
