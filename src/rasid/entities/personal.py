"""Personal names: of people the gazetteer lacks, and the short forms by which an article goes on calling a person."""

from collections.abc import Sequence

from rasid.lexicon.bundle import Lexicon
from rasid.lexicon.gazetteer import NameMatch, raw_skip
from rasid.model.annotations import Derivation, Token
from rasid.model.document import Document
from rasid.model.mention import Mention
from rasid.model.span import Span
from rasid.text.chars import ALI, ARTICLE, NOUN_ENDINGS_PLURAL, WILL
from rasid.text.clitics import proclitics

_LONGEST_NAME = 6
_CLOSED = frozenset({"prep", "conj", "comp", "rel", "dem", "neg", "fut", "cond", "asp", "part", "pron", "quant", "adv"})
_WRITTEN_NAMES = frozenset({ALI})
_COMMONEST = 2
"""A first word of this many gazetteer persons' names is a given name that may open an unknown name."""


class PersonalNames:
    """Reads personal names word by word, from the parts that the gazetteer's names are made of."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.links = lexicon.word_set("name-link")
        self.parts: set[str] = set()
        firsts: dict[str, int] = {}
        for name, entries in lexicon.names.names.items():
            words = name.split(" ")
            if len(words) > 1 and any(e.type == "person" for e in entries):
                self.parts.update(w for w in words if len(w) > 2)
                firsts[words[0]] = firsts.get(words[0], 0) + 1
        self.given = {w for w, n in firsts.items() if n >= _COMMONEST and len(w) > 2}

    def words(self, tokens: Sequence[Token], match: NameMatch) -> list[str]:
        """The folded words of a matched name, the first without its clitics."""
        first = tokens[match.first].norm[match.skip:]
        return [first, *(t.norm for t in tokens[match.first + 1:match.last])]

    def _is_part(self, token: Token, first: bool) -> bool:
        """Whether a word may stand inside a name: a known part, or a word that the lexicon lacks (its first without ال)."""
        if token.kind != "word" or self._functional(token):
            return False
        if token.norm in self.parts or token.norm in self.links:
            return True
        readings = token.word.readings
        unknown = bool(readings) and not readings[0].lemma and len(token.norm) > 2
        return unknown and not (first and readings[0].article) and not self._clitic_noun(token)

    @staticmethod
    def _functional(token: Token) -> bool:
        """A particle, though a name may be spelled alike (على and علي): the letters as written tell them apart."""
        return any(r.features.pos in _CLOSED for r in token.word.readings) and token.text not in _WRITTEN_NAMES

    @staticmethod
    def _clitic_noun(token: Token) -> bool:
        """A word that ends like an inflected noun (المقررة، تصرفاتهم) is hardly a name."""
        return token.norm.endswith(NOUN_ENDINGS_PLURAL) or any(r.pronoun for r in token.word.readings)

    def name_end(self, tokens: Sequence[Token], at: int, end: int) -> int:
        """Index after the personal name that begins at a token; ``at`` itself where none does."""
        last = at
        while last < min(end, at + _LONGEST_NAME) and self._is_part(tokens[last], last == at):
            last += 1
        while last > at and tokens[last - 1].norm in self.links:
            last -= 1
        return last

    def read_unknown(self, tokens: Sequence[Token], at: int, end: int) -> Mention | None:
        """A name of two words or more that opens with a common given name, without a title."""
        token = tokens[at]
        for conj, prep, article, rest in proclitics(token.norm):
            if rest in self.given and not article and prep != WILL and not self._functional(token):
                last = self.name_end(tokens, at + 1, end)
                if last > at + 1:
                    return self.unknown(tokens, at, last, len(conj) + len(prep))
        return None

    def unknown(self, tokens: Sequence[Token], first: int, last: int, skip: int) -> Mention:
        """A mention of a person known by name only."""
        start, end = tokens[first].start + raw_skip(tokens[first], skip), tokens[last - 1].end
        text = " ".join([tokens[first].text[raw_skip(tokens[first], skip):], *(t.text for t in tokens[first + 1:last])])
        mention = Mention(first, last, Span(start, end), text, "person", "name", text, gender="", definite=True)
        mention.person_span = mention.span
        mention.names = [tokens[first].norm[skip:], *(t.norm for t in tokens[first + 1:last])]
        mention.derivation = Derivation("entities.unknown-person", "entities/people_names.tsv", (("name", text, ""),))
        return mention

    def add_short_forms(self, document: Document, found: list[Mention]) -> list[Mention]:
        """Add the later (and headline) mentions of persons by the last part of a name given in full elsewhere."""
        shorts = self._short_forms(found)
        if not shorts:
            return found
        covered = {t for m in found for t in range(m.first, m.last)}
        extra = []
        for token in document.tokens:
            if token.kind == "word" and token.index not in covered:
                mention = self._short(document, token, shorts)
                if mention is not None:
                    extra.append(mention)
        return sorted([*found, *extra], key=lambda m: m.first) if extra else found

    def _short_forms(self, found: list[Mention]) -> dict[str, Mention]:
        shorts: dict[str, Mention] = {}
        for mention in found:
            names = mention.names
            if mention.kind == "person" and len(names) > 1:
                family = names[-1]
                known = self.lexicon.lookup(family.removeprefix(ARTICLE))
                if len(family) > 2 and (not known or family.startswith(ARTICLE) and len(family) > 4):
                    shorts.setdefault(family, mention)
        return shorts

    def _short(self, document: Document, token: Token, shorts: dict[str, Mention]) -> Mention | None:
        for conj, prep, article, rest in proclitics(token.norm):
            full = shorts.get(ARTICLE + rest if article else rest)
            if full is not None and prep != WILL:
                skip = raw_skip(token, len(conj) + len(prep))
                span = Span(token.start + skip, token.end)
                text = document.text[span.start:span.end]
                return Mention(token.index, token.index + 1, span, text, "person", "name", full.name, full.entity,
                               full.country, full.sector, full.role, full.gender, "s", full.sure, definite=True,
                               person_span=span, former=full.former, title=full.title, names=[full.names[-1]],
                               derivation=Derivation("entities.short-form", "", (("name", text, full.text),)))
        return None
