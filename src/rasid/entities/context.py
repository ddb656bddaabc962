"""The country of a party that states none: where it stands (الشرطة في تشاد), whose it is (قواتهم), who was named just
before, else the country that the article is about."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from rasid.model.document import Document
from rasid.model.mention import Mention
from rasid.text.chars import BY, IN

_NEAR = 40
"""Tokens within which a place lends its country to people without one."""
_AFTER = 4
"""Tokens after a party within which the place where it stands is named."""
_BACK = 60
"""Tokens before a body with a pronoun within which its owner is looked for."""
_FORCES = frozenset({"MIL", "COP"})
_STRANGERS = "REF"
"""Migrants and refugees: of any country but the one they are in."""
_OWNERS = frozenset({"GOV", "MIL", "REB", "PTY", "LEG", "COP"})


def dominant_country(mentions: Sequence[Mention]) -> str | None:
    """The country that the article names most, governments and people of it together; None on a tie of nothing."""
    counts = Counter(m.country for m in mentions if m.sure and m.country and m.country != "EUR")
    return min(counts, key=lambda c: (-counts[c], c)) if counts else None


class Context:
    """Lends countries from what stands around a mention. home: the outlet's country."""

    def __init__(self, document: Document, mentions: Sequence[Mention], home: str | None) -> None:
        self.document, self.mentions = document, mentions
        dominant = dominant_country(mentions) or home
        self.domestic = home if home and any(m.country == home for m in mentions) else dominant

    def country(self, at: int) -> str | None:
        """The country of the mention at an index that states none."""
        mention = self.mentions[at]
        if mention.pronoun and mention.sector in _FORCES:
            return self._owner(at) or self.domestic
        stated = self._after(at)
        if stated is None and mention.kind == "group":
            stated = self._nearby(mention)
        return stated or (None if mention.sector == _STRANGERS else self.domestic)

    def _owner(self, at: int) -> str | None:
        """Of an attached pronoun (قواتهم): the last side named before, a person rather than a place."""
        last = self.mentions[at]
        before = [m for m in self.mentions[max(0, at - 8):at] if m.country and m.sector in _OWNERS
                  and last.first - m.last <= _BACK]
        spoken = [m for m in before if m.kind != "place"]
        return (spoken or before)[-1].country if before else None

    def _after(self, at: int) -> str | None:
        """The country of the place right behind, after في or بـ (قوات الشرطة في تشاد)."""
        mention = self.mentions[at]
        for other in self.mentions[at + 1:at + 3]:
            between = self.document.tokens[mention.last:other.first]
            if len(between) > _AFTER or other.kind != "place" or any(t.kind != "word" for t in between):
                return None
            token = self.document.tokens[other.first]
            if any(t.norm == IN for t in between) or (other.span.start > token.start and token.norm.startswith(BY)):
                return other.country
        return None

    def _located(self, place: Mention) -> bool:
        """Whether a country is where something is (في تشاد، بتشاد) rather than who acts."""
        token = self.document.tokens[place.first]
        before = self.document.tokens[place.first - 1] if place.first else None
        return (before is not None and before.norm == IN) or (place.span.start > token.start and token.norm.startswith(BY))

    def _nearby(self, mention: Mention) -> str | None:
        """The country of a place (no government that acts) named close by, nearest first."""
        low = bisect_left(self.mentions, mention.first - _NEAR, key=lambda m: m.first)
        high = bisect_right(self.mentions, mention.first + _NEAR, key=lambda m: m.first)
        near = [(abs(m.first - mention.first), m.country) for m in self.mentions[low:high]
                if m.kind == "place" and m.country and (not m.government or self._located(m))]
        return min(near, key=lambda n: n[0])[1] if near else None
