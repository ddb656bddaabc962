"""Our figures are those of the shared scorer, to the digit; needs the development data beside the project."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rasid.evaluate.gold import read_coded, read_gold
from rasid.evaluate.report import Ratio, intervals, report, score_all
from tests.conftest import ROOT

SHARED = ROOT.parent / "shared"
GOLD, TEXTS, ARTICLES = SHARED / "gold" / "dev", SHARED / "data" / "news", SHARED / "data" / "news-dev.jsonl"
SCORER = SHARED / "tools" / "score_events.py"
needs_data = pytest.mark.skipif(not SCORER.exists(), reason="no development data beside the project")


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The development articles, coded by the command line."""
    from rasid.cli.main import main

    target = tmp_path_factory.mktemp("coded") / "dev.jsonl"
    assert main(["code", str(ARTICLES), "-o", str(target)]) == 0
    return target


@needs_data
@pytest.mark.parametrize("options", [[], ["--whole"]])
def test_our_report_is_the_shared_scorers(coded: Path, options: list[str]) -> None:
    command = [sys.executable, str(SCORER), str(GOLD), str(TEXTS), str(coded), *options]
    theirs = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    sets = score_all(read_gold(GOLD, TEXTS), read_coded(coded), whole=bool(options))
    ours = [line for name, scores in sets.items() for line in report(name, scores)]
    assert ours == theirs.splitlines()


@needs_data
def test_intervals_hold_the_figure_and_never_change(coded: Path) -> None:
    scores = score_all(read_gold(GOLD, TEXTS), read_coded(coded), whole=True)["all"]
    first = intervals(scores, 200)
    assert first == intervals(scores, 200)
    assert all(low <= high for low, high in first.values())


@needs_data
def test_the_command_lists_no_blind_article(coded: Path, run: Callable[..., tuple[int, str, str]]) -> None:
    from rasid.evaluate.gold import is_blind

    _, out, _ = run("evaluate", GOLD, TEXTS, coded, "--errors", "1000")
    listed = {line.split(":")[0].strip() for line in out.splitlines() if line.startswith("     ")}
    blind = {g.id for g in read_gold(GOLD, TEXTS) if is_blind(g.id)}
    assert listed and not listed & blind


def test_ratios_of_nothing_are_nought() -> None:
    assert Ratio(0, 0, 0).f1 == 0.0
    assert round(Ratio(1, 2, 4).f1, 3) == 0.333
