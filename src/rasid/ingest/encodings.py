"""The encoding of old Arabic pages: what they declare is tried, and doubted where what comes out is no Arabic."""

import codecs
import re

from rasid.errors import InputError
from rasid.text.chars import ARTICLE, LETTERS

_LEGACY = ("cp1256", "iso8859_6", "mac_arabic")
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]{2,30})""", re.IGNORECASE)
_WORD = re.compile(rf"[{LETTERS}]{{2,}}")
_SAMPLE = 20_000
_LEAST = 0.06
"""Least share of words with the article for a text to be Arabic: papers have one in four."""


def plausibility(text: str) -> float:
    """How much a decoded text looks like Arabic: the share of its words that begin with the article."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    if not words:
        return 0.0
    damage = sum(1 for c in sample if c == "\ufffd" or "\x80" <= c <= "\x9f")
    return sum(1 for w in words if w.startswith(ARTICLE)) / len(words) - damage / len(sample)


def legacy_text(raw: bytes) -> tuple[str, str] | None:
    """Text and encoding of bytes in one of the old Arabic encodings, None where none of them gives Arabic."""
    tried = [(plausibility(text), -rank, text, name) for rank, name in enumerate(_LEGACY)
             for text in [raw.decode(name, errors="replace")]]
    best = max(tried)
    return (best[2], best[3]) if best[0] >= _LEAST else None


def sample_encoding(raw: bytes) -> str:
    """The encoding of a long text by its beginning, whose last character may be cut; InputError where none fits."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(raw)
    except UnicodeDecodeError:
        guess = legacy_text(raw)
        if guess is None:
            raise InputError("its encoding is none that Arabic is written in") from None
        return guess[1]
    return "utf-8-sig"


def page_text(raw: bytes, declared: str | None = None) -> str:
    """The text of a page: UTF-8 where it holds, else what is declared where that gives Arabic, else the best guess."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    found = _DECLARED.search(raw[:4096])
    for name in filter(None, (declared, found.group(1).decode("ascii") if found else None)):
        text = _decoded(raw, name)
        if text is not None and plausibility(text) >= _LEAST:
            return text
    guess = legacy_text(raw)
    if guess is None:
        raise InputError("its encoding is none that Arabic is written in")
    return guess[0]


def _decoded(raw: bytes, name: str) -> str | None:
    try:
        return raw.decode(name, errors="replace")
    except LookupError:
        return None
