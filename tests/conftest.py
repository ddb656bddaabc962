"""What all tests share: one coder for all, and a property-test profile that gives the same examples every time."""

import functools
import importlib.util
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import hypothesis
import pytest

import rasid
from rasid import api
from rasid.api import Coder
from rasid.cli.main import main

hypothesis.settings.register_profile("rasid", deadline=None, derandomize=True, max_examples=60,
                                     suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("rasid")

collect_ignore = [] if importlib.util.find_spec("playwright") else ["browser"]
"""Tests in a browser need the extra `browser`; make test-web installs it."""
ROOT = Path(__file__).resolve().parent.parent
SENTENCE = "فرضت الولايات المتحدة عقوبات على روسيا."


@functools.cache
def _load_once(lexicon: tuple[str | Path, ...], load: Callable[..., Coder]) -> Coder:
    return load(lexicon)


@pytest.fixture(scope="session", autouse=True)
def one_coder() -> Iterator[None]:
    """Load the package's lexicon once for all tests; a lexicon of a test's own is loaded as ever."""
    real = api.load

    def load(lexicon: Sequence[str | Path] = ()) -> Coder:
        return real(lexicon) if lexicon else _load_once((), real)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(api, "load", load)
        yield


@pytest.fixture(scope="session")
def coder(one_coder: None) -> Coder:
    """A coder with the package's lexicon."""
    return rasid.load()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run the command line: arguments in; exit code, standard output and standard error out."""

    def call(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            status = main([str(a) for a in arguments])
        except SystemExit as stop:
            status = int(stop.code or 0)
        shown = capsys.readouterr()
        return status, shown.out, shown.err

    return call
