"""Who said what: quotes by speaker, topic and time.

The filter speaks of quotes here: actor is the speaker, words stand in the quote, days are those of publication; whatever
else it asks of events must hold of one that the article tells.
"""

import datetime as dt
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel

from rasid.text.normalise import fold
from rasid.web.database import Database
from rasid.web.filter import Clause, Filter, Wanted
from rasid.web.measures import MOST_DAYS, MOST_WEEKS, Period
from rasid.web.pages.events import FacetValue
from rasid.web.parts import Data
from rasid.web.render import page

router = APIRouter()
PAGE, LAST_PAGE, _MOST_SPEAKERS = 40, 400, 15
_OF_QUOTES = {"since": None, "until": None, "outlet": None, "text": None, "actor": None}
Kind = Literal["direct", "indirect", "mixed"]


class Quote(BaseModel):
    """A quote. speaker: canonical name; printed: as the article names them; start, end: of the words in its text."""

    article: str
    source: str | None
    day: dt.date | None
    topic: str | None
    kind: Kind
    text: str | None
    start: int
    end: int
    occasion: str | None
    speaker: str | None
    printed: str | None
    country: str | None
    sector: str | None


class QuotePoint(BaseModel):
    """A period and the quotes of articles published in it."""

    period: dt.date
    quotes: int


class Quotes(BaseModel):
    """One page of quotes, newest first, and the speakers and topics of them all."""

    total: int
    page: int
    pages: int
    kind: Kind | None
    topic: str | None
    speakers: list[FacetValue]
    topics: list[FacetValue]
    period: Period
    series: list[QuotePoint]
    quotes: list[Quote]


@page(router, "/quotes", "quotes.html")
def quotes(wanted: Wanted, database: Data, kind: Annotated[Kind | None, Query()] = None,
           topic: Annotated[str | None, Query(max_length=60)] = None,
           number: Annotated[int, Query(alias="page", ge=1, le=LAST_PAGE)] = 1) -> Any:
    """Quotes that the filter finds, a page at a time."""
    where, values = condition = _condition(wanted, kind, topic)
    total = database.row(f"select count(*) as total, coalesce(max(day) - min(day), 0) as days from quotes q where {where}",
                         values)
    period = "day" if total["days"] <= MOST_DAYS else "week" if total["days"] <= MOST_WEEKS * 7 else "month"
    series = database.rows(f"select date_trunc('{period}', day)::date as period, count(*) as quotes from quotes q "
                           f"where day is not null and {where} group by 1 order by 1", values)
    rows = database.rows(f"select * from quotes q where {where} order by n limit {PAGE} offset ?",
                         [*values, (number - 1) * PAGE])
    return Quotes.model_validate({
        "total": total["total"], "page": number, "pages": max(1, min(-(-total["total"] // PAGE), LAST_PAGE)), "kind": kind,
        "topic": topic, "speakers": _most(database, "speaker", condition), "topics": _most(database, "topic", condition),
        "period": period, "series": series, "quotes": rows})


def _most(database: Database, field: str, condition: Clause) -> list[Any]:
    where, values = condition
    return database.rows(f"select {field} as value, count(*) as events from quotes q where {field} is not null and {where} "
                         f"group by 1 order by 2 desc, 1 limit {_MOST_SPEAKERS}", values)


def _condition(wanted: Filter, kind: str | None, topic: str | None) -> Clause:
    """A condition on rows q of quotes, and its parameters."""
    found: list[Clause] = []
    since, until = wanted.days()
    plain = {"day >= ?": since, "day <= ?": until, "source = ?": wanted.outlet, "kind = ?": kind, "topic = ?": topic}
    found += [(f"q.{sql}", [value]) for sql, value in plain.items() if value is not None]
    if wanted.actor is not None:
        keys = ("speaker", "country", "sector", "entity", "country || '/' || sector")
        found.append((f"? in ({', '.join(keys)})", [wanted.actor]))
    found += [("contains(q.words, ?)", [word]) for word in fold(wanted.text or "").lower().split()]
    events, values = wanted.model_copy(update=_OF_QUOTES).clauses()
    if events != "true":
        found.append((f"q.a in (select a from events e where {events})", values))
    return " and ".join(sql for sql, _ in found) or "true", [v for _, values in found for v in values]
