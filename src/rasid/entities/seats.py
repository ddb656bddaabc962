"""Where an office is held: a title without a country takes it from the body behind it (الخبير في مركز كذا)."""

from collections.abc import Sequence

from rasid.model.annotations import Token
from rasid.model.document import Document
from rasid.model.mention import Mention
from rasid.text.chars import BY, IN, TO

_FARTHEST = 6
"""Tokens between a title and the body at which it is held."""
_BREAKS = frozenset({"verb", "comp", "rel", "cond", "neg", "fut", "pron"})
_OPEN = frozenset({"director", "official", "spokesperson", "member", "adviser", "aide", "deputy", "secretary-general"})
"""Titles that say nothing of the sector by themselves."""


def seat_titles(document: Document, mentions: Sequence[Mention]) -> None:
    """Give titles without a country that of the body behind them, and open titles its sector."""
    for at, title in enumerate(mentions[:-1]):
        if title.kind != "person" or not title.title or title.sure or title.level == "name":
            continue
        seat = mentions[at + 1]
        if seat.kind == "organisation" and seat.sure and seat.country and _held(document, title, seat):
            title.country, title.sure = seat.country, True
            if title.title in _OPEN or title.sector in (None, "UNK"):
                title.sector = seat.sector or title.sector


def _held(document: Document, title: Mention, seat: Mention) -> bool:
    """Whether only nouns and prepositions stand between a title and a body, which a preposition governs."""
    between = document.tokens[title.last:seat.first]
    first = document.tokens[seat.first]
    attached = seat.span.start > first.start and first.norm.startswith((BY, TO))
    governed = attached or (bool(between) and between[-1].norm == IN)
    return governed and len(between) <= _FARTHEST and all(_nominal(t) for t in between)


def _nominal(token: Token) -> bool:
    """Whether a word can stand inside the phrase of a title."""
    if token.kind != "word":
        return False
    return not token.word.readings or token.word.readings[0].features.pos not in _BREAKS
