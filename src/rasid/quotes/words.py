"""The small tables of the quotes layer: cue verbs with their prepositions, and sets of words."""

from functools import lru_cache
from typing import NamedTuple

from rasid.lexicon.bundle import Lexicon
from rasid.lexicon.memo import Memo
from rasid.lexicon.read import EMPTY
from rasid.text.chars import AND, ARTICLE, BY, LIKE, THEN, TO
from rasid.text.normalise import fold

_CLITICS = AND + THEN + BY + TO + LIKE


class CueWord(NamedTuple):
    """A verb that introduces speech: prepositions that may stand before أن, its kind, and the row it rests on."""

    preps: frozenset[str]
    kind: str
    where: str


class Words:
    """The tables, folded."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.cues: dict[str, CueWord] = {}
        for _, preps, kind, form, where in lexicon.tables.get("quotes/cues.tsv", [])[1:]:
            allowed = frozenset(fold(p) for p in preps.split(",") if p != EMPTY)
            for lemma in lexicon.lemmas(form):
                if lemma[0] == "v":
                    self.cues.setdefault(lemma, CueWord(allowed, kind, where))
        self.sets: dict[str, set[str]] = {}
        for name, form, _ in lexicon.tables.get("quotes/words.tsv", [])[1:]:
            self.sets.setdefault(name, set()).add(fold(form))
        rows = lexicon.tables.get("quotes/words.tsv", [])[1:]
        self.subordinate = {form for name, form, _ in rows if name == "complementiser"}      # as spelled: أن is not إن
        self.telling = Memo(lambda word: any(r.lemma in self.cues for r in word.readings))
        bodies = lexicon.records["organisations"].items()
        self.outlets = {f"{ident}-correspondent": body["country"] for ident, body in bodies if body["country"] != EMPTY}
        self.occasions = {fold(form) for _, form, _ in lexicon.tables.get("quotes/occasions.tsv", [])[1:]}

    def has(self, name: str, norm: str) -> bool:
        """Whether a folded word is in a set."""
        return norm in self.sets.get(name, ())

    def bare(self, name: str, norm: str) -> bool:
        """Whether a folded word is in a set when its conjunction, preposition or article is taken off."""
        return any(self.has(name, form) for form in stripped(norm))


@lru_cache(maxsize=8192)
def stripped(norm: str) -> tuple[str, ...]:
    """The word and what remains of it without one-letter clitics and the article."""
    forms = [norm]
    for _ in range(2):
        forms += [f[1:] for f in forms if len(f) > 3 and f[0] in _CLITICS]
    forms += [f[len(ARTICLE):] for f in forms if f.startswith(ARTICLE) and len(f) > len(ARTICLE) + 1]
    forms += [f[1:] for f in forms if len(f) > 4 and f.startswith(TO)]
    return tuple(dict.fromkeys(forms))
