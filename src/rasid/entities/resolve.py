"""Who each mention is: short forms and titles to the full name, bodies without a country to the article's, plurals to
their members; then the list of the article's entities."""

from collections import Counter
from collections.abc import Sequence

from rasid.model.annotations import Entity, EntityMention
from rasid.model.document import Document
from rasid.model.mention import Mention

_NEAR = 400
"""Tokens within which a country named nearby can lend itself to a body without one."""
_PERSONAL_SECTORS = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "PTY", "REB", "IGO"})


def resolve(document: Document, mentions: list[Mention], home: str | None) -> None:
    """Resolve the mentions in place and write the document's entities. home: the outlet's country, a last resort."""
    _titles(mentions)
    _bodies(mentions)
    _countries(document, mentions, home)
    document.mentions = mentions
    document.entities = _entities(mentions)


def _titles(mentions: Sequence[Mention]) -> None:
    """A title without a name is the last person named with it (and with its country, where it states one)."""
    named: list[Mention] = []
    for mention in mentions:
        if mention.kind != "person" or not mention.title:
            continue
        if mention.level == "name":
            named.append(mention)
            continue
        for person in reversed(named):
            same_country = not mention.sure or mention.country == person.country
            if person.title == mention.title and same_country and mention.number == "s" and mention.definite:
                _same_person(mention, person)
                break


def _same_person(mention: Mention, person: Mention) -> None:
    mention.entity, mention.name = person.entity, person.name
    mention.country, mention.sector, mention.role = person.country, person.sector, person.role
    mention.sure = person.sure
    mention.names = person.names


def _bodies(mentions: Sequence[Mention]) -> None:
    """A body without a country is the last one of its kind that had one."""
    known: dict[str, Mention] = {}
    for mention in mentions:
        key = mention.org or mention.title
        if not key:
            continue
        if mention.sure and mention.country:
            known[key] = mention
        elif key in known and mention.country is None and mention.definite:
            mention.country = known[key].country
            mention.sector = mention.sector or known[key].sector


def dominant_country(mentions: Sequence[Mention]) -> str | None:
    """The country that the article names most, governments and people of it together; None on a tie of nothing."""
    counts = Counter(m.country for m in mentions if m.sure and m.country and m.country != "EUR")
    return min(counts, key=lambda c: (-counts[c], c)) if counts else None


def _countries(document: Document, mentions: Sequence[Mention], home: str | None) -> None:
    """Countries for mentions that state none: of the place in their sentence, else the article's dominant one."""
    dominant = dominant_country(mentions) or home
    domestic = home if any(m.country == home for m in mentions) else dominant
    for mention in mentions:
        if mention.country is None and _needs_country(mention):
            mention.country = domestic if mention.kind == "person" else _nearby(mention, mentions) or dominant


def _needs_country(mention: Mention) -> bool:
    if mention.entity is not None or mention.sector in ("IGO", None, "UNK"):
        return False
    return mention.kind in ("organisation", "group", "person")


def _nearby(mention: Mention, mentions: Sequence[Mention]) -> str | None:
    """The country of a plain place (no government) named close by, nearest first."""
    best: tuple[int, str] | None = None
    for other in mentions:
        if other.kind == "place" and other.country and not other.government:
            distance = abs(other.first - mention.first)
            if distance <= _NEAR // 10 and (best is None or distance < best[0]):
                best = (distance, other.country)
    return best[1] if best else None


def _key(mention: Mention) -> tuple[str, ...]:
    if mention.entity is not None:
        return (mention.kind, mention.entity)
    if mention.kind == "person" and mention.names:
        return ("person", mention.names[-1])
    return (mention.kind, mention.name, mention.country or "", mention.sector or "")


def _entities(mentions: Sequence[Mention]) -> list[Entity]:
    """One entity for each cluster of mentions, in order of first mention."""
    entities: list[Entity] = []
    index: dict[tuple[str, ...], int] = {}
    for mention in [part for m in mentions for part in (m, *m.inner)]:
        key = _key(mention)
        if key not in index:
            index[key] = len(entities)
            entities.append(Entity(mention.entity, mention.name, mention.kind, mention.country, mention.sector,
                                   mention.role, gender=mention.gender, number=mention.number,
                                   derivation=mention.derivation))
        mention.cluster = index[key]
        span = mention.person_span or mention.span
        text = mention.text[span.start - mention.span.start:span.end - mention.span.start]
        entities[mention.cluster].mentions.append(EntityMention(span, text, mention.level))
    return entities
