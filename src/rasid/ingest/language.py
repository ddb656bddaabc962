"""Arabic or not: by frequent words and letters of the languages that share its script (ingest/languages.txt)."""

import re
from collections import Counter
from functools import cache

from rasid.lexicon.read import DATA, read_table
from rasid.text.chars import LETTERS

ARABIC, UNKNOWN = "ar", "und"
_READ = 4000
"""Characters that are looked at."""
_WORD = re.compile(rf"[{LETTERS}]+")
_FOREIGN = 0.04
"""Share of letters that Arabic lacks beyond which a text is not Arabic."""
_SCRIPT = 0.4
"""Least share of Arabic letters among all letters."""
_FEW = 5
"""Words that a text must have to be judged by them."""


@cache
def _marks(kind: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in read_table(DATA / "ingest" / "languages.txt"):
        if row["kind"] == kind:
            form = str(row["form"])
            found[form] = (*found.get(form, ()), str(row["language"]))
    return found


def language_of(text: str) -> str:
    """The language of a text: ar, fa, ur, ckb, or und where it is none of them."""
    sample = text[:_READ]
    words = _WORD.findall(sample)
    letters = sum(c.isalpha() for c in sample)
    if letters == 0 or sum(map(len, words)) < _SCRIPT * letters:
        return UNKNOWN
    scores = Counter(language for w in words for language in _marks("word").get(w, ()))
    foreign = Counter(language for w in words for c in w for language in _marks("letter").get(c, ()))
    if sum(foreign.values()) > _FOREIGN * letters:
        return max(foreign, key=lambda name: (scores[name], foreign[name], name))
    if len(words) < _FEW or not scores:
        return ARABIC
    return max(scores, key=lambda name: (scores[name], name == ARABIC, name))
