"""Noun and adjective paradigms in ordinary undiacritised spelling.

Case is visible in the spelling only in the dual, the sound plural, the final ya of defective nouns and the alif of the
indefinite accusative; this last is no part of the paradigm here, because the reader of clitics takes it off. Stems and
endings are transliterated (`inflect_spelling`).
"""

from collections.abc import Iterator
from typing import NamedTuple

from rasid.lexicon.inflect_spelling import to_arabic, to_latin


class NounForm(NamedTuple):
    """A written form of a noun or adjective.

    `gender` is m or f, `number` s, d or p. `state` is `any`; `absolute` (ends in nun, so nothing is annexed);
    `construct` (the nun is dropped: only before a genitive or a pronoun); or `indefinite` (the ya of a defective noun
    is dropped). `before_pronoun` marks spellings that occur only before an attached pronoun.
    """

    text: str
    gender: str
    number: str
    state: str
    before_pronoun: bool = False


def inflect_noun(lemma: str, gender: str, number: str, plural: str) -> list[NounForm]:
    """All written forms of a noun; `plural` is un, at, in (final ya that drops) or - (broken: its own row)."""
    latin = to_latin(lemma)
    if plural == "in":
        return list(_final_ya(latin, gender, number[0]))
    forms = list(_bare(latin, gender, number[0]))
    if number == "sg":
        forms += _dual(latin, gender)
    if plural == "un":
        forms += _sound_masculine(latin)
    if plural == "at":
        forms.append(_form(_join(_before_at(latin, gender), "At"), gender, "p"))
    return forms


def inflect_adjective(lemma: str, plural: str) -> list[NounForm]:
    """All written forms of an adjective.

    `plural` is un (sound), - (broken or none), in (final ya that drops in the indefinite), f (the lemma is an irregular
    feminine, listed as it is) or pl (a broken plural, likewise). An elative has no feminine in ta marbuta.
    """
    latin = to_latin(lemma)
    if plural == "in":
        return [*_final_ya(latin, "m", "s"), *_feminine(latin)]
    if plural in ("f", "pl"):
        return list(_irregular(latin, plural))
    if plural == "-" and _is_elative(latin):
        return list(_bare(latin, "m", "s"))
    forms = [*_bare(latin, "m", "s"), *_dual(latin, "m"), *_feminine(latin)]
    if plural == "un":
        forms += _sound_masculine(latin)
    return forms


def inflect_nisba(lemma: str) -> list[NounForm]:
    """All written forms of a relative adjective in -iyy, which always has sound plurals."""
    return inflect_adjective(lemma, "un")


def inflect_final_alif(lemma: str) -> list[NounForm]:
    """A passive participle in long a written with ya: the alif turns to ya in the dual and drops before -un."""
    stem = to_latin(lemma)[:-1]
    forms = [_form(stem + "Y", "m", "s"), _form(stem + "A", "m", "s", before_pronoun=True)]
    forms += _dual(stem + "Y", "m")
    forms += [*_bare(stem + "Ap", "f", "s"), *_dual(stem + "Ap", "f"), _form(stem + "yAt", "f", "p")]
    forms += _sound_masculine(stem)
    return forms


def _form(latin: str, gender: str, number: str, state: str = "any", *, before_pronoun: bool = False) -> NounForm:
    return NounForm(to_arabic(latin), gender, number, state, before_pronoun)


def _bare(latin: str, gender: str, number: str) -> Iterator[NounForm]:
    """The bare form and, where it differs, its spelling before pronouns."""
    yield _form(latin, gender, number)
    stem = {"p": "t", "Y": "A", ">": "&"}.get(latin[-1])
    if stem:
        yield _form(latin[:-1] + stem, gender, number, before_pronoun=True)


def _seat_final(latin: str) -> str:
    """A final hamza on the line takes the seat of ya once a letter follows a ya (شيء but شيئا)."""
    return latin[:-1] + "}" if latin.endswith("y'") else latin


def _join(stem: str, ending: str) -> str:
    """Add an ending that may begin with alif: alif with hamza and alif merge in madda."""
    if stem.endswith(">") and ending.startswith("A"):
        return stem[:-1] + "|" + ending[1:]
    return stem + ending


def _dual(latin: str, gender: str) -> Iterator[NounForm]:
    """The dual in both cases, with and without its nun."""
    stem = _before_dual(latin, gender)
    for ending, state in (("An", "absolute"), ("yn", "absolute"), ("A", "construct"), ("y", "construct")):
        yield _form(_join(stem, ending), gender, "d", state)


def _before_dual(latin: str, gender: str) -> str:
    """The stem of the dual: ta marbuta opens, final alif turns to ya or waw, feminine -a' to -aw."""
    if latin.endswith("A'") and gender == "f":
        return latin[:-1] + "w"
    final = {"p": "t", "Y": "y", "A": "w"}.get(latin[-1])
    return latin[:-1] + final if final else _seat_final(latin)


def _before_at(latin: str, gender: str) -> str:
    """The stem of the sound feminine plural: as in the dual, but ta marbuta and final alif drop."""
    return latin[:-1] if latin[-1] in "pA" else _before_dual(latin, gender)


def _sound_masculine(latin: str) -> Iterator[NounForm]:
    """The sound masculine plural in both cases, with and without its nun."""
    stem = _seat_final(latin)
    for ending, state in (("wn", "absolute"), ("yn", "absolute"), ("w", "construct"), ("y", "construct")):
        yield _form(stem + ending, "m", "p", state)


def _feminine(latin: str) -> Iterator[NounForm]:
    """The feminine in ta marbuta with its dual and sound plural."""
    stem = _seat_final(latin)
    yield from _bare(stem + "p", "f", "s")
    yield from _dual(stem + "p", "f")
    yield _form(_join(stem, "At"), "f", "p")


def _final_ya(latin: str, gender: str, number: str) -> Iterator[NounForm]:
    """A noun whose final ya drops in the indefinite (قاضي, قاض); its sound plural loses the ya too (قاضون)."""
    yield _form(latin, gender, number)
    yield _form(latin[:-1], gender, number, "indefinite")
    if number == "s":
        yield from _dual(latin, gender)
        yield from _sound_masculine(latin[:-1])


def _irregular(latin: str, kind: str) -> Iterator[NounForm]:
    """A listed feminine (with its dual) or broken plural of an adjective."""
    if kind == "pl":
        return _bare(latin, "m", "p")
    return iter([*_bare(latin, "f", "s"), *_dual(latin, "f")])


def _is_elative(latin: str) -> bool:
    """The pattern af'al of comparison, colours and أول; words like أمين have their long i in its place."""
    return latin[0] in ">|" and len(latin) <= 4 and not (len(latin) == 4 and latin[2] == "y")
