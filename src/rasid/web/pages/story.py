"""A merged event: all its reports side by side, where they differ, why they were merged, and how to undo that."""

import json
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, HTTPException, Path, Query
from pydantic import BaseModel
from starlette.responses import Response

from rasid.corpus.merging import withdraw
from rasid.store.rows import Row
from rasid.web import security
from rasid.web.forms import Note, Reviewer, back_to
from rasid.web.parts import Data, Desk
from rasid.web.render import page

router = APIRouter()
Id = Annotated[str, Path(max_length=100)]
PAGE = 50
_FIND = "select * from merged where id = $1 or list_contains(events, $1) order by id = $1 desc limit 1"
_REPORTS = ("select e.* exclude (batch), d.title, d.url, d.published from events e join articles d on d.n = e.a "
            "where e.id in (select unnest($1::varchar[])) order by e.seen nulls last, e.id")
_JUDGEMENTS = ('select * from merges where "left" in (select unnest($1::varchar[])) or "right" in (select '
               "unnest($1::varchar[])) order by score desc, id")
_LIST = ("select id, category, mode, status, date, actors, recipients, reports, independent, outlets, disagreements, "
         "last_seen, len(denials) as denials from merged where reports > 1 {0} order by last_seen desc nulls last, "
         "reports desc, id limit {1} offset ?")


class Judgement(BaseModel):
    """Why two reports were taken for one happening (same), or for one denying the other (denial): features with score and
    what they compared."""

    id: str
    kind: str
    left: str
    right: str
    score: float
    merger: str
    features: dict[str, dict[str, Any]]


class Story(BaseModel):
    """A merged event. reports: events with their articles; disagreements: field -> value -> ids of the events that say so;
    denied: events that deny it or that it denies."""

    merged: dict[str, Any]
    reports: list[dict[str, Any]]
    disagreements: dict[str, dict[str, list[str]]]
    judgements: list[Judgement]
    denied: list[dict[str, Any]]


class Stories(BaseModel):
    """Happenings told by more than one article, the newest first."""

    total: int
    page: int
    pages: int
    disputed: bool
    stories: list[dict[str, Any]]


@page(router, "/stories", "stories.html")
def stories(database: Data, disputed: bool = False, number: Annotated[int, Query(alias="page", ge=1, le=1000)] = 1) -> Stories:
    """Happenings with several reports; disputed: only those whose reports differ."""
    only = "and disagreements not in ('', '{}')" if disputed else ""
    total = database.row(f"select count(*) as total from merged where reports > 1 {only}")["total"]
    rows = database.rows(_LIST.format(only, PAGE), [(number - 1) * PAGE])
    found = [{**row, "disagreements": list(json.loads(row["disagreements"] or "{}"))} for row in rows]
    return Stories(total=total, page=number, pages=-(-total // PAGE), disputed=disputed, stories=found)


@page(router, "/story/{id}", "story.html")
def story(database: Data, id: Id) -> Story:
    """A merged event by its id, or by that of one of its reports."""
    found = database.rows(_FIND, [id])
    if not found:
        raise HTTPException(404, "no such story in this store: merge it first, with rasid merge")
    merged = found[0]
    judgements = [Judgement(**{**row, "features": json.loads(row["features"])})
                  for row in database.rows(_JUDGEMENTS, [merged["events"]])]
    return Story(merged={**merged, "counts": json.loads(merged["counts"])}, reports=database.rows(_REPORTS, [merged["events"]]),
                 disagreements=json.loads(merged["disagreements"] or "{}"), judgements=judgements,
                 denied=_denied(database, merged))


def _denied(database: Data, merged: Row) -> list[Row]:
    return database.rows(_REPORTS, [merged["denials"]]) if merged["denials"] else []


@router.post("/story/apart", dependencies=[Depends(security.check_form)], response_model=None)
def apart(database: Data, store: Desk, judgement: Annotated[str, Form(max_length=100)],
          event: Annotated[str, Form(max_length=100)], reviewer: Reviewer, note: Note = "") -> Response:
    """Withdraw a judgement; shows the story of one of its reports as it is then."""
    withdraw(store, judgement, note, reviewer)
    database.refresh()
    return back_to(f"/story/{quote(event, safe='')}", reviewer)
