"""Tokens: words, numbers, Latin words and marks, each with the readings of its written form."""

import re
from collections.abc import Callable
from functools import lru_cache

from rasid.model.annotations import Token, Word
from rasid.text.chars import CONTROLS, DIGITS, LETTERS, MARKS, TATWEEL
from rasid.text.normalise import fold

_WORD = f"[{LETTERS}][{LETTERS}{MARKS}{TATWEEL}{CONTROLS}]*"
_NUMBER = f"[{DIGITS}]+(?:[.,٫٬][{DIGITS}]+)*"
_LATIN = r"[^\W\d_]+"
_TOKEN = re.compile(f"(?P<word>{_WORD})|(?P<number>{_NUMBER})|(?P<latin>{_LATIN})|(?P<punct>[^\\s{CONTROLS}])")

LONGEST_WORD = 40
"""Longer runs of letters are no words of a newspaper; they get no readings (keeps hostile input linear)."""

Analyser = Callable[[str], Word]


def _unread(raw: str) -> Word:
    """A number, a Latin word, a mark or a run of letters: no readings."""
    return Word(raw, fold(raw))


_plain = lru_cache(maxsize=50_000)(_unread)


def tokenise(text: str, analyse: Analyser) -> list[Token]:
    """Cut a raw text into tokens; spans are in bounds, in order and do not overlap."""
    tokens: list[Token] = []
    last = -1
    for index, match in enumerate(_TOKEN.finditer(text)):
        kind, raw = match.lastgroup or "punct", match.group()
        start, end = match.span()
        words = _unread if len(raw) > LONGEST_WORD else analyse if kind == "word" else _plain
        word = words(raw)
        tokens.append(Token(index, start, end, raw, word.norm, kind, word, start > last))
        last = end
    return tokens
