"""docs/how-to/spark.md does as it says: its commands, its Python and its program to submit, on this machine."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rasid.cli.main import main
from rasid.store.repository import Store
from tests.conftest import ROOT

pytestmark = pytest.mark.spark
PAGE = (ROOT / "docs" / "how-to" / "spark.md").read_text(encoding="utf-8")
COMMANDS = [shlex.split(line) for line in re.findall(r"^\$ rasid (.*)$", PAGE, re.MULTILINE)]


def block(name: str) -> str:
    """The fenced block of the page that is called so."""
    [found] = re.findall(rf"^```{name}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    return str(found)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what the page speaks of."""
    shutil.copy(ROOT / "samples" / "pairs.jsonl", tmp_path / "news.jsonl")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def numbers(store: Path) -> list[int]:
    return [len(Store(str(store)).rows(table)) for table in ("articles", "events", "merged")]


def test_the_commands_run(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [main(command) for command in COMMANDS] == [0, 0, 0]
    assert "SANCTION" in capsys.readouterr().out
    assert main(["code", "news.jsonl", "--store", "plain.store"]) == main(["merge", "--store", "plain.store"]) == 0
    assert numbers(desk / "news.store") == numbers(desk / "plain.store") and min(numbers(desk / "plain.store")) > 10


def test_the_python_runs(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(block("python"), "spark.md", "exec"), {})
    assert "16 coded, 0 refused" in capsys.readouterr().out


def test_the_program_to_submit_runs(desk: Path) -> None:
    (desk / "submit.py").write_text(block("python submit.py"), encoding="utf-8")
    submitted = re.findall(r"submit\.py (.*)$", PAGE, re.MULTILINE)
    assert [line.split()[0] for line in submitted] == ["code", "merge"]
    submit = str(Path(sys.executable).parent / "spark-submit")
    for line in submitted:
        arguments = shlex.split(line.replace("/shared/archive", "news.jsonl").replace("/shared/", ""))
        subprocess.run([submit, "--master", "local[2]", "submit.py", *arguments], check=True, capture_output=True,
                       env={**os.environ, "PYSPARK_PYTHON": sys.executable, "PYSPARK_DRIVER_PYTHON": sys.executable})
    assert numbers(desk / "news.store")[0] == 16 and numbers(desk / "news.store")[2] > 10
