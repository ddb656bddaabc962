"""Names and titles beside each other are one person: X، وزير الخارجية · المتحدث باسم الحركة، X · أستاذ القانون X."""

from collections.abc import Sequence

from rasid.model.annotations import Token
from rasid.model.document import Document
from rasid.model.mention import Mention
from rasid.text.chars import COMMA

_FARTHEST = 10
_LINKS = frozenset({COMMA, ",", "-", "–", "—", "("})
_BREAKS = frozenset({"verb", "comp", "rel", "cond", "neg", "fut", "pron"})


def link_titles(document: Document, mentions: Sequence[Mention]) -> None:
    """Make a title beside a name the same person; the name takes country and sector from it where it has none."""
    for at, mention in enumerate(mentions):
        if mention.kind != "person" or mention.level != "name":
            continue
        after = mentions[at + 1] if at + 1 < len(mentions) else None
        if after is not None and _is_title(after) and _follows(document, mention, after):
            same_person(after, mention)
            continue
        before = _title_before(document, mentions, at)
        if before is not None and not mention.title:
            same_person(before, mention)


def same_person(title: Mention, person: Mention) -> None:
    """Merge a bare title with a named person: who is known keeps his standing, who is not takes the title's."""
    if person.entity is None and (title.sector or title.country):
        person.country, person.sector = title.country or person.country, title.sector or person.sector
        person.role, person.sure, person.title = title.role, title.sure or person.sure, person.title or title.title
    take_identity(title, person)


def take_identity(mention: Mention, person: Mention) -> None:
    """Make a mention stand for a person named elsewhere."""
    mention.entity, mention.name, mention.names = person.entity, person.name, person.names
    mention.country, mention.sector, mention.role = person.country, person.sector, person.role
    mention.sure = person.sure


def namesakes(mentions: Sequence[Mention]) -> None:
    """A known family name by itself is no famous bearer of it where the article names somebody else by it in full."""
    full = {m.entity for m in mentions if m.entity is not None and m.last - m.first > 1}
    others = {m.names[-1]: m for m in reversed(mentions) if m.kind == "person" and m.entity is None and len(m.names) > 1}
    for mention in mentions:
        alone = mention.kind == "person" and mention.entity is not None and len(mention.names) == 1
        if alone and mention.entity not in full and mention.names[0] in others:
            take_identity(mention, others[mention.names[0]])


def _is_title(mention: Mention) -> bool:
    bare = mention.level == "nominal" and not mention.names
    return mention.kind == "person" and bool(mention.title) and bare and mention.number == "s"


def _plain(document: Document, mention: Mention) -> bool:
    """Whether no conjunction or preposition is attached to a mention."""
    return mention.span.start == document.tokens[mention.first].start


def _follows(document: Document, name: Mention, title: Mention) -> bool:
    """A title right after a name, or after a comma, a dash or an opening bracket."""
    if not _plain(document, title):
        return False
    between = document.tokens[name.last:title.first]
    if not between:
        return title.last > title.first + 1 or title.definite
    full = title.last > title.first + 1 or title.sure or _goes_on(document.tokens[title.last:title.last + 1])
    return len(between) == 1 and between[0].norm in _LINKS and full


def _goes_on(after: Sequence[Token]) -> bool:
    """Whether the word behind a title can belong to it (خبير في الشؤون الأفريقية)."""
    readings = after[0].word.readings if after and after[0].kind == "word" else ()
    return bool(readings) and not readings[0].conj and readings[0].features.pos not in _BREAKS


def _title_before(document: Document, mentions: Sequence[Mention], at: int) -> Mention | None:
    """The title whose phrase runs up to a name: only nouns, prepositions and bodies stand between."""
    name = mentions[at]
    if not _plain(document, name):
        return None
    for title in reversed(mentions[max(0, at - 3):at]):
        if name.first - title.last > _FARTHEST or (title.kind == "person" and not _is_title(title)):
            return None
        if _is_title(title):
            return title if _runs(document.tokens[title.last:name.first]) else None
    return None


def _runs(between: Sequence[Token]) -> bool:
    """Whether words can belong to one title phrase; a comma only right before the name."""
    for at, token in enumerate(between):
        if token.kind != "word":
            if not (at == len(between) - 1 and token.norm in _LINKS):
                return False
        elif token.word.readings and (token.word.readings[0].conj or token.word.readings[0].features.pos in _BREAKS):
            return False
    return True
