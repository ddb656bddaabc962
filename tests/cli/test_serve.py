"""`rasid serve`: who it lets in, and that it leaves nothing behind."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from rasid.cli.main import main


@pytest.mark.parametrize("arguments", [[], ["news.store", "--demo"], ["--demo", "--host", "0.0.0.0"], ["no-such.store"]])
def test_a_mistake_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", *arguments]) == 2
    assert capsys.readouterr().err.startswith("rasid: ")


def test_a_stopped_desk_leaves_nothing_behind(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "rasid.cli.main", "serve", "--demo", "--port", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "TMPDIR": str(tmp_path)})
    assert server.stderr is not None
    while not re.search("the desk is at", line := server.stderr.readline()):
        assert line, "the desk did not start"
    assert list(tmp_path.iterdir())
    server.send_signal(signal.SIGTERM)
    assert server.wait(30) == 0
    assert not list(tmp_path.iterdir())
