"""Finding who is named: titles, nationalities, names, institutions and groups, put together by the grammar of papers.

In Arabic the title stands before the name and carries country and sector (الرئيس الأمريكي جو بايدن): the recogniser
reads from a head (title, institution, group) over its modifiers to the name, as one mention.
"""

from collections import Counter
from collections.abc import Sequence

from rasid.entities.coordinated import Coordination, name_members
from rasid.entities.guards import Guards
from rasid.entities.heads import HeadReader
from rasid.entities.latter import latter_at
from rasid.entities.personal import PersonalNames
from rasid.entities.plurals import BOTH
from rasid.entities.roles import standing
from rasid.lexicon.bundle import Lexicon
from rasid.lexicon.gazetteer import NameEntry, NameMatch, raw_skip
from rasid.lexicon.memo import Memo
from rasid.lexicon.read import EMPTY
from rasid.model.annotations import Derivation, Token, Word
from rasid.model.document import Document
from rasid.model.mention import Mention
from rasid.model.span import Span
from rasid.numbers import numeral_at
from rasid.text.chars import ARTICLE, IN, TA_MARBUTA
from rasid.text.clitics import proclitics
from rasid.text.normalise import fold

_ORDER = ("person", "organisation", "country", "title", "institution", "group", "nisba", "place")
_NATIONAL = ("country", "nisba")
_SHORTEST_SPLIT = 3
"""Folded letters that a name must have when a clitic was split off to find it."""


class Recogniser:
    """Finds mentions in documents; holds no state of a document between calls."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.modifiers = {}
        rows = lexicon.tables.get("entities/modifiers.tsv", [])[1:]
        for ident, effect, form, _ in rows:
            for lemma_form in self._inflected(form):
                self.modifiers[lemma_form] = (effect, ident)
        self.personal = PersonalNames(lexicon)
        self.head_words = self._head_words()
        self.fronts = lexicon.word_set("name-front")
        self.inside, self.capitals = lexicon.word_set("inside"), lexicon.word_set("capital")
        self.guards = Guards(lexicon)
        self.heads = HeadReader(self)
        self.opens = Memo(self._opens)
        self.coordination = Coordination(self)
        self.including, self.latter = lexicon.word_set("including"), lexicon.word_set("latter")
        self.document = Document("", "")
        self.tokens: list[Token] = []
        self.end = 0
        self.deferred: list[tuple[str, NameMatch, NameEntry]] = []
        self._local: str | None = None
        self._matches: dict[int, list[NameMatch]] = {}       # by token
        self.outlets = [(row[0], row[1]) for row in lexicon.tables.get("entities/outlets.tsv", [])[1:]]

    @staticmethod
    def _inflected(form: str) -> list[str]:
        base = fold(form)
        ta = fold(TA_MARBUTA)
        if base.startswith(ARTICLE) or " " in base:
            return [base]
        return [base, ARTICLE + base, base + ta, ARTICLE + base + ta]

    def _head_words(self) -> dict[str, list[str]]:
        """The words by which bodies are called for short (حركة for حماس), by the body's id."""
        heads = self.lexicon.word_set("body-head")
        found: dict[str, list[str]] = {}
        for name, entries in self.lexicon.names.of_type("organisation"):
            first = name.split(" ", 1)[0]
            if first in heads:
                for entry in entries:
                    found.setdefault(entry.id, []).append(first)
        return found

    def recognise(self, document: Document) -> list[Mention]:
        """All mentions of the document in order, not overlapping."""
        self.document, self.tokens, self._local = document, document.tokens, None
        self.deferred, self._matches = [], {}
        found: list[Mention] = []
        for sentence in document.sentences:
            at, self.end = sentence.first, sentence.last
            while at < self.end:
                mention = self.read(at) if self.opens[self.tokens[at].word] else None
                if mention is not None:
                    mention = self.coordination.extend(mention)
                    found.append(mention)
                at = mention.last if mention is not None else at + 1
        for mention in found:
            if mention.kind == "group" or (mention.level == "nominal" and not mention.definite):
                mention.count = self._count(mention)
            if mention.count is not None and mention.count > 2:
                mention.number = "p"
        mentions = self.personal.add_short_forms(document, self._confirm(found))
        name_members(document, mentions, self.including)
        return mentions

    def _count(self, mention: Mention) -> int | None:
        """How many people a group is said to be: by the number before it, or by its dual."""
        if mention.org == BOTH:
            return None
        number = numeral_at(self.tokens, mention.first - 1) if mention.first else None
        if number is not None and number.end == mention.first and number.kind == "cardinal":
            return int(number.value)
        return 2 if mention.number == "d" else None

    def _confirm(self, found: list[Mention]) -> list[Mention]:
        """Add the names that count only because the article names the same person or body in full."""
        known = {m.entity for m in found if m.entity is not None}
        taken = {t for m in found for t in range(m.first, m.last)}
        extra = []
        for kind, match, entry in self.deferred:
            if entry.id in known and not taken & set(range(match.first, match.last)):
                mention = self._plain(kind, match, entry)
                if mention is not None:
                    extra.append(mention)
                    taken.update(range(match.first, match.last))
        return sorted([*found, *extra], key=lambda m: m.first) if extra else found

    def _plain(self, kind: str, match: NameMatch, entry: NameEntry) -> Mention | None:
        if kind == "person":
            return self.person(match, entry, titled=True)
        return self.organisation(match, entry, headed=True)

    def local(self) -> str:
        """The country whose affairs the article tells: the outlet's, else the one it names most; "" if none."""
        if self._local is None:
            source = (self.document.source or "").lower()
            home = next((country for name, country in self.outlets if name in source), None) if source else None
            self._local = home or self._commonest()
        return self._local

    def _commonest(self) -> str:
        counts: Counter[str] = Counter()
        for token in self.tokens:
            if token.kind == "word":
                counts.update(list(dict.fromkeys(e.id for e in self.lexicon.names.entries(token.norm) if e.type in _NATIONAL)))
        return counts.most_common(1)[0][0] if counts else ""        # of equals the first named

    def choose(self, entries: Sequence[NameEntry]) -> NameEntry:
        """Of bodies of one name in several countries, the one of the article's country; else the first."""
        if len({e.id for e in entries}) > 1:
            records = self.lexicon.records["organisations"]
            return next((e for e in entries if records[e.id]["country"] == self.local()), entries[0])
        return entries[0]

    def modifier(self, at: int) -> tuple[str, str]:
        """(effect, id) of the modifier word at a token, or ("", "")."""
        return self.modifiers.get(self.tokens[at].norm, ("", "")) if at < self.end else ("", "")

    def matches(self, at: int) -> list[NameMatch]:
        """Stored names at a token, longest first; splits that leave too little of a name are dropped."""
        found = self._matches.get(at)
        if found is None:
            found = self._matches[at] = self._find_matches(at)
        return found

    def _find_matches(self, at: int) -> list[NameMatch]:
        out = []
        for match in self.lexicon.names.match(self.tokens, at, self.end):
            rest = len(self.tokens[at].norm) - match.skip - len(match.pronoun)
            if match.pronoun and match.definite:      # no pronoun follows a noun with the article (الإنساني)
                continue
            if not (match.skip or match.pronoun) or rest >= _SHORTEST_SPLIT or match.last > at + 1:
                out.append(match)
        return out

    def _opens(self, word: Word) -> bool:
        """Whether a mention can begin with a word: a name, stored or not, a dual for both sides, this (the latter)."""
        both = self.modifiers.get(word.norm, ("", ""))[0] == BOTH
        pointing = bool(word.readings) and word.readings[0].features.pos == "dem"
        return both or pointing or bool(self.lexicon.names.starts[word]) or self.personal.opens(word)

    def read(self, at: int) -> Mention | None:
        """The mention that begins at a token, if one does."""
        if self.tokens[at].kind == "punct":
            return None
        effect, ident = self.modifier(at)
        if effect == BOTH:
            return self._both(at, ident)
        latter = latter_at(self.tokens, at, self.end, self.latter)
        if latter is not None:
            return latter
        matches = self.matches(at)
        unknown = self.personal.read_unknown(self.tokens, at, self.end)
        if unknown is not None and (not matches or unknown.last > matches[0].last):
            return unknown
        for match in matches:
            entries = {e.type if e.type != "seat" else "country": e for e in reversed(match.entries)}
            for kind in _ORDER:
                if kind in entries:
                    mention = self._read_as(kind, match, entries[kind])
                    if mention is not None:
                        return mention
        return unknown

    def _both(self, at: int, ident: str) -> Mention:
        """A dual that stands for two parties named before."""
        token = self.tokens[at]
        why = Derivation("entities.both", "entities/modifiers.tsv", (("dual", token.text, ident),))
        span = Span(token.start, token.end)
        return Mention(at, at + 1, span, token.text, "group", "nominal", "both sides", number="d", definite=True,
                       org=BOTH, derivation=why)

    def _read_as(self, kind: str, match: NameMatch, entry: NameEntry) -> Mention | None:
        if match.pronoun and kind not in ("title", "institution", "group"):
            return None
        if kind == "person":
            return self.person(match, entry)
        if kind == "organisation":
            return self.organisation(match, entry, headed=False)
        if kind == "country":
            return self.country(match, entry)
        if kind == "place":
            return self.place(match, entry)
        if kind == "nisba":
            return self.heads.demonym(match, entry)
        return self.heads.read(kind, match, entry)

    def mention(self, match: NameMatch, kind: str, name: str, entry: NameEntry, rule: str) -> Mention:
        """A mention over a match, its span without the clitics before it."""
        first = self.tokens[match.first]
        start = first.start + raw_skip(first, match.skip)
        end = self.tokens[match.last - 1].end
        text = self.document.text[start:end]
        why = Derivation(rule, entry.where, (("name", text, name),))
        return Mention(match.first, match.last, Span(start, end), text, kind, "name", name, gender=entry.gender,
                       number=entry.number or "s", definite=True, pronoun=match.pronoun, derivation=why,
                       person_span=self._core(match, entry, end))

    def front(self, at: int) -> bool:
        """Whether a word is of those that stand before a name without being part of it (مدينة، قناة، الشيخ)."""
        norm = self.tokens[at].norm
        return any(rest in self.fronts for _, _, _, rest in proclitics(norm))

    def _core(self, match: NameMatch, entry: NameEntry, end: int) -> Span | None:
        """The name alone, where a stored name begins with such a word and the rest names the same by itself."""
        first = match.first
        while first + 1 < match.last and self.front(first):
            first += 1
            rest = " ".join(t.norm for t in self.tokens[first:match.last])
            if any(e.id == entry.id for e in self.lexicon.names.entries(rest)):
                return Span(self.tokens[first].start, end)
        return None

    def person(self, match: NameMatch, entry: NameEntry, titled: bool = False) -> Mention | None:
        """A gazetteer person; a name too common to count alone needs a title or an earlier full mention."""
        alone = self.tokens[match.first].text[match.skip:] if match.last == match.first + 1 else ""
        if entry.flag == "context" and not titled and alone not in self.guards.never:
            self.deferred.append(("person", match, entry))
        if (entry.flag == "context" and not titled) or alone in self.guards.never:
            return None
        now = standing(self.lexicon, entry.id, self.document.published)
        record = self.lexicon.records["people"][entry.id]
        mention = self.mention(match, "person", record["name"], entry, "entities.person")
        mention.entity, mention.country, mention.sector, mention.role = entry.id, now.country, now.sector, now.role
        mention.sure, mention.person_span = True, mention.person_span or mention.span
        mention.names = self.personal.words(self.tokens, match)
        return mention

    def organisation(self, match: NameMatch, entry: NameEntry, headed: bool) -> Mention | None:
        """A gazetteer body; a name that is also a word counts only after its head noun (حركة، حزب)."""
        entry = self.choose([e for e in match.entries if e.type == "organisation"] or [entry])
        if entry.flag == "context" and not headed:
            self.deferred.append(("organisation", match, entry))
            return None
        record = self.lexicon.records["organisations"][entry.id]
        mention = self.mention(match, "organisation", record["name"], entry, "entities.organisation")
        mention.entity, mention.names = entry.id, self.head_words.get(entry.id, [])
        mention.country = None if record["country"] == EMPTY else record["country"]
        mention.sector = None if record["sector"] == EMPTY else record["sector"]
        mention.sure = True
        return mention

    def country(self, match: NameMatch, entry: NameEntry) -> Mention:
        """A country, or a seat that stands for its government."""
        record = self.lexicon.records["countries"][entry.id]
        mention = self.mention(match, "place", record["name"], entry, "entities.country")
        mention.entity = mention.country = entry.id
        mention.sure = True
        if entry.flag == "seat" and self._located(match):
            return mention
        mention.sector = "IGO" if entry.id == "EUR" else "GOV"
        mention.government = True
        return mention

    def _located(self, match: NameMatch) -> bool:
        """Whether a capital is only where something is: beside it (جنوب دمشق), or after a word for its kind (العاصمة)."""
        before = [t.norm for t in self.tokens[max(0, match.first - 2):match.first]]
        beside = before[-1:] != [IN] and not self.inside.isdisjoint(before[-1:])
        return beside or not self.capitals.isdisjoint(before)

    def place(self, match: NameMatch, entry: NameEntry) -> Mention | None:
        """A place; a name that is also a word counts only after a word for its kind (مدينة، محافظة)."""
        before = self.tokens[match.first - 1].norm if match.first else ""
        if entry.flag == "context" and self.modifiers.get(before, ("", ""))[0] != "place":
            return None
        record = self.lexicon.records["places"][entry.id]
        mention = self.mention(match, "place", record["name"], entry, "entities.place")
        mention.entity = entry.id
        mention.country = None if record["country"] == EMPTY else record["country"]
        mention.sure = True
        return mention
