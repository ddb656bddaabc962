"""From tokens to the engine's positions: where to look, and what each word may be there.

A token with clitics takes two positions (the clitics, the rest), so that spans can leave the clitics out.
"""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from rasid.model.annotations import Token
from rasid.numbers import Numeral, numeral_at
from rasid.rules.engine import Item
from rasid.text.chars import AND, COMMA, THEN
from rasid.text.normalise import fold, strip_marks
from rasid.times.words import NUMBER, Entry, lexicon, tail_words, triggers

LONGEST = 48
"""Tokens in a stretch: longer ones are cut (a list of dates, hostile input)."""
MARKS = {COMMA: ",", ",": ",", "(": "(", ")": ")", "[": "(", "]": ")", "/": "/", "\\": "/", "-": "-", "–": "-",
         "—": "-", ".": ".", ":": ":"}
"""Marks that may stand inside an expression, and their categories."""
_CLOCK = re.compile(r"(\d{1,2})[.,](\d\d)")
_DAY_MONTH = re.compile(r"(\d{1,2})\.(\d{1,2})")
_YEAR_MONTH = re.compile(r"(\d{4})\.(\d{1,2})")
_FULL = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


class Stretch(NamedTuple):
    """Tokens first to last (half-open) that may hold time expressions."""

    first: int
    last: int


class Lattice(NamedTuple):
    """Positions of a stretch. items: by start; starts, ends: raw offsets where what starts (ends) at a position does
    so; tokens: the token that starts at, or holds, a position."""

    items: list[list[Item]]
    starts: list[int]
    ends: list[int]
    tokens: list[int]


def _starts_stretch(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a number may be a date or time by itself: a year, or digits around a colon, slash, hyphen or stop."""
    norm = token.norm
    if len(norm) == 4 and norm.isdigit():
        return norm[0] in "12"
    after = token.index + 1
    if after + 1 < len(tokens) and tokens[after].norm in ":/-–." and tokens[after + 1].kind == "number":
        return len(norm) <= 2
    return "." in norm and len(norm) <= 10


def stretches(tokens: Sequence[Token], breaks: set[int]) -> list[Stretch]:
    """The stretches worth parsing; breaks: tokens that start a sentence."""
    alone, heads = triggers()
    found: list[Stretch] = []
    last = 0
    for token in tokens:
        norm = token.norm
        if norm in alone or (norm in heads and _next_norm(tokens, token) in heads[norm]) or (
                token.kind == "number" and _starts_stretch(token, tokens)):
            if token.index < last:
                continue
            first, last = _extent(tokens, token.index, breaks, last)
            found.append(Stretch(first, last))
    return found


def _next_norm(tokens: Sequence[Token], token: Token) -> str:
    return tokens[token.index + 1].norm if token.index + 1 < len(tokens) else ""


def _extent(tokens: Sequence[Token], at: int, breaks: set[int], floor: int) -> tuple[int, int]:
    """How far words that may belong to a time expression reach around a token."""
    table, tails = lexicon(), tail_words()

    def may(token: Token) -> bool:
        return token.norm in table or token.kind == "number" or token.norm in MARKS or token.norm in tails

    first, last = at, at + 1
    while first > floor and first not in breaks and at - first < LONGEST and may(tokens[first - 1]):
        first -= 1
    while last < len(tokens) and last not in breaks and last - at < LONGEST and may(tokens[last]):
        last += 1
    while tokens[first].norm in MARKS and first < at:
        first += 1
    while tokens[last - 1].norm in MARKS and last - 1 > at and tokens[last - 1].norm != ")":
        last -= 1
    return first, last


def _raw_length(raw: str, folded: int) -> int:
    """How many raw characters the first ``folded`` folded ones take up, marks after them included."""
    at = 0
    while folded > 0 and at < len(raw):
        folded -= len(fold(raw[at]))
        at += 1
    while at < len(raw) and fold(raw[at]) == "":
        at += 1
    return at


def build(tokens: Sequence[Token], stretch: Stretch) -> Lattice:
    """All lexical items of a stretch."""
    return _Builder(tokens, stretch).build()


class _Builder:
    """Lays a stretch out in positions; kept as an object because words and numbers reach over several tokens."""

    def __init__(self, tokens: Sequence[Token], stretch: Stretch) -> None:
        self.tokens, self.stretch = tokens, stretch
        self.entries = [self._fitting(at) for at in range(stretch.first, stretch.last)]
        self.prefix = [self._prefix(at) for at in range(stretch.first, stretch.last)]
        self.place: list[int] = []          # token -> its first position
        self.starts: list[int] = []
        self.ends: list[int] = [tokens[stretch.first].start]
        self.owner: list[int] = []
        self._lay_out()
        self.items: list[list[Item]] = [[] for _ in self.starts]

    def _fitting(self, at: int) -> list[Entry]:
        """The meanings of a token whose further words follow it, and that are spelled as they must be."""
        entries = lexicon().get(self.tokens[at].norm, ())
        fitting = [e for e in entries if (not e.tail or self._tail_fits(at, e.tail)) and (
            not e.exact or self._spelled(at, e.exact))]
        whole = any(e.tail for e in fitting)      # a month's whole name keeps its first word from counting as cut short
        return [e for e in fitting if not (whole and e.category == "month-half")]

    def _prefix(self, at: int) -> str:
        """The longest clitics among the meanings of a token; readings without them span both its positions."""
        return max((e.prefix for e in self.entries[at - self.stretch.first]), key=len, default="")

    def _tail_fits(self, at: int, tail: tuple[str, ...]) -> bool:
        tokens = self.tokens
        return at + len(tail) < len(tokens) and all(tokens[at + 1 + n].norm == w for n, w in enumerate(tail))

    def _spelled(self, at: int, exact: str) -> bool:
        return strip_marks(self.tokens[at].text).endswith(exact)

    def _lay_out(self) -> None:
        for offset, prefix in enumerate(self.prefix):
            token = self.tokens[self.stretch.first + offset]
            self.place.append(len(self.starts))
            if prefix:
                middle = token.start + _raw_length(token.text, len(prefix))
                self.starts += [token.start, middle]
                self.ends += [middle, token.end]
                self.owner += [token.index, token.index]
            else:
                self.starts.append(token.start)
                self.ends.append(token.end)
                self.owner.append(token.index)

    def _after(self, token: int) -> int | None:
        """The position after the token before ``token``; None outside the stretch."""
        offset = token - self.stretch.first
        if offset < len(self.place):
            return self.place[offset]
        return len(self.starts) if offset == len(self.place) else None

    def _add(self, start: int, end: int, category: str, value: Any) -> None:
        self.items[start].append(Item(category, start, end, value))

    def build(self) -> Lattice:
        for at in range(self.stretch.first, self.stretch.last):
            if self.tokens[at].kind == "number":
                self._digits(at)
            elif self.tokens[at].norm in MARKS:
                self._add(self.place[at - self.stretch.first], self.place[at - self.stretch.first] + 1,
                          MARKS[self.tokens[at].norm], None)
            else:
                self._word(at)
        return Lattice(self.items, self.starts, self.ends, self.owner)

    def _word(self, at: int) -> None:
        first, split = self.place[at - self.stretch.first], self.prefix[at - self.stretch.first]
        if split:
            self._add(first, first + 1, "and" if split == AND else "prep" if len(split) == 1 else "and-prep", None)
        for entry in self.entries[at - self.stretch.first]:
            start = first + 1 if split and entry.prefix == split else first
            end = self._after(at + 1 + len(entry.tail))
            if end is None or (entry.prefix and entry.prefix != split):
                continue
            if entry.category == NUMBER:
                self._number(at, start, entry.prefix != "" and entry.prefix[0] in (AND, THEN))
            else:
                self._add(start, end, entry.category, entry.value)

    def _number(self, at: int, start: int, conj: bool) -> None:
        numeral = numeral_at(self.tokens, at, conj)
        end = self._after(numeral.end) if numeral else None
        if numeral is None or end is None:
            return
        for category, value in _numeral_items(numeral):
            self._add(start, end, category, value)

    def _digits(self, at: int) -> None:
        start, norm = self.place[at - self.stretch.first], self.tokens[at].norm
        for category, value in digit_items(norm):
            self._add(start, start + 1, category, value)
        numeral = numeral_at(self.tokens, at)
        end = self._after(numeral.end) if numeral and numeral.end > at + 1 else None
        if numeral and end is not None:
            self._add(start, end, "n", numeral.value)


def _numeral_items(numeral: Numeral) -> list[tuple[str, Any]]:
    """Categories of a number word: n cardinal, d day, h clock, y year, o ordinal ("+" definite, f feminine)."""
    value, plus = numeral.value, "+" if numeral.article else ""
    if numeral.kind == "ordinal":
        return [("f+" if numeral.feminine and plus else "f" if numeral.feminine else "o" + plus, value)]
    if numeral.kind != "cardinal":
        return []
    out: list[tuple[str, Any]] = [("n" + plus, value)]
    if plus and value in (20, 30):
        out += [("o+", value), ("f+", value)]
    elif plus and 20 <= value < 100 and value % 10 == 0:
        out.append(("o+", value))
    elif not plus and 1 <= value <= 31:
        out.append(("dw", value))
    elif not plus and 100 <= value < 3000:
        out.append(("yw", value))
    return out


def digit_items(norm: str) -> list[tuple[str, Any]]:
    """Categories of digits: n number, d day or clock number, y year, hm clock, dm day and month, dmy, ym."""
    if norm.isdigit():
        value = int(norm[:9])
        out: list[tuple[str, Any]] = [("n", value)]
        if len(norm) <= 2:
            out.append(("d", value))
        elif len(norm) == 4 and 1000 <= value < 3000:
            out.append(("y", value))
        elif len(norm) <= 4:
            out.append(("y-odd", value))
        return out
    return _marked_digits(norm)


def _marked_digits(norm: str) -> list[tuple[str, Any]]:
    out: list[tuple[str, Any]] = []
    if norm.count(".") == 1 and norm.replace(".", "").isdigit():
        out.append(("n", float(norm)))
    if m := _CLOCK.fullmatch(norm):
        out.append(("hm", (int(m[1]), int(m[2]))))
    if m := _DAY_MONTH.fullmatch(norm):
        out.append(("dm", (int(m[1]), int(m[2]))))
    if m := _FULL.fullmatch(norm):
        out.append(("dmy", (int(m[1]), int(m[2]), int(m[3]))))
    if m := _YEAR_MONTH.fullmatch(norm):
        out.append(("ym", (int(m[1]), int(m[2]))))
    return out
