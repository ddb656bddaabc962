"""What merging looks at of an event: one report of a happening, by one article."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from rasid.merge.words import content_words
from rasid.model.days import day_bounds

AROUND = 90
"""Characters on either side of a trigger whose words count."""


class Side(NamedTuple):
    """A party as far as it tells happenings apart."""

    name: str
    country: str | None
    sector: str | None
    entity: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """One event of one article. first, last: days of the event, of its article where it has none; seen: the article's
    day; words: stems of the evidence, the parties' and the place's own aside; triggers: of what names the event."""

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
    triggers: frozenset[str] = frozenset()
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
                  _triggers(event), event["confidence"])


def _sides(parties: Any) -> tuple[Side, ...]:
    return tuple(Side(p["name"], p["country"], p["sector"], p["entity"]) for p in parties)


def _words(event: Mapping[str, Any]) -> frozenset[str]:
    named = [p["text"] for p in (*event["actors"], *event["recipients"], *filter(None, [event["place"]])) if p["text"]]
    triggers = _spots(event)
    told = content_words(" ".join(piece for e in event["evidence"] for piece in _near(e, triggers)))
    return told - content_words(" ".join(named))


def _spots(event: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    return event.get("mentions") or event.get("spots") or []


def _triggers(event: Mapping[str, Any]) -> frozenset[str]:
    return frozenset().union(*(content_words(spot["text"]) for spot in _spots(event)))


def _near(evidence: Mapping[str, Any], triggers: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The evidence around its triggers: what stands farther off is often another matter."""
    inside = [t for t in triggers if evidence["start"] <= t["start"] and t["end"] <= evidence["end"]]
    text = evidence["text"]
    if not inside:
        yield text
    for trigger in inside:
        begin = max(0, trigger["start"] - evidence["start"] - AROUND)
        end = trigger["end"] - evidence["start"] + AROUND
        end = end if end >= len(text) else max(text.rfind(" ", 0, end), begin)
        yield text[text.rfind(" ", 0, begin) + 1:end]
