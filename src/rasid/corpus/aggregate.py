"""Counts and mean scores over time, with what they must be divided by: the articles that were read.

Periods are those of publication, for numerator and denominator alike: a curve of counts alone shows coverage.
"""

from typing import Any

from rasid.store.query import connect
from rasid.store.repository import Store

PERIODS = ("day", "week", "month")
UNITS = ("dyad", "country", "articles")
_SOURCES = {
    False: "(select e.id, e.category, e.score, e.goldstein, e.actor_countries as actors, "
           "e.recipient_countries as recipients, a.day from events e join articles a on a.id = e.article "
           "where e.status is null)",
    True: "(select m.id, m.category, e.score, e.goldstein, e.actor_countries as actors, e.recipient_countries as "
          "recipients, m.first_seen as day from merged m join events e on e.id = m.best where m.status is null)",
}
_READ = ("(select date_trunc('{0}', day)::date as period, count(*) as articles, count(distinct source) as outlets "
         "from articles where day is not null and coded group by 1)")
_COUNTED = ("count(distinct id) as events, round(avg(score), 3) as mean_score, "
            "round(avg(goldstein), 3) as mean_goldstein")
_DYAD = ("select p.period, p.actor, p.recipient, p.{1} r.articles, r.outlets, round(p.events / r.articles, 5) as "
         "events_per_article from (select date_trunc('{0}', day)::date as period, actor, recipient, {2} from {3} s, "
         "unnest(s.actors) as x(actor), unnest(s.recipients) as y(recipient) where day is not null "
         "group by 1, 2, 3) p join {4} r on r.period = p.period order by all")
_COUNTRY = ("select p.period, p.country, p.{1} r.articles, r.outlets, round(p.events / r.articles, 5) as "
            "events_per_article from (select date_trunc('{0}', day)::date as period, country, {2} from {3} s, "
            "unnest(list_distinct(list_concat(s.actors, s.recipients))) as x(country) where day is not null "
            "group by 1, 2) p join {4} r on r.period = p.period order by all")
_ARTICLES = ("select date_trunc('{0}', day)::date as period, source as outlet, count(*) as articles, "
             "count(*) filter (where coded) as coded, sum(events)::bigint as events from articles "
             "where day is not null group by 1, 2 order by all")


def aggregate(store: Store, unit: str, period: str, merged: bool = False) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Column names and rows. unit: dyad (actor's and recipient's country), country (on either side) or articles (read,
    by outlet); period: day, week or month; merged: each happening once, in the period that first saw it."""
    if unit not in UNITS or period not in PERIODS:
        raise ValueError(f"unit one of {UNITS}, period one of {PERIODS}")
    template = {"dyad": _DYAD, "country": _COUNTRY, "articles": _ARTICLES}[unit]
    numbers = "events, p.mean_score, p.mean_goldstein,"
    query = template.format(period, numbers, _COUNTED, _SOURCES[merged], _READ.format(period))
    with connect(store) as database:
        result = database.execute(query)
        return [column[0] for column in result.description], result.fetchall()
