"""The reader: an article as printed, with what was read out of it, and why."""

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from pydantic import BaseModel, Field

from rasid.store.rows import Row, event_of
from rasid.web.database import Database
from rasid.web.parts import Data
from rasid.web.reader import paragraphs
from rasid.web.render import page
from rasid.web.why import Why

router = APIRouter()
Id = Annotated[str, Query(max_length=500)]
_HIDDEN = ("batch", "article")
_EVENTS = """
select e.*, m.spots from events e left join (
  select event, list(struct_pack(text := text, start := start, "end" := "end") order by start) as spots from mentions
  where article = $1 group by 1) m on m.event = e.id where e.article = $1 order by m.spots[1].start, e.id
"""


class Article(BaseModel):
    """An article with its annotations (schema 1; events as reviewers left them). text is null where the store keeps none;
    selected: the event that was asked for."""

    id: str
    source: str | None
    url: str | None
    title: str | None
    published: str | None
    coder: str
    lexicon: str
    text: str | None
    events: list[dict[str, Any]]
    quotes: list[dict[str, Any]]
    times: list[dict[str, Any]]
    diagnostics: str | None
    selected: str | None
    lines: list[Any] = Field(exclude=True)


@page(router, "/article", "article.html")
def article(database: Data, id: Id, event: Id | None = None) -> Article:
    """One article with its events, quotes and times."""
    found = source_article(database, id)
    coded = {**found, "events": events_of(database, id), "quotes": _children(database, "quotes", found),
             "times": _children(database, "times", found)}
    known = {e["id"] for e in coded["events"]}
    return Article(**{**coded, "selected": event if event in known else None,
                      "lines": paragraphs(found["text"], coded) if found["text"] else []})


def source_article(database: Database, id: str) -> Row:
    """The stored row of an article as coded last, with its text; 404 where there is none."""
    where = database.rows("select batch from articles where id = ?", [id])
    if not where:
        raise HTTPException(404, "no such article in this store")
    return database.source_rows("select * from articles_all where batch = ? and id = ?", [where[0]["batch"], id])[0]


def events_of(database: Database, id: str) -> list[Row]:
    """The events (schema 1) of an article as reviewers left them, in the order of the text."""
    return [event_of(row, row["spots"] or []) for row in database.source_rows(_EVENTS, [id])]


def _children(database: Database, table: str, found: Row) -> list[Row]:
    rows = database.source_rows(f"select * from {table}_all where batch = ? and article = ? order by start",
                                [found["batch"], found["id"]])
    return [{name: value for name, value in row.items() if name not in _HIDDEN} for row in rows]


@page(router, "/why", "why.html")
def why(request: Request, database: Data, id: Id, event: Id) -> Why:
    """Why an event was coded: the rule, the words of each part, the readings; told by coding the article again."""
    found = source_article(database, id)
    if not found["text"]:
        return Why(event=event, same=False, reasons=[])
    told: Why = request.app.state.explainer.why(found, event)
    return told
