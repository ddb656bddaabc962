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


def block_keys(report: Report) -> list[tuple[str, str]]:
    """The blocks of a report: its category with each country of its parties or its place."""
    place = report.place["country"] if report.place else None
    return [(report.category, c) for c in sorted(report.countries | ({place} if place else set()) or {"-"})]


def _day(report: Report) -> dt.date:
    return report.first or report.seen or dt.date.min


def _seen(report: Report) -> dt.date:
    return report.seen or dt.date.min


def candidate_pairs(reports: Sequence[Report], weights: Weights) -> Iterator[tuple[Report, Report]]:
    """Pairs to compare, each once, in a fixed order: near by the day of the event, then by the day of the article (for
    events dated by the month)."""
    known: set[tuple[str, str]] = set()
    for day in (_day, _seen):
        blocks: dict[tuple[str, str], _Block] = {}
        for report in sorted(reports, key=lambda r: (day(r), r.id)):
            for other in _likely(report, blocks, weights, day):
                pair = min(other.id, report.id), max(other.id, report.id)
                if pair not in known:
                    known.add(pair)
                    yield other, report


def _likely(report: Report, blocks: "dict[tuple[str, str], _Block]", weights: Weights,
            day: Callable[[Report], dt.date]) -> Iterator[Report]:
    for key in block_keys(report):
        yield from blocks.setdefault(key, _Block(weights, day)).take(report)


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
