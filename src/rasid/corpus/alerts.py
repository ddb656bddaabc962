"""What is out of the ordinary: conflict of a dyad above its own baseline, a new pair, a burst of a category.

A period's count x is compared with the count that the articles read in it would bring at the baseline's rate, mu. Counts of
news vary more than Poisson's, so the variance is phi * mu + Var(mu), phi being the baseline's dispersion (Pearson's
chi-square over its degrees of freedom, at least 1) and Var(mu) = phi * mu^2 / (events in the baseline + 1/2), and the
skewness is taken out by the power 2/3, as in C. P. Farrington and others, A statistical algorithm for the early detection of
outbreaks of infectious disease, Journal of the Royal Statistical Society A 159, 1996, pages 547-563:

    score = (x^(2/3) - mu^(2/3)) / (2/3 * mu^(-1/3) * sqrt(variance))

There is neither trend nor season in it. Half an event is added to the baseline's count, so that a baseline of none can be
exceeded. Only events told as having happened count, those of old background do not, and reports that were merged count
once. A meeting told without a guest is one of all its actors with one another; a new pair is one whoever acts.
"""

import datetime as dt
import hashlib
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rasid.corpus.alert_rules import BURST, PAIR, Rule
from rasid.corpus.relations import first_day, next_period
from rasid.store.query import records

FEWEST = 3
"""Periods of a baseline in which something was read, at least."""
MOST_EVENTS = 20
"""Event ids that an alert carries."""
FACTS = (
    "select e.id, e.category, e.quad, a.day, a.source, e.actor_countries as actors, case when len(e.recipients) = 0 "
    "then e.actor_countries else e.recipient_countries end as recipients from events e join articles a "
    "on a.id = e.article where e.status is null and not e.historical and a.day is not null")
READ = "select day, count(*) as articles from articles where coded and day is not null group by 1"
_MERGED = ("select f.*, coalesce(m.id, f.id) as happening from ({facts}) f left join "
           "(select id, unnest(events) as event from merged where reports > 1) m on m.event = f.id")
_DYADS = (
    "with sides as (select *, unnest(actors) as one from told where day between $first and $last), "
    "pairs as (select * exclude (one), {first} as actor, {second} as recipient from (select *, unnest(recipients) as other "
    "from sides) where one <> other {only}) select date_trunc('{period}', day)::date as start, actor, recipient, "
    "count(distinct happening) as events, count(distinct source) as outlets, list_sort(list(distinct id))[:{most}] as ids "
    "from pairs where ($actor is null or $actor in ({named})) and ($recipient is null or $recipient in ({other})) "
    "group by all")
_DIRECTED = {"first": "one", "second": "other", "named": "actor", "other": "recipient", "only": "and quad like '%conflict'"}
_EITHER_WAY = {"first": "least(one, other)", "second": "greatest(one, other)", "named": "actor, recipient",
               "other": "actor, recipient", "only": ""}
_BURSTS = ("select date_trunc('{period}', day)::date as start, category, count(distinct happening) as events, "
           "count(distinct source) as outlets, list_sort(list(distinct id))[:{most}] as ids from told where "
           "day between $first and $last and ($category is null or category = $category) group by all")


@dataclass(frozen=True, slots=True)
class Alert:
    """What a rule found. id: the same whenever the same is found; start, end: first and last day; actor, recipient or
    category: what it is about; count: events; expected, score: see above, None for a new pair; read: articles; events: ids
    of some."""

    id: str
    rule: str
    kind: str
    period: str
    start: dt.date
    end: dt.date
    actor: str | None
    recipient: str | None
    category: str | None
    count: int
    outlets: int
    read: int
    expected: float | None
    score: float | None
    events: list[str]


@dataclass(frozen=True, slots=True)
class Excess:
    """How a count stands to its baseline."""

    expected: float
    score: float


def excess(count: int, read: int, baseline: Sequence[tuple[int, int]]) -> Excess | None:
    """The excess of a count over its baseline (counts and articles read of the periods before); None where the baseline has
    too few periods in which something was read, or nothing was read now."""
    known = [(x, n) for x, n in baseline if n]
    if len(known) < FEWEST or not read:
        return None
    events, articles = sum(x for x, _ in known), sum(n for _, n in known)
    expected = (events + 0.5) / articles * read
    spread = _dispersion(known, events / articles)
    variance = spread * expected + spread * expected**2 / (events + 0.5)
    score = (count**(2 / 3) - expected**(2 / 3)) / (2 / 3 * expected**(-1 / 3) * math.sqrt(variance))
    return Excess(expected, score)


def _dispersion(baseline: Sequence[tuple[int, int]], rate: float) -> float:
    if not rate:
        return 1.0
    return max(1.0, sum((x - rate * n)**2 / (rate * n) for x, n in baseline) / (len(baseline) - 1))


def evaluate(database: Any, rules: Sequence[Rule], since: dt.date | None = None, facts: str = FACTS,
             read: str = READ) -> list[Alert]:
    """The alerts of the rules, newest first, for every period from the one with the day `since`; of the newest period only
    where None is given. database: with the views of a store; facts, read: other tables to take events and articles from."""
    days: dict[dt.date, int] = dict(database.execute(read).fetchall())
    if not days:
        return []
    since = since or max(days)
    first = min((_starts(rule, since, max(days))[0] for rule in rules), default=since)
    told = f"{_MERGED.format(facts=facts)} where f.day >= $first"
    database.execute(f"create or replace temp table told as {told}", {"first": first})
    found = [alert for rule in rules for alert in _of_rule(database, rule, since, days)]
    return sorted(found, key=lambda a: (-a.start.toordinal(), a.rule, -(a.score or 0), a.actor or "", a.recipient or "",
                                        a.category or ""))


def _of_rule(database: Any, rule: Rule, since: dt.date, days: Mapping[dt.date, int]) -> Iterator[Alert]:
    starts = _starts(rule, since, max(days))
    articles: dict[dt.date, int] = {}
    for day, n in days.items():
        start = first_day(day, rule.period)
        articles[start] = articles.get(start, 0) + n
    rows: dict[tuple[str, ...], dict[dt.date, Mapping[str, Any]]] = {}
    for row in _rows(database, rule, starts[0], max(days)):
        key: tuple[str, ...] = (row["category"],) if rule.kind == BURST else (row["actor"], row["recipient"])
        rows.setdefault(key, {})[row["start"]] = row
    for key, series in rows.items():
        yield from _of_series(rule, key, series, starts, articles)


def _starts(rule: Rule, since: dt.date, last: dt.date) -> list[dt.date]:
    """The periods of the baseline and those that are asked of."""
    at = first_day(since, rule.period)
    for _ in range(rule.baseline):
        at = first_day(at - dt.timedelta(days=1), rule.period)
    found = [at]
    while (at := next_period(at, rule.period)) <= last:
        found.append(at)
    return found


def _rows(database: Any, rule: Rule, first: dt.date, last: dt.date) -> Iterator[Mapping[str, Any]]:
    values: dict[str, Any] = {"first": first, "last": last}
    if rule.kind == BURST:
        query, values["category"] = _BURSTS, rule.category
    else:
        query = _DYADS
        values.update(actor=rule.actor, recipient=rule.recipient)
    ways = _EITHER_WAY if rule.kind == PAIR else _DIRECTED
    return records(database.execute(query.format(period=rule.period, most=MOST_EVENTS, **ways), values))


def _of_series(rule: Rule, key: tuple[str, ...], series: Mapping[dt.date, Mapping[str, Any]],
               starts: Sequence[dt.date], articles: Mapping[dt.date, int]) -> Iterator[Alert]:
    """The alerts of one dyad or category."""
    place = {start: n for n, start in enumerate(starts)}
    for start, row in series.items():
        n = place[start]
        if n < rule.baseline or row["events"] < rule.least or row["outlets"] < rule.outlets:
            continue
        before = [(series[s]["events"] if s in series else 0, articles.get(s, 0)) for s in starts[n - rule.baseline:n]]
        found = excess(row["events"], articles.get(start, 0), before)
        if found is None or (any(x for x, _ in before) if rule.kind == PAIR else found.score < rule.score):
            continue
        yield _alert(rule, key, row, articles[start], None if rule.kind == PAIR else found)


def _alert(rule: Rule, key: tuple[str, ...], row: Mapping[str, Any], read: int, found: Excess | None) -> Alert:
    start = row["start"]
    actor, recipient, category = (None, None, key[0]) if rule.kind == BURST else (*key, None)
    mark = "\0".join((rule.id, rule.kind, rule.period, start.isoformat(), *key))
    return Alert(
        hashlib.sha256(mark.encode()).hexdigest()[:16], rule.id, rule.kind, rule.period, start,
        next_period(start, rule.period) - dt.timedelta(days=1), actor, recipient, category, row["events"], row["outlets"],
        read, round(found.expected, 2) if found else None, round(found.score, 2) if found else None, row["ids"])
