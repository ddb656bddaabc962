"""The cases of the time stage: what must be found, what must not, and that every rule and guard has its cases."""

import tomllib
from pathlib import Path

import pytest

from rasid.rules.tables import DATA
from rasid.times import guards, times
from rasid.times.guards import View

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]
RULES = tomllib.loads((DATA / "times/rules.toml").read_text(encoding="utf-8"))["rule"]


@pytest.mark.parametrize("case", CASES, ids=[c["text"] for c in CASES])
def test_case(case: dict) -> None:
    found = [[t.text, t.type, t.value, t.mod or ""] for t in times(case["text"], case.get("published"))]
    assert found == case.get("times", [])


def test_there_are_enough_cases_and_counter_examples() -> None:
    assert len(CASES) >= 250
    assert sum("times" not in c for c in CASES) >= 50


def _fired() -> set[str]:
    """The rules of all expressions in the cases, those of their parts included."""
    fired: set[str] = set()
    for case in CASES:
        for found in times(case["text"], case.get("published")):
            assert found.derivation is not None
            fired.add(found.derivation.rule)
            fired |= {detail for _, _, detail in found.derivation.items if detail.startswith("times.")}
    return fired


INNER = {r["id"] for r in RULES if r["gives"] not in ("date", "time", "dur", "set", "whole", "never")}
"""Rules that make parts only; those deeper than one level do not show in a derivation."""


@pytest.mark.parametrize("rule", [r["id"] for r in RULES if r["id"] not in INNER and r["id"] != "times.never"])
def test_every_rule_has_a_case(rule: str, fired: set[str]) -> None:
    assert rule in fired


@pytest.fixture(scope="module")
def fired() -> set[str]:
    return _fired()


@pytest.fixture(scope="module")
def refused() -> set[str]:
    """The guards that turn something down in the cases."""
    out: set[str] = set()
    kept = dict(guards.GUARDS)

    def watch(name: str) -> None:
        def guard(view: View) -> bool:
            accepted = kept[name](view)
            if not accepted:
                out.add(name)
            return accepted
        guards.GUARDS[name] = guard

    try:
        for name in kept:
            watch(name)
        for case in CASES:
            times(case["text"], case.get("published"))
    finally:
        guards.GUARDS.update(kept)
    return out


@pytest.mark.parametrize("guard", sorted(guards.GUARDS))
def test_every_guard_has_a_counter_example(guard: str, refused: set[str]) -> None:
    assert guard in refused


def test_every_guard_is_used() -> None:
    used = {r["guard"].lstrip("!") for r in RULES if r.get("guard")}
    assert used == set(guards.GUARDS)
