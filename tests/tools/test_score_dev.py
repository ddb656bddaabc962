"""The scores gate: which figures count, and what is a drop."""

import copy
import json
import runpy

import pytest

from tests.conftest import ROOT

TOOL = runpy.run_path(str(ROOT / "tools" / "score_dev.py"))
SCORES = ROOT / "scores" / "dev.json"


@pytest.mark.skipif(not SCORES.exists(), reason="no scores committed yet")
def test_a_fall_of_a_main_figure_is_a_drop() -> None:
    before = json.loads(SCORES.read_text(encoding="utf-8"))
    now = copy.deepcopy(before)
    assert TOOL["drops"](before, now) == []
    now["events"]["open"]["levels"]["dyad"]["f1"] -= 0.001
    now["events"]["blind"]["categories"] = {}
    assert [line.split(":")[0] for line in TOOL["drops"](before, now)] == ["events open dyad"]


def test_what_is_no_longer_measured_is_a_drop() -> None:
    before = {"times": {"news": {"value_f1": 0.9}}}
    assert TOOL["drops"](before, {}) == ["times news: 0.9000 -> 0.0000"]
    assert TOOL["drops"]({}, before) == []
