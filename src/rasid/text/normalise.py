"""Folding of spelling variation, with the raw offset of every folded character."""

from dataclasses import dataclass

from rasid.model.span import Span
from rasid.text.chars import FOLD, STRIP


def fold(text: str) -> str:
    """The folded text (see `rasid.text.chars`); idempotent, and never longer in words."""
    return text.translate(FOLD)


def strip_marks(text: str) -> str:
    """The text without vowel marks, tatweel and controls, its letters kept apart."""
    return text.translate(STRIP)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; ``offsets[i]`` is the raw offset of its i-th character, ``offsets[-1]`` the raw length."""

    text: str
    offsets: range | list[int]

    def raw(self, start: int, end: int) -> Span:
        """The raw span of ``text[start:end]``; marks after the last character belong to it."""
        if start >= end:
            return Span(self.offsets[start], self.offsets[start])
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


def fold_with_offsets(raw: str) -> Folded:
    """Fold a raw text and keep, for each character, where it came from."""
    folded = raw.translate(FOLD)
    if len(folded) == len(raw) and not any(FOLD.get(ord(c), "x") == "" for c in set(raw)):
        return Folded(folded, range(len(raw) + 1))
    offsets = [at for at, c in enumerate(raw) for _ in FOLD.get(ord(c), c)]
    return Folded(folded, [*offsets, len(raw)])
