"""Which reports are worth comparing: those of like category, country and days that share telling words.

Reports are taken in the order of their days; each looks back through the words it has in common with recent ones, and
at most `MOST` are compared, so that the cost grows with the number of reports, not with its square.
"""

import datetime as dt
from collections import deque
from collections.abc import Callable, Iterator, Sequence

from rasid.merge.compare import Weights
from rasid.merge.report import Report

MOST = 8
"""Reports that one is compared with, in each block."""
WINDOW = 3
"""Days between reports of one happening, at most."""
_LOOK_BACK = 60
"""Reports with one and the same word that are looked at."""
_PLACE = 2.0
"""What a place in common weighs, in words."""


Key = tuple[str, str]


def block_keys(report: Report) -> list[Key]:
    """The blocks of a report: its category with each country of its parties or its place."""
    place = report.place["country"] if report.place else None
    return [(report.category, c) for c in sorted(report.countries | ({place} if place else set()) or {"-"})]


def _day(report: Report) -> dt.date:
    return report.first or report.seen or dt.date.min


def _seen(report: Report) -> dt.date:
    return report.seen or dt.date.min


def blocks(reports: Sequence[Report]) -> dict[Key, list[Report]]:
    """The reports of every block."""
    found: dict[Key, list[Report]] = {}
    for report in reports:
        for key in block_keys(report):
            found.setdefault(key, []).append(report)
    return found


def block_pairs(block: Sequence[Report], weights: Weights) -> Iterator[tuple[int, Report, Report]]:
    """Pairs of one block to compare, with the number of the round that found them: near by the day of the event, then by
    the day of the article (for events dated by the month)."""
    for number, day in enumerate((_day, _seen)):
        recent = _Block(weights, day)
        for report in sorted(block, key=lambda r: (day(r), r.id)):
            for other in recent.take(report):
                yield number, other, report


def candidate_pairs(reports: Sequence[Report], weights: Weights) -> Iterator[tuple[Report, Report]]:
    """Pairs to compare, each once, as the first round of any block has them."""
    known: dict[tuple[str, str], tuple[int, Report, Report]] = {}
    for block in blocks(reports).values():
        for found in block_pairs(block, weights):
            pair = pair_of(found[1], found[2])
            if pair not in known or found[0] < known[pair][0]:
                known[pair] = found
    return ((one, other) for _, one, other in known.values())


def pair_of(one: Report, other: Report) -> tuple[str, str]:
    """What stands for two reports in whichever order."""
    return min(one.id, other.id), max(one.id, other.id)


class _Block:
    """Recent reports of one category and country, by their words and places."""

    def __init__(self, weights: Weights, day: Callable[[Report], dt.date]) -> None:
        self._weights, self._day = weights, day
        self._recent: dict[str, deque[Report]] = {}

    def take(self, report: Report) -> list[Report]:
        """The recent reports most like a new one, which is then remembered."""
        marks = [*sorted(report.words), *([f"@{report.place['name']}"] if report.place else [])]
        scores: dict[str, float] = {}
        found: dict[str, Report] = {}
        for mark in marks:
            weight = _PLACE if mark.startswith("@") else self._weights.of(mark)
            for other in self._near(mark, report):
                found[other.id] = other
                scores[other.id] = scores.get(other.id, 0.0) + weight
        best = sorted(found, key=lambda id: (-scores[id], id))[:MOST]
        return [found[id] for id in best]

    def _near(self, mark: str, report: Report) -> list[Report]:
        line = self._recent.setdefault(mark, deque(maxlen=_LOOK_BACK))
        while line and (self._day(report) - self._day(line[0])).days > WINDOW:
            line.popleft()
        near = [other for other in line if other.article != report.article]
        line.append(report)
        return near
