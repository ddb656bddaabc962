"""Tokens: words, numbers, Latin words and marks, each with the readings of its written form."""

import re
from collections.abc import Callable

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


def tokenise(text: str, analyse: Analyser) -> list[Token]:
    """Cut a raw text into tokens; spans are in bounds, in order and do not overlap."""
    tokens: list[Token] = []
    plain: dict[str, Word] = {}
    end = 0
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "punct"
        raw, start = match.group(), match.start()
        if kind == "word" and len(raw) <= LONGEST_WORD:
            word = analyse(raw)
        else:
            word = plain.get(raw) or plain.setdefault(raw, Word(fold(raw), ()))
        tokens.append(Token(len(tokens), start, match.end(), raw, word.norm, kind, word, start > end or not tokens))
        end = match.end()
    return tokens
