"""The table of events, its facets, and its export: exactly what is shown."""

import datetime as dt
import tempfile
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from fastapi.responses import FileResponse
from pydantic import BaseModel
from starlette.background import BackgroundTask

from rasid.errors import RasidError
from rasid.export.formats import FORMATS, export
from rasid.store.query import EventFilter
from rasid.store.rows import Row
from rasid.web.database import Database
from rasid.web.filter import Clause, Wanted
from rasid.web.parts import Data, Desk
from rasid.web.render import page

router = APIRouter()
PAGE, LAST_PAGE, MOST_EXPORTED = 50, 400, 50_000
SORTS = {"date": "e.first desc nulls last, e.n", "oldest": "e.first nulls last, e.n", "confidence": "e.confidence desc, e.n",
         "doubt": "e.confidence, e.n", "conflict": "e.score, e.n", "cooperation": "e.score desc, e.n"}
"""By what rows can be ordered: SQL of each choice."""
Sort = Literal["date", "oldest", "confidence", "doubt", "conflict", "cooperation"]
Format = Literal["csv", "jsonl", "parquet", "sqlite", "graphml", "polecat", "icews", "gdelt", "acled", "ucdp", "brat",
                 "timeml"]
_ENDINGS = {"csv": "csv", "jsonl": "jsonl", "parquet": "parquet", "sqlite": "db", "graphml": "graphml", "brat": "zip",
            "timeml": "zip"}
_FACETS = {"category": "category", "place": "country", "outlet": "source",
           "status": "unnest([coalesce(status, 'fact'), case when historical then 'historical' end])"}
_MOST_VALUES = 12


class Party(BaseModel):
    """One side of an event. text: as printed; name: canonical, in English; country, sector: codes; entity: id."""

    name: str | None
    country: str | None
    sector: str | None
    entity: str | None
    text: str | None


class Event(BaseModel):
    """A row of the table. date: as coded; first, last: its days, else its article's; seen: when it was published; teller:
    who vouches for it; place: its name, country: where it is; triggers: the words that name it; evidence: the first clause."""

    id: str
    article: str
    category: str
    mode: str | None
    quad: str
    score: float
    goldstein: float | None
    status: str | None
    historical: bool
    date: str | None
    first: dt.date | None
    last: dt.date | None
    seen: dt.date | None
    source: str | None
    country: str | None
    place: str | None
    lat: float | None
    lon: float | None
    precision: str | None
    confidence: float
    actors: list[Party]
    recipients: list[Party]
    teller: str | None
    triggers: str | None
    evidence: str | None


class FacetValue(BaseModel):
    """A value of a field and how many of the events have it."""

    value: str
    events: int


class Found(BaseModel):
    """One page of events, how many there are in all, and the most frequent values of some fields among them all."""

    total: int
    page: int
    pages: int
    sort: Sort
    facets: dict[str, list[FacetValue]]
    events: list[Event]


@page(router, "/events", "events.html")
def events(wanted: Wanted, database: Data, sort: Sort = "date",
           number: Annotated[int, Query(alias="page", ge=1, le=LAST_PAGE)] = 1) -> Found:
    """Events that the filter finds, a page at a time."""
    where, values = condition = wanted.clauses()
    total = database.row(f"select count(*) as total from events e where {where}", values)["total"]
    rows: list[Any] = database.rows(
        f"select e.* exclude (batch, n, a) from events e where n in (select n from events e where {where} order by "
        f"{SORTS[sort]} limit {PAGE} offset ?) order by {SORTS[sort]}", [*values, (number - 1) * PAGE])
    return Found(total=total, page=number, pages=max(1, min(-(-total // PAGE), LAST_PAGE)), sort=sort, events=rows,
                 facets={name: _facet(database, condition, sql) for name, sql in _FACETS.items()})


def _facet(database: Database, condition: Clause, value: str) -> list[Any]:
    where, values = condition
    rows: list[Row] = database.rows(
        f"select value, count(*) as events from (select {value} as value from events e where {where}) "
        f"where value is not null group by 1 order by 2 desc, 1 limit {_MOST_VALUES}", values)
    return rows


@router.get("/events/export", response_class=FileResponse)
def export_events(wanted: Wanted, database: Data, store: Desk, kind: Annotated[Format, Query(alias="format")] = "csv") -> Any:
    """The events that the filter finds, all pages, as a file in one of the formats of `rasid export`."""
    where, values = wanted.clauses()
    rows = database.rows(f"select id from events e where {where} limit {MOST_EXPORTED + 1}", values)
    if len(rows) > MOST_EXPORTED:
        raise RasidError(f"more than {MOST_EXPORTED} events; narrow the filter, or use rasid export")
    folder = tempfile.TemporaryDirectory(prefix="rasid-export-")
    path = Path(folder.name, f"events.{_ENDINGS.get(kind, 'tsv')}")
    try:
        export(store, kind, path, EventFilter(ids=tuple(r["id"] for r in rows)))
    except RasidError:
        folder.cleanup()
        raise
    return FileResponse(path, filename=f"rasid-{kind}-{path.name}", background=BackgroundTask(folder.cleanup))


assert set(Format.__args__) == set(FORMATS)     # type: ignore[attr-defined]
