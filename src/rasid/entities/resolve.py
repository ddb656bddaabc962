"""Who each mention is: short forms and titles to the full name, bodies without a country to the article's, plurals to
their members; then the list of the article's entities."""

from collections.abc import Sequence

from rasid.entities.context import Context
from rasid.entities.groups import take_up_groups
from rasid.entities.latter import LATTER, fill_latter
from rasid.entities.links import link_titles, namesakes, take_identity
from rasid.entities.plurals import fill_members
from rasid.entities.seats import seat_titles
from rasid.model.annotations import Entity, EntityMention
from rasid.model.document import Document
from rasid.model.mention import Mention
from rasid.text.chars import ARTICLE
from rasid.text.normalise import fold

_STATELESS = frozenset({"major powers", "international community", "foreigner", "minister", "delegations"})
"""Kinds of people and states that belong to no one country unless one is named."""
COUNTERPART = "counterpart"
_DEPARTMENTS = ("ministry", "department")


def resolve(document: Document, mentions: list[Mention], home: str | None) -> None:
    """Resolve the mentions in place and write the document's entities. home: the outlet's country, a last resort."""
    namesakes(mentions)
    _bodies(document, mentions)
    seat_titles(document, mentions)
    link_titles(document, mentions)
    _spread(mentions)
    _titles(document, mentions)
    _countries(document, mentions, home)
    take_up_groups(document, mentions)
    fill_members(mentions)
    fill_latter(mentions)
    document.mentions = mentions
    document.entities = _entities(mentions)


def _head(document: Document, mention: Mention) -> str:
    """The first word of a mention, without clitics and article."""
    token = document.tokens[mention.first]
    return fold(document.text[mention.span.start:token.end]).removeprefix(ARTICLE)


def _spread(mentions: Sequence[Mention]) -> None:
    """All mentions of a person whom the gazetteer lacks share what any of them states."""
    known: dict[tuple[str, ...], Mention] = {}
    people = [m for m in mentions if m.kind == "person" and m.names and m.entity is None]
    for mention in people:
        best = known.get(_key(mention))
        if best is None or _weight(mention) > _weight(best):
            known[_key(mention)] = mention
    for mention in people:
        best = known[_key(mention)]
        if best is not mention:
            mention.sector, mention.role = best.sector or mention.sector, best.role or mention.role
            mention.country, mention.sure = best.country or mention.country, best.sure or mention.sure


def _weight(mention: Mention) -> int:
    return 2 * bool(mention.sector) + bool(mention.country and mention.sure)


def _titles(document: Document, mentions: Sequence[Mention]) -> None:
    """A title without a name is the last person named with it (and with its country, where it states one)."""
    named: list[tuple[str, Mention]] = []
    office: Mention | None = None       # the last title, whose counterpart may follow
    for at, mention in enumerate(mentions):
        if mention.kind == "person" and mention.sector == "CVL" and mention.entity is None and mention.sure and at:
            _second_holder(mentions[at - 1], mention)
        if mention.kind != "person" or not mention.title:
            continue
        if mention.title == COUNTERPART and mention.entity is None and office is not None:
            mention.sector, mention.role = office.sector or mention.sector, office.role
        office = mention if mention.sector and mention.number == "s" else office
        head = _head(document, mention)
        if mention.names:
            named.append((head, mention))
        elif mention.number == "s" and mention.definite:
            person = _bearer(named, mention, head)
            if person is not None:
                take_identity(mention, person)


def _second_holder(first: Mention, second: Mention) -> None:
    """The second of two holders of an office (الرئيسان الأمريكي X والروسي Y)."""
    if first.title and first.number == "d" and second.first <= first.last + 1:
        second.sector, second.role, second.title = first.sector, first.role, first.title


def _bearer(named: Sequence[tuple[str, Mention]], title: Mention, head: str) -> Mention | None:
    """The last person named with a title, or with one that begins alike (الوزير after وزير الخارجية)."""
    alone = title.last == title.first + 1
    for word, person in reversed(named):
        if (person.former or person.sector == "CVL") and title.sector != person.sector:
            continue
        same = person.title == title.title or (head == word and (alone or title.sure))
        if same and (not title.sure or title.country == person.country):
            return person
    scholars = [p for _, p in named if p.sector == "EDU"] if title.sector == "EDU" and not title.sure else []
    return scholars[-1] if scholars else None


def _bodies(document: Document, mentions: Sequence[Mention]) -> None:
    """A body by its head alone (الحركة، الوزارة) is the last one so called that had a name or a country."""
    known: dict[str, Mention] = {}
    fields: dict[str, str] = {}
    for mention in [part for m in mentions for part in (*m.inner, m)]:
        if mention.kind != "organisation":
            _take_body(mention)
            _take_field(document, mention, fields)
            continue
        ministry = mention.org.endswith("ministry") or (mention.entity or "").endswith(_DEPARTMENTS)
        if ministry and mention.sure and mention.country and mention.last > mention.first + 1:
            fields[document.tokens[mention.first + 1].norm] = mention.country
        head = _head(document, mention)
        if mention.level == "name" or mention.sure:
            known.update(dict.fromkeys([head, *mention.names], mention))
        elif head in known and mention.definite and mention.number == "s":
            body = known[head]
            mention.entity, mention.name, mention.sure = body.entity, body.name, body.sure
            mention.country, mention.sector = body.country, body.sector or mention.sector


def _take_body(mention: Mention) -> None:
    """A title at a body named by its head alone (المسؤول في الحركة) takes what the body turned out to be."""
    for body in mention.inner:
        if mention.title and body.level == "nominal" and body.org and body.sure and not mention.sure:
            mention.country, mention.sector, mention.sure = body.country, body.sector, True


def _take_field(document: Document, mention: Mention, fields: dict[str, str]) -> None:
    """A minister without a country is of the ministry of his field that the article names (وزير الخزانة)."""
    if mention.title and not mention.sure and fields:
        country = next((fields[t.norm] for t in document.tokens[mention.first:mention.last] if t.norm in fields), None)
        if country is not None:
            mention.country, mention.sure = country, True


def _countries(document: Document, mentions: Sequence[Mention], home: str | None) -> None:
    """Countries for mentions that state none."""
    context = Context(document, mentions, home)
    for at, mention in enumerate(mentions):
        if mention.country == "EUR" and mention.sector == "GOV":
            mention.sector = "IGO"           # who speaks for the Union, whatever his office is called
        if mention.sector == "IGO" and mention.country != "EUR":
            mention.country = None
        elif mention.country is None and not mention.sure and _needs_country(mention):
            mention.country = context.country(at)
        for part in mention.inner:
            if part.country is None and not part.sure and part.sector != "IGO" and _needs_country(part):
                part.country = mention.country or context.domestic


def _needs_country(mention: Mention) -> bool:
    known = mention.entity is not None or mention.org == LATTER
    if known or mention.name in _STATELESS:
        return False
    if mention.sector in ("IGO", None, "UNK"):
        return False
    if mention.name == "expert" and mention.number == "p":
        return False
    return mention.kind in ("organisation", "group", "person")


def _key(mention: Mention) -> tuple[str, ...]:
    if mention.entity is not None:
        return (mention.kind, mention.entity)
    if mention.kind == "person" and mention.names:
        return ("person", *mention.names)
    return (mention.kind, mention.name, mention.country or "", mention.sector or "")


def _own_members(mention: Mention) -> list[Mention]:
    """The members that stand inside a mention (القوات الروسية والأوكرانية), which no other mention holds."""
    return [m for m in mention.members if m is not mention and mention.first <= m.first and m.last <= mention.last]


def _entities(mentions: Sequence[Mention]) -> list[Entity]:
    """One entity for each cluster of mentions, in order of first mention."""
    entities: list[Entity] = []
    index: dict[tuple[str, ...], int] = {}
    for mention in [part for m in mentions for part in (m, *m.inner, *_own_members(m))]:
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
