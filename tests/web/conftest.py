"""A desk over the sample articles, asked without a network."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from rasid.cli.serve import demo_store
from rasid.store.repository import Store
from rasid.web.app import create_app
from rasid.web.security import CSRF
from rasid.web.settings import Settings


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The sample articles, coded and merged; not to be changed."""
    return demo_store(str(tmp_path_factory.mktemp("desk")))


@pytest.fixture(scope="session")
def desk(samples: Store) -> TestClient:
    """A desk over the samples."""
    return client(samples)


def client(store: Store, settings: Settings | None = None) -> TestClient:
    """A browser without scripts at a desk on this machine."""
    return TestClient(create_app(store, settings), base_url="http://127.0.0.1:8000", follow_redirects=False)


@pytest.fixture
def own(samples: Store, tmp_path: Path) -> Store:
    """A copy of the samples, to be changed."""
    shutil.copytree(samples.where, tmp_path / "own.store")
    return Store(str(tmp_path / "own.store"))


class Reviewer:
    """A reviewer at a desk of their own: sends forms as its pages do."""

    def __init__(self, store: Store, name: str = "آن", settings: Settings | None = None) -> None:
        self.store, self.name, self.browser = store, name, client(store, settings)
        self.browser.get("/review")

    def send(self, path: str, **fields: object) -> Any:
        """Post a form."""
        kept = self.browser.cookies[CSRF]
        return self.browser.post(path, data={"csrf": kept, "reviewer": self.name, **fields})

    def json(self, path: str, **query: object) -> Any:
        """What a page's twin says."""
        answer = self.browser.get(path, params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()
