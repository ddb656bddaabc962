"""A browser at a desk over the samples. Whatever a page logs or asks for elsewhere is kept, and no test passes with any."""

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from rasid.cli.serve import demo_store
from rasid.store.repository import Store
from rasid.web.app import create_app
from rasid.web.settings import Settings

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--font-render-hinting=none"]


@contextmanager
def serve(store: Store, settings: Settings | None = None) -> Iterator[str]:
    """The address of a desk that runs in a thread of its own, stopped before this ends: a thread still in native code
    when the interpreter goes down brings the whole process down."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    config = uvicorn.Config(create_app(store, settings), port=port, log_level="error", timeout_graceful_shutdown=10)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The sample articles, coded and merged; not to be changed."""
    return demo_store(str(tmp_path_factory.mktemp("desk")))


@pytest.fixture(scope="session")
def address(samples: Store) -> Iterator[str]:
    """A desk over the samples."""
    with serve(samples) as base:
        yield base


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@dataclass
class Watched:
    """A page, and what it should not have done: messages on the console, errors, requests to elsewhere."""

    page: Page
    base: str
    faults: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Load a page and wait until its charts are drawn."""
        self.page.goto(self.base + path)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until nothing loads any more and charts are drawn."""
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_function("[...document.querySelectorAll('[data-chart]')].every(e => 'drawn' in e.dataset)")


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    """A fresh page of the desk; the test fails where it misbehaved."""
    yield from watch(browser, address)


def watch(browser: Browser, base: str, **options: Any) -> Iterator[Watched]:
    """A fresh page at an address, with what it does watched."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce", **options)
    found = Watched(context.new_page(), base)
    found.page.on("console", lambda message: found.faults.append(f"console: {message.text}"))
    found.page.on("pageerror", lambda error: found.faults.append(f"error: {error}"))
    found.page.on("request", lambda request: _elsewhere(found, request.url))
    yield found
    context.close()
    assert not found.faults


def _elsewhere(found: Watched, url: str) -> None:
    if not url.startswith((found.base, "data:", "blob:")):
        found.faults.append(f"asked elsewhere: {url}")


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where saved files go."""
    return tmp_path_factory.mktemp("downloads")
