"""The documentation's examples are run, and what is generated in it is fresh."""

import re
import runpy
from pathlib import Path

import pytest

from rasid.cli.main import main
from tests.conftest import ROOT

TOOL = runpy.run_path(str(ROOT / "tools" / "write_docs.py"))
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
SPARK = ROOT / "docs" / "how-to" / "spark.md"
"""Its examples are run by tests/spark, for they need Java."""
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_what_is_generated_is_fresh() -> None:
    stale = [name_of(p) for p, text in TOOL["generated"]().items()
             if not p.exists() or p.read_text(encoding="utf-8") != text]
    assert not stale, "run `make docs` and commit it"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the pages' examples read: a store of samples and its events exported."""
    folder = tmp_path_factory.mktemp("desk")
    store = str(folder / "news.store")
    assert main(["code", str(ROOT / "samples" / "other.jsonl"), "--store", store]) == 0
    assert main(["export", "--store", store, "--format", "parquet", "-o", str(folder / "events.parquet")]) == 0
    return folder


@pytest.mark.parametrize("path", [page for page in PAGES if page != SPARK], ids=name_of)
def test_python_examples_run(path: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    names: dict[str, object] = {}
    for block in PYTHON.findall(path.read_text(encoding="utf-8")):
        exec(compile(block, name_of(path), "exec"), names)


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_links_lead_somewhere(path: Path) -> None:
    targets = LINK.findall(path.read_text(encoding="utf-8"))
    assert not [t for t in targets if not (path.parent / t).exists()]
