"""The first page: what happened in the chosen window."""

from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel

from rasid.web.filter import Wanted
from rasid.web.parts import Data
from rasid.web.render import page

router = APIRouter()


class QuadCount(BaseModel):
    """Events of one quad class."""

    quad: str
    events: int


class Overview(BaseModel):
    """events, articles: how many the filter finds, and how many articles tell them."""

    events: int
    articles: int
    quads: list[QuadCount]


@page(router, "/", "overview.html")
def overview(wanted: Wanted, database: Data) -> Overview:
    """What happened: counts by quad class."""
    where, values = wanted.clauses()
    total = database.row(f"select count(*) as events, count(distinct article) as articles from events e where {where}",
                         values)
    quads: list[Any] = database.rows(
        f"select quad, count(*) as events from events e where {where} group by 1 order by 1", values)
    return Overview(**total, quads=quads)
