"""Rules as data: each has a name, sequences of categories, and the name of the function that makes its value.

A pattern is a string of category names; ``?`` marks an optional one and ``|`` parts alternatives:
``day of? month|season``.
"""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from rasid.rules.tables import DATA

Maker = Callable[..., Any]
"""Takes the values of the matched parts (glue has none) and returns a value, or None to refuse."""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule. gives: the category it makes; guard: name of a test on the context, or ""; veto: whether what fails
    the test also blocks what lies inside it ("!" before the guard's name); source: file:line."""

    id: str
    gives: str
    maker: Maker
    guard: str
    veto: bool
    rank: int
    source: str


@dataclass(slots=True, eq=False)
class Node:
    """A point in the tree of all patterns: what may come next, and the rules that are complete here."""

    children: dict[str, "Node"] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)


def expand(pattern: str) -> Iterable[tuple[str, ...]]:
    """All plain sequences of a pattern, longest first."""
    choices = []
    for part in pattern.split():
        optional = part.endswith("?")
        choices.append([*part.removesuffix("?").split("|"), *([""] if optional else [])])
    for choice in product(*choices):
        if sequence := tuple(c for c in choice if c):
            yield sequence


def _lines(text: str) -> dict[str, int]:
    """Rule id -> the line it stands on."""
    found = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("id = "):
            found[line[5:].strip().strip('"')] = number
    return found


def read_rules(name: str, makers: Mapping[str, Maker]) -> Node:
    """The tree of a rule file's patterns; name: path below the data folder; makers: function name -> function."""
    text = (DATA / name).read_text(encoding="utf-8")
    root, lines = Node(), _lines(text)
    for rank, entry in enumerate(tomllib.loads(text)["rule"]):
        guard = entry.get("guard", "")
        rule = Rule(entry["id"], entry["gives"], makers[entry["make"]], guard.lstrip("!"), guard.startswith("!"), rank,
                    f"{name}:{lines[entry['id']]}")
        for pattern in entry["patterns"]:
            for sequence in expand(pattern):
                _insert(root, sequence, rule)
    return root


def _insert(root: Node, sequence: tuple[str, ...], rule: Rule) -> None:
    node = root
    for category in sequence:
        node = node.children.setdefault(category, Node())
    if rule not in node.rules:
        node.rules.append(rule)
