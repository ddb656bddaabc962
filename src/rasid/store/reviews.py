"""What people decided about events, and what the store says because of it.

The table `reviews` is a log: rows are added, never changed. What stands is derived from it: an `undo` takes back the row
that it names, and of several decisions on one event the last one stands.
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from rasid.errors import need
from rasid.model.ontology import QUADS, plover_score
from rasid.store.repository import Store, new_run
from rasid.store.rows import Row, event_row
from rasid.store.schema import arrow_schema

ACCEPT, REJECT, CORRECT, ADD = "accept", "reject", "correct", "add"
DECISIONS = (ACCEPT, REJECT, CORRECT, ADD)
NOTE, COMPLETE, APART, UNDO = "note", "complete", "apart", "undo"
"""Beside decisions on events: a note; that an article's events are all there; that a merge is withdrawn; taken back."""
VERDICTS = (*DECISIONS, NOTE, COMPLETE, APART, UNDO)


@dataclass(frozen=True, slots=True)
class Review:
    """One row of the log. id: later ones sort after earlier ones; subject: id of an event, an article, a judgement on a
    merge or (undo) a review; seen: the event (schema 1) as coded when it was reviewed, or as it was added; changes: field
    -> right value; text_hash: of the article's text at that time; made: ISO moment."""

    subject: str
    verdict: str
    note: str = ""
    reviewer: str = ""
    article: str = ""
    text_hash: str = ""
    seen: Mapping[str, Any] | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    id: str = field(default_factory=new_run)
    made: str = field(default_factory=lambda: dt.datetime.now(dt.UTC).isoformat(timespec="seconds"))

    @property
    def event(self) -> Row | None:
        """The event as the reviewer left it; None where they saw none in it."""
        return None if self.seen is None or self.verdict == REJECT else corrected(self.seen, self.changes)


def add_review(store: Store, review: Review) -> None:
    """Write a review to the log; it may be written while a run holds the store, for nothing but the log changes."""
    store.widen("reviews")
    plain = {f.name: getattr(review, f.name) for f in fields(Review)}
    store.append("reviews", [{**plain, "seen": _json(review.seen), "changes": _json(review.changes or None)}])
    store.compact_table("reviews")


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)


def read_reviews(store: Store) -> list[Review]:
    """The whole log in the order in which it was written."""
    return [_review(row) for row in sorted(store.rows("reviews"), key=lambda r: r["id"])]


def _review(row: Mapping[str, Any]) -> Review:
    """A review from its row; stores of an older version lack some columns."""
    texts = {f.name: row.get(f.name) or "" for f in fields(Review) if f.name not in ("seen", "changes")}
    return Review(**texts, seen=json.loads(row.get("seen") or "null"), changes=json.loads(row.get("changes") or "{}"))


def standing(log: Iterable[Review]) -> list[Review]:
    """The reviews that were not taken back, in order."""
    kept = list(log)
    undone = {r.subject for r in kept if r.verdict == UNDO}
    return [r for r in kept if r.verdict != UNDO and r.id not in undone]


def decisions(log: Iterable[Review]) -> dict[str, Review]:
    """Event -> the decision on it that stands: the last one of any reviewer."""
    return {r.subject: r for r in standing(log) if r.verdict in DECISIONS}


def withdrawn_merges(log: Iterable[Review]) -> frozenset[str]:
    """The judgements on merges that people withdrew."""
    return frozenset(r.subject for r in standing(log) if r.verdict == APART)


def corrected(event: Mapping[str, Any], changes: Mapping[str, Any]) -> Row:
    """An event with fields replaced, what follows from category and mode anew, and no doubt left."""
    right = {**event, **changes, "confidence": 1.0}
    if (right["category"], right["mode"]) != (event["category"], event["mode"]):
        right.update(quad=QUADS[right["category"]], score=plover_score(right["category"], right["mode"]), cameo=None,
                     goldstein=None)
    return right


_CODED = "create or replace view {0} as select * from {0}_coded"
_NONE = "create or replace table review_settled (event varchar, article varchar)"
_SETTLED = (
    "create or replace table review_settled as select distinct e.id as event, e.article from events_coded e join "
    "mentions_coded m on m.event = e.id and m.article = e.article join review_spots s on s.article = e.article and "
    '(s.event = e.id or (s.category = e.category and s.start = m.start and s."end" = m."end")) '
    "join articles a on a.id = s.article and a.text_hash = s.text_hash")
_REVISED = (
    "create or replace view {0} as select c.* from {0}_coded c anti join review_settled s on s.event = c.{1} and "
    "s.article = c.article union all by name select h.* exclude (text_hash) replace (a.batch as batch) from review_{0} h "
    "join articles a on a.id = h.article and a.text_hash = h.text_hash")


def apply_reviews(database: Any, log: Iterable[Review]) -> None:
    """Make the views `events` and `mentions` of a database say what people decided, beside `events_coded` and
    `mentions_coded`; the table `review_settled` (event, article) tells which coded events were decided on. An event that
    was decided on reads as the reviewer left it, whatever a later coding says of it (it is found again by its id, or by
    category and trigger), until the text of its article changes."""
    settled = [r for r in decisions(log).values() if r.seen is not None]
    if not settled:
        database.execute(_NONE)
        for name in ("events", "mentions"):
            database.execute(_CODED.format(name))
        return
    for name, (table, rows, more) in _held(settled).items():
        database.register(f"review_{name}", _arrow(table, rows, ("text_hash", *more)))
    for statement in (_SETTLED, _REVISED.format("events", "id"), _REVISED.format("mentions", "event")):
        database.execute(statement)


def _held(settled: Sequence[Review]) -> dict[str, tuple[str, list[Row], tuple[str, ...]]]:
    """Name -> like which table of the store, rows, and further columns: where decided events stood as seen, and the events
    as they were left with their triggers."""
    held = [(r, event) for r in settled if (event := r.event) is not None]
    spots = [{**_spot(r, m), "category": (r.seen or {})["category"]} for r in settled for m in (r.seen or {})["mentions"]]
    events = [{**event_row(r.article, "", {**e, "id": r.subject}), "text_hash": r.text_hash} for r, e in held]
    mentions = [_spot(r, m) for r, e in held for m in e["mentions"]]
    return {"spots": ("mentions", spots, ("category",)), "events": ("events", events, ()),
            "mentions": ("mentions", mentions, ())}


def _spot(review: Review, mention: Mapping[str, Any]) -> Row:
    return {"batch": "", "article": review.article, "text_hash": review.text_hash, "event": review.subject, **mention}


def _arrow(table: str, rows: Sequence[Row], more: Sequence[str]) -> Any:
    arrow = need("pyarrow", "store")
    schema = arrow_schema(table)
    for name in more:
        schema = schema.append(arrow.field(name, arrow.string()))
    return arrow.Table.from_pylist(list(rows), schema=schema)
