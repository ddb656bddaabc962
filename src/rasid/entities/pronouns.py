"""Pronouns and dropped subjects: by gender, number, nearness and salience, never by meaning."""

from collections.abc import Iterable

from rasid.model.document import Document
from rasid.model.mention import Mention
from rasid.model.syntax import Parse
from rasid.text.normalise import fold

_MASCULINE, _FEMININE = fold("ه"), fold("ها")
_PLURAL = frozenset(map(fold, ("هم", "هن")))
_DUAL = fold("هما")
_FIRST = frozenset(map(fold, ("نا", "ني", "ي")))
_REACH = 3
"""Sentences back in which a pronoun may find what it stands for."""


def agrees(mention: Mention, gender: str, number: str) -> bool:
    """Whether a mention can stand behind a pronoun or verb of this gender (m f "") and number (s d p "")."""
    if number == "p":
        return mention.number in ("p", "d") or mention.kind in ("group", "organisation")
    if number == "d":
        return mention.number == "d"
    if mention.kind == "person":
        return mention.number == "s" and (not gender or not mention.gender or mention.gender == gender)
    if mention.kind == "group":
        return gender == "f" or (mention.number == "s" and mention.gender == gender)
    return True if mention.kind == "place" else not mention.gender or not gender or mention.gender == gender or gender == "f"


def features_of(pronoun: str) -> tuple[str, str] | None:
    """(gender, number) of an attached third-person pronoun; None for other persons."""
    if pronoun == _MASCULINE:
        return "m", "s"
    if pronoun == _FEMININE:
        return "f", "s"
    if pronoun in _PLURAL:
        return "", "p"
    return ("", "d") if pronoun == _DUAL else None


def is_first_person(pronoun: str) -> bool:
    """Whether an attached pronoun is the speaker's (our support, my visit)."""
    return pronoun in _FIRST


def antecedent(document: Document, parse: Parse, token: int, gender: str, number: str,
               salient: Iterable[Mention] = ()) -> Mention | None:
    """What a pronoun at a token stands for: a salient mention (the clause's subject) that agrees, else the nearest
    person, else the nearest mention before it, up to three sentences back."""
    for mention in salient:
        if agrees(mention, gender, number) and mention.first < token:
            return mention
    first = document.sentences[max(0, parse.sentence - _REACH)].first
    before = [m for m in document.mentions_between(first, token) if m.last <= token and agrees(m, gender, number)]
    same = [m for m in before if m.first >= parse.first]
    for pool in (same, before):
        parties = [m for m in pool if m.kind != "place" or m.government]
        if parties:
            return parties[-1]
    return None
