"""Reviewing: the queue, one event with its words, and the forms that decide on it."""

from typing import Annotated, Any, Literal
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends, Form, HTTPException, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from rasid.corpus.merging import take_back
from rasid.review import record
from rasid.review.queue import queue
from rasid.store.reviews import DECISIONS, NOTE, Review, read_reviews, standing
from rasid.store.rows import Row
from rasid.web import security
from rasid.web.corrections import changes_of, written
from rasid.web.forms import Fields, Note, Reviewer, back_to, reviewer_of
from rasid.web.pages.article import events_of, source_article
from rasid.web.parts import Data, Desk
from rasid.web.reader import paragraphs
from rasid.web.render import page

router = APIRouter()
Order = Literal["teach", "sample"]
Id = Annotated[str, Form(max_length=100)]
_CHECKED = [Depends(security.check_form)]
NEXT = 12
"""Events of the queue that are listed beside the one looked at."""


class Looked(BaseModel):
    """An event as coded (or added), with its article; fields: as the form shows them; decisions: of others only where one
    has decided oneself; lines: the article's text in pieces."""

    event: dict[str, Any]
    article: str
    title: str | None
    source: str | None
    published: str | None
    url: str | None
    fields: dict[str, str]
    decisions: list[Review]
    others: int
    lines: list[Any] = Field(exclude=True)


class Reviewing(BaseModel):
    """order: of the queue; skip: how many of it were put off; waiting: the events at its head; looked: the event looked
    at; done: the review written just before."""

    order: Order
    reviewer: str
    skip: int
    waiting: list[dict[str, Any]]
    looked: Looked | None
    done: Review | None


@page(router, "/review", "review.html")
def review(request: Request, database: Data, store: Desk, event: Annotated[str | None, Query(max_length=100)] = None,
           order: Order = "teach", skip: Annotated[int, Query(ge=0, le=10_000)] = 0,
           done: Annotated[str | None, Query(max_length=100)] = None) -> Reviewing:
    """The event asked for, or that at the head of the queue, and what comes after it."""
    log, reviewer = read_reviews(store), reviewer_of(request)
    with database.cursor() as cursor:
        waiting = queue(cursor, log, reviewer, order, skip + NEXT, "coded")[skip:]
    chosen = event or (waiting[0]["id"] if waiting else None)
    looked = _looked(database, log, reviewer, chosen) if chosen else None
    if event and looked is None:
        raise HTTPException(404, "no such event in this store")
    return Reviewing(order=order, reviewer=reviewer, skip=skip, waiting=_with_words(database, waiting), looked=looked,
                     done=next((r for r in standing(log) if r.id == done), None))


def _with_words(database: Data, waiting: list[Row]) -> list[Row]:
    """The rows of the queue with the words that name each event."""
    found = {r["id"]: r["triggers"] for r in database.rows(
        "select id, triggers from events where id in (select unnest($1::varchar[]))", [[r["id"] for r in waiting]])}
    return [{**row, "triggers": found.get(row["id"])} for row in waiting]


def _looked(database: Data, log: list[Review], reviewer: str, event: str) -> Looked | None:
    where = database.rows("select batch, article from coded where id = ?", [event])
    seen = record.read_event(database.source_rows, **where[0], event=event) if where else record.added_event(log, event)
    if seen is None:
        return None
    article = source_article(database, seen.article)
    about = [r for r in standing(log) if r.subject == event and r.verdict in (*DECISIONS, NOTE)]
    decided = any(r.reviewer == reviewer and r.verdict in DECISIONS for r in about)
    shown = about if decided else [r for r in about if r.reviewer == reviewer]
    others = [e for e in events_of(database, seen.article) if e["id"] != event]
    coded = {"events": [seen.event, *others], "quotes": [], "times": []}
    return Looked(event=seen.event, article=seen.article, fields=written(seen.event), decisions=shown,
                  others=len(about) - len(shown), lines=paragraphs(article["text"], coded) if article["text"] else [],
                  **{name: article[name] for name in ("title", "source", "published", "url")})


def _next(order: Order, done: Review, event: str | None = None) -> str:
    asked = {"order": order, "done": done.id, **({"event": event} if event else {})}
    return f"/review?{urlencode(asked, quote_via=quote)}"


@router.post("/review/decide", dependencies=_CHECKED, response_model=None)
def decide(fields: Fields, database: Data, store: Desk, event: Id,
           verdict: Annotated[Literal["accept", "reject", "correct", "note"], Form()], reviewer: Reviewer,
           order: Annotated[Order, Form()] = "teach", note: Note = "") -> Response:
    """Accept, reject or correct an event, or note something on it; a correction takes the fields of the form."""
    changes = changes_of(fields, record.seen_event(store, event).event) if verdict == "correct" else {}
    done = record.decide(store, event, verdict, reviewer, changes, note)
    database.refresh()
    return back_to(_next(order, done, event if verdict == NOTE else None), reviewer)


@router.post("/review/add", dependencies=_CHECKED, response_model=None)
def add(fields: Fields, database: Data, store: Desk, article: Annotated[str, Form(max_length=500)],
        start: Annotated[int, Form(ge=0)], end: Annotated[int, Form(ge=0)], reviewer: Reviewer,
        order: Annotated[Order, Form()] = "teach", note: Note = "") -> Response:
    """Add an event that was missed, by the words that name it."""
    done = record.add_event(store, article, start, end, changes_of(fields), reviewer, note)
    database.refresh()
    return back_to(_next(order, done, done.subject), reviewer)


@router.post("/review/complete", dependencies=_CHECKED, response_model=None)
def complete(store: Desk, article: Annotated[str, Form(max_length=500)], reviewer: Reviewer,
             order: Annotated[Order, Form()] = "teach") -> Response:
    """Say that an article's events are all there."""
    return back_to(_next(order, record.complete(store, article, reviewer)), reviewer)


@router.post("/review/undo", dependencies=_CHECKED, response_model=None)
def undo(database: Data, store: Desk, review: Id, reviewer: Reviewer, back: Annotated[Literal["log", "event"], Form()] = "log",
         order: Annotated[Order, Form()] = "teach") -> Response:
    """Take a review back; the event that it was about is shown, or the log."""
    taken = next((r for r in read_reviews(store) if r.id == review), None)
    done = take_back(store, review, reviewer)
    database.refresh()
    shown = back == "event" and taken is not None and taken.verdict in DECISIONS and taken.verdict != "add"
    event = taken.subject if shown and taken else None
    return back_to(_next(order, done, event) if back == "event" else "/review/log", reviewer)
