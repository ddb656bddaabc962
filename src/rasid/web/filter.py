"""Which events a page shows: one filter for all pages, whose query string is the permalink."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Query
from pydantic import BaseModel, ConfigDict, Field, field_validator

from rasid.model.days import day_bounds
from rasid.model.ontology import CATEGORIES, QUADS, STATUSES
from rasid.text.normalise import fold

FACT, HISTORICAL = "fact", "historical"
ACTOR, RECIPIENT = 0, 1
"""Sides in the table of keys."""
Clause = tuple[str, list[Any]]
Key = Annotated[str | None, Field(max_length=120)]


class Filter(BaseModel):
    """actor, recipient, party (either side): a country (USA), sector (REB), both (YEM/REB), entity id or name; since,
    until: ISO day, month or year, both ends included, of the event's own date; status: fact (told as having happened),
    future, hypothetical, negated, or historical; place: the country where it happened; least: confidence at least;
    text: words that stand in the evidence or title."""

    model_config = ConfigDict(frozen=True)

    since: Key = None
    until: Key = None
    actor: Key = None
    recipient: Key = None
    party: Key = None
    category: Key = None
    quad: Key = None
    status: Key = None
    outlet: Key = None
    place: Key = None
    least: float = Field(0.0, ge=0, le=1)
    text: Key = None

    @field_validator("*", mode="before")
    @classmethod
    def _empty_is_absent(cls, value: Any, info: Any) -> Any:
        """What a form sends for a field left blank."""
        if isinstance(value, str) and not value.strip():
            return cls.model_fields[info.field_name].default
        return value.strip() if isinstance(value, str) else value

    @field_validator("since", "until")
    @classmethod
    def _is_date(cls, value: str | None) -> str | None:
        if value is not None and day_bounds(value) is None:
            raise ValueError("no date; write it as 2021-05-05, 2021-05 or 2021")
        return value

    @field_validator("category", "quad", "status")
    @classmethod
    def _is_known(cls, value: str | None, info: Any) -> str | None:
        known = {"category": CATEGORIES, "quad": tuple(dict.fromkeys(QUADS.values())),
                 "status": (FACT, *STATUSES, HISTORICAL)}[info.field_name]
        if value is not None and value not in known:
            raise ValueError(f"one of {', '.join(known)}")
        return value

    def days(self) -> tuple[dt.date | None, dt.date | None]:
        """The first and the last day asked for."""
        since, until = day_bounds(self.since), day_bounds(self.until)
        return since[0] if since else None, until[1] if until else None

    def clauses(self) -> Clause:
        """A condition on rows ``e`` of the tables events or dyads, with place-holders, and its parameters."""
        found = [*_dates(self), *_parties(self), *_plain(self), *_words(self)]
        return " and ".join(sql for sql, _ in found) or "true", [v for _, values in found for v in values]

    def query(self, **changes: object) -> str:
        """The query string of this filter with some fields (or other parameters) changed; None takes one away."""
        given = {**self.model_dump(exclude_defaults=True), **changes}
        return urlencode({k: v for k, v in given.items() if v is not None})

    def active(self) -> dict[str, Any]:
        """The fields that say something."""
        return self.model_dump(exclude_defaults=True)


def _dates(wanted: Filter) -> Iterator[Clause]:
    since, until = wanted.days()
    if since is not None:
        yield "e.last >= ?", [since]
    if until is not None:
        yield "e.first <= ?", [until]


def _parties(wanted: Filter) -> Iterator[Clause]:
    for value, side in ((wanted.actor, ACTOR), (wanted.recipient, RECIPIENT)):
        if value is not None:
            yield "e.n in (select event from keys where key = ? and side = ?)", [value, side]
    if wanted.party is not None:
        yield "e.n in (select event from keys where key = ?)", [wanted.party]


def _plain(wanted: Filter) -> Iterator[Clause]:
    equal = {"category": wanted.category, "quad": wanted.quad, "source": wanted.outlet, "country": wanted.place}
    for column, value in equal.items():
        if value is not None:
            yield f"e.{column} = ?", [value]
    if wanted.status == FACT:
        yield "e.status is null", []
    elif wanted.status == HISTORICAL:
        yield "e.historical", []
    elif wanted.status is not None:
        yield "e.status = ?", [wanted.status]
    if wanted.least > 0:
        yield "e.confidence >= ?", [wanted.least]


def _words(wanted: Filter) -> Iterator[Clause]:
    for word in fold(wanted.text or "").lower().split():
        yield ("e.n in (select event from postings where word in "
               "(select hash(word) from vocabulary where contains(word, ?)))"), [word]


def _filter(wanted: Annotated[Filter, Query()]) -> Filter:
    return wanted


Wanted = Annotated[Filter, Depends(_filter)]
"""The filter of a request, as a parameter of a view."""
