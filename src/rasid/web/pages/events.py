"""The table of events."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel

from rasid.web.filter import Wanted
from rasid.web.parts import Data
from rasid.web.render import page

router = APIRouter()
PAGE, LAST_PAGE = 50, 400
SORTS = {"date": "e.first desc nulls last, e.n", "oldest": "e.first nulls last, e.n", "confidence": "e.confidence desc, e.n",
         "doubt": "e.confidence, e.n", "conflict": "e.score, e.n", "cooperation": "e.score desc, e.n"}
"""By what rows can be ordered: SQL of each choice."""
Sort = Literal["date", "oldest", "confidence", "doubt", "conflict", "cooperation"]


class Found(BaseModel):
    """One page of events, and how many there are in all."""

    total: int
    page: int
    pages: int
    sort: str
    events: list[dict[str, Any]]


@page(router, "/events", "events.html")
def events(wanted: Wanted, database: Data, sort: Sort = "date",
           number: Annotated[int, Query(alias="page", ge=1, le=LAST_PAGE)] = 1) -> Found:
    """Events that the filter finds, a page at a time."""
    where, values = wanted.clauses()
    total = database.row(f"select count(*) as total from events e where {where}", values)["total"]
    rows = database.rows(f"select e.* exclude (words, batch) from events e where {where} order by {SORTS[sort]} "
                         f"limit {PAGE} offset ?", [*values, (number - 1) * PAGE])
    return Found(total=total, page=number, pages=min(-(-total // PAGE), LAST_PAGE), sort=sort, events=rows)
