"""Characters that have no place in a lexicon file, line by line."""

import re
import unicodedata
from collections.abc import Iterator

from rasid.text.chars import CONTROLS, FOLD, MARKS, TATWEEL

_CONTROL = re.compile(f"[{CONTROLS}]")
_DIACRITIC = re.compile(f"[{MARKS}]")
_PLAIN_LETTERS = range(0x0621, 0x064B)
_PRESENTATION = (range(0xFB50, 0xFE00), range(0xFE70, 0xFEFD))
_WORD = re.compile(r"[^\W\d_]+")


def lint_line(line: str) -> Iterator[tuple[str, str]]:
    """(code, message) of every kind of unwanted character in a line, each kind once."""
    if line.isascii():
        return
    if control := _CONTROL.search(line):
        yield "char.control", f"invisible character U+{ord(control[0]):04X}; delete it"
    if TATWEEL in line:
        yield "char.tatweel", "a tatweel; delete it"
    if mark := _DIACRITIC.search(line):
        yield "char.diacritic", f"vowel mark U+{ord(mark[0]):04X}; forms stand without vowel marks"
    if unicodedata.normalize("NFC", line) != line:
        yield "char.not-nfc", "not in Unicode form NFC; save it composed"
    yield from _letters(line)
    yield from _mixed(line)


def _letters(line: str) -> Iterator[tuple[str, str]]:
    """Letters that only look like the plain Arabic ones."""
    for char in sorted(set(line)):
        plain = FOLD.get(ord(char), "")
        if any(ord(char) in block for block in _PRESENTATION):
            yield "char.presentation", f"presentation form U+{ord(char):04X}; write {plain or 'the plain letters'}"
        elif plain and ord(char) not in _PLAIN_LETTERS and unicodedata.category(char) == "Lo":
            yield "char.lookalike", f"U+{ord(char):04X} {unicodedata.name(char, '')} is not used; write {plain}"


def _mixed(line: str) -> Iterator[tuple[str, str]]:
    """Words of Arabic and Latin letters in one."""
    for word in _WORD.findall(line):
        scripts = {unicodedata.name(c, "").split(" ")[0] for c in word}
        if {"ARABIC", "LATIN"} <= scripts:
            yield "char.mixed-script", f"Arabic and Latin letters in one word: {word}"
