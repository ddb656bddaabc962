"""The pictures of README and docs: `make test-web IMAGES=docs/images` writes them anew."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import watch

pytestmark = pytest.mark.browser
FOLDER = Path(os.environ.get("IMAGES", "out/images"))
DESK, PHONE = {"width": 1100, "height": 720}, {"width": 390, "height": 760}
PICTURES = {
    "overview-en": ("/", "en", "light", DESK), "overview-ar": ("/", "ar", "light", DESK),
    "events-en": ("/events?category=ACCUSE", "en", "light", DESK), "article-en": ("/article?id=pair-05a", "en", "light", DESK),
    "article-ar-phone": ("/article?id=pair-05a", "ar", "dark", PHONE), "network-ar": ("/network", "ar", "light", DESK),
    "map-en": ("/map", "en", "dark", DESK), "relation-en": ("/relation?a=ISR&b=PSE", "en", "light", DESK),
}
"""Name -> address, language, theme, size."""


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_taken(browser: Browser, address: str, name: str) -> None:
    path, language, theme, size = PICTURES[name]
    FOLDER.mkdir(parents=True, exist_ok=True)
    for watched in watch(browser, address, color_scheme=theme, locale=language):
        watched.page.set_viewport_size(size)     # type: ignore[arg-type]
        page = watched.open(path)
        if path.startswith("/article"):
            page.click("#e0 .select")
            page.wait_for_selector(".chosen .why")
            page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=FOLDER / f"{name}.png")
    assert (FOLDER / f"{name}.png").stat().st_size < 400_000
