"""Personal names: of people the gazetteer lacks, and the short forms by which an article goes on calling a person."""

from collections.abc import Sequence

from rasid.entities.nameparts import KNOWN, LINK, NONE, UNKNOWN, WEAK, NameParts
from rasid.lexicon.bundle import Lexicon
from rasid.lexicon.gazetteer import NameMatch, raw_skip
from rasid.lexicon.memo import Memo
from rasid.model.annotations import Derivation, Token, Word
from rasid.model.document import Document
from rasid.model.mention import Mention
from rasid.model.span import Span
from rasid.text.chars import ALI, AND, ARTICLE, THEN, WILL
from rasid.text.clitics import proclitics

_LONGEST_NAME, _SHORTEST_LAST = 8, 4
_CONJUNCTIONS = ("", AND, THEN)
_TENSES = ("past", "present")


class PersonalNames:
    """Reads personal names word by word, from the parts that names are made of."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.parts = NameParts(lexicon)
        self.openers = lexicon.word_set("name-opener")
        self.sons = lexicon.word_set("name-son")
        self._opening = Memo(self._find_opening)

    def words(self, tokens: Sequence[Token], match: NameMatch) -> list[str]:
        """The folded words of a matched name, the first without its clitics."""
        first = tokens[match.first].norm[match.skip:]
        first = ARTICLE + first if match.definite and not first.startswith(ARTICLE) else first
        return [first, *(t.norm for t in tokens[match.first + 1:match.last])]

    def name_end(self, tokens: Sequence[Token], at: int, end: int, parts: int = 0) -> int:
        """Index after the personal name that begins at a token; ``at`` itself where none does."""
        last, end = at, min(end, at + _LONGEST_NAME)
        while last < end:
            after = self._part_end(tokens, last, end, first=parts == 0)
            if after == last or (parts > 1 and self._ends(tokens[last])):
                break
            last, parts = after, parts + 1
        return last

    def _ends(self, token: Token) -> bool:
        """Whether a word after two parts is no third: على spelled as a name, or a title (عمرو موسى الأمين العام)."""
        return token.norm == ALI or (self.parts.kind[token.word] == WEAK and self.parts.titled(token.word))

    def _part_end(self, tokens: Sequence[Token], at: int, end: int, first: bool) -> int:
        """Index after one part of a name: a word, or links with the word they join (بن سلمان، أبو عاقلة، عبد الله)."""
        after = at
        while after < end and self.parts.kind[tokens[after].word] == LINK:
            after += 1
        if after > at:
            opens = first and after == at + 1 and tokens[at].norm in self.sons
            if after >= end or (opens and self.parts.kind[tokens[after].word] not in (KNOWN, UNKNOWN)):
                return at
            return after + 1 if self._linked(tokens[after]) else at
        kind = self.parts.kind[tokens[at].word]
        if not first and tokens[at].norm in self.parts.tails:
            return at + 1
        if kind == NONE and not first and self._at_end(tokens, at, end):
            return at + 1
        if kind == NONE or (first and kind == UNKNOWN and tokens[at].norm.startswith(ARTICLE)):
            return at
        if kind == WEAK and not first and not self._weak_fits(tokens, at, end):
            return at
        return at + 1

    @staticmethod
    def _at_end(tokens: Sequence[Token], at: int, end: int) -> bool:
        """Whether a word that is one only with a clitic split off stands before a mark: a name's last part."""
        readings = [r for r in tokens[at].word.readings if r.lemma]
        split = bool(readings) and all(r.prep or r.pronoun for r in readings) and not any(
            r.pronoun and r.features.pos == "masdar" for r in readings)      # (قدم كاستيكس) استقالته
        return (at + 1 < end and tokens[at + 1].kind == "punct" and split
                and len(tokens[at].norm) >= _SHORTEST_LAST and not any(r.article for r in readings))

    def _linked(self, token: Token) -> bool:
        """Whether a word can follow بن، أبو or عبد: no particle, no verb."""
        readings = token.word.readings
        return token.kind == "word" and (self.parts.kind[token.word] != NONE or token.norm in self.parts.tails or (
            bool(readings) and readings[0].features.pos in ("noun", "adj", "active", "passive", "masdar")
            and not readings[0].conj and not readings[0].prep))

    def _weak_fits(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """A part that is also a word: with the article, before another part, or where no verb is so spelled."""
        token = tokens[at]
        if self._verb(token):
            return at + 1 < end and self.parts.kind[tokens[at + 1].word] == KNOWN
        return True

    def read_unknown(self, tokens: Sequence[Token], at: int, end: int) -> Mention | None:
        """A name of two parts or more that opens with a given name, without a title."""
        skip = self._opening[tokens[at].word]
        if skip is None:
            return self._alone(tokens[at])
        first = self._part_end(tokens, at, end, first=True) if skip == 0 else at + 1
        last = first + self.name_end(tokens, first, end, parts=1) - first if first > at else at
        if first == at or not self._convinces(tokens, at, first, last):
            return self._alone(tokens[at])
        return self.unknown(tokens, at, last, skip)

    def opens(self, word: Word) -> bool:
        """Whether a name that the gazetteer lacks can begin with a word."""
        return self._opening[word] is not None or self.parts.solitary(word)

    def _alone(self, token: Token) -> Mention | None:
        """A name of one word, if the word can be nothing else."""
        if not self.parts.solitary(token.word):
            return None
        mention = self.unknown([token], 0, 1, 0)
        mention.first, mention.last = token.index, token.index + 1
        return mention

    def _find_opening(self, word: Word) -> int | None:
        """Folded letters before the given name that a word opens a name with; None where it does not."""
        if not word.readings:
            return None
        norm, parts = word.norm, self.parts
        if norm in self.openers:
            return 0
        if norm in parts.given:
            kind = parts.kind[word]
            weak = kind == WEAK and (norm in parts.usual or not any(r.lemma for r in word.readings))
            return 0 if kind == KNOWN or weak else None
        worded = any(r.lemma for r in word.readings)
        for conj, prep, article, rest in proclitics(norm):
            if not article and prep != WILL and (rest in self.openers or rest in parts.common
                                                 or (rest in parts.given and not worded and not parts.place(rest))) and (
                    rest != ALI or word.text.endswith(ALI)):
                return len(conj) + len(prep)
        return None

    @staticmethod
    def _verb(token: Token) -> bool:
        return any(r.features.tense in _TENSES and not (r.prep or r.pronoun) for r in token.word.readings)

    def _convinces(self, tokens: Sequence[Token], at: int, first: int, last: int) -> bool:
        """Whether the parts make a name: a sure given name and any part, or a doubtful one and a sure part."""
        kinds = [self.parts.kind[t.word] for t in tokens[first:last]]
        if last == first:
            return first > at + 1 and tokens[at].norm not in self.parts.links - self.openers
        opener = tokens[at]
        if self.parts.kind[opener.word] == WEAK and not any(r.lemma for r in opener.word.readings):
            return kinds[0] in (KNOWN, LINK, UNKNOWN)
        sure = opener.norm in self.openers or self.parts.kind[opener.word] == KNOWN or opener.norm not in self.parts.given
        if sure and opener.text != ALI:
            return any(k != WEAK for k in kinds) or tokens[first].norm in self.parts.parts
        if self._verb(opener):
            return kinds[0] == LINK
        return kinds[0] in (KNOWN, LINK) and tokens[first].norm not in self.parts.tails

    def unknown(self, tokens: Sequence[Token], first: int, last: int, skip: int) -> Mention:
        """A mention of a person known by name only."""
        start, end = tokens[first].start + raw_skip(tokens[first], skip), tokens[last - 1].end
        text = " ".join([tokens[first].text[raw_skip(tokens[first], skip):], *(t.text for t in tokens[first + 1:last])])
        mention = Mention(first, last, Span(start, end), text, "person", "name", text, gender="", definite=True)
        mention.person_span = mention.span
        mention.names = [tokens[first].norm[skip:], *(t.norm for t in tokens[first + 1:last])]
        mention.derivation = Derivation("entities.unknown-person", "entities/given_names.tsv", (("name", text, ""),))
        return mention

    def add_short_forms(self, document: Document, found: list[Mention]) -> list[Mention]:
        """Add the later (and headline) mentions of persons by the last part of a name given in full elsewhere.

        A title or kind of people that is the family name of a person of the article (الطيار) is that person.
        """
        shorts = self._short_forms(found)
        if not shorts:
            return found
        longest = max(len(s) for s in shorts)
        ends = tuple({s[0].removeprefix(ARTICLE) for s in shorts})
        taken = {t: m for m in found for t in range(m.first, m.last)}
        extra: list[Mention] = []
        at = 0
        while at < len(document.tokens):
            ended = document.tokens[at].norm.endswith(ends)
            short = self._short(document, at, longest, shorts, taken) if ended else None
            if short is not None:
                extra.append(short)
            at = short.last if short is not None else at + 1
        replaced = {taken[m.first].first for m in extra if m.first in taken}
        return sorted([*(m for m in found if m.first not in replaced), *extra], key=lambda m: m.first)

    def _short_forms(self, found: list[Mention]) -> dict[tuple[str, ...], Mention]:
        shorts: dict[tuple[str, ...], Mention] = {}
        for mention in found:
            family = self._family(mention.names) if mention.kind == "person" else ()
            if family and len(family[-1]) > 2:
                known = len(family) == 1 and not family[0].startswith(ARTICLE) and self.lexicon.lookup(family[0])
                if not known or family[0] in self.parts.common:
                    shorts.setdefault(family, mention)
        return shorts

    def _family(self, names: list[str]) -> tuple[str, ...]:
        """The last part of a name, with the links before it."""
        at = len(names) - 1
        while at > 1 and (names[at - 1] in self.parts.links or names[at] in self.parts.tails):
            at -= 1
        return tuple(names[at:]) if at > 0 else ()

    def _short(self, document: Document, at: int, longest: int, shorts: dict[tuple[str, ...], Mention],
               taken: dict[int, Mention]) -> Mention | None:
        token = document.tokens[at]
        if token.kind != "word" or (token.norm == ALI and token.text != ALI):
            return None
        rest = tuple(t.norm for t in document.tokens[at + 1:at + longest])
        for conj, prep, article, stem in proclitics(token.norm):
            word = ARTICLE + stem if article else stem
            for length in range(len(rest), -1, -1):
                full = shorts.get((word, *rest[:length]))
                last = at + 1 + length
                if full is not None and prep != WILL and conj in _CONJUNCTIONS and self._free(taken.get(at), at, last):
                    return self._as_short(document, at, last, len(conj) + len(prep), full)
        return None

    @staticmethod
    def _free(mention: Mention | None, first: int, last: int) -> bool:
        """Whether words are no mention yet, or one that says less: a bare title, a name by itself."""
        if mention is None:
            return True
        if mention.first != first or mention.last != last:
            return False
        return mention.level == "nominal" or (mention.kind == "person" and mention.entity is None and not mention.title)

    @staticmethod
    def _as_short(document: Document, first: int, last: int, skip: int, full: Mention) -> Mention:
        token = document.tokens[first]
        span = Span(token.start + raw_skip(token, skip), document.tokens[last - 1].end)
        text = document.text[span.start:span.end]
        return Mention(first, last, span, text, "person", "name", full.name, full.entity, full.country, full.sector,
                       full.role, full.gender, "s", full.sure, definite=True, person_span=span, former=full.former,
                       title=full.title, names=list(full.names),
                       derivation=Derivation("entities.short-form", "", (("name", text, full.text),)))
