"""The course of a relation between two countries, or of two relations side by side."""

import datetime as dt
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel

from rasid.corpus.relations import Count, Curve, curve_of, first_day, next_period, without_gaps
from rasid.web.filter import Clause, Filter, Wanted
from rasid.web.parts import Data
from rasid.web.render import page

router = APIRouter()
Period = Literal["day", "week", "month"]
Country = Annotated[str | None, Query(pattern="^[A-Z]{3}$")]
DAYS_BY_DAY, DAYS_BY_WEEK = 120, 1300
"""How many days a curve may span at most to be drawn by day, or by week, where no period is asked for."""
MOST_DYADS, MOST_EVENTS = 40, 100
_OF_TWO = ("((e.actor = ? and e.recipient = ?) or (e.actor = ? and e.recipient = ?)) and e.status is null "
           "and not e.historical and e.seen is not null")
_COUNTS = ("select start, count(*) as events, count(distinct a) as tellers, "
           "count(*) filter (where quad like '%cooperation') as cooperation, "
           "count(*) filter (where quad like '%conflict') as conflict, sum(score) as total, sum(score * score) as squares "
           "from (select distinct e.n, e.a, e.quad, e.score, date_trunc('{0}', e.seen)::date as start from dyads e "
           "where {1}) group by 1")
_READ = "select date_trunc('{0}', day)::date as start, sum(articles)::bigint as read from days where {1} group by 1"
_READ_OF = ("select date_trunc('{0}', day)::date as start, count(*) as read from articles where coded and source = ? "
            "and {1} group by 1")
_DYADS = ("select least(actor, recipient) as a, greatest(actor, recipient) as b, count(distinct n) as events, "
          "avg(score) as mean from dyads e where actor <> recipient and status is null and not historical "
          f"group by 1, 2 order by 3 desc, 1, 2 limit {MOST_DYADS}")
_EVENTS = (f"select e.* exclude (batch) from events e where e.n in (select e.n from dyads e where {{}}) "
           f"order by e.first desc nulls last, e.n limit {MOST_EVENTS}")


class Dyad(BaseModel):
    """Two countries with their events, and the mean score of those."""

    a: str
    b: str
    events: int
    mean: float


class Relation(BaseModel):
    """a, b: the two countries; curve: of their relation; c, d, other: of the relation that it is compared with; dyads: those
    with most events, where none is named."""

    a: str | None
    b: str | None
    c: str | None
    d: str | None
    period: Period
    curve: Curve | None
    other: Curve | None
    dyads: list[Dyad]


class Told(BaseModel):
    """The events of two countries in one period, its first and last day."""

    a: str
    b: str
    start: dt.date
    end: dt.date
    events: list[dict[str, Any]]


@page(router, "/relation/events", "relation_events.html")
def relation_events(wanted: Wanted, database: Data, a: Annotated[str, Query(pattern="^[A-Z]{3}$")],
                    b: Annotated[str, Query(pattern="^[A-Z]{3}$")], start: dt.date, period: Period = "week") -> Told:
    """What two countries did in a period that begins on a day."""
    first = first_day(start, period)
    end = next_period(first, period) - dt.timedelta(days=1)
    where, values = _of_two(wanted, a, b)
    rows = database.rows(_EVENTS.format(f"{where} and e.seen between ? and ?"), [*values, first, end])
    return Told(a=a, b=b, start=first, end=end, events=rows)


@page(router, "/relation", "relation.html")
def relation(wanted: Wanted, database: Data, a: Country = None, b: Country = None, c: Country = None, d: Country = None,
             period: Period | None = None) -> Relation:
    """Cooperation and conflict over time, by publication, with the articles read, a band and change points. The filter's
    other fields narrow what counts."""
    first, last = _span(wanted, database)
    chosen = period or _fitting(first, last)
    curves = [_curve(wanted, database, one, two, chosen) if one and two and first else None for one, two in ((a, b), (c, d))]
    dyads: list[Any] = [] if a and b else database.rows(_DYADS)
    return Relation(a=a, b=b, c=c, d=d, period=chosen, curve=curves[0], other=curves[1], dyads=dyads)


def _span(wanted: Filter, database: Data) -> tuple[dt.date | None, dt.date | None]:
    """The first and last day in which something was read, of those asked for."""
    where, values = _days(wanted, "day")
    row = database.row(f"select min(day) as first, max(day) as last from days where {where}", values)
    return row["first"], row["last"]


def _fitting(first: dt.date | None, last: dt.date | None) -> Period:
    days = (last - first).days if first and last else 0
    return "day" if days <= DAYS_BY_DAY else "week" if days <= DAYS_BY_WEEK else "month"


def _days(wanted: Filter, column: str) -> Clause:
    """The filter's days, of publication here: numerator and denominator must be of the same days."""
    found = [(f"{column} {sign} ?", day) for sign, day in zip((">=", "<="), wanted.days(), strict=True) if day is not None]
    return " and ".join(sql for sql, _ in found) or "true", [day for _, day in found]


def _of_two(wanted: Filter, a: str, b: str) -> Clause:
    """A condition on rows ``e`` of dyads: events of two countries, either way round, told as having happened."""
    where, values = wanted.model_copy(update={"since": None, "until": None, "status": None}).clauses()
    days, bounds = _days(wanted, "e.seen")
    return f"{_OF_TWO} and {where} and {days}", [a, b, b, a, *values, *bounds]


def _curve(wanted: Filter, database: Data, a: str, b: str, period: Period) -> Curve:
    where, values = _of_two(wanted, a, b)
    told = {row["start"]: row for row in database.rows(_COUNTS.format(period, where), values)}
    days, bounds = _days(wanted, "day")
    query, outlet = (_READ_OF, [wanted.outlet]) if wanted.outlet else (_READ, [])
    read = {row["start"]: row["read"] for row in database.rows(query.format(period, days), [*outlet, *bounds])}
    counts = [Count(**{**told.get(start, {}), "start": start, "read": read.get(start, 0)}) for start in {*read, *told}]
    return curve_of(without_gaps(counts, period))
