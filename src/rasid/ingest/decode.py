"""From bytes to text: UTF-8 first, then the old Arabic Windows encoding, never silently."""

import codecs
import unicodedata

from rasid.errors import InputError
from rasid.ingest.encodings import legacy_text
from rasid.model.annotations import Diagnostic

_ARABIC_SHARE = 0.6
"""Least share of Arabic letters among the non-ASCII letters for bytes to count as windows-1256."""
_DAMAGE = 0.02
"""Most replaced characters, as a share of all, for bytes to count as damaged UTF-8."""
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CALLED = {"cp1256": "windows-1256", "iso8859_6": "ISO-8859-6"}
REPLACEMENT = "\ufffd"


def _is_arabic(char: str) -> bool:
    return unicodedata.name(char, "").startswith("ARABIC LETTER")


def _arabic_share(text: str) -> float:
    letters = [c for c in text if ord(c) > 127 and not c.isspace()]
    return sum(map(_is_arabic, letters)) / len(letters) if letters else 0.0


def _declared(raw: bytes) -> str | None:
    """The text where a byte-order mark names its encoding and it holds."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError:
                return None
    return None


def _guessed(raw: bytes) -> tuple[str, Diagnostic]:
    damaged = raw.decode("utf-8", errors="replace").removeprefix("\ufeff")
    lost = damaged.count(REPLACEMENT)
    if lost <= _DAMAGE * len(damaged):
        return damaged, Diagnostic("input.damaged", f"{lost} places are not UTF-8 and were replaced by U+FFFD")
    text, name = legacy_text(raw) or (raw.decode("cp1256"), "cp1256")
    if _arabic_share(text) < _ARABIC_SHARE:
        raise InputError("neither UTF-8 nor windows-1256 text; convert it to UTF-8")
    return text, Diagnostic("input.encoding", f"not UTF-8; read as {_CALLED.get(name, name)}")


def decode(raw: bytes) -> tuple[str, list[Diagnostic]]:
    """The text of a file and what was noticed; InputError where it is no Arabic text in a known encoding."""
    declared = _declared(raw)
    if declared is not None:
        return declared, []
    try:
        return raw.decode("utf-8"), []
    except UnicodeDecodeError:
        text, noticed = _guessed(raw)
        return text, [noticed]
