#!/usr/bin/env python3
"""Raise the floor of tests/case_floor.json to what the coder reaches now.

    python tools/case_floor.py            raise; never lowers a category
    python tools/case_floor.py --lower    also lower, where cases were withdrawn or a loss is accepted: say why when
                                          you commit it
"""

import argparse
import json
import sys
from pathlib import Path

from rasid import api
from rasid.evaluate.cases import check_examples, pass_rates, read_cases, run_cases

FLOOR = Path(__file__).resolve().parent.parent / "tests" / "case_floor.json"
EXAMPLES, COUNTERS = "examples that fire", "counters that stay silent"
_KINDS = ((EXAMPLES, "examples", "frame.example-silent"), (COUNTERS, "counters", "frame.counter-fires"))


def reached() -> dict[str, tuple[int, int]]:
    """(passed, all): cases by category, then examples and counters of frames."""
    coder = api.load()

    def code(text: str, day: str | None) -> dict[str, object]:
        return coder.code(text, day).to_dict()

    rates = pass_rates(list(run_cases(code, read_cases())))
    frames = coder.lexicon.frames
    faults = [found for _, found, _ in check_examples(code, frames)]
    for name, key, fault in _KINDS:
        total = sum(len(f.get(key, ())) for f in frames)
        rates[name] = (total - faults.count(fault), total)
    return rates


def read_floor() -> dict[str, int]:
    """The committed floor: how many must pass."""
    floor: dict[str, int] = json.loads(FLOOR.read_text(encoding="utf-8")) if FLOOR.exists() else {}
    return floor


def report(rates: dict[str, tuple[int, int]], floor: dict[str, int]) -> list[str]:
    """One line a category: passed, all, rate, floor."""
    return [f"{name:<28}{passed:>5} of {total:>5}  {passed / total:6.1%}  floor {floor.get(name, 0)}"
            for name, (passed, total) in rates.items()]


def main() -> int:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lower", action="store_true", help="also lower")
    args = parser.parse_args()
    rates, floor = reached(), read_floor()
    print("\n".join(report(rates, floor)))
    new = {name: passed if args.lower else max(passed, floor.get(name, 0)) for name, (passed, _) in rates.items()}
    FLOOR.write_text(json.dumps(new, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
