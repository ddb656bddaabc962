"""Hostile texts in a real browser: nothing runs, nothing is asked for elsewhere, no page breaks."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import serve, watch
from tests.web.hostile import STRINGS, hostile_store
from tests.web.test_hostile import ARTICLES, PATHS

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk over the hostile store."""
    with serve(hostile_store(str(tmp_path_factory.mktemp("hostile")))) as base:
        yield base


PARTS = ("/why", "/relation/events")
"""What other pages take in; no pages by themselves."""
EACH = {path.partition("?")[0]: path for path in reversed(PATHS) if not path.startswith(PARTS)}
"""One address of every page, and of every story."""


@pytest.mark.parametrize("path", list(dict.fromkeys([*EACH.values(), *ARTICLES])))
def test_nothing_runs(browser: Browser, hostile: str, path: str) -> None:
    for watched in watch(browser, hostile):
        page = watched.open(path)
        assert page.evaluate("typeof hacked") == "undefined"
        if path in ARTICLES:
            string = STRINGS[ARTICLES.index(path)]
            assert string.split()[0] in page.locator("#text").text_content()     # type: ignore[operator]
