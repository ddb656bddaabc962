"""The cases of the event lexicon, run through the coder.

The coder is young and many cases still fail. This test does not claim that they pass: it prints how many do, category
by category (`pytest tests/test_cases.py -s`), and fails where fewer pass than the floor committed in
tests/case_floor.json. `make case-floor` raises the floor after an improvement. A case passes where every expected event
is coded with the given fields and nothing else is coded. The same holds for the examples and counters of frames.
The cases of standing all pass; those that fail, or pass by a hair, stand apart in standing-unsure.cases.toml.
"""

import json
import runpy
from typing import Any

import pytest

from rasid import api
from rasid.evaluate.cases import read_cases, run_cases
from rasid.model.ontology import CATEGORIES
from tests.conftest import ROOT

PREFIX = {category.lower(): category for category in CATEGORIES}
FEWEST, FEWEST_OF_STANDING = 25, 120
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


def named(prefix: str) -> list[dict[str, Any]]:
    """The cases of the files whose names begin with a word."""
    return [case for case in read_cases() if case["where"].split("/")[-1].split(".")[0].split("-")[0] == prefix]


@pytest.mark.parametrize("prefix", PREFIX)
def test_every_category_has_cases_and_a_third_of_them_counter_examples(prefix: str) -> None:
    cases = named(prefix)
    counters = [c for c in cases if all(e["category"] != PREFIX[prefix] for e in c.get("event", []))]
    assert len(cases) >= FEWEST and 3 * len(counters) >= len(cases)


def test_all_cases_of_standing_pass() -> None:
    coder = api.load()
    cases = [c for c in read_cases() if c["where"].split("/")[-1].startswith("standing.cases")]
    assert len(cases) >= FEWEST_OF_STANDING
    assert not [f"{v.where}: {v.reason}" for v in run_cases(lambda t, day: coder.code(t, day).to_dict(), cases) if not v.passed]
