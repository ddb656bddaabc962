"""The latter (هذا الأخير، هذه الأخيرة): the party named last before, by gender."""

from collections.abc import Sequence

from rasid.entities.links import take_identity
from rasid.model.annotations import Derivation, Token
from rasid.model.mention import Mention
from rasid.model.span import Span
from rasid.text.chars import TA_MARBUTA

LATTER = "latter"
"""What `Mention.org` of such words says."""
_REACH = 60
"""Tokens back within which the party was named."""


def latter_at(tokens: Sequence[Token], at: int, end: int, words: frozenset[str]) -> Mention | None:
    """The mention of two words, a demonstrative and `the latter`, that begins at a token."""
    if at + 1 >= end or tokens[at + 1].norm not in words or not tokens[at].word.readings:
        return None
    first = tokens[at].word.readings[0]
    if first.features.pos != "dem":
        return None
    start, last = tokens[at].start + len(first.conj) + len(first.prep), tokens[at + 1]
    gender = "f" if last.text.endswith(TA_MARBUTA) else "m"
    text = f"{tokens[at].text[start - tokens[at].start:]} {last.text}"
    why = Derivation("entities.latter", "syntax/sets.tsv", (("pronoun", text, gender),))
    return Mention(at, at + 2, Span(start, last.end), text, "person", "pronoun", text, gender=gender, definite=True,
                   org=LATTER, derivation=why)


def fill_latter(mentions: Sequence[Mention]) -> None:
    """Give every such mention the identity of the last party before it that agrees; a man before a body."""
    for at, mention in enumerate(mentions):
        if mention.org != LATTER:
            continue
        near = [m for m in mentions[:at] if mention.first - m.last <= _REACH and m.org != LATTER]
        found = [m for m in near if _agrees(m, mention.gender)]
        people = [m for m in found if m.kind == "person"] if mention.gender == "m" else []
        parties = people or found or near
        if parties:
            take_identity(mention, parties[-1])
            mention.kind, mention.government = parties[-1].kind, parties[-1].government


def _agrees(mention: Mention, gender: str) -> bool:
    """A man or a masculine body; a woman, a country or a feminine body."""
    if mention.kind == "person":
        return mention.number == "s" and (mention.gender or "m") == gender
    if mention.kind == "place":
        return mention.government and gender == "f"
    return mention.kind == "organisation" and mention.gender in ("", gender)
