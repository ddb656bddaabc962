"""Mentions that open with a common head: a title, the head of an institution, a kind of people, a nationality."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rasid.entities.marked import MarkedNames
from rasid.lexicon.gazetteer import NameEntry, NameMatch
from rasid.lexicon.read import EMPTY
from rasid.model.mention import Mention
from rasid.model.span import Span
from rasid.text.chars import (
    ACCUSATIVE,
    ARTICLE,
    BY,
    COMMA,
    NISBA,
    NOUN_ENDINGS_PLURAL,
    OPENING_QUOTES,
    PLAIN_QUOTES,
    TANWIN,
    TO,
    TO_ARTICLE,
)
from rasid.text.clitics import proclitics

if TYPE_CHECKING:
    from rasid.entities.recognise import Recogniser

_MOST_MODIFIERS = 10
_SEATED = frozenset({"GOV", "PTY", "UNK", "EDU", None})
_SEATS = frozenset({"LEG", "EDU"})
_NO_PERSON = frozenset({"country", "seat", "organisation"})
_FIELDS = frozenset({"noun", "masdar"})
_MINISTERIAL = ("minister", "ministry")
_KEPT = frozenset({"LEG", "MED", "REF"})
"""Sectors of group nouns that the body they belong to does not change (نواب حزب، صحفيو وكالة)."""
_AIDES = frozenset({"aide", "adviser", "deputy"})
"""Titles that are of the sector of the office they serve (مساعد رئيس مجلس النواب)."""
_OFFICES = frozenset({"GOV", "LEG", "MIL", "COP", "SPY", "JUD"})
_POLITICAL = frozenset({"prime-minister", "president", "minister", "foreign-minister"})
_PEOPLE = "people"
_LEADERS = frozenset({"leader", "element", "member", "official"})
"""Groups that are of the body they come from."""
_INSIDERS = frozenset({"source", "official"})
"""Heads that are of the body they are said to be in (مصدر في وزارة الدفاع)."""
_LED = frozenset({"leadership", "presidency", "administration"})
"""Heads of institutions that are of the sector of the body they lead (قيادة الجيش، رئاسة مجلس النواب)."""
_TRANSPARENT = frozenset({EMPTY, "UNK"})
"""Sectors of group nouns that say nothing by themselves (عناصر، أعضاء): the body after them does."""


class HeadReader:
    """Reads from a head over its modifiers, complements and the name after it."""

    def __init__(self, recogniser: Recogniser) -> None:
        self.r = recogniser
        self.marked = MarkedNames(self)
        self.partitive = recogniser.lexicon.word_set("partitive")
        self.broken = recogniser.lexicon.word_set("broken-plural")
        self.topics = recogniser.lexicon.word_set("topic")

    def read(self, kind: str, match: NameMatch, entry: NameEntry) -> Mention | None:
        """The whole mention that the head at a match opens."""
        mention = self._head(kind, match, entry)
        at, absorbed = match.last, 0
        mention.sure = mention.sure or self.r.guards.foreign(self.r.tokens, mention, at - 1)
        while at < self.r.end and absorbed < _MOST_MODIFIERS:
            after = self._absorb(mention, kind, entry, at)
            if after == at:
                break
            at, absorbed = after, absorbed + 1
        self._close(mention, at)
        self._left_office(mention, kind)
        return self._accept(mention, kind, match, entry)

    def _head(self, kind: str, match: NameMatch, entry: NameEntry) -> Mention:
        r = self.r
        record = r.lexicon.records[kind + "s"][entry.id]
        named = record.get("role") or entry.id.removesuffix("-short").replace("-", " ")
        kinds = {"title": "person", "institution": "group" if entry.id == _PEOPLE else "organisation"}
        mention = r.mention(match, kinds.get(kind, "group"), named, entry, f"entities.{kind}")
        ends_definite = r.tokens[match.last - 1].norm.startswith(ARTICLE)      # a construct: وزير الخارجية
        mention.number = self._number(match, entry)
        mention.level, mention.definite = "nominal", match.definite or ends_definite or bool(match.pronoun)
        mention.sector = None if record["sector"] == EMPTY else record["sector"]
        mention.title = entry.id if kind == "title" else ""
        mention.org = entry.id if kind == "institution" else ""
        if kind == "title":
            mention.role = record["role"]
        if record.get("country", EMPTY) != EMPTY:
            mention.country, mention.sure = record["country"], True
        return mention

    def _number(self, match: NameMatch, entry: NameEntry) -> str:
        """The number of a head; what may be a dual or a sound plural by its ending (المقاتلين) is a plural."""
        word = self.r.tokens[match.first].norm[match.skip:]
        if entry.number == "d" and word.startswith(ARTICLE) and not word.endswith(ACCUSATIVE[-1]):
            return "s"               # a dual in construct takes no article (الفتى is one boy)
        if entry.number != "d" or not word.endswith(ACCUSATIVE) or match.last > match.first + 1:
            return entry.number or "s"
        if word.removesuffix(ACCUSATIVE).removeprefix(ARTICLE) in self.broken:
            return "d"
        sound = self.r.lexicon.names.entries(word.removesuffix(ACCUSATIVE) + NOUN_ENDINGS_PLURAL[1])
        return "p" if any(e.id == entry.id and e.number == "p" for e in sound) else "d"

    def _absorb(self, mention: Mention, kind: str, entry: NameEntry, at: int) -> int:
        """Take in the word or phrase at ``at`` if it belongs to the head; the index after it, or ``at``."""
        tokens, r = self.r.tokens, self.r
        if tokens[at].kind == "punct":
            return self._over_mark(mention, kind, at)
        effect, _ = r.modifier(at)
        if effect in ("former", "skip"):
            mention.former = mention.former or effect == "former"
            return at + 1
        for match in r.matches(at):
            after = self._take(mention, kind, entry, match)
            if after != at:
                return after
        if tokens[at].norm in self.partitive and ((kind == "group" and entry.id in _LEADERS) or entry.id in _INSIDERS):
            return self._part(mention, at, named=entry.id not in _INSIDERS)
        if self._adjective(mention, at) or self._genitive(mention, kind, entry, at):
            mention.sure = mention.sure or r.guards.foreign(tokens, mention, at)
            return at + 1
        if kind == "title" and (mention.definite or mention.sure):
            return self._name(mention, at)
        return at

    def _take(self, mention: Mention, kind: str, entry: NameEntry, match: NameMatch) -> int:
        """Take in a stored name after the head."""
        at = match.first
        types = {("country" if e.type == "seat" else e.type): e for e in reversed(match.entries)}
        if match.prep == BY and kind == "title" and not match.conj:
            return self._seat(mention, match)
        if match.conj or match.prep not in ("", TO) or (match.pronoun and ("title" not in types or mention.sure)):
            return at
        if match.prep == TO and not ((kind == "title" and entry.flag == "org") or mention.org):
            return at
        if "nisba" in types and not match.prep and (len(types) == 1 or kind == "group" or mention.number != "s"):
            return at if mention.number == "s" != types["nisba"].number else self._nisba(mention, match, types["nisba"])
        if "person" in types and kind == "title" and not match.prep:
            return self._person(mention, match, types["person"])
        if not match.prep and self._closed(mention, kind, at, types):
            return at
        if "organisation" in types and ("title" not in types):
            return self.body(mention, kind, entry, match, types["organisation"])
        if "country" in types:
            return self._country(mention, match, types["country"])
        return self._complement(mention, kind, entry, match, types)

    def _seat(self, mention: Mention, match: NameMatch) -> int:
        """Where an office is held, after ب: a seat in parliament or a chair at a university decides the sector."""
        inner = self.r.read(match.first) if mention.level != "name" and mention.sector in _SEATED else None
        if inner is None or inner.kind != "organisation" or inner.sector not in _SEATS:
            return match.first
        mention.sector = inner.sector
        if inner.country and not mention.sure:
            mention.country, mention.sure = inner.country, inner.sure
        mention.inner += [*([inner] if inner.level == "name" else []), *inner.inner]
        return inner.last

    def _closed(self, mention: Mention, kind: str, at: int, types: dict[str, NameEntry]) -> bool:
        """After a word with the article nothing stands in the genitive; a title may still follow a title."""
        before = self.r.tokens[at - 1].norm
        ends = before.startswith((ARTICLE, TO_ARTICLE)) or any(b[3].startswith(ARTICLE) for b in proclitics(before))
        return ends and not (kind == "title" and "title" in types and mention.number == "s")

    def _genitive(self, mention: Mention, kind: str, entry: NameEntry, at: int) -> bool:
        """The noun a construct title or body is of (مدير العيادة), or a ministry's second field (الصحة والسكان)."""
        token, before = self.r.tokens[at], self.r.tokens[at - 1]
        if kind == "group" or not token.word.readings or mention.level == "name" or mention.sure:
            return False
        best = token.word.readings[0]
        ministry = entry.id.startswith(_MINISTERIAL) or entry.id.endswith(_MINISTERIAL)
        if best.features.pos not in _FIELDS or not best.article or best.prep or self._named(at, ministry):
            return False
        fits = ministry and before.norm.startswith(ARTICLE) if best.conj else not before.norm.startswith(ARTICLE)
        mention.definite = mention.definite or fits
        return fits and before.kind == "word" and not self.r.tokens[at - 1].norm.endswith(TANWIN)

    def _named(self, at: int, ministry: bool) -> bool:
        """Whether a stored name begins at a word; the fields of a ministry may be names of bodies too (الطيران)."""
        types = {e.type for m in self.r.matches(at) for e in m.entries}
        return bool(types - {"institution", "group", "place"} if ministry else types)

    def _nisba(self, mention: Mention, match: NameMatch, entry: NameEntry) -> int:
        if self.r.tokens[match.first - 1].norm in self.topics:
            return match.last
        disagrees = match.definite != mention.definite and mention.kind != "group"
        if (mention.sure and mention.level == "name") or disagrees:
            return match.first if match.definite and not mention.definite else match.last
        if not (mention.country and mention.sure):
            mention.country, mention.sure = entry.id, True
        return match.last

    def _country(self, mention: Mention, match: NameMatch, entry: NameEntry) -> int:
        if mention.level == "name":
            return match.first
        if not mention.sure:
            mention.country, mention.sure = entry.id, True
        mention.definite = True
        mention.inner.append(self.r.country(match, entry))
        return match.last

    def _person(self, mention: Mention, match: NameMatch, entry: NameEntry) -> int:
        person = self.r.person(match, entry, titled=True)
        if person is None or mention.level == "name":
            return match.first
        mention.entity, mention.name, mention.level = person.entity, person.name, "name"
        mention.names, mention.person_span = person.names, person.span
        former = mention.former
        stated = mention.sure and person.country not in (None, mention.country)
        if stated and mention.sector:
            return match.last        # what the text says he is (الوزير الإيطالي) goes before what the lexicon knows
        if person.country and not stated:
            mention.country, mention.sure = person.country, True
        if person.sector and not (mention.sector and former is False and person.role is None):
            mention.sector, mention.role = person.sector, person.role or mention.role
        return match.last

    def body(self, mention: Mention, kind: str, entry: NameEntry, match: NameMatch, body: NameEntry) -> int:
        """Take in a stored body after the head; the index after it, or where it begins."""
        found = self.r.organisation(match, body, headed=kind != "title" or entry.flag == "org")
        if found is None or mention.level == "name":
            return match.first
        if kind == "institution" and mention.sector in (found.sector, "REB", "PTY", "NGO", "MED", "LAB", None):
            mention.entity, mention.name, mention.level = found.entity, found.name, "name"
            mention.sector = found.sector
            if self.r.front(match.first - 1):
                mention.person_span = found.person_span or found.span
        else:
            mention.inner.append(found)
            if kind == "institution" and match.prep == TO and found.sector in ("PTY", "REB", "LAB"):
                mention.sector = found.sector
            if (kind == "group" and mention.sector not in _KEPT) or (kind == "title" and entry.flag == "org"):
                mention.sector = found.sector or mention.sector
        mention.country, mention.sure = found.country or mention.country, True
        return match.last

    def _complement(self, mention: Mention, kind: str, entry: NameEntry, match: NameMatch,
                    types: dict[str, NameEntry]) -> int:
        """A title, institution or place in the genitive: it brings its country, and its sector to a head without."""
        if mention.level == "name" or ("group" in types and kind != "title"):
            return match.first
        if kind == "group" and mention.number == "s" and "place" in types:
            return match.first
        if kind == "group" and "title" in types:
            return match.first
        inner = self.r.read(match.first)
        if inner is None or inner.kind == "group" or (kind == "group" and inner.kind == "person"):
            return match.first
        if kind == "title" and inner.title and mention.sure and inner.sure and inner.country != mention.country:
            return match.first           # (استقبل) أمير قطر | رئيس الوزراء الباكستاني
        if inner.kind == "person" and inner.level == "name" and kind == "title":
            return self._apposition(mention, inner, entry)
        vague = kind == "group" and mention.sector in (*_TRANSPARENT, None)
        aide = entry.id in _AIDES and bool(inner.title or inner.org)
        borrowed = vague or (kind == "title" and (entry.flag == "org" or aide))
        if inner.sector and (borrowed or (inner.org and (mention.sector is None or mention.org in _LED))):
            mention.sector = inner.sector
        if inner.country and not mention.sure:
            mention.country, mention.sure = inner.country, inner.sure
        mention.definite = mention.definite or inner.definite
        mention.inner += [*([inner] if inner.level == "name" or (borrowed and inner.org) else []), *inner.inner]
        return inner.last

    def _apposition(self, mention: Mention, inner: Mention, entry: NameEntry) -> int:
        """A named person inside a title phrase: the same person after an honorific, else only the title's country."""
        if entry.flag == "org" or (not mention.definite and inner.title):
            mention.country, mention.sure = inner.country or mention.country, inner.sure
            mention.definite = True
            mention.inner.append(inner)
            return inner.last
        mention.entity, mention.name, mention.level = inner.entity, inner.name, "name"
        mention.names, mention.person_span = inner.names, inner.person_span
        if inner.sector:
            mention.country, mention.sector, mention.role = inner.country, inner.sector, inner.role
            mention.sure = inner.sure
        return inner.last

    def _adjective(self, mention: Mention, at: int) -> bool:
        token = self.r.tokens[at]
        readings = token.word.readings
        if token.kind != "word" or not readings:
            return False
        best = readings[0]
        if best.features.gender == "f" and self.r.tokens[at - 1].norm.endswith(NISBA):
            return False                 # زيارة الرئيس الكيني المرتقبة
        return best.features.pos == "adj" and not best.conj and not best.prep and best.article == mention.definite

    def _part(self, mention: Mention, at: int, named: bool) -> int:
        """The body whose people they are, after من or في (قيادات من حركة النهضة); ``at`` where none follows.

        named: whether only a body of the lexicon counts.
        """
        inner = self.r.read(at + 1) if at + 1 < self.r.end else None
        body = inner is not None and (inner.kind == "organisation" or inner.government)
        if inner is None or not body or not inner.sector or (named and inner.level != "name"):
            return at
        mention.sector = inner.sector
        if inner.country or inner.level == "name":
            mention.country, mention.sure = inner.country, inner.sure
        mention.inner.append(inner)
        return inner.last

    def _over_mark(self, mention: Mention, kind: str, at: int) -> int:
        """A comma between title and name, or a quotation mark before the name of a party."""
        tokens, r = self.r.tokens, self.r
        if at + 1 >= r.end or mention.level == "name":
            return at
        mark = tokens[at].norm
        if kind == "title" and mark in (COMMA, ",", "/") and (mention.definite or mention.sure):
            for match in r.matches(at + 1):
                person = next((e for e in match.entries if e.type == "person"), None)
                if person is not None and not match.conj and not match.prep:
                    return self._person(mention, match, person)
            after = self._name(mention, at + 1)
            return after if after >= at + 3 else self._undo_name(mention, at)
        if kind == "institution" and mark == "(":
            return self.marked.bracketed(mention, at)
        if kind == "institution" and mark in OPENING_QUOTES + PLAIN_QUOTES:
            if self.marked.joined(mention, at):
                return self.marked.past(at + 2)
            for match in r.matches(at + 1):
                body = next((e for e in match.entries if e.type == "organisation"), None)
                if body is not None and self.body(mention, kind, body, match, body) != match.first:
                    return self.marked.past(match.last)
            return self.marked.quoted(mention, at)
        return at

    def _undo_name(self, mention: Mention, at: int) -> int:
        mention.level, mention.names, mention.person_span = "nominal", [], None
        return at

    def _name(self, mention: Mention, at: int) -> int:
        """An unknown personal name after a title."""
        if mention.level == "name" or mention.number != "s":
            return at
        after = at + 1 if self.r.modifier(at)[0] == "honorific" else at
        last = self.r.personal.name_end(self.r.tokens, after, self.r.end)
        if last == after or any((e.type in _NO_PERSON and m.last >= last) or (e.type == "title" and m.pronoun)
                                for m in self.r.matches(after) for e in m.entries):
            return at
        unknown = self.r.personal.unknown(self.r.tokens, after, last, 0)
        mention.name, mention.level = unknown.text, "name"
        mention.names, mention.person_span = unknown.names, unknown.span
        return last

    def _close(self, mention: Mention, at: int) -> None:
        end = self.r.tokens[at - 1].end
        mention.last = at
        mention.span = Span(mention.span.start, end)
        mention.text = self.r.document.text[mention.span.start:end]

    @staticmethod
    def _left_office(mention: Mention, kind: str) -> None:
        """Who held an office and is not known to hold another is a politician if he governed, else a private person."""
        if mention.former and kind == "title" and mention.entity is None and mention.sector in _OFFICES:
            mention.sector = "PTY" if mention.title in _POLITICAL else "CVL"

    def _accept(self, mention: Mention, kind: str, match: NameMatch, entry: NameEntry) -> Mention | None:
        """A bare indefinite institution is no party (دولة، مدينة): it must be definite, qualified or possessed."""
        qualified = mention.definite or mention.sure or match.pronoun
        if kind == "institution" and mention.level != "name" and not qualified:
            return None
        return mention if self.r.guards.allow(self.r.tokens, mention, kind, match, entry) else None

    def demonym(self, match: NameMatch, entry: NameEntry) -> Mention | None:
        """A nationality used as a noun: people of that country."""
        r = self.r
        previous = r.tokens[match.first - 1] if match.first > 0 else None
        plural = entry.number in ("p", "d")
        free = previous is None or previous.kind != "word" or bool(match.prep)
        standing = free or not r.guards.modifies(r.tokens, match, entry)
        if not standing or not (plural or (previous is not None and previous.kind == "number")
                                or (match.definite and entry.gender == "m" and entry.number == "s")):
            return None
        mention = r.mention(match, "group", f"people of {entry.id}", entry, "entities.demonym")
        mention.country, mention.sector, mention.sure, mention.level = entry.id, "CVL", True, "nominal"
        mention.definite = match.definite
        at = match.last
        if entry.number == "s" and match.definite:
            full = self._full_name(at)
            if full is not None and self._person(mention, *full) != at:
                mention.kind = "person"
                self._close(mention, full[0].last)
                return mention
            last = r.personal.name_end(r.tokens, at, r.end)
            if last == at:
                return None
            unknown = r.personal.unknown(r.tokens, at, last, 0)
            mention.kind, mention.level, mention.name, mention.names = "person", "name", unknown.text, unknown.names
            mention.person_span = unknown.span
            self._close(mention, last)
        return mention

    def _full_name(self, at: int) -> tuple[NameMatch, NameEntry] | None:
        """The gazetteer person whose name begins at a token."""
        found = self.r.matches(at) if at < self.r.end else []
        return next(((m, e) for m in found if not (m.prep or m.conj) for e in m.entries if e.type == "person"), None)
