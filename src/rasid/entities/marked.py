"""Names of bodies between marks: حركة "الأحرار"، حركة التحرير الوطني (فتح)، صحيفة «...»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rasid.lexicon.gazetteer import NameMatch
from rasid.model.mention import Mention
from rasid.model.span import Span
from rasid.text.chars import CLOSING_QUOTES, PLAIN_QUOTES

if TYPE_CHECKING:
    from rasid.entities.heads import HeadReader

_LONGEST_QUOTED = 4


class MarkedNames:
    """Reads the name in marks behind the head of a body."""

    def __init__(self, heads: HeadReader) -> None:
        self.heads, self.r = heads, heads.r

    def bracketed(self, mention: Mention, at: int) -> int:
        """The short name of a body in brackets behind its long one: حركة التحرير الوطني (فتح)."""
        for match in self.r.matches(at + 1):
            body = next((e for e in match.entries if e.type == "organisation"), None)
            closed = match.last < self.r.end and self.r.tokens[match.last].norm == ")"
            if body is not None and closed and self.heads.body(mention, "institution", body, match, body) != match.first:
                return match.last + 1
        return at

    def joined(self, mention: Mention, at: int) -> bool:
        """Whether head and the word in marks are together the name of a body (حركة "الأحرار")."""
        words = [self.r.tokens[at - 1].norm, self.r.tokens[at + 1].norm]
        entry = next((e for e in self.r.lexicon.names.entries(" ".join(words)) if e.type == "organisation"), None)
        if entry is None or at != mention.first + 1 or self.past(at + 2) == at + 2:
            return False
        match = NameMatch(at + 1, at + 2, "", "", 0, "", (entry,), True)
        return self.heads.body(mention, "institution", entry, match, entry) != at + 1

    def past(self, at: int) -> int:
        """The index after a closing mark, if one stands there."""
        mark = self.r.tokens[at].norm if at < self.r.end else ""
        return at + 1 if mark and mark in CLOSING_QUOTES + PLAIN_QUOTES else at

    def quoted(self, mention: Mention, at: int) -> int:
        """The name of a body that nobody knows, between quotation marks."""
        last = at + 1
        while last < min(self.r.end, at + 2 + _LONGEST_QUOTED) and self.r.tokens[last].kind != "punct":
            last += 1
        after = self.past(last)
        if last == at + 1 or after == last:
            return at
        start, end = self.r.tokens[at + 1].start, self.r.tokens[last - 1].end
        mention.level, mention.name, mention.definite = "name", self.r.document.text[start:end], True
        mention.person_span = Span(start, end)
        return after
