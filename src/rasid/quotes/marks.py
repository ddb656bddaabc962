"""Quotation marks: which opens, which closes, which lie inside others.

Papers mix the kinds of marks and turn them the wrong way, so white space decides first: a mark with space before it and
none behind opens, one with space or punctuation behind it closes; the shape of the mark decides the rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rasid.model.annotations import Sentence, Token
from rasid.text.chars import CLOSING_QUOTES, OPENING_QUOTES, PLAIN_QUOTES

_SINGLE = "'‘’"
_ALL = OPENING_QUOTES + CLOSING_QUOTES + PLAIN_QUOTES + _SINGLE
_BRACKETS = "(["
_LONGEST_CLITIC = 3
LONGEST = 4000
"""Code points after which an unclosed mark is given up."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens ``first`` to ``last`` (half-open) between a pair of marks; words: how many of them are words."""

    first: int
    last: int
    words: int
    after: int           # token after the closing mark


class Marks:
    """The outermost quotations of an article, by the tokens that open and fill them."""

    def __init__(self, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> None:
        self.tokens = tokens
        self.starts = {s.first for s in sentences}
        self.paragraph = {t: s.paragraph for s in sentences for t in range(s.first, s.last)}
        self.opened: dict[int, Quotation] = {}       # opening mark -> quotation
        self.closed: dict[int, Quotation] = {}       # token after the closing mark -> quotation
        self.inside: dict[int, Quotation] = {}
        self.inner: tuple[int, int] | None = None    # the last mark that closed an inner quotation
        self._pair()

    def _pair(self) -> None:
        stack: list[int] = []
        last = 0
        for token in self.tokens:
            width = self._width(token.index) if token.kind == "punct" and token.index >= last else 0
            if width:
                stack = self._mark(stack, token.index, width)
                last = token.index + width
        if stack:
            self._give_up(stack[0])

    def _width(self, at: int) -> int:
        """Tokens of the mark at ``at``: two for a doubled single mark, 0 for no mark."""
        token = self.tokens[at]
        if token.kind != "punct" or token.norm not in _ALL:
            return 0
        doubled = token.norm in _SINGLE and at + 1 < len(self.tokens) and self.tokens[at + 1].norm in _SINGLE
        return 2 if doubled and not self.tokens[at + 1].space else 1

    def _mark(self, stack: list[int], at: int, width: int) -> list[int]:
        """The stack of open marks after the mark at ``at``."""
        opens = self._opens(at, width, bool(stack))
        if stack and (self.tokens[at].start - self.tokens[stack[0]].end > LONGEST
                      or (opens and self.paragraph.get(at) != self.paragraph.get(stack[0]) and at not in self.starts)):
            self._give_up(stack[0])
            stack, self.inner = [], None
        if opens:
            return self._open(stack, at)
        if len(stack) == 1:
            self._add(stack[0], at, at + width)
        self.inner = (at, at + width) if len(stack) > 1 else None
        return stack[:-1]

    def _open(self, stack: list[int], at: int) -> list[int]:
        """The stack after an opening mark; one mark may have closed two, which a sentence end since shows."""
        if stack and at in self.starts:
            return stack
        if stack and self.inner is not None and any(t in self.starts for t in range(self.inner[1], at)):
            self._add(stack[0], *self.inner)
            stack, self.inner = [], None
        return [*stack, at]

    def _opens(self, at: int, width: int, inner: bool) -> bool:
        tokens, shape = self.tokens, self.tokens[at].norm
        before = tokens[at].space or at == 0 or tokens[at - 1].norm in _BRACKETS or self._clitic(at)
        last = at + width
        after = last >= len(tokens) or tokens[last].space or (tokens[last].kind == "punct" and not self._width(last))
        if before != after and shape not in OPENING_QUOTES + CLOSING_QUOTES:
            return before
        if shape in OPENING_QUOTES + CLOSING_QUOTES:
            return shape in OPENING_QUOTES if before == after or inner == (shape in CLOSING_QUOTES) else before
        return not inner

    def _clitic(self, at: int) -> bool:
        """Whether a letter or two written apart (بـ، و) stand right before the mark."""
        before = self.tokens[at - 1]
        return before.kind == "word" and len(before.norm) < _LONGEST_CLITIC and before.space

    def _give_up(self, opening: int) -> None:
        """An unclosed mark ends with its paragraph."""
        paragraph, last = self.paragraph.get(opening), opening + 1
        while last < len(self.tokens) and self.paragraph.get(last) == paragraph:
            last += 1
        self._add(opening, last, last)

    def _add(self, opening: int, closing: int, after: int) -> None:
        first = opening + self._width(opening)
        if first >= closing:
            return
        words = sum(t.kind == "word" for t in self.tokens[first:closing])
        quotation = Quotation(first, closing, words, after)
        self.opened[opening] = self.closed[after] = quotation
        for token in range(opening, after):
            self.inside[token] = quotation
