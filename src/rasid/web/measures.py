"""Figures that several pages show, each of the events that a filter finds.

Time series count by the day of publication, so that they can be divided by the articles read that day; all else goes by
the event's own date.
"""

import math
from typing import Any, Literal

from pydantic import BaseModel

from rasid.store.rows import Row
from rasid.web.database import Database
from rasid.web.filter import Clause, Filter

MOST_DAYS, MOST_WEEKS = 92, 106
"""A series of more days is told by weeks, of more weeks by months."""
_LEAST = 5
"""Events that a pair needs before a change is spoken of."""
Period = Literal["day", "week", "month"]


class Dyad(BaseModel):
    """A pair of countries: events of the one towards the other, their mean PLOVER score, and the share of conflict."""

    actor: str
    recipient: str
    events: int
    score: float
    conflict: float


class Change(BaseModel):
    """A pair whose events became more or fewer from the first half of a window to the second: counts of both halves, and
    the deviation z of the second from its share of the articles read (a binomial test; |z| > 2 is unlikely by chance)."""

    actor: str
    recipient: str
    before: int
    after: int
    z: float


class Spot(BaseModel):
    """A place on the map with its events; score: their mean; event, article, triggers: of the newest."""

    place: str
    country: str | None
    lat: float
    lon: float
    events: int
    score: float
    newest: str | None
    id: str
    article: str
    triggers: str | None


def dyads(database: Database, wanted: Filter, most: int, table: str = "dyads") -> list[Row]:
    """The pairs with most events, of one of the tables of pairs."""
    where, values = wanted.clauses()
    return database.rows(
        "select actor, recipient, count(*) as events, round(avg(score), 2) as score, round(avg((quad in "
        "('verbal conflict', 'material conflict'))::integer), 3) as conflict "
        f"from {table} e where {where} and actor <> recipient group by 1, 2 order by events desc, 1, 2 limit ?",
        [*values, most])


def changes(database: Database, wanted: Filter, most: int) -> list[Change]:
    """The pairs that changed most between the halves of the window, by |z|."""
    halves = _halves(database, wanted)
    if halves is None:
        return []
    middle, before, after = halves
    where, values = wanted.clauses()
    found = database.rows(
        "select actor, recipient, count(*) filter (where seen < ?) as before, count(*) filter (where seen >= ?) as after "
        f"from dyads e where {where} and actor <> recipient and seen is not null group by 1, 2 having count(*) >= ?",
        [middle, middle, *values, _LEAST])
    told = [Change(**row, z=_deviation(row["before"], row["after"], before, after)) for row in found]
    return sorted(told, key=lambda c: (-abs(c.z), c.actor, c.recipient))[:most]


def _halves(database: Database, wanted: Filter) -> tuple[Any, int, int] | None:
    """The day that parts the window in two, and the articles read in each half."""
    where, values = wanted.clauses()
    edges = database.row(f"select min(seen) as first, max(seen) as last from events e where {where}", values)
    if edges["first"] is None or edges["first"] == edges["last"]:
        return None
    middle = edges["first"] + (edges["last"] - edges["first"]) / 2
    read = database.row(
        "select coalesce(sum(articles) filter (where day < ?), 0)::integer as before, "
        "coalesce(sum(articles) filter (where day >= ?), 0)::integer as after from days where day between ? and ?",
        [middle, middle, edges["first"], edges["last"]])
    return (middle, read["before"], read["after"]) if read["before"] and read["after"] else None


def _deviation(before: int, after: int, read_before: int, read_after: int) -> float:
    share, total = read_after / (read_before + read_after), before + after
    return round((after - total * share) / math.sqrt(total * share * (1 - share)), 2)


def spots(database: Database, condition: Clause, most: int) -> list[Row]:
    """Places of events, those with most events first."""
    where, values = condition
    return database.rows(
        "select s.*, e.first::varchar as newest, e.id, e.article, e.triggers from (select place, country, lat, lon, "
        "count(*) as events, round(avg(score), 2) as score, arg_max(n, first) as n from events e where lat is not null and "
        f"lon is not null and place is not null and first is not null and {where} group by 1, 2, 3, 4 "
        "order by events desc, place, lat limit ?) s join events e using (n) order by s.events desc, s.place, s.lat",
        [*values, most])


def period_of(database: Database, condition: Clause) -> Period:
    """By what a series of these events is told."""
    where, values = condition
    days = database.row(f"select coalesce(max(seen) - min(seen), 0) as days from events e where {where}", values)["days"]
    return "day" if days <= MOST_DAYS else "week" if days <= MOST_WEEKS * 7 else "month"


def series(database: Database, condition: Clause, period: Period) -> list[Row]:
    """Periods with the events of each quad class and the articles read, periods without events left out."""
    where, values = condition
    return database.rows(
        f"select c.*, r.articles from (select date_trunc('{period}', seen)::date as period, "
        "count(*) filter (where quad = 'verbal cooperation') as verbal_cooperation, "
        "count(*) filter (where quad = 'material cooperation') as material_cooperation, "
        "count(*) filter (where quad = 'verbal conflict') as verbal_conflict, "
        "count(*) filter (where quad = 'material conflict') as material_conflict "
        f"from events e where seen is not null and {where} group by 1) c join (select date_trunc('{period}', day)::date "
        "as period, sum(articles)::integer as articles from days group by 1) r using (period) order by 1", values)
