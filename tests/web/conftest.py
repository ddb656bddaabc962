"""A desk over the sample articles, asked without a network."""


import pytest
from fastapi.testclient import TestClient

from rasid.cli.serve import demo_store
from rasid.store.repository import Store
from rasid.web.app import create_app
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
