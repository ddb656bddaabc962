"""The first page: what happened in the chosen window."""

import datetime as dt
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel

from rasid.store.rows import Row
from rasid.web import measures
from rasid.web.database import Database
from rasid.web.filter import Filter, Wanted
from rasid.web.measures import Change, Dyad, Period, Spot
from rasid.web.parts import Data
from rasid.web.render import page

router = APIRouter()
MOST = 10
_SPOTS, _QUOTES = 200, 6
_CONFLICT = " and e.quad = 'material conflict' and e.status is null and not e.historical"


class QuadCount(BaseModel):
    """Events of one quad class."""

    quad: str
    events: int


class Point(BaseModel):
    """A period of the series: its first day, events by quad class, articles read."""

    period: dt.date
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    articles: int


class TopQuote(BaseModel):
    """The newest direct quote of one of the speakers who are quoted most."""

    speaker: str
    printed: str | None
    country: str | None
    sector: str | None
    text: str
    start: int
    end: int
    article: str
    source: str | None
    day: dt.date | None
    quotes: int


class Overview(BaseModel):
    """events, articles: how many the filter finds, and how many articles tell them; spots: places of the material
    conflict told as fact; changing: see Change."""

    events: int
    articles: int
    first: dt.date | None
    last: dt.date | None
    quads: list[QuadCount]
    period: Period
    series: list[Point]
    dyads: list[Dyad]
    changing: list[Change]
    spots: list[Spot]
    quotes: list[TopQuote]


@page(router, "/", "overview.html")
def overview(wanted: Wanted, database: Data) -> Any:
    """What happened: counts, the course of time, pairs, places of conflict, quotes."""
    condition = wanted.clauses()
    where, values = condition
    total = database.row("select count(*) as events, count(distinct a) as articles, min(first) as first, max(last) as last "
                         f"from events e where {where}", values)
    quads = database.rows(f"select quad, count(*) as events from events e where {where} group by 1", values)
    period = measures.period_of(database, condition)
    return Overview.model_validate({
        **total, "quads": _ordered(quads), "period": period, "series": measures.series(database, condition, period),
        "dyads": measures.dyads(database, wanted, MOST), "changing": measures.changes(database, wanted, MOST),
        "spots": measures.spots(database, (where + _CONFLICT, values), _SPOTS), "quotes": _top_quotes(database, wanted)})


def _ordered(quads: list[Row]) -> list[Row]:
    """All four, from cooperation to conflict."""
    found = {row["quad"]: row["events"] for row in quads}
    names = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
    return [{"quad": name, "events": found.get(name, 0)} for name in names]


def _top_quotes(database: Database, wanted: Filter) -> list[Row]:
    """Of the articles that tell the events, or of the days where the filter says no more."""
    where, values = wanted.clauses()
    told = f"a in (select a from events e where {where})" if where != "true" else "true"
    rows = database.rows(
        "select speaker, count(*) as quotes, max_by(struct_pack(printed := printed, country := country, sector := sector, "
        "text := text, start := start, \"end\" := \"end\", article := article, source := source, day := day), -n) as newest "
        "from quotes where entity is not null and kind = 'direct' and length(text) between 30 and 400 "
        f"and {told} group by 1 order by quotes desc, speaker limit ?", [*values, _QUOTES])
    return [{"speaker": row["speaker"], "quotes": row["quotes"], **row["newest"]} for row in rows]
