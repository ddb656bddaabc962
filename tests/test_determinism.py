"""The same bytes whatever the hash seed, and in a process of its own."""

import os
import subprocess
import sys

from tests.conftest import ROOT

ARTICLES = ROOT / "samples" / "levant.jsonl"


def coded_with_seed(seed: str) -> bytes:
    command = [sys.executable, "-m", "rasid.cli.main", "code", str(ARTICLES)]
    done = subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True)
    return done.stdout


def test_the_hash_seed_changes_nothing() -> None:
    first = coded_with_seed("0")
    assert first and first == coded_with_seed("1") == coded_with_seed("4711")
