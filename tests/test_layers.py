"""The layers of docs/explanation/architecture.md: imports point down only, and siblings do not import one another."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "rasid"
LAYERS = [
    ["cli"],
    ["web", "spark"],
    ["api", "explain", "watch"],
    ["pipeline", "evaluate", "export", "corpus"],
    ["review"],
    ["merge", "store", "ingest"],
    ["events"],
    ["entities", "times", "quotes"],
    ["syntax"],
    ["numbers"],
    ["rules"],
    ["lexicon"],
    ["text"],
    ["model", "errors"],
]
RANK = {name: level for level, names in enumerate(LAYERS) for name in names}
FACE = ("__init__",)
"""The package's own face imports what it offers."""


def part_of(path: Path) -> str:
    return path.relative_to(SOURCE).with_suffix("").parts[0]


def imported_parts(path: Path) -> set[str]:
    """The top-level parts of the package that a module imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "rasid":
            found |= {a.name for a in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("rasid."):
            found.add((node.module or "").split(".")[1])
        elif isinstance(node, ast.Import):
            found |= {a.name.split(".")[1] for a in node.names if a.name.startswith("rasid.")}
    return found - {"__version__"}


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda p: p.relative_to(SOURCE).as_posix())
def test_imports_point_down(path: Path) -> None:
    part = part_of(path)
    if part in FACE:
        return
    assert part in RANK, f"{part} has no layer: add it to LAYERS and to the architecture page"
    for other in sorted(imported_parts(path) - {part}):
        assert RANK[other] > RANK[part], f"{path.name} ({part}) imports {other}, which is not below it"
