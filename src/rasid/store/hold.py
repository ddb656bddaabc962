"""Keeping a store to one writer, and telling what is wrong with one that cannot be reached."""

import fcntl
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rasid.errors import RasidError, need

_TAKEN = "{}: another run is writing to this store; wait for it"
_GUARD = threading.Lock()
_WRITING: set[str] = set()
"""Stores that a thread of this process writes to: the lock of a file keeps out other processes only."""
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_SAID = 300
"""Characters of another library's complaint that are passed on."""


@contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Hold a folder as its only writer; RasidError where another thread or process does (a lock that forked workers do
    not inherit, so that a killed run leaves none behind)."""
    with _only_thread(str(folder.resolve())), (folder / ".writer").open("w") as lock:
        try:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise RasidError(_TAKEN.format(folder)) from error
        yield


@contextmanager
def _only_thread(where: str) -> Iterator[None]:
    with _GUARD:
        if where in _WRITING:
            raise RasidError(_TAKEN.format(where))
        _WRITING.add(where)
    try:
        yield
    finally:
        _WRITING.discard(where)


@contextmanager
def told(where: str) -> Iterator[None]:
    """Turn what the libraries below raise of a store out of reach, or changed meanwhile, into a RasidError."""
    lost = need("deltalake.exceptions", "store").DeltaError
    try:
        yield
    except (lost, OSError) as error:
        said = " ".join(_COLOUR.sub("", str(error)).split())[:_SAID]
        raise RasidError(f"{where}: the store cannot be read or written ({said})") from error
