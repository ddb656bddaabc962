"""One head for several parties: nationalities joined behind it (القوات الروسية والأوكرانية، الجانبان المصري والتركي), and
members named after a plural (دول عربية، بينها مصر والأردن)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rasid.lexicon.gazetteer import NameEntry, NameMatch, raw_skip
from rasid.model.document import Document
from rasid.model.mention import Mention
from rasid.model.span import Span
from rasid.text.chars import AND, COMMA

if TYPE_CHECKING:
    from rasid.entities.recognise import Recogniser

_HEADS = frozenset({"organisation", "group"})
_GAP = 15
"""Tokens between a plural and the first member named."""
_NEAR = 3
"""Mentions after a plural among which the first of its members is."""


class Coordination:
    """Extends a mention over the nationalities or countries joined to its own."""

    def __init__(self, recogniser: Recogniser) -> None:
        self.r = recogniser

    def extend(self, mention: Mention) -> Mention:
        """The mention with one member for each nationality, where more than one stands behind its head."""
        if mention.level == "name" or not mention.definite or not self._plural(mention):
            return mention
        own = self._copy(mention, mention.first, mention.last, mention.country, mention.span.start)
        members = [own] if mention.sure else []
        at = mention.last
        while at < self.r.end and (found := self._next(at, joined=bool(members))) is not None:
            match, entry = found
            start = self.r.tokens[at].start + raw_skip(self.r.tokens[at], match.skip)
            members.append(self._copy(mention, at, match.last, entry.id, start))
            at = match.last
        return self._whole(mention, members, at) if len(members) > 1 else mention

    @staticmethod
    def _plural(mention: Mention) -> bool:
        """Whether a head can be several parties: a body, people, or holders of an office in the dual or plural."""
        return mention.kind in _HEADS or (mention.kind == "person" and bool(mention.title) and mention.number in ("d", "p"))

    def _next(self, at: int, joined: bool) -> tuple[NameMatch, NameEntry] | None:
        """The nationality at a token, with و if one stands before it."""
        for match in self.r.matches(at):
            if match.conj != (AND if joined else "") or match.prep or match.pronoun or not match.definite:
                continue
            for entry in match.entries:
                if entry.type == "nisba" and entry.flag != "demonym" and entry.number == "s":
                    return match, entry
        return None

    def _copy(self, mention: Mention, first: int, last: int, country: str | None, start: int) -> Mention:
        end = self.r.tokens[last - 1].end
        text = self.r.document.text[start:end]
        return replace(mention, first=first, last=last, span=Span(start, end), text=text, country=country, sure=True,
                       sector=mention.sector or "GOV", number="s", org="", members=(), person_span=None, inner=[], count=None)

    def _whole(self, mention: Mention, members: list[Mention], at: int) -> Mention:
        end = self.r.tokens[at - 1].end
        mention.last, mention.span = at, Span(mention.span.start, end)
        mention.text = self.r.document.text[mention.span.start:end]
        mention.members = tuple(members)
        return mention


def name_members(document: Document, mentions: Sequence[Mention], including: frozenset[str]) -> None:
    """Give plurals the members named after them (بينها، ومنها): the plural itself and those."""
    for at, mention in enumerate(mentions):
        if mention.number != "p" or mention.members or mention.level == "name":
            continue
        for after in range(at + 1, min(at + 1 + _NEAR, len(mentions))):
            first = mentions[after].first
            before = document.tokens[max(mention.last, first - 2):first]
            if first - mention.last <= _GAP and any(t.norm.removeprefix(AND) in including for t in before):
                mention.members = (mention, *_listed(document, mentions, after))
                break


def _listed(document: Document, mentions: Sequence[Mention], at: int) -> list[Mention]:
    """The mention at an index and those joined to it by و or a comma alone."""
    found = [mentions[at]]
    for after in mentions[at + 1:]:
        between = document.tokens[found[-1].last:after.first]
        if any(t.norm not in (COMMA, ",") for t in between) or not document.tokens[after.first].norm.startswith(AND):
            break
        found.append(after)
    return found
