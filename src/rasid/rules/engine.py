"""The engine: builds all items that the rules allow over a short sequence of words, from the last word to the first.

It knows no Arabic: it sees categories and values. As every item that starts further right is complete before a position
is worked on, one pass suffices; items are kept apart by category, end and value, and their number is bounded.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from rasid.rules.pattern import Node, Rule

MOST_ITEMS = 400
"""Items kept at one position: keeps hostile input linear; news stays far below."""


class Item(NamedTuple):
    """Something found from one position to another (half-open). value None: glue; rule None: a word of the lexicon."""

    category: str
    start: int
    end: int
    value: Any
    rule: Rule | None = None
    parts: tuple["Item", ...] = ()


Cell = dict[str, list[Item]]


def parse(lexical: Sequence[Sequence[Item]], root: Node) -> list[Cell]:
    """All items by start position and category; lexical: the words' items by start position."""
    chart: list[Cell] = [{} for _ in range(len(lexical) + 1)]
    for at in range(len(lexical) - 1, -1, -1):
        if lexical[at]:
            _fill(chart, at, list(lexical[at]), root)
    return chart


def _fill(chart: list[Cell], at: int, agenda: list[Item], root: Node) -> None:
    cell = chart[at]
    seen: set[tuple[str, int, Any]] = set()
    for item in agenda:                      # grows while it is walked
        key = (item.category, item.end, item.value)
        if key in seen or len(seen) >= MOST_ITEMS:
            continue
        seen.add(key)
        cell.setdefault(item.category, []).append(item)
        node = root.children.get(item.category)
        if node is not None:
            _walk(node, item.end, (item,), chart, agenda)


def _walk(node: Node, at: int, parts: tuple[Item, ...], chart: list[Cell], agenda: list[Item]) -> None:
    """Complete the rules that end here and follow the patterns further right."""
    for rule in node.rules:
        value = rule.maker(*[p.value for p in parts if p.value is not None])
        if value is not None:
            agenda.append(Item(rule.gives, parts[0].start, at, value, rule, parts))
    children, cell = node.children, chart[at]
    if not children or not cell:
        return
    for category in [c for c in children if c in cell]:
        for item in cell[category]:
            _walk(children[category], item.end, (*parts, item), chart, agenda)
