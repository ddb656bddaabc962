"""The cases of the event lexicon, run through the coder.

The coder is young and many cases still fail. This test does not claim that they pass: it prints how many do, category
by category (`pytest tests/test_cases.py -s`), and fails where fewer pass than the floor committed in
tests/case_floor.json. `make case-floor` raises the floor after an improvement. A case passes where every expected event
is coded with the given fields and nothing else is coded. The same holds for the examples and counters of frames.
"""

import json
import runpy

import pytest

from tests.conftest import ROOT

TOOL = runpy.run_path(str(ROOT / "tools" / "case_floor.py"))
FLOOR: dict[str, int] = json.loads((ROOT / "tests" / "case_floor.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def rates() -> dict[str, tuple[int, int]]:
    """What the coder reaches, printed."""
    found: dict[str, tuple[int, int]] = TOOL["reached"]()
    print("\n" + "\n".join(TOOL["report"](found, FLOOR)))
    return found


@pytest.mark.parametrize("name", FLOOR)
def test_no_category_falls_below_its_floor(rates: dict[str, tuple[int, int]], name: str) -> None:
    passed, total = rates[name]
    assert passed >= FLOOR[name], f"{name}: {passed} of {total} pass, the floor is {FLOOR[name]}"


def test_every_category_has_a_floor(rates: dict[str, tuple[int, int]]) -> None:
    assert set(rates) == set(FLOOR), "run `make case-floor`"
