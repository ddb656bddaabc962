"""The tense of the clause around an expression: it decides between the last and the coming Thursday.

Cheap on purpose: the verb nearest to the left, else to the right. Verbs are known from the lexicon's readings where
a lexicon is loaded, else from lists and from the shape of the word (data/times/tense.tsv).
"""

from collections.abc import Sequence
from functools import cache

from rasid.model.annotations import Token
from rasid.rules.tables import read_table
from rasid.text.chars import AND, THEN, WILL
from rasid.text.normalise import fold

FARTHEST_LEFT = 40
FARTHEST_RIGHT = 12
NEAR_VERB = 3
"""Tokens within which the verb of a relative clause is still the expression's."""
SHORTEST_VERB = 4
"""Letters of the shortest present or future form that is told by its shape."""


@cache
def _lists() -> dict[str, frozenset[str]]:
    lists: dict[str, set[str]] = {}
    for row in read_table("times/tense.tsv"):
        lists.setdefault(row.cells["tense"], set()).add(fold(row.cells["form"]))
    return {name: frozenset(forms) for name, forms in lists.items()}


@cache
def _listed() -> dict[str, str]:
    """Written form -> past future present none."""
    lists = _lists()
    table = {f: "past" for f in lists["past"]}
    table |= {f + s: "past" for f in lists["past"] for s in lists["suffix"]}
    masculine = [f for f in lists["none"] if f[0] in lists["present-stem"]]
    table |= {feminine + f[1:]: "none" for feminine in lists["feminine"] for f in masculine}
    for tense in ("present", "future", "none"):
        table |= dict.fromkeys(lists[tense], tense)
    return table


def _from_readings(token: Token) -> str:
    """The tense of the best reading, if the lexicon knows it as a verb; "none" where it knows another word."""
    best = token.word.readings[0]
    if best.features.pos != "verb" or not best.lemma:
        return "none" if best.lemma else ""
    if best.features.tense == "present":
        return "future" if best.prep == WILL else "none" if _nominal_too(token) else "present"
    return best.features.tense if best.features.tense == "past" else "none"


def _nominal_too(token: Token) -> bool:
    """Whether a present form may as well be a noun (its first letter is the noun's own)."""
    feminine = token.norm.lstrip(AND + THEN).startswith(tuple(_lists()["feminine"]))
    return feminine and any(r.features.pos in ("masdar", "noun") and r.lemma for r in token.word.readings)


def _from_shape(norm: str) -> str:
    future, present, neither = _stems()
    if len(norm) >= SHORTEST_VERB and norm.startswith(future):
        return "" if norm.startswith(neither) else "future"
    return "present" if len(norm) >= SHORTEST_VERB and norm.startswith(present) else ""


@cache
def _stems() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Beginnings of futures, of presents, and of words that only look like futures."""
    lists = _lists()
    return tuple(lists["future-stem"]), tuple(lists["present-stem"]), tuple(lists["none-stem"])


def word_tense(token: Token) -> str:
    """past, present, future, or "" for a word that tells none."""
    norm = token.norm
    listed = _listed().get(norm) or (_listed().get(norm[1:]) if len(norm) > 2 and norm[0] in AND + THEN else None)
    if listed:
        return "" if listed == "none" else listed
    known = _from_readings(token) if token.word.readings else ""
    if known:
        return "" if known == "none" else known
    return _from_shape(norm[1:] if norm[:1] in (AND, THEN) else norm)


def _at(tokens: Sequence[Token], at: int, floor: int) -> str:
    """The tense a token gives its clause: a present after was is past."""
    tense = word_tense(tokens[at]) if tokens[at].kind == "word" else ""
    if tense != "present":
        return tense
    before = {t.norm for t in tokens[max(floor, at - 3):at]}
    return "past" if before & _lists()["kana"] else "present"


def _far_relative(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether the verb at a token is that of a relative clause that ended before the expression."""
    return first - at > NEAR_VERB and at > 0 and tokens[at - 1].norm in _lists()["relative"]


def tense_at(tokens: Sequence[Token], first: int, last: int, sentence: tuple[int, int]) -> str:
    """past, present, future or "" for the tokens first to last (half-open) of a sentence (its first and last token)."""
    for at in range(first - 1, max(sentence[0], first - FARTHEST_LEFT) - 1, -1):
        tense = _at(tokens, at, sentence[0])
        if tense and not (tense == "present" and _far_relative(tokens, at, first)):
            return tense
    for at in range(last, min(sentence[1], last + FARTHEST_RIGHT)):
        if tokens[at].kind == "punct":
            return ""
        if tense := _at(tokens, at, sentence[0]):
            return tense
    return ""
