"""Text for terminals: columns padded by what a character takes on the screen, Arabic kept from swapping columns.

An Arabic cell is put between U+2068 and U+2069 (isolate), so that a terminal that orders Arabic from right to left
does so inside the cell only.
"""

import unicodedata
from collections.abc import Sequence

_ISOLATE, _POP = "\u2068", "\u2069"
_GAP = "  "
_INVISIBLE = frozenset({"Mn", "Me", "Cf"})
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


def display_width(text: str) -> int:
    """Columns that a text takes: marks take none, wide characters two."""
    return sum(_char_width(c) for c in text)


def _char_width(char: str) -> int:
    if unicodedata.category(char) in _INVISIBLE:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def isolated(text: str) -> str:
    """The text, between isolates where it has anything that runs from right to left."""
    if any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in text):
        return f"{_ISOLATE}{text}{_POP}"
    return text


def clipped(text: str, width: int) -> str:
    """The text on one line, cut to a width with an ellipsis; control characters become spaces."""
    plain = " ".join("".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text).split())
    if display_width(plain) <= width:
        return plain
    kept, used = [], 1
    for char in plain:
        used += _char_width(char)
        if used > width:
            break
        kept.append(char)
    return "".join(kept).rstrip() + "…"


def cell(text: str, width: int) -> str:
    """The text clipped, isolated and padded to a width."""
    short = clipped(text, width)
    return isolated(short) + " " * (width - display_width(short))


def table(header: Sequence[str], rows: Sequence[Sequence[str]], widest: Sequence[int]) -> list[str]:
    """The lines of a table; widest: the most columns each column may take."""
    plain = [[clipped(c, w) for c, w in zip(row, widest, strict=True)] for row in [header, *rows]]
    widths = [max(display_width(row[n]) for row in plain) for n in range(len(header))]
    lines = [_GAP.join(map(cell, row, widths)).rstrip() for row in plain]
    return [lines[0], _GAP.join("-" * w for w in widths), *lines[1:]]
