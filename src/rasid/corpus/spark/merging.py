"""Merging by Spark: blocks of reports are compared by its executors, the verdicts joined by the driver."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rasid.merge.block import block_keys, block_pairs, pair_of
from rasid.merge.cluster import Found
from rasid.merge.compare import Weights
from rasid.merge.judge import Judge, Verdict
from rasid.merge.report import Report

_SLICES = 4
"""Pieces for each of Spark's slots that the reports and the blocks are spread over."""
_Said = tuple[int, str, str, Verdict | None]
"""Of a round of a block: its number, the two of a pair in the order of the round, the verdict if it says something."""


def judge_by_blocks(session: Any, reports: Sequence[Report], weights: Weights) -> Iterator[Found]:
    """What `judge_pairs` gives, in another order."""
    context = session.sparkContext
    slices, shared = _SLICES * context.defaultParallelism, context.broadcast(weights)

    def judge(block: tuple[str, Iterable[Report]]) -> Iterator[tuple[tuple[str, str], _Said]]:
        return _judge_block(list(block[1]), shared.value)

    keyed = context.parallelize(reports, slices).flatMap(_keyed)
    said = keyed.groupByKey(slices).flatMap(judge).reduceByKey(_first, slices).values()
    found = said.filter(lambda s: s[3] is not None).collect()
    by_id = {report.id: report for report in reports}
    return ((by_id[left], by_id[right], verdict) for _, left, right, verdict in found)


def _keyed(report: Report) -> list[tuple[str, Report]]:
    return [("\0".join(key), report) for key in block_keys(report)]


def _judge_block(block: Sequence[Report], weights: Weights) -> Iterator[tuple[tuple[str, str], _Said]]:
    judge = Judge(weights)
    for number, left, right in block_pairs(block, weights):
        verdict = judge.judge(left, right)
        yield pair_of(left, right), (number, left.id, right.id, verdict if verdict.kind else None)


def _first(one: _Said, other: _Said) -> _Said:
    """Of two verdicts on one pair that of the earlier round; two of one round are the same."""
    return one if one[0] <= other[0] else other
