"""House rules that a reader relies on: docstrings, short files, Arabic in data, printing in the shell only."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "rasid"
MODULES = sorted(SOURCE.rglob("*.py"))
LONGEST_FILE = 420
ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
STILL_ARABIC = {
    "entities/pronouns.py", "events/embedding.py", "lexicon/forms.py", "lexicon/gazetteer.py",
    "lexicon/inflect_spelling.py", "lexicon/names.py", "quotes/recognise.py", "syntax/chunks.py", "syntax/tagging.py",
    "text/sentences.py", "text/tokens.py",
}
"""Modules whose Arabic letters have not yet moved to text/chars.py or to data; a module may leave this list only."""

Documented = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def public_things(tree: ast.Module) -> Iterator[Documented]:
    """Public functions and classes of a module, and public methods of public classes."""
    for node in tree.body:
        if isinstance(node, Documented) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from (n for n in node.body if isinstance(n, Documented) and not n.name.startswith("_"))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_public_things_have_docstrings(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{name_of(path)} has no module docstring"
    lacking = [n.name for n in public_things(tree) if not ast.get_docstring(n)]
    assert not lacking, f"{name_of(path)}: no docstring on {', '.join(lacking)}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_files_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def has_arabic(path: Path) -> bool:
    """Whether a module has Arabic in its code, docstrings and comments aside."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    return any(isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in docs
               and ARABIC.search(n.value) for n in ast.walk(tree))


@pytest.mark.parametrize("path", [p for p in MODULES if name_of(p) != "text/chars.py"], ids=name_of)
def test_arabic_is_data(path: Path) -> None:
    if name_of(path) not in STILL_ARABIC:
        assert not has_arabic(path), f"{name_of(path)}: Arabic letters belong in text/chars.py or in data"


@pytest.mark.parametrize("path", [p for p in MODULES if p.parent.name != "cli"], ids=name_of)
def test_only_the_shell_prints(path: Path) -> None:
    calls = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]
    assert not [n for n in calls if isinstance(n.func, ast.Name) and n.func.id == "print"]


def test_no_machine_is_named() -> None:
    """Nothing that is committed names a machine's folders."""
    folders = re.compile(r"/(?:home|root|work|Users)/\w")
    files = [p for folder in ("src", "tests", "tools", "docs", ".ci") for p in (ROOT / folder).rglob("*")
             if p.suffix in (".py", ".md", ".toml", ".sh", ".json") and p.is_file()]
    assert not [p for p in [*files, ROOT / "Makefile"] if folders.search(p.read_text(encoding="utf-8"))]
