"""A mention: a stretch of tokens that stands for somebody or something, and what the stages know of it."""

from dataclasses import dataclass, field

from rasid.model.annotations import Derivation, Party
from rasid.model.span import Span


@dataclass(slots=True, eq=False)
class Mention:
    """One mention of a person, body, place, country or group of people.

    first, last: token indexes, half-open; span: raw, without attached clitics; kind: person organisation place group;
    level: name nominal pronoun; entity: gazetteer id or None; sure: whether the country is stated (by name, nationality
    or gazetteer) rather than taken from context; government: a country or seat standing for its government;
    title: id of the title, org: id of the institution head, "" if none; former: a former office-holder;
    count: the number of people it speaks of; cluster: index of its entity in the article.
    """

    first: int
    last: int
    span: Span
    text: str
    kind: str
    level: str
    name: str
    entity: str | None = None
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    gender: str = ""
    number: str = "s"
    sure: bool = False
    government: bool = False
    title: str = ""
    org: str = ""
    former: bool = False
    definite: bool = False
    pronoun: str = ""
    count: int | None = None
    cluster: int = -1
    members: tuple["Mention", ...] = ()
    person_span: Span | None = None
    derivation: Derivation | None = None
    names: list[str] = field(default_factory=list)     # folded words of a personal name, for short forms later
    inner: list["Mention"] = field(default_factory=list)    # names inside it that it does not stand for (وزير خارجية مصر)


def as_party(mention: Mention) -> Party:
    """A mention in a role; its text is the name without the title before it, where it has one."""
    span = mention.person_span or mention.span
    text = mention.text[span.start - mention.span.start:span.end - mention.span.start]
    sector = mention.sector or ("CVL" if mention.kind == "place" else "UNK")
    return Party(text, span.start, span.end, mention.name, mention.entity, mention.country, sector, mention.role)
