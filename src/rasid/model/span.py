"""Half-open stretches of the raw text, in Unicode code points."""

from typing import NamedTuple


class Span(NamedTuple):
    """``text[start:end]`` of the article's text exactly as read."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """True where the two share at least one code point."""
        return self.start < other.end and other.start < self.end
