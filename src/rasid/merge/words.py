"""Stems of a text's content words: light, by the lexicon's function words and the letters that attach to words."""

import re
from functools import cache

from rasid.lexicon.read import DATA, read_table
from rasid.text.chars import (
    AND,
    ARTICLE,
    BY,
    LIKE,
    NISBA,
    NOUN_ENDINGS_PLURAL,
    PRESENT_PREFIXES,
    PRONOUNS,
    TANWIN,
    THEN,
    TO,
    TO_ARTICLE,
)
from rasid.text.normalise import fold

_WORD = re.compile(r"\w+")
_DULL = ("words/function", "numbers/words", "numbers/currencies", "numbers/approximators")
_LONGEST = 4
"""Letters of a skeleton that count."""
_LEAST = 3
_VOWELS = str.maketrans("", "", AND + NISBA + TANWIN)
_FEMALE = PRESENT_PREFIXES[1]
_FRONT = (*(c + ARTICLE for c in (AND + BY, AND, THEN, BY, LIKE)), AND + TO_ARTICLE, TO_ARTICLE, ARTICLE, AND, BY, TO)
_BACK = tuple(sorted({*NOUN_ENDINGS_PLURAL, *(p for p in PRONOUNS if p)}, key=lambda e: (-len(e), e)))


@cache
def _function_words() -> frozenset[str]:
    rows = [row for table in _DULL for row in read_table(DATA / f"{table}.tsv")]
    return frozenset(word for row in rows for word in fold(str(row["form"])).split())


def stem(word: str) -> str:
    """The skeleton of a folded word: without what attaches to its ends, as long as enough is left, and without its long
    vowels, so that a verb, its masdar and its broken plural mostly agree."""
    for front in _FRONT:
        if word.startswith(front) and len(word) - len(front) >= _LEAST:
            word = word[len(front):]
            break
    for back in _BACK:
        if word.endswith(back) and len(word) - len(back) >= _LEAST:
            word = word[:-len(back)]
            break
    bare = word[0] + word[1:].translate(_VOWELS)
    bare = bare[:-1] if len(bare) > _LEAST and bare.endswith(_FEMALE) else bare
    return (bare if len(bare) > 1 else word)[:_LONGEST]


def content_words(text: str) -> frozenset[str]:
    """Stems of the words that are neither function words nor too short; numbers as they are."""
    dull = _function_words()
    words = (w for w in _WORD.findall(fold(text)) if w not in dull)
    return frozenset(w if w.isdigit() else stem(w) for w in words if len(w) >= _LEAST or w.isdigit())
