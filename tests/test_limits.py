"""Long and hostile inputs up to 1 MB are coded in bounded time; slow, so run by `make test-all`."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from rasid.api import Coder
from tests.conftest import SENTENCE

LONG = 1_000_000
SECONDS = 240
HOSTILE = {
    "spaces": " ", "line ends": "\n", "one letter": "ا", "open quotes": "«", "brackets": "(", "numbers": "12 ",
    "conjunctions": "و ", "days": "يوم ", "names": "محمد ", "one endless sentence": "قال الوزير إن ",
    "one endless line": SENTENCE + " ", "paragraphs": SENTENCE + "\n",
}


@contextmanager
def time_limit(seconds: int) -> Iterator[None]:
    """Raise TimeoutError where the body takes longer."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"more than {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_megabyte_is_coded_in_bounded_time(coder: Coder, name: str) -> None:
    text = HOSTILE[name]
    with time_limit(SECONDS):
        coder.code(text * (LONG // len(text.encode())), published="2021-05-05")
