"""What was out of the ordinary in the last weeks, as a page and as an Atom feed."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel
from starlette.responses import Response

from rasid.corpus.alert_rules import Rule, read_rules
from rasid.corpus.alerts import Alert, evaluate
from rasid.export.atom import Entry, atom_feed
from rasid.store.rows import Row
from rasid.web.messages import Texts
from rasid.web.parts import Data
from rasid.web.render import language_of, page

router = APIRouter()
Weeks = Annotated[int, Query(ge=1, le=52)]
_COUNTRIES = "list_distinct(list_transform({0}, lambda p: p.country))"     # leaves out those without
_FACTS = (f"select e.id, e.category, e.quad, e.seen as day, e.source, {_COUNTRIES.format('e.actors')} as actors, "
          f"{_COUNTRIES.format('case when len(e.recipients) = 0 then e.actors else e.recipients end')} as recipients "
          "from events e where e.status is null and not e.historical and e.seen is not null")
_READ = "select day, articles from days"
_LISTED = ("select id, article, category, mode, quad, evidence, source, seen, status, historical from events "
           "where id in (select unnest($1::varchar[]))")
MOST_EVENTS = 5
"""Events listed with an alert."""


class Shown(BaseModel):
    """An alert, told in the reader's language; link: the page of this desk that shows what it is about; events: the first
    of those that were counted."""

    alert: Alert
    title: str
    reason: str
    link: str
    events: list[dict[str, Any]]


class Alerts(BaseModel):
    """The alerts of the last weeks that something was read in, the newest first, and the rules."""

    weeks: int
    newest: dt.date | None
    alerts: list[Shown]
    rules: list[Rule]


@page(router, "/alerts", "alerts.html")
def alerts(request: Request, database: Data, weeks: Weeks = 4) -> Alerts:
    """The rules of the desk, evaluated for the last weeks of the store."""
    rules = read_rules(request.app.state.settings.rules)
    newest = database.row("select max(day) as newest from days where articles > 0")["newest"]
    if newest is None:
        return Alerts(weeks=weeks, newest=None, alerts=[], rules=rules)
    ui = language_of(request)
    found = database.once(("alerts", weeks, *rules), lambda: _found(database, rules, newest - dt.timedelta(days=7 * weeks - 1)))
    told = _events(database, [id for a in found for id in a.events[:MOST_EVENTS]])
    shown = [Shown(alert=a, title=_title(a, ui), reason=_reason(a, ui), link=_link(a),
                   events=[told[id] for id in a.events[:MOST_EVENTS] if id in told]) for a in found]
    return Alerts(weeks=weeks, newest=newest, alerts=shown, rules=rules)


def _found(database: Data, rules: Sequence[Rule], since: dt.date) -> list[Alert]:
    with database.cursor() as cursor:
        return evaluate(cursor, rules, since, _FACTS, _READ)


def _events(database: Data, ids: list[str]) -> dict[str, Row]:
    rows = database.rows(_LISTED, [ids]) if ids else []
    return {row["id"]: row for row in rows}


def _title(alert: Alert, ui: Texts) -> str:
    what = ui.code(alert.category) if alert.category else f"{ui.code(alert.actor)} – {ui.code(alert.recipient)}"
    return ui.t(f"alert.{alert.kind}", what=what, count=alert.count, period=ui.t(f"period.{alert.period}"), start=alert.start)


def _reason(alert: Alert, ui: Texts) -> str:
    if alert.score is None:
        return ui.t("alert.by-outlets", outlets=alert.outlets, read=alert.read)
    return ui.t("alert.by-score", expected=f"{alert.expected:.1f}", score=f"{alert.score:.1f}", outlets=alert.outlets,
                read=alert.read)


def _link(alert: Alert) -> str:
    if alert.category:
        return f"/events?{urlencode({'category': alert.category, 'since': alert.start, 'until': alert.end})}"
    return f"/relation?{urlencode({'a': alert.actor, 'b': alert.recipient, 'period': alert.period})}"


@router.get("/alerts.atom", response_class=Response, responses={200: {"content": {"application/atom+xml": {}}}})
def feed(request: Request, database: Data, weeks: Weeks = 4) -> Response:
    """The same as an Atom feed, in the language asked for with lang."""
    ui, found = language_of(request), alerts(request, database, weeks)
    here = str(request.base_url).rstrip("/")
    entries = [Entry(f"urn:rasid:alert:{s.alert.id}", s.title, f"{s.alert.end}T00:00:00Z", s.reason, here + s.link)
               for s in found.alerts]
    body = atom_feed(f"urn:rasid:alerts:{ui.language}", ui.t("alert.feed"), f"{found.newest or '1970-01-01'}T00:00:00Z",
                     entries, ui.language, str(request.url))
    return Response(body, media_type="application/atom+xml")
