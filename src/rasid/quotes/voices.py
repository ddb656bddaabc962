"""Voices: who speaks, alone or with others, and the parties they are recorded as."""

from collections import Counter
from dataclasses import dataclass, replace

from rasid.model.annotations import Features, Party
from rasid.model.document import Document
from rasid.model.mention import Mention, as_party
from rasid.quotes.words import Words
from rasid.text.chars import ARTICLE, COMMA
from rasid.text.normalise import fold

_UNKNOWN = (None, "UNK", "CVL")
_NATIONAL = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "OPP", "PTY", "EDU", "REL", "LAB"})
"""Sectors whose members belong to a country, said or not."""
_BESIDE = frozenset({COMMA, ",", "-", "–", "—"})
_SEAT = 7
_MEMORY = 8
"""Speakers back that a dropped subject or a title may stand for."""


def first_word(text: str) -> str:
    """The first word of a text, folded, without the article."""
    return fold(text.split()[0]).removeprefix(ARTICLE)


@dataclass(frozen=True, slots=True)
class Voice:
    """One who speaks, or several together; text: the words that first named him, for titles that point back."""

    parties: tuple[Party, ...]
    text: str
    gender: str = ""
    number: str = "s"
    kind: str = "person"
    plain: bool = False          # named by a noun without a mention
    mention: Mention | None = None
    last: int = 0                # token after the words

    @property
    def head(self) -> str:
        """The first word of the text, folded, without the article."""
        return first_word(self.text)


class Voices:
    """Makes voices of mentions, and keeps the thread of those who spoke in one article."""

    def __init__(self, document: Document, words: Words) -> None:
        self.document, self.words, self.tokens = document, words, document.tokens
        self.thread: list[Voice] = []
        self.known: dict[int, Party] = {}        # cluster -> best party of it

    def remember(self, voice: Voice) -> None:
        """Put a voice at the end of the thread."""
        self.thread = [*[v for v in self.thread if v.parties != voice.parties], voice][-_MEMORY:]

    def last(self) -> Voice | None:
        """Who spoke last."""
        return self.thread[-1] if self.thread else None

    def latest(self, kind: str, gender: str = "") -> Voice | None:
        """The last voice of a kind; a voice of plain words counts as a person."""
        fitting = (v for v in reversed(self.thread) if v.kind == kind and v.number == "s")
        return next((v for v in fitting if not gender or not v.gender or v.gender == gender), None)

    def voice_of(self, mentions: list[Mention]) -> Voice:
        """The voice of mentions that stand as subject."""
        first = mentions[0]
        number = "s" if len(mentions) == 1 else "d" if len(mentions) == 2 else "p"
        return Voice(tuple(self.party(m) for m in mentions), first.text, first.gender,
                     number if len(mentions) > 1 else first.number, first.kind, mention=first, last=first.last)

    def party(self, mention: Mention) -> Party:
        """The mention as a party; what it leaves open is taken from its apposition, or from an earlier mention."""
        party = as_party(mention)
        if mention.kind == "person" and party.sector in _UNKNOWN and mention.title == "":
            best = self.known.get(mention.cluster) or self._described(mention)
            if best is not None:
                party = replace(party, country=best.country or party.country, sector=best.sector, role=best.role)
        if mention.kind == "person" and not mention.sure:
            party = self._seated(mention, party)
        if mention.title in self.words.outlets and mention.entity is None:
            party = replace(party, country=self.words.outlets[mention.title])       # speaks for the outlet
        if mention.kind == "person" and mention.level == "name" and party.sector in (None, "UNK"):
            party = replace(party, sector="CVL", country=party.country or self._country())
        if party.country is None and party.sector in _NATIONAL:
            party = replace(party, country=self._country())
        if party.sector not in _UNKNOWN:
            self.known.setdefault(mention.cluster, party)
        return party

    def _country(self) -> str | None:
        """The country of who spoke last, else the one that the article names most."""
        for voice in reversed(self.thread):
            if voice.parties and voice.parties[0].country:
                return voice.parties[0].country
        counts = Counter(m.country for m in self.document.mentions if m.sure and m.country)
        return min(counts, key=lambda c: (-counts[c], c)) if counts else None

    def _seated(self, mention: Mention, party: Party) -> Party:
        """Somebody by the body he works at (مسؤول في سفارة كذا، رئيس فريق بمجلس), if his title leaves it open."""
        if mention.cluster in self.known:
            known = self.known[mention.cluster]
            return replace(party, country=known.country, sector=known.sector)
        office = mention if mention.level == "nominal" else self.office_after(mention.last)
        seat = self._seat(office) if office is not None and office.title else None
        if seat is None:
            return party
        general = party.sector in (*_UNKNOWN, "GOV")
        return replace(party, country=seat.country, sector=seat.sector if general else party.sector)

    def _seat(self, office: Mention) -> Mention | None:
        """The body behind an office: after في or بـ, within a few words."""
        for at in range(office.last, min(office.last + _SEAT, len(self.tokens))):
            seat = self.document.mention_at.get(at)
            if self.tokens[at].kind == "punct":
                return None
            if seat is not None and seat.first == at:
                inside = self.words.has("inside", self.tokens[at - 1].norm) or seat.span.start > self.tokens[at].start
                if inside and seat.kind == "organisation":
                    return seat if seat.country and seat.sector else None
        return None

    def _described(self, mention: Mention) -> Party | None:
        """The office that stands beside a name, here or where the article named him before."""
        for other in self.document.mentions:
            if other.first > mention.first:
                break
            if other.cluster == mention.cluster:
                office = self.office_after(other.last) or self.document.mention_at.get(other.first - 1)
                if office is not None and office.kind == "person" and office.title and not office.names:
                    return as_party(office)
        return None

    def office_after(self, last: int) -> Mention | None:
        """The office behind a name that ends before a token: فلان، أستاذ العلاقات الدولية."""
        at = last
        while at < min(last + 4, len(self.tokens)) and self._part_of_name(at):
            at += 1
        office = self.document.mention_at.get(at)
        return office if office is not None and office.first == at else None

    def _part_of_name(self, at: int) -> bool:
        """Whether a token stands between a name and its office: more of the name, a comma, وهو."""
        token = self.tokens[at]
        if token.norm in _BESIDE or self.words.has("copula", token.norm):
            return True
        return token.kind == "word" and at not in self.document.mention_at and not token.norm.startswith(ARTICLE)


def agrees(voice: Voice, features: Features) -> bool:
    """Whether a verb or participle of these features can have this subject."""
    if features.number in ("p", "d"):
        return voice.number != "s" or voice.kind == "group"
    if features.pos == "verb" and len(voice.parties) > 1:
        return False
    if voice.kind == "person" and voice.number != "s" and features.number == "s":
        return False
    if voice.kind in ("person", "document", "organisation") and voice.number == "s":
        return not voice.gender or not features.gender or voice.gender == features.gender
    return True
