"""A coded event: who did what to whom, when, where, with what standing, and the words it rests on."""

import hashlib
from dataclasses import dataclass, field

from rasid.model.annotations import Derivation, Party
from rasid.model.span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event happened. precision: country admin1 city point region; coordinates in degrees."""

    text: str
    start: int
    end: int
    name: str
    country: str | None
    admin1: str | None
    geonames: str | None
    lat: float | None
    lon: float | None
    precision: str


@dataclass(slots=True, eq=False)
class Event:
    """One happening told by the article, with all its mentions (see the codebook for every field)."""

    category: str
    mode: str | None
    cameo: str | None
    actors: list[Party]
    recipients: list[Party]
    status: str | None
    historical: bool
    reported_by: Party | None
    date: str | None
    date_text: str | None
    place: Place | None
    counts: dict[str, int | float | str]
    confidence: float
    mentions: list[Span]
    evidence: list[Span]
    rules: list[str]
    contexts: list[str] = field(default_factory=list)
    derivations: list[Derivation] = field(default_factory=list)
    features: dict[str, float] = field(default_factory=dict)     # of the derivation, for the acceptance model


def event_id(article: str, category: str, trigger: Span) -> str:
    """A stable id: hash of article id, category and the first trigger's span, so that reviews survive recoding."""
    key = f"{article}\0{category}\0{trigger.start}\0{trigger.end}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]
