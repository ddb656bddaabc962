"""What a reviewer does: decide on an event, add one that was missed, note, call an article complete, take back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from rasid.errors import InputError, RasidError
from rasid.model.event import event_id
from rasid.model.ontology import QUADS, plover_score
from rasid.model.span import Span
from rasid.review.check import checked, plain_text
from rasid.store.query import connect, records
from rasid.store.repository import Store
from rasid.store.reviews import (
    ACCEPT,
    ADD,
    COMPLETE,
    CORRECT,
    DECISIONS,
    NOTE,
    REJECT,
    UNDO,
    Review,
    add_review,
    read_reviews,
    standing,
)
from rasid.store.rows import Row, event_of
from rasid.text.chars import SENTENCE_ENDS

LONGEST_REVIEWER, LONGEST_NOTE, LONGEST_TRIGGER = 80, 2000, 60
_AROUND = 400
"""Characters on either side of a trigger in which the ends of its sentence are looked for."""
_WHERE = "select batch, article from events_coded where id = ?"
_EVENT = "select * from events_all where batch = ? and article = ? and id = ?"
_SPOTS = 'select text, start, "end" from mentions_all where batch = ? and article = ? and event = ? order by start'
_HASH = "select text_hash from articles_all where batch = ? and id = ?"
"""By batch and article, which are stored side by side, the rest of a large table need not be read."""
Ask = Callable[[str, list[Any]], list[Row]]
"""Gives the rows of a query to the views of a store."""
_WAITING = ("select e.id from events_coded e anti join review_settled s on s.event = e.id and s.article = e.article "
            "where e.article = ? order by 1")


class Seen(NamedTuple):
    """An event (schema 1) as reviewers look at it, its article, and the hash of the article's text."""

    event: Row
    article: str
    text_hash: str


def decide(store: Store, event: str, verdict: str, reviewer: str, changes: Mapping[str, Any] | None = None,
           note: str = "") -> Review:
    """Write an acceptance, rejection, correction (changes: field -> right value) or note on an event; RasidError where
    there is no such event or the changes say nothing that an event can hold."""
    seen, article, text_hash = seen_event(store, event)
    right = checked(seen, changes or {})
    if verdict not in (ACCEPT, REJECT, CORRECT, NOTE) or bool(right) != (verdict == CORRECT):
        raise InputError(f"{verdict}: accept, reject and note change nothing, correct changes at least one field")
    if verdict == NOTE and not note.strip():
        raise InputError("a note has words")
    return _write(store, Review(event, verdict, note, reviewer, article, text_hash, seen, right))


def seen_event(store: Store, event: str) -> Seen:
    """An event as it is coded, or as a reviewer added it; RasidError where there is none."""
    with connect(store) as database:
        def ask(query: str, values: list[Any]) -> list[Row]:
            return [dict(row) for row in records(database.execute(query, values))]

        where = ask(_WHERE, [event])
        found = read_event(ask, where[0]["batch"], where[0]["article"], event) if where else None
    found = found or added_event(read_reviews(store), event)
    if found is None:
        raise RasidError(f"no event {event} here; see: rasid events --store {store.where}")
    return found


def read_event(ask: Ask, batch: str, article: str, event: str) -> Seen:
    """A coded event, whose batch and article are known."""
    key = [batch, article, event]
    return Seen(event_of(ask(_EVENT, key)[0], ask(_SPOTS, key)), article, ask(_HASH, key[:2])[0]["text_hash"])


def added_event(log: Sequence[Review], event: str) -> Seen | None:
    """An event that a reviewer had before them and that is not coded (any more), None where there is none."""
    for review in reversed(standing(log)):
        if review.subject == event and review.verdict in DECISIONS and review.seen is not None:
            return Seen(dict(review.seen), review.article, review.text_hash)
    return None


def add_event(store: Store, article: str, start: int, end: int, fields: Mapping[str, Any], reviewer: str,
              note: str = "") -> Review:
    """Add an event that was missed. start, end: code-point offsets of the words that name it; fields: as in corrections,
    category among them."""
    text, text_hash = _text(store, article)
    if not (0 <= start < end <= len(text)) or not text[start:end].strip():
        raise InputError(f"words {start} to {end}: no words of this article, which has {len(text)} characters")
    if end - start > LONGEST_TRIGGER:
        raise InputError(f"select the few words that name the event, at most {LONGEST_TRIGGER} characters")
    if "category" not in fields:
        raise InputError("an event has a category")
    event = _new_event(article, text, Span(start, end), fields)
    if _is_known(store, event["id"]):
        raise InputError(f"{event['id']}: this event is there already; correct it instead")
    return _write(store, Review(event["id"], ADD, note, reviewer, article, text_hash, event))


def _text(store: Store, article: str) -> tuple[str, str]:
    with connect(store) as database:
        row = database.execute("select text, text_hash from articles where id = ?", [article]).fetchone()
    if row is None:
        raise RasidError(f"no article {article} here")
    if row[0] is None:
        raise RasidError(f"the text of {article} is not kept in this store, so no words can be selected")
    return row[0], row[1]


def _is_known(store: Store, event: str) -> bool:
    with connect(store) as database:
        return database.execute("select 1 from events where id = ?", [event]).fetchone() is not None


def _new_event(article: str, text: str, trigger: Span, fields: Mapping[str, Any]) -> Row:
    blank: Row = {
        "id": "", "category": "", "mode": None, "contexts": [], "cameo": None, "quad": "", "score": 0.0,
        "goldstein": None, "actors": [], "recipients": [], "status": None, "historical": False, "reported_by": None,
        "date": None, "date_text": None, "place": None, "confidence": 1.0, "rules": [], "counts": {},
        "evidence": [_spot(text, sentence_around(text, trigger))], "mentions": [_spot(text, trigger)]}
    event = {**blank, **checked(blank, fields)}
    category = event["category"]
    return {**event, "id": event_id(article, category, trigger), "quad": QUADS[category],
            "score": plover_score(category, event["mode"])}


def _spot(text: str, span: Span) -> Row:
    return {"text": text[span.start:span.end], "start": span.start, "end": span.end}


def sentence_around(text: str, trigger: Span) -> Span:
    """The stretch between the sentence ends, or ends of line, on either side of a trigger."""
    ends = {*SENTENCE_ENDS, "\n"}
    start, end = trigger
    while start > max(0, trigger.start - _AROUND) and text[start - 1] not in ends:
        start -= 1
    while end < min(len(text), trigger.end + _AROUND) and text[end] not in ends:
        end += 1
    return Span(start + len(text[start:trigger.start]) - len(text[start:trigger.start].lstrip()), end)


def complete(store: Store, article: str, reviewer: str, note: str = "") -> Review:
    """Say that an article's events are all there now, those that were missed added: it can be gold. InputError while an
    event of it waits for a decision."""
    with connect(store) as database:
        waiting = database.execute(_WAITING, [article]).fetchall()
    if waiting:
        raise InputError(f"{article}: decide first on {', '.join(row[0] for row in waiting)}")
    return _write(store, Review(article, COMPLETE, note, reviewer, article, _text(store, article)[1]))


def undo(store: Store, review: str, reviewer: str, note: str = "") -> Review:
    """Take back a review, one's own or another's; what stood before it stands again."""
    found = next((r for r in standing(read_reviews(store)) if r.id == review), None)
    if found is None:
        raise RasidError(f"no review {review} that stands here; see: rasid review log --store {store.where}")
    return _write(store, Review(review, UNDO, note, reviewer, found.article))


def _write(store: Store, review: Review) -> Review:
    named, note = plain_text(review.reviewer, LONGEST_REVIEWER), plain_text(review.note, LONGEST_NOTE)
    if not named:
        raise InputError("a review has a reviewer: write your name")
    done = replace(review, reviewer=named, note=note)
    add_review(store, done)
    return done
