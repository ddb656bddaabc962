"""Compiled parts of the lexicon on disk, as JSON, named by the digest of what they were compiled from.

A file is written under a temporary name and moved into place (safe under concurrent first use), and simply left out where
it cannot be written.
"""

import gc
import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson

_CODE = Path(__file__).parent


def digest_of(paths: Iterable[Path]) -> str:
    """A short digest of the names and contents of files, and of this package's code that compiles them."""
    digest = hashlib.sha256()
    for path in [*paths, *sorted(_CODE.glob("*.py")), _CODE.parent / "text" / "chars.py"]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def cache_folder() -> Path:
    """Where compiled lexicons are kept: $XDG_CACHE_HOME/rasid or ~/.cache/rasid."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(base) / "rasid"


def cached(name: str, digest: str, compile_part: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """The compiled part from the cache, or compiled now and stored."""
    path = cache_folder() / f"{name}-{digest}.json"
    stored = _stored(path)
    if stored is not None:
        return stored
    raw = json.dumps(compile_part(), ensure_ascii=False, separators=(",", ":")).encode()
    _store(path, raw)
    return _parsed(raw)


def pack(numbers: Iterable[int]) -> str:
    """Numbers as one string: hundreds of thousands of lists would cost loading, memory and the collector's walks more."""
    return " ".join(map(str, numbers))


def unpack(packed: str) -> list[int]:
    """The numbers of a packed string."""
    return [int(number) for number in packed.split()]


def _store(path: Path, raw: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("wb", dir=path.parent, delete=False) as temp:
            temp.write(raw)
        os.replace(temp.name, path)
    except OSError:
        return  # a read-only home: compile afresh each time


def _stored(path: Path) -> dict[str, Any] | None:
    try:
        return _parsed(path.read_bytes())
    except (OSError, ValueError):
        return None


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the cyclic garbage collector: where much is made and nothing cyclic, its walks over all of it are for nothing."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _parsed(raw: bytes) -> dict[str, Any]:
    """The content of a cache file."""
    with collector_paused():
        loaded: dict[str, Any] = orjson.loads(raw)
    return loaded
