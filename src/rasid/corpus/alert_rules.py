"""Alert rules as data: read from TOML, every mistake told at once."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from rasid.errors import InputError
from rasid.model.ontology import CATEGORIES

CONFLICT, PAIR, BURST = "conflict", "pair", "burst"
KINDS = (CONFLICT, PAIR, BURST)
PERIODS = ("day", "week")
DEFAULT = Path(__file__).parent / "alerts.toml"
MOST_PERIODS = 400
"""Of a baseline."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What to watch. kind: conflict (of a dyad, above its own baseline), pair (a dyad that is new) or burst (of a
    category); actor, recipient: countries, None for every one; category: of a burst, None for every one; period: day or
    week; baseline: periods before it that it is compared with; least: events in it; score: how far above what was
    expected, in standard deviations; outlets: that tell of a new pair, at least."""

    id: str
    kind: str
    actor: str | None = None
    recipient: str | None = None
    category: str | None = None
    period: str = "week"
    baseline: int = 12
    least: int = 5
    score: float = 3.0
    outlets: int = 1


def read_rules(path: Path = DEFAULT) -> list[Rule]:
    """The rules of a file; InputError that tells all mistakes."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: no rules in TOML ({error})") from error
    rows = data.get("rule")
    if not isinstance(rows, list) or not rows or set(data) != {"rule"}:
        raise InputError(f"{path}: rules are tables [[rule]], and nothing else stands in the file")
    problems = [f"{path}: rule {n}: {problem}" for n, row in enumerate(rows, 1) for problem in _problems(row, rows[:n - 1])]
    if problems:
        raise InputError("\n".join(problems))
    return [Rule(**row) for row in rows]


def _problems(row: Any, before: list[Any]) -> Iterator[str]:
    if not isinstance(row, Mapping):
        yield "no table"
        return
    known = {f.name: f for f in fields(Rule)}
    yield from (f"{name}: no key; one of {', '.join(known)}" for name in row if name not in known)
    yield from (f"{name} is missing" for name in ("id", "kind") if name not in row)
    yield from (f"{name}: {wanted}" for name, (fits, wanted) in _CHECKS.items() if name in row and not fits(row[name]))
    if any(isinstance(other, Mapping) and other.get("id") == row.get("id") for other in before):
        yield f"id {row.get('id')}: another rule has it"
    if row.get("kind") != BURST and "category" in row:
        yield "category: of a burst only"
    if row.get("kind") == BURST and ("actor" in row or "recipient" in row):
        yield "actor, recipient: of a dyad only"


def _is_country(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 3 and value.isascii() and value.isalpha() and value.isupper()


def _is_number(value: Any, low: float, high: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high


def _is_whole(value: Any, low: int, high: int) -> bool:
    return isinstance(value, int) and _is_number(value, low, high)


_COUNTRY = "a country of three capital letters, such as YEM"
_CHECKS: dict[str, tuple[Any, str]] = {
    "id": (lambda v: isinstance(v, str) and 0 < len(v) <= 80 and v.isprintable(), "a text of 1 to 80 characters"),
    "kind": (lambda v: v in KINDS, f"one of {', '.join(KINDS)}"),
    "actor": (_is_country, _COUNTRY), "recipient": (_is_country, _COUNTRY),
    "category": (lambda v: v in CATEGORIES, f"one of {', '.join(CATEGORIES)}"),
    "period": (lambda v: v in PERIODS, f"one of {', '.join(PERIODS)}"),
    "baseline": (lambda v: _is_whole(v, 3, MOST_PERIODS), f"3 to {MOST_PERIODS} periods"),
    "least": (lambda v: _is_whole(v, 1, 10**9), "a whole number from 1"),
    "score": (lambda v: _is_number(v, 0, 1000), "a number from 0"),
    "outlets": (lambda v: _is_whole(v, 1, 10**6), "a whole number from 1"),
}
