"""Merging a store: reports in, judgements and merged events out; a judgement can be shown, withdrawn and stays so."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rasid.errors import RasidError
from rasid.merge.cluster import Judged, Judgement, Linked, judge_pairs, link
from rasid.merge.copies import copy_groups
from rasid.merge.judge import DENIAL, SAME, VERSION
from rasid.merge.merged import Merged, merge_reports
from rasid.merge.report import Report, report_of
from rasid.merge.unions import Unions
from rasid.review.record import undo
from rasid.store.query import connect
from rasid.store.repository import Store, new_run
from rasid.store.reviews import APART, Review, add_review, read_reviews, standing, withdrawn_merges
from rasid.store.rows import Row

_WANTED = "($ids is null or list_contains($ids, {0}.id))"
_ARTICLES = ("select id, source, published, signature from articles where $ids is null or id in "
             f"(select article from events x where {_WANTED.format('x')}) order by id")
_EVENTS = (
    "select e.article, e.id, category, mode, status, actors, recipients, date, place, counts, evidence, confidence, "
    "m.spots from events e left join (select article, event, "
    'list(struct_pack(text := text, start := start, "end" := "end")) as spots from mentions group by 1, 2) m '
    f"on m.event = e.id and m.article = e.article where {_WANTED.format('e')} order by e.article, e.id")
_TOUCHED = "select * from merged where list_contains(events, ?) or list_contains(events, ?)"
_BETWEEN = 'select * from merges where list_contains($ids, "left") or list_contains($ids, "right")'


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What merging found: reports, happenings, those told by more than one article, and denials linked."""

    reports: int
    happenings: int
    shared: int
    copies: int
    denials: int


@dataclass(frozen=True, slots=True)
class _Content:
    reports: list[Report]
    events: dict[str, Row]
    copies: dict[str, str]


def merge_store(store: Store, judged: Judged = judge_pairs) -> MergeReport:
    """Judge all pairs worth comparing and write merges and merged events anew; withdrawn judgements stay withdrawn.
    judged: what compares the pairs."""
    with store.writing():
        content = _content(store)
        linked = link(content.reports, withdrawn_merges(read_reviews(store)), judged)
        merges = [_merge_row(j) for j in linked.judgements]
        merged, rows = _merged_rows(content, linked.groups, _denials(merges))
        store.replace("merges", merges)
        store.replace("merged", rows)
        store.log_run(new_run(), "merged", {"articles": len(content.copies)})
    return _counted(content, linked, merged)


def withdraw(store: Store, id: str, note: str = "", reviewer: str = "") -> int:
    """Withdraw a judgement; how many merged events there are now. The other judgements stand, only the merged events that
    it concerns are written anew, and the log keeps it, so that it can be taken back (`take_back`)."""
    with store.writing(), connect(store) as database:
        found = _dicts(database.execute("select * from merges where id = ?", [id]))
        if not found:
            raise RasidError(f"no merge {id} here; see: rasid merges show EVENT --store {store.where}")
        add_review(store, Review(id, APART, note, reviewer, changes=found[0]))
        touched, merges = _concerned(database, found[0])
        _rewrite(store, touched, [row for row in merges if row["id"] != id])
        store.delete("merges", "id", [id])
    return int(store.dataset("merged").count_rows())


def take_back(store: Store, review: str, reviewer: str, note: str = "") -> Review:
    """Take back a review; where it withdrew a judgement, its two sides are one again."""
    taken = next((r for r in standing(read_reviews(store)) if r.id == review and r.verdict == APART), None)
    if taken is None or not taken.changes:
        return undo(store, review, reviewer, note)
    with store.writing(), connect(store) as database:
        touched, merges = _concerned(database, taken.changes)
        if not any(row["id"] == taken.subject for row in merges):
            store.append("merges", [dict(taken.changes)])
            merges.append(dict(taken.changes))
        done = undo(store, review, reviewer, note)
        _rewrite(store, touched, merges)
    return done


def _concerned(database: Any, judgement: Mapping[str, Any]) -> tuple[list[Row], list[Row]]:
    """The merged events of a judgement's two sides, and all judgements on their reports."""
    touched = _dicts(database.execute(_TOUCHED, [judgement["left"], judgement["right"]]))
    ids = [event for row in touched for event in row["events"]]
    return touched, _dicts(database.execute(_BETWEEN, {"ids": ids}))


def _rewrite(store: Store, touched: Sequence[Row], merges: Sequence[Row]) -> None:
    """Put what judgements make of the reports of some merged events in their place."""
    content = _content(store, [event for row in touched for event in row["events"]])
    rows = _merged_rows(content, _regroup(content.reports, merges), _denials(merges))[1]
    if touched:
        store.delete("merged", "id", [row["id"] for row in touched])
    store.append("merged", rows)


def _content(store: Store, ids: Sequence[str] | None = None) -> _Content:
    """The reports of some events, or of all."""
    with connect(store) as database:
        articles = {row["id"]: row for row in _dicts(database.execute(_ARTICLES, {"ids": ids}))}
        events = {row["id"]: row for row in _dicts(database.execute(_EVENTS, {"ids": ids}))}
    signed = [(id, bytes(row["signature"] or b"")) for id, row in articles.items()]
    reports = [report_of(articles[row["article"]], row) for row in events.values()]
    return _Content(reports, events, copy_groups(signed))


def _dicts(result: Any) -> list[Row]:
    names = [column[0] for column in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def _merge_row(judgement: Judgement) -> Row:
    verdict = judgement.verdict
    features = {name: {"score": f.score, "detail": f.detail} for name, f in verdict.features.items()}
    return {"id": judgement.id, "kind": verdict.kind, "left": judgement.left, "right": judgement.right,
            "score": verdict.score, "features": json.dumps(features, ensure_ascii=False), "merger": VERSION}


def _regroup(reports: Sequence[Report], merges: Sequence[Row]) -> list[list[Report]]:
    """The groups that stored judgements make."""
    by_id = {r.id: r for r in reports}
    unions = Unions(by_id)
    for row in merges:
        if row["kind"] == SAME and row["left"] in by_id and row["right"] in by_id:
            unions.join(row["left"], row["right"])
    return [[by_id[id] for id in group] for group in unions.groups()]


def _merged_rows(content: _Content, groups: Sequence[Sequence[Report]],
                 denials: Mapping[str, list[str]]) -> tuple[list[Merged], list[Row]]:
    """The merged events of groups, and their rows in order."""
    merged = [merge_reports(group, content.copies) for group in groups]
    rows = [_merged_row(m, content.events[m.best.id], denials) for m in merged]
    return merged, sorted(rows, key=lambda r: (str(r["first_day"]), r["id"]))


def _denials(merges: Sequence[Row]) -> dict[str, list[str]]:
    """Event -> events that deny it or that it denies."""
    found: dict[str, list[str]] = {}
    for row in merges:
        if row["kind"] == DENIAL:
            found.setdefault(row["left"], []).append(row["right"])
            found.setdefault(row["right"], []).append(row["left"])
    return found


def _merged_row(merged: Merged, best: Row, denials: Mapping[str, list[str]]) -> Row:
    seen = [r.seen for r in merged.reports if r.seen]
    return {
        **{name: best[name] for name in ("category", "mode", "status", "actors", "recipients", "date", "place")},
        "id": merged.id, "best": merged.best.id, "first_day": merged.best.first, "last_day": merged.best.last,
        "counts": json.dumps(merged.counts, ensure_ascii=False, sort_keys=True),
        "events": [r.id for r in merged.reports], "articles": [r.article for r in merged.reports],
        "outlets": list(merged.outlets), "reports": len(merged.reports), "independent": merged.independent,
        "first_seen": min(seen, default=None), "last_seen": max(seen, default=None),
        "disagreements": json.dumps(merged.disagreements, ensure_ascii=False, sort_keys=True),
        "denials": sorted({d for r in merged.reports for d in denials.get(r.id, ())}),
    }


def _counted(content: _Content, linked: Linked, merged: Sequence[Merged]) -> MergeReport:
    copies = sum(1 for article, first in content.copies.items() if article != first)
    return MergeReport(len(content.reports), len(merged), sum(1 for m in merged if len(m.reports) > 1), copies,
                       sum(1 for j in linked.judgements if j.verdict.kind == DENIAL))


def explain(store: Store, event: str) -> tuple[Row, list[Row], list[Row]]:
    """A merged event (by its own id or that of one of its reports), the reports, and the judgements between them."""
    with connect(store) as database:
        found = _dicts(database.execute("select * from merged where id = ? or list_contains(events, ?)",
                                        [event, event]))
        if not found:
            raise RasidError(f"no merged event {event} here; merge first: rasid merge --store {store.where}")
        ids = found[0]["events"]
        reports = _dicts(database.execute(
            "select e.id, e.article, a.source, e.date, e.counts, e.evidence from events e join articles a "
            "on a.id = e.article where list_contains(?, e.id) order by a.day, e.id", [ids]))
        judgements = _dicts(database.execute(
            'select * from merges where list_contains(?, "left") or list_contains(?, "right") '
            "order by score desc, id", [ids, ids]))
    return found[0], reports, judgements


