"""When a stored title, institution or kind of people is no party after all: adjectives, adverbs, homographs."""

from collections.abc import Sequence

from rasid.lexicon.bundle import Lexicon
from rasid.lexicon.gazetteer import NameEntry, NameMatch
from rasid.model.annotations import Reading, Token
from rasid.model.mention import Mention
from rasid.numbers import numeral_at
from rasid.text.chars import ARTICLE, BY, NISBA, NOUN_ENDINGS_PLURAL, TA_MARBUTA, TANWIN
from rasid.text.normalise import fold, strip_marks

_NOMINAL = frozenset({"noun", "adj", "masdar", "active", "passive"})
_PARTICIPLES = frozenset({"adj", "active", "passive"})
_BEFORE_NOUN = frozenset({"verb", "prep", "quant", "dem"})
"""Classes of words after which a word for a person that may be a verb is that person (قتل طالب، كل طالب)."""
_NAMED = frozenset({"country", "seat", "person", "organisation"})
_MINISTRIES = ("foreign", "interior")
"""Ministries whose field alone (الخارجية) names them in papers."""
_SECURITY = "security-short"
"""A body whose name is also a thing (الأمن): without a country it counts as the subject of a verb only."""
_FEMININE = NISBA + fold(TA_MARBUTA)
_ADJECTIVE_ENDS = (NISBA, _FEMININE, *(NISBA + end for end in NOUN_ENDINGS_PLURAL))


class Guards:
    """Says whether a head that was read may stand as a party."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.never = frozenset(row[1] for row in lexicon.tables.get("syntax/sets.tsv", [])[1:] if row[0] == "no-party")
        self.women = lexicon.word_set("female-title")
        self.victims = lexicon.word_set("killed") | lexicon.word_set("injured")
        self.bodiless, self.called = lexicon.word_set("no-body"), lexicon.word_set("named-body")
        self.powers, self.held = lexicon.word_set("power"), lexicon.word_set("power-held")
        self.no_construct, self.led = lexicon.word_set("no-construct"), lexicon.word_set("led")
        self.under, self.stateless = lexicon.word_set("under"), lexicon.word_set("foreign")
        self.names = lexicon.names
        self.vague, self.verbal = lexicon.word_set("vague-group"), lexicon.word_set("mostly-verb")

    def allow(self, tokens: Sequence[Token], mention: Mention, kind: str, match: NameMatch, entry: NameEntry) -> bool:
        """Whether the mention that the head at a match opens may stand."""
        alone = match.last == match.first + 1
        token = tokens[match.first]
        qualified = kind == "institution" and mention.sure and mention.last > match.last      # الجانب الأوكراني
        if alone and not match.definite and not match.prep and not self._counted(tokens, match.first) \
                and self._predicates(tokens, match.first, match.skip):
            return False
        spared = qualified or self._numbered(tokens, match)
        if alone and not spared and strip_marks(token.text)[match.skip:] in self.never and (
                mention.level != "name" or (mention.entity is None and len(mention.names) < 2)):
            return False
        if alone and (self._bodiless(tokens, match) or (kind == "institution" and self._act(tokens, mention, match))):
            return False
        if alone and entry.number == "d" and self._tanwin(tokens, mention, match) and not (
                self._counted(tokens, match.first) or self._numbered(tokens, match)):
            return False
        if kind == "institution" and alone and not qualified and mention.level != "name" and self._describes(
                tokens, match, entry):
            return False
        if kind == "group" and alone and match.definite and entry.gender == "f" and self._describes(tokens, match, entry):
            return False         # المناورات العسكرية المشتركة
        if kind == "institution":
            acting = entry.id == _SECURITY and not match.prep and self._after_verb(tokens, match.first)
            return mention.sure or acting or not entry.id.endswith("-short") or entry.id.startswith(_MINISTRIES)
        if alone and mention.last == match.last and mention.level != "name":
            return self._bare(tokens, kind, match, entry)
        single = alone and kind in ("title", "group") and entry.number == "s" and mention.level != "name"
        quality = single and (match.conj or not mention.inner)
        return not (quality and self._nisba(tokens, match) and self._describes(tokens, match, entry))

    @staticmethod
    def _nisba(tokens: Sequence[Token], match: NameMatch) -> bool:
        return tokens[match.first].norm.endswith((NISBA, _FEMININE))

    def foreign(self, tokens: Sequence[Token], mention: Mention, at: int) -> bool:
        """Whether the word right after a head says that it is of no country that the article could lend (قوات أجنبية)."""
        return at == mention.first + 1 and mention.country is None and tokens[at].norm.removeprefix(ARTICLE) in self.stateless

    def _act(self, tokens: Sequence[Token], mention: Mention, match: NameMatch) -> bool:
        """Whether a word for a body names what is done or held: برئاسة فلان، على السلطة، من جانب روسيا."""
        word = tokens[match.first].norm[match.skip:]
        before = tokens[match.first - 1] if match.first else None
        readings = before.word.readings[:1] if before is not None else ()
        if word in self.led:
            return match.prep == BY or (before is not None and before.norm in self.under)
        if word.removeprefix(ARTICLE) in self.powers and mention.last == match.last:
            held = any(r.features.pos == "prep" or r.stem in self.held for r in readings)
            return bool(match.prep) or held
        whose = next((m for m in mention.inner if m.first <= match.last < m.last), None)
        return word in self.no_construct and whose is not None and (whose.kind, mention.sector) != ("organisation", "MED")

    def _bodiless(self, tokens: Sequence[Token], match: NameMatch) -> bool:
        """Whether a word for a body is none: a verb or gathering (تجمع مئات), or an act by the word after it (القضاء على)."""
        word = tokens[match.first].norm[match.skip:].removeprefix(ARTICLE)
        if word in self.called and not match.definite:
            return True
        return match.last < len(tokens) and f"{word} {tokens[match.last].norm}" in self.bodiless

    def _predicates(self, tokens: Sequence[Token], at: int, skip: int) -> bool:
        """Whether a word for a person is rather the verb or participle spelled alike: طالب الحكومة ب، متهمة الخرطوم ب."""
        if tokens[at].norm[skip:] in self.verbal:
            before = tokens[at - 1].word.readings[:1] if at else ()
            return not any(r.features.pos in _BEFORE_NOUN or (r.features.pos in _NOMINAL and r.lemma and not r.article)
                           for r in before if not r.pronoun)
        active = any(r.features.pos == "active" and (r.tanwin or r.features.gender == "f")
                     for r in tokens[at].word.readings)
        after = tokens[at + 1].word.readings[:1] if at + 1 < len(tokens) else ()
        marked = at > 0 and tokens[at - 1].kind == "punct"
        definite = any(r.article and not r.prep and r.features.pos in _NOMINAL for r in after)
        return active and marked and (definite or any(
            e.type in _NAMED for t in tokens[at + 1:at + 2] for e in self.names.entries(t.norm)))

    @staticmethod
    def _after_verb(tokens: Sequence[Token], at: int) -> bool:
        readings = tokens[at - 1].word.readings if at else ()
        return bool(readings) and readings[0].features.pos == "verb"

    def _bare(self, tokens: Sequence[Token], kind: str, match: NameMatch, entry: NameEntry) -> bool:
        """A head of one word without anything after it."""
        word = tokens[match.first].norm[match.skip:].removeprefix(ARTICLE)
        if word in self.vague:
            return False
        if kind == "title" and entry.gender == "f" and word not in self.women:
            return False
        if kind == "group" and entry.gender == "f" and entry.number == "s" and not match.definite and word.endswith(_FEMININE):
            return False         # العملية إرهابية: an adjective of a thing
        return not self._describes(tokens, match, entry)

    def _describes(self, tokens: Sequence[Token], match: NameMatch, entry: NameEntry) -> bool:
        """Whether a word is an adjective, and the noun before it takes it as such (الحدود البحرية)."""
        word = tokens[match.first].norm[match.skip:].removeprefix(ARTICLE)
        adjective = self._adjectival(tokens[match.first], word) and not self._numbered(tokens, match)     # خمسين مسلحا
        return adjective and self.modifies(tokens, match, entry)

    @staticmethod
    def _adjectival(token: Token, word: str) -> bool:
        return word.endswith(_ADJECTIVE_ENDS) or any(r.features.pos in _PARTICIPLES for r in token.word.readings)

    @staticmethod
    def _tanwin(tokens: Sequence[Token], mention: Mention, match: NameMatch) -> bool:
        """A dual in construct with nothing after it is the accusative of one (مشيرا، شخصا)."""
        ends = tokens[match.last - 1].norm.endswith((TANWIN, NISBA))
        return ends and mention.last == match.last and not match.pronoun

    @staticmethod
    def _counted(tokens: Sequence[Token], at: int) -> bool:
        return (at > 0 and tokens[at - 1].kind == "number") or (at > 1 and tokens[at - 2].kind == "number")

    @staticmethod
    def _numbered(tokens: Sequence[Token], match: NameMatch) -> bool:
        """Whether an accusative comes after a numeral and so says what is counted (11 عسكريا)."""
        if match.first == 0 or match.skip or not tokens[match.first].norm.endswith(TANWIN):
            return False
        number = numeral_at(tokens, match.first - 1)
        return number is not None and number.end == match.first

    def modifies(self, tokens: Sequence[Token], match: NameMatch, entry: NameEntry) -> bool:
        """Whether the word is an adjective of the noun before it: same definiteness, gender and number not against it."""
        if match.prep or match.first == 0 or not tokens[match.first - 1].word.readings:
            return False
        before, word = tokens[match.first - 1], tokens[match.first].norm
        alike = any(before.norm.endswith(end) and word.endswith(end) for end in (_FEMININE, NISBA))
        if match.conj and not alike:
            return False        # السياسية والعسكرية، الأمني والسياسي, but not المصريون والأردنيون
        best = before.word.readings[0]
        if best.features.pos not in _NOMINAL or before.norm in self.victims:
            return False
        definite = best.article or bool(best.pronoun)
        several = entry.number in ("p", "d") and word.endswith(NOUN_ENDINGS_PLURAL[1:])
        single = best.features.number == "s" or (best.article and before.norm.endswith((NISBA, _FEMININE)))
        if several and single:
            return False        # اعتقال صحفيين، (هدد الوزير) المصري المتظاهرين: people are the object, not a quality
        return definite == match.definite and self._agrees(before, best, word)

    @staticmethod
    def _agrees(before: Token, best: Reading, word: str) -> bool:
        """A noun in ta marbuta takes no masculine adjective."""
        feminine = fold(TA_MARBUTA)
        return not (before.text.endswith(TA_MARBUTA) and not word.endswith((feminine, NOUN_ENDINGS_PLURAL[0])))
