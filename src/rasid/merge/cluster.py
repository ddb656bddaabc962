"""From judgements on pairs to groups: the surest pairs first, and never two happenings of one article in a group."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from rasid.merge.block import candidate_pairs
from rasid.merge.compare import Weights
from rasid.merge.judge import DENIAL, LIMIT, SAME, Judge, Verdict
from rasid.merge.report import Report
from rasid.merge.unions import Unions

_SLACK = 0.08
"""How far below the limit the members of two groups may be on average for the groups to be joined by one sure pair."""
_FEWEST = 200
"""Reports that a collection counts for at least: in a handful, every word looks common."""
_SAMPLED = 3
"""Members of a group that are compared before it is joined to another."""

Found = tuple[Report, Report, Verdict]
"""Two reports and the verdict on them."""
Judged = Callable[[Sequence[Report], Weights], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Judgement:
    """That two reports tell one happening (same), or that one denies what the other tells (denial), and why."""

    id: str
    left: str
    right: str
    verdict: Verdict


@dataclass(slots=True)
class Linked:
    """The outcome of merging: every judgement, and the groups of reports that they make."""

    judgements: list[Judgement] = field(default_factory=list)
    groups: list[list[Report]] = field(default_factory=list)


def judgement_id(left: str, right: str) -> str:
    """The id of a judgement on two events, whichever comes first."""
    return hashlib.sha256("\0".join(sorted((left, right))).encode()).hexdigest()[:12]


def weights_of(reports: Sequence[Report]) -> Weights:
    """How much each word of a collection tells."""
    often: Counter[str] = Counter()
    for report in reports:
        often.update(report.words)
    return Weights(often, max(len(reports), _FEWEST))


def judge_pairs(reports: Sequence[Report], weights: Weights) -> Iterator[Found]:
    """The verdicts on all pairs worth comparing that say something."""
    judge = Judge(weights)
    for left, right in candidate_pairs(reports, weights):
        verdict = judge.judge(left, right)
        if verdict.kind:
            yield left, right, verdict


def link(reports: Sequence[Report], apart: frozenset[str] = frozenset(), judged: Judged = judge_pairs) -> Linked:
    """Group reports by happening. apart: ids of judgements withdrawn, whose reports stay in different groups; judged: what
    compares the pairs."""
    weights = weights_of(reports)
    found = sorted(judged(reports, weights), key=lambda f: (-f[2].score, f[0].id, f[1].id))
    return _Joiner(reports, Judge(weights), apart).run(found)


class _Joiner:
    """Joins groups pair by pair, surest first."""

    def __init__(self, reports: Sequence[Report], judge: Judge, apart: frozenset[str]) -> None:
        self._judge, self._apart = judge, apart
        self._unions = Unions(r.id for r in reports)
        self._members = {r.id: [r] for r in reports}

    def run(self, found: Iterable[Found]) -> Linked:
        """The judgements that hold, and the groups."""
        linked = Linked()
        for left, right, verdict in found:
            judgement = Judgement(judgement_id(left.id, right.id), left.id, right.id, verdict)
            if judgement.id not in self._apart and (verdict.kind == DENIAL or self._join(left, right)):
                linked.judgements.append(judgement)
        linked.groups = [self._members[group] for group in self._members if self._unions.head(group) == group]
        return linked

    def _join(self, left: Report, right: Report) -> bool:
        one, other = self._unions.head(left.id), self._unions.head(right.id)
        if one == other or not self._fit(self._members[one], self._members[other]):
            return False
        self._unions.join(one, other)
        self._members[one] = self._members[one] + self._members.pop(other)
        return True

    def _fit(self, ones: Sequence[Report], others: Sequence[Report]) -> bool:
        if {r.article for r in ones} & {r.article for r in others}:
            return False
        if self._apart and any(judgement_id(a.id, b.id) in self._apart for a, b in product(ones, others)):
            return False
        if len(ones) == len(others) == 1:
            return True
        verdicts = [self._judge.judge(a, b) for a, b in product(ones[:_SAMPLED], others[:_SAMPLED])]
        return (all(v.score > 0 and v.kind in (SAME, "") for v in verdicts)
                and sum(v.score for v in verdicts) / len(verdicts) >= LIMIT - _SLACK)
