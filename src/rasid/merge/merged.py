"""A merged event: what its reports agree on, where they differ, and how many outlets told it on their own."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rasid.merge.report import Report
from rasid.merge.unions import Unions


@dataclass(frozen=True, slots=True)
class Merged:
    """One happening. best: the report that tells most; reports: by the day they appeared; independent: outlets that
    told it, copies of one text counted once; disagreements: field -> value -> ids of the events that have it."""

    id: str
    best: Report
    reports: tuple[Report, ...]
    counts: dict[str, Any]
    outlets: tuple[str, ...]
    independent: int
    disagreements: dict[str, dict[str, list[str]]]


def merge_reports(group: Sequence[Report], copies: Mapping[str, str]) -> Merged:
    """The merged event of a group. copies: article -> the first of its near-copies."""
    reports = tuple(sorted(group, key=lambda r: (str(r.seen), r.id)))
    best = max(reports, key=lambda r: (_fullness(r), r.confidence, r.id))
    outlets = tuple(sorted({r.outlet for r in reports if r.outlet}))
    return Merged(merged_id(reports[0]), best, reports, _counts(reports), outlets, independent(reports, copies),
                  _disagreements(reports))


def merged_id(first: Report) -> str:
    """The id of a merged event: of the event that told it first."""
    return "m" + hashlib.sha256(first.id.encode()).hexdigest()[:15]


def independent(reports: Sequence[Report], copies: Mapping[str, str]) -> int:
    """Outlets that told it on their own: an outlet counts once, and so does a text however many print it."""
    unions: Unions[tuple[str, str]] = Unions()
    for report in reports:
        unions.join(("text", copies.get(report.article, report.article)),
                    ("outlet", report.outlet or report.article))
    return len(unions.groups())


def _fullness(report: Report) -> int:
    return (sum(map(bool, (report.actors, report.recipients, report.mode, report.place, report.counts)))
            + (report.first == report.last and report.dated))


def _counts(reports: Sequence[Report]) -> dict[str, Any]:
    """Each count as most reports have it; of equals, the latest."""
    found: dict[str, Any] = {}
    for key in sorted({k for r in reports for k in r.counts}):
        values = [r.counts[key] for r in reports if key in r.counts]
        often = Counter(map(str, values))
        found[key] = max(enumerate(values), key=lambda v: (often[str(v[1])], v[0]))[1]
    return found


def _disagreements(reports: Sequence[Report]) -> dict[str, dict[str, list[str]]]:
    told: dict[str, dict[str, list[str]]] = {}
    for report in reports:
        for name, value in _facts(report):
            told.setdefault(name, {}).setdefault(value, []).append(report.id)
    return {name: values for name, values in sorted(told.items()) if len(values) > 1}


def _facts(report: Report) -> list[tuple[str, str]]:
    facts = [(key, str(value)) for key, value in report.counts.items() if key != "currency"]
    facts += [("mode", report.mode)] if report.mode else []
    facts += [("day", str(report.first))] if report.dated and report.first == report.last else []
    return facts + ([("place", str(report.place["name"]))] if report.place else [])
