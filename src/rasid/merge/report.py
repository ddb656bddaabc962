"""What merging looks at of an event: one report of a happening, by one article."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from rasid.merge.words import content_words
from rasid.model.days import day_bounds


class Side(NamedTuple):
    """A party as far as it tells happenings apart."""

    name: str
    country: str | None
    sector: str | None
    entity: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """One event of one article. first, last: days of the event, of its article where it has none; seen: the article's
    day; words: stems of the evidence, the parties' and the place's own aside."""

    id: str
    article: str
    outlet: str | None
    category: str
    mode: str | None
    status: str | None
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    first: dt.date | None
    last: dt.date | None
    dated: bool
    seen: dt.date | None
    place: Mapping[str, Any] | None
    counts: Mapping[str, Any]
    words: frozenset[str]
    confidence: float = 1.0

    @property
    def parties(self) -> tuple[Side, ...]:
        """Both sides."""
        return self.actors + self.recipients

    @property
    def countries(self) -> frozenset[str]:
        """Countries of both sides."""
        return frozenset(p.country for p in self.parties if p.country)


def report_of(article: Mapping[str, Any], event: Mapping[str, Any]) -> Report:
    """The report that an article and one of its events (schema 1, or rows of the store) make."""
    published = day_bounds(article["published"])
    seen = published[0] if published else None
    days = day_bounds(event["date"]) or published
    counts = json.loads(event["counts"]) if isinstance(event["counts"], str) else event["counts"]
    return Report(event["id"], article["id"], article["source"], event["category"], event["mode"], event["status"],
                  _sides(event["actors"]), _sides(event["recipients"]), days[0] if days else None,
                  days[1] if days else None, event["date"] is not None, seen, event["place"], counts, _words(event),
                  event["confidence"])


def _sides(parties: Any) -> tuple[Side, ...]:
    return tuple(Side(p["name"], p["country"], p["sector"], p["entity"]) for p in parties)


def _words(event: Mapping[str, Any]) -> frozenset[str]:
    named = [p["text"] for p in (*event["actors"], *event["recipients"], *filter(None, [event["place"]])) if p["text"]]
    told = content_words(" ".join(e["text"] for e in event["evidence"]))
    return told - content_words(" ".join(named))
