"""Numbers in words and digits: cardinals, ordinals, fractions, vague counts, with bounds and currencies.

The words are in `data/numbers`; this module knows how Arabic puts them together: units before tens joined by the
conjunction (21 is "one and twenty"), scales after their count, duals of scales, fractions of a scale added at the end.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from rasid.model.annotations import Token
from rasid.rules.tables import read_table
from rasid.text.chars import AND, ARTICLE, BY, LIKE, THEN, TO, TO_ARTICLE
from rasid.text.normalise import fold

CURRENCY_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₪": "ILS"}
_JOINS = (AND, THEN)
_PREPOSITIONS = (BY, TO, LIKE)
_CARDINAL = frozenset({"unit", "ten", "tens", "hundred", "scale", "scale-dual", "teen-unit"})
_NOMINAL = frozenset({"noun", "adj", "active", "passive"})
_SHORTEST_DUAL = 6
_LOOK_AHEAD = 4
"""How many tokens after a number a bound ("at least") may stand."""


class NumberMention(NamedTuple):
    """A number in the text. first, last: its tokens, half-open, with the bound before it and the currency after it.

    value: for vague words their order of magnitude (tens 10, hundreds 100, thousands 1000; a few 3);
    approximate: APPROX, MORE_THAN, LESS_THAN or None; currency: ISO 4217 or None;
    kind: cardinal ordinal vague fraction.
    """

    first: int
    last: int
    value: int | float
    approximate: str | None
    currency: str | None
    kind: str


class Numeral(NamedTuple):
    """A bare number read at some token. end: the token after it; article: on its first word; feminine: an ordinal's."""

    value: int | float
    end: int
    kind: str
    article: bool
    feminine: bool = False


class _Word(NamedTuple):
    kind: str
    value: float
    conj: bool
    article: bool


def surfaces(form: str) -> Iterator[tuple[str, bool, str, bool]]:
    """All (written form, conjunction, preposition, article) of a folded noun-like form."""
    for conj in ("", *_JOINS):
        for prep in ("", *_PREPOSITIONS):
            yield conj + prep + form, bool(conj), prep, False
            yield conj + (TO_ARTICLE if prep == TO else prep + ARTICLE) + form, bool(conj), prep, True


@cache
def _words() -> dict[str, tuple[_Word, ...]]:
    table: dict[str, tuple[_Word, ...]] = {}
    for row in read_table("numbers/words.tsv"):
        kind, value = row.cells["kind"], float(row.cells["value"])
        for written, conj, _, article in surfaces(fold(row.cells["form"])):
            table[written] = (*table.get(written, ()), _Word(kind, value, conj, article))
    return table


@cache
def _phrases(name: str, code: str, place: str = "") -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word -> (all words, code) of a table's forms, longest first."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in read_table(name):
        if row.cells.get("place", "") == place:
            words = tuple(fold(row.cells["form"]).split())
            index.setdefault(words[0], []).append((words, row.cells[code]))
    for phrases in index.values():
        phrases.sort(key=lambda p: -len(p[0]))
    return index


def _word(token: Token, kinds: frozenset[str] | set[str], conj: bool) -> _Word | None:
    for word in _words().get(token.norm, ()):
        if word.kind in kinds and word.conj == conj:
            return word
    return None


def _joined(tokens: Sequence[Token], at: int, kinds: frozenset[str] | set[str]) -> tuple[_Word, int] | None:
    """The number word joined by the conjunction, glued or free, at a token; with the token after it."""
    if at >= len(tokens):
        return None
    if word := _word(tokens[at], kinds, True):
        return word, at + 1
    if tokens[at].norm == AND and at + 1 < len(tokens) and (word := _word(tokens[at + 1], kinds, False)):
        return word, at + 2
    return None


def _next(tokens: Sequence[Token], at: int, kinds: frozenset[str] | set[str]) -> _Word | None:
    return _word(tokens[at], kinds, False) if at < len(tokens) else None


def digits_value(text: str, scaled: bool = False) -> int | float:
    """The value of folded digits. A mark before three digits parts thousands, else it is decimal.

    scaled: a scale follows (2.125 million), so that a full stop is decimal.
    """
    if text.isdigit():
        return int(text[:18])
    head, *groups = text.replace(".", ",").split(",")
    thousands = all(len(g) == 3 for g in groups) and len(head) <= 3 and head.strip("0") != ""
    if thousands and not (scaled and text.count(".") == 1):
        return int((head + "".join(groups))[:18])
    return float(f"{head[:18]}.{''.join(groups)[:9]}")


def _under_thousand(tokens: Sequence[Token], at: int, word: _Word) -> tuple[float, int]:
    """Value and end of hundreds, tens and units whose first word stands at ``at``."""
    if word.kind == "hundred":
        more = _joined(tokens, at + 1, {"unit", "ten", "tens", "teen-unit"})
        if more is None:
            return word.value, at + 1
        rest, end = _under_thousand(tokens, more[1] - 1, more[0])
        return word.value + rest, end
    if word.kind in ("unit", "teen-unit"):
        if ten := _next(tokens, at + 1, {"ten", "hundred"}):
            return _unit_before(tokens, at, word, ten)
        if (tens := _joined(tokens, at + 1, {"tens"})) and tens[0].article == word.article:
            return word.value + tens[0].value, tens[1]
    return word.value, at + 1


def _unit_before(tokens: Sequence[Token], at: int, unit: _Word, after: _Word) -> tuple[float, int]:
    """A unit before ten (13) or before a free hundred (three hundred)."""
    if after.kind == "ten":
        return unit.value + 10, at + 2
    if unit.value < 3 or after.value != 100:
        return unit.value, at + 1
    value, end = _under_thousand(tokens, at + 1, after)
    return (unit.value - 1) * 100 + value, end


def _group(tokens: Sequence[Token], at: int, word: _Word, below: float) -> tuple[float, float, int] | None:
    """A count with its scale, or a scale alone: (value, scale, end); None where the scale is not below ``below``."""
    if word.kind in ("scale", "scale-dual"):
        scale = word.value / (2 if word.kind == "scale-dual" else 1)
        return (word.value, scale, at + 1) if scale < below else None
    value, end = _under_thousand(tokens, at, word)
    scaled = _next(tokens, end, {"scale"})
    if scaled and scaled.value < below and not scaled.article | (word.kind == "teen-unit" and end == at + 1):
        return value * scaled.value, scaled.value, end + 1
    return (value, 1.0, end) if below > 1 else None


def _fraction_of_scale(tokens: Sequence[Token], end: int, scale: float) -> tuple[float, int]:
    """What "and a half" adds to a number that ends with a scale, the scale's repetition swallowed."""
    half = _joined(tokens, end, {"fraction"}) if scale > 1 else None
    if half is None:
        return 0.0, end
    again = tokens[half[1]] if half[1] < len(tokens) else None
    repeated = again is not None and any(w.kind == "scale" and w.value == scale for w in _words().get(again.norm, ()))
    return half[0].value * scale, half[1] + repeated


def _cardinal_words(tokens: Sequence[Token], at: int, word: _Word) -> Numeral | None:
    first = _group(tokens, at, word, float("inf"))
    if first is None or (word.kind == "teen-unit" and first[2] == at + 1):
        return None
    total, scale, end = first
    while scale > 1 and (more := _joined(tokens, end, _CARDINAL)):
        group = _group(tokens, more[1] - 1, more[0], scale)
        if group is None:
            break
        total, scale, end = total + group[0], group[1], group[2]
    added, end = _fraction_of_scale(tokens, end, first[1])
    value = total + added
    return Numeral(int(value) if value == int(value) else value, end, "cardinal", word.article)


def _digits(tokens: Sequence[Token], at: int) -> Numeral:
    """Digits with the scales after them, and what the conjunction adds below the scale (10 thousand and 500)."""
    text, end, scale, factor = tokens[at].norm, at + 1, 1.0, 1.0
    while (word := _next(tokens, end, {"scale", "hundred"})) and not word.article and word.value > scale:
        if word.kind == "hundred" and word.value != 100:
            break
        scale, factor, end = word.value, factor * word.value, end + 1
    value = digits_value(text, scale > 1) * factor
    added, end = _rest_below(tokens, end, scale) or _fraction_of_scale(tokens, end, scale)
    value += added
    return Numeral(int(value) if value == int(value) else value, end, "cardinal", False)


def _rest_below(tokens: Sequence[Token], end: int, scale: float) -> tuple[float, int] | None:
    """The digits below a scale, joined to it by the conjunction."""
    if scale < 1000 or end + 1 >= len(tokens) or tokens[end].norm != AND or tokens[end + 1].kind != "number":
        return None
    rest = _digits(tokens, end + 1)
    return (rest.value, rest.end) if 100 <= rest.value < scale else None


def _ordinal_words(tokens: Sequence[Token], at: int, word: _Word) -> Numeral | None:
    feminine = word.kind.endswith("-f")
    ten = _next(tokens, at + 1, {"ten"})
    if ten and not ten.article:
        return Numeral(int(word.value) + 10, at + 2, "ordinal", word.article, feminine)
    tens = _joined(tokens, at + 1, {"tens", "hundred"})
    if tens and tens[0].article == word.article:
        return Numeral(int(word.value + tens[0].value), tens[1], "ordinal", word.article, feminine)
    if word.kind.startswith("ordinal-compound"):
        return None
    return Numeral(int(word.value), at + 1, "ordinal", word.article, feminine)


def _vague_words(tokens: Sequence[Token], at: int, word: _Word) -> Numeral:
    """Tens, hundreds of thousands ...; "a few" before tens, hundreds or a scale, or joined to tens."""
    value, end = word.value, at + 1
    while scale := _next(tokens, end, {"scale"}):
        value, end = value * scale.value, end + 1
    if end == at + 1 and word.value < 10 and (tens := _joined(tokens, end, {"tens"})):
        value, end = tens[0].value, tens[1]
    if end == at + 1 and word.value < 10 and (more := _next(tokens, end, {"vague"})):
        value, end = value * more.value, end + 1
    return Numeral(int(value), end, "vague", word.article)


def _fraction_words(tokens: Sequence[Token], at: int, word: _Word) -> Numeral:
    if scale := _next(tokens, at + 1, {"scale"}):
        return Numeral(int(word.value * scale.value), at + 2, "cardinal", word.article)
    return Numeral(word.value, at + 1, "fraction", word.article)


def numeral_at(tokens: Sequence[Token], at: int, conj: bool | None = None) -> Numeral | None:
    """The longest number that starts at a token; conj: whether it carries the conjunction (None: either way)."""
    if tokens[at].kind == "number":
        return _digits(tokens, at)
    found: list[Numeral | None] = []
    for word in _words().get(tokens[at].norm, ()):
        if conj is not None and word.conj != conj:
            continue
        found.append(_read(tokens, at, word))
    return max((f for f in found if f), key=lambda f: f.end, default=None)


def _read(tokens: Sequence[Token], at: int, word: _Word) -> Numeral | None:
    if word.kind.startswith("ordinal"):
        return _ordinal_words(tokens, at, word)
    if word.kind == "vague":
        return _vague_words(tokens, at, word)
    if word.kind == "fraction":
        return _fraction_words(tokens, at, word)
    if word.kind == "quarters":
        return None
    number = _cardinal_words(tokens, at, word)
    parts = _next(tokens, number.end, {"quarters"}) if number else None
    if number and parts and number.value < 10:
        return Numeral(number.value * parts.value, number.end + 1, "fraction", word.article)
    return number


def _starts_phrase(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    if at < 0 or at + len(words) > len(tokens):
        return False
    first = tokens[at].norm
    return (first == words[0] or (first[1:] == words[0] and first[0] in AND + THEN + BY + TO)) and all(
        tokens[at + n].norm == words[n] for n in range(1, len(words)))


def bound_before(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """The bound that ends right before a token: (APPROX MORE_THAN LESS_THAN, its first token)."""
    longest = None
    for size in range(1, min(at, 4) + 1):
        first = tokens[at - size].norm
        for head in (first, first[1:]):
            for words, mod in _phrases("numbers/approximators.tsv", "mod", "before").get(head, ()):
                if len(words) == size and _starts_phrase(tokens, at - size, words):
                    longest = (mod, at - size)
    return longest


def bound_after(tokens: Sequence[Token], at: int) -> str | None:
    """The bound that stands at or shortly after a token, within the clause."""
    for here in range(at, min(at + _LOOK_AHEAD, len(tokens))):
        if tokens[here].kind in ("punct", "number"):
            return None
        for words, mod in _phrases("numbers/approximators.tsv", "mod", "after").get(tokens[here].norm, ()):
            if _starts_phrase(tokens, here, words):
                return mod
    return None


def _currency(tokens: Sequence[Token], first: int, last: int) -> tuple[str | None, int, int]:
    """The currency after (or, as a sign, before) an amount, and the tokens first and last widened by it."""
    if first and tokens[first - 1].norm in CURRENCY_SIGNS:
        return CURRENCY_SIGNS[tokens[first - 1].norm], first - 1, last
    if last >= len(tokens):
        return None, first, last
    norm = tokens[last].norm
    if norm in CURRENCY_SIGNS:
        return CURRENCY_SIGNS[norm], first, last + 1
    bare = norm.removeprefix(ARTICLE)
    for words, code in _phrases("numbers/currencies.tsv", "code").get(bare, ()):
        ends = tokens[last:last + len(words)]
        if len(ends) == len(words) and all(t.norm in (w, ARTICLE + w) for t, w in zip(ends, words, strict=True)):
            return code or None, first, last + len(words)
    return None, first, last


def _mention(tokens: Sequence[Token], at: int, number: Numeral) -> NumberMention:
    before = bound_before(tokens, at)
    bound = before[0] if before else bound_after(tokens, number.end)
    currency, first, last = _currency(tokens, at, number.end) if number.kind != "ordinal" else (None, at, number.end)
    return NumberMention(min(first, before[1]) if before else first, last, number.value, bound, currency, number.kind)


def read_numbers(tokens: Sequence[Token]) -> list[NumberMention]:
    """All numbers of a token sequence, in order and apart; token indexes count from the sequence's start."""
    mentions: list[NumberMention] = []
    table, at = _words(), 0
    while at < len(tokens):
        token = tokens[at]
        number = numeral_at(tokens, at) if token.kind == "number" or token.norm in table else None
        if number is None:
            at += 1
            continue
        mentions.append(_mention(tokens, at, number))
        at = max(number.end, mentions[-1].last)
    return mentions


def dual_count(token: Token) -> int | None:
    """2 where the token is a dual noun (two dead), else None; without a lexicon only sure endings count."""
    numbers = {r.features.number for r in token.word.readings if r.lemma and r.features.pos in _NOMINAL}
    if numbers:
        return 2 if numbers == {"d"} else None
    return 2 if len(token.norm) >= _SHORTEST_DUAL and token.norm.endswith(_dual_endings()) else None


@cache
def _dual_endings() -> tuple[str, ...]:
    return tuple(fold(r.cells["form"]) for r in read_table("numbers/words.tsv") if r.cells["kind"] == "dual-ending")
