"""Readings of a written word: which clitics it may carry, and which lexicon forms may stand between them.

The lexicon decides: a split is a reading when what remains is a known form that may take those clitics. A word without
any such reading is kept whole, with its article and conjunction split off only where the rest stays long enough.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache

from rasid.model.annotations import Features, Reading, Word
from rasid.text.chars import AND, ARTICLE, BY, HEH, LIKE, ME, NUN, PRONOUNS, TA_MARBUTA, TANWIN, THEN, TO, TO_ARTICLE, WILL
from rasid.text.normalise import fold, strip_marks

Lookup = Callable[[str], list[tuple[str, Features]]]
"""Folded form without clitics -> (lemma id, features) of every form so spelled, most usual first."""

NOMINAL = frozenset({"noun", "adj", "masdar", "active", "passive", "quant"})
UNKNOWN = Features("noun")
_SHORTEST_REST = 4
_BY_END = {end: tuple(p for p in PRONOUNS if p[-1] == end) for end in {p[-1] for p in PRONOUNS}}


@lru_cache(maxsize=8192)
def proclitics(norm: str) -> tuple[tuple[str, str, bool, str], ...]:
    """All (conjunction, preposition, article, rest) splits of a folded word, the unsplit one first."""
    return tuple(_proclitics(norm))


def _proclitics(norm: str) -> Iterator[tuple[str, str, bool, str]]:
    for conj in ("", norm[:1]) if norm[:1] in (AND, THEN) and len(norm) > 1 else ("",):
        rest = norm[len(conj):]
        yield conj, "", False, rest
        if rest.startswith(ARTICLE) and len(rest) > 3:
            yield conj, "", True, rest[2:]
        if rest.startswith(TO_ARTICLE) and len(rest) > 3:
            yield conj, TO, True, rest[2:]
        prep = rest[:1]
        if prep in (BY, TO, LIKE, WILL) and len(rest) > 2:
            yield conj, prep, False, rest[1:]
            if prep in (BY, LIKE) and rest[1:].startswith(ARTICLE) and len(rest) > 4:
                yield conj, prep, True, rest[3:]


def enclitics(stem: str, ends_in_ta: bool) -> Iterator[tuple[str, str]]:
    """All (stem, pronoun) splits; a written ta marbuta is no pronoun ه."""
    yield stem, ""
    for pronoun in _BY_END.get(stem[-1:], ()):
        if stem.endswith(pronoun) and not (ends_in_ta and pronoun == stem[-1]):
            rest = stem[:-len(pronoun)]
            if len(rest) >= 2 or rest in (BY, TO):
                yield rest, pronoun


def _closed(article: bool, pronoun: str, features: Features, rest: str) -> bool:
    """Whether a nominal form takes no such article or pronoun: a dual loses its ن before a pronoun and keeps it after
    the article; ني is an object of verbs."""
    whole = features.number == "d" and rest.endswith(NUN)
    if pronoun:
        return article or whole or pronoun == ME
    return article and features.number == "d" and not whole


def _fits(conj: str, prep: str, article: bool, pronoun: str, features: Features, rest: str) -> bool:
    """Whether a form may carry these clitics."""
    pos = features.pos
    if features.bound and not pronoun:
        return False
    if pos == "verb":
        lead = prep == "" or (prep == WILL and features.tense == "present")
        return not article and (lead or (prep == TO and features.tense in ("present", "jussive")))
    if prep == WILL:
        return False
    if pos in NOMINAL:
        return not _closed(article, pronoun, features, rest)
    if pos in ("rel", "dem", "pron"):
        return not article and not pronoun and not (pos == "pron" and prep == LIKE)     # كانت is "she was", not "like you"
    return not article and (prep == "" or pos in ("comp", "adv", "neg") or pos == "prep")


def _rank(reading: Reading) -> tuple[int, bool]:
    clitics = bool(reading.conj) + bool(reading.prep) + bool(reading.pronoun)
    return clitics, reading.features.pos in ("adv", "part")


def _tanwin(conj: str, prep: str, rest: str, lookup: Lookup) -> list[Reading]:
    """The indefinite accusative: a nominal form and an alef, which a ta marbuta (folded like ه) does not take
    and a plural in و does not either (هاجموا is the verb)."""
    if not rest.endswith(TANWIN) or len(rest) < 4 or prep:
        return []
    return [Reading(conj, prep, False, rest[:-1], "", lemma, features, True) for lemma, features in lookup(rest[:-1])
            if features.pos in NOMINAL and not features.bound and not (features.gender == "f" and rest[:-1].endswith(HEH))
            and not (features.number == "p" and rest[:-1].endswith(AND))]


def read_word(raw: str, lookup: Lookup) -> Word:
    """All readings of a raw word, those with fewest clitics first; at least one."""
    norm = fold(raw)
    ends_in_ta = strip_marks(raw).endswith(TA_MARBUTA)
    found: list[Reading] = []
    for conj, prep, article, rest in proclitics(norm):
        for stem, pronoun in enclitics(rest, ends_in_ta):
            for lemma, features in lookup(stem):
                if _fits(conj, prep, article, pronoun, features, stem):
                    found.append(Reading(conj, prep, article, stem, pronoun, lemma, features))
        if not article:
            found += _tanwin(conj, prep, rest, lookup)
    if not found:
        found = _guess(norm)
    return Word(raw, norm, tuple(sorted(found, key=_rank)), ends_in_ta)


def _guess(norm: str) -> list[Reading]:
    """Readings of a word the lexicon lacks: a name or noun, its article seen where the rest is long enough."""
    out = []
    for conj, prep, article, rest in proclitics(norm):
        plain = not (conj or prep or article)
        if prep != WILL and (plain or (article and len(rest) >= 3) or len(rest) >= _SHORTEST_REST):
            out.append(Reading(conj, prep, article, rest, "", "", UNKNOWN))
    articled = [r for r in out if r.article]
    return articled or out
