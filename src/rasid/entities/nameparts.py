"""What a written word can be in a personal name: a link, a known part, a part that is also a word, an unknown word."""

from rasid.lexicon.bundle import Lexicon
from rasid.lexicon.memo import Memo
from rasid.model.annotations import Word
from rasid.text.chars import ALEF_MAQSURA, ALI, AND, ARTICLE, BY, LIKE, NOUN_ENDINGS_PLURAL, TA_MARBUTA, TANWIN, THEN, TO

NONE, LINK, KNOWN, WEAK, UNKNOWN = range(5)
"""Kinds: no part of a name; a link (بن); a known part that is no common word; one that is; a word nobody knows."""
_CLOSED = frozenset({"prep", "conj", "comp", "rel", "dem", "neg", "fut", "cond", "asp", "part", "pron", "quant", "adv"})
_OTHER_NAMES = frozenset({"title", "institution", "group", "nisba"})
_PLACES = frozenset({"country", "seat"})
_CLITICS = (AND, THEN, BY, TO, LIKE)
_LONGEST_PLAIN, _SHORTEST_ALONE, _SHORTEST_PLURAL = 10, 4, 5


class NameParts:
    """Tells the kind of a word; remembers every written word it has seen."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.gazetteer = lexicon.names
        self.links = lexicon.word_set("name-link")
        self.tails = lexicon.word_set("name-tail")
        never = lexicon.word_set("no-name")
        given = [row for row in lexicon.tables.get("entities/given_names.tsv", [])[1:] if row[2] not in never]
        self.common = {row[2] for row in given if row[1] == "common"}
        self.usual = {row[2] for row in given if row[1] != "-"}
        self.given = {row[2] for row in given}
        self.parts = {row[2] for row in lexicon.tables.get("entities/family_names.tsv", [])[1:]} | self.given
        for name in self.gazetteer.listed("person"):
            words = name.split(" ")
            if len(words) > 1:
                self.parts.update(words)
                if len(words) < 4:
                    self.given.add(words[0])
        self.parts -= never | self.links
        self.given -= never | self.links
        self.kind = Memo(self._kind)

    def _kind(self, word: Word) -> int:
        norm = word.norm
        if not word.readings:
            return NONE
        if norm in self.links:
            return NONE if self._conjunction(word) else LINK
        if self._functional(word):
            return NONE
        types = {e.type for e in self.gazetteer.entries(norm)}
        if types & _PLACES:
            return NONE
        if norm in self.parts and not self._verbal(word):
            return WEAK if self._worded(word, types) else KNOWN
        return NONE if types or len(norm) < 3 or self._noun(word) else UNKNOWN

    @staticmethod
    def _conjunction(word: Word) -> bool:
        """Whether a word's hamza shows that it opens a clause (فإن), though a link folds alike (فان)."""
        return word.text != word.norm and any(r.features.pos == "comp" for r in word.readings)

    def _worded(self, word: Word, types: set[str]) -> bool:
        if word.norm in self.common:
            return False
        return bool(types & _OTHER_NAMES) or any(r.lemma for r in word.readings)

    @staticmethod
    def _verbal(word: Word) -> bool:
        """Whether a word is a verb by its last letter (التقى), though a name folds alike (التقي)."""
        return word.text.endswith(ALEF_MAQSURA) and word.readings[0].features.pos == "verb"

    def _noun(self, word: Word) -> bool:
        """Whether a word is in the lexicon, or looks like a noun of the language rather than a name."""
        norm, readings = word.norm, word.readings
        if len(norm) > _LONGEST_PLAIN or any(
                (r.lemma and r.features.tense != "imperative") or (r.prep and r.article) for r in readings):
            return True
        if (norm.endswith(NOUN_ENDINGS_PLURAL[0]) and len(norm) > _SHORTEST_PLURAL) or (norm.startswith(ARTICLE) and (
                word.text.endswith(TA_MARBUTA) or norm.endswith(NOUN_ENDINGS_PLURAL[1:3]))):
            return True
        if norm[:1] in _CLITICS and _PLACES & {e.type for e in self.gazetteer.entries(norm[1:])}:
            return True
        return norm[:1] == AND and (norm[1:] in self.parts or norm[1:].startswith(ARTICLE))

    def _functional(self, word: Word) -> bool:
        """A particle, though a name may be spelled alike (على and علي): the letters as written tell them apart."""
        if word.text.endswith(ALI):
            return False
        known = [r for r in word.readings if r.lemma]
        return bool(known) and (all(r.features.pos in _CLOSED for r in known) or any(
            r.features.pos in _CLOSED and not (r.conj or r.prep or r.pronoun) for r in known))

    def place(self, norm: str) -> bool:
        """Whether a word is the name of a country or of its seat."""
        return bool(_PLACES & {e.type for e in self.gazetteer.entries(norm)})

    def titled(self, word: Word) -> bool:
        """Whether a word is also a stored title."""
        return any(e.type == "title" for e in self.gazetteer.entries(word.norm))

    def solitary(self, word: Word) -> bool:
        """Whether a known part may stand alone: a given name of some length spelled like no word and no stored name."""
        norm = word.norm
        return (norm in self.given and norm not in self.common and self.kind[word] == KNOWN
                and len(norm) >= _SHORTEST_ALONE and not norm.startswith(ARTICLE)
                and not (len(norm) == _SHORTEST_ALONE and norm[1] == TANWIN) and not self.gazetteer.entries(norm))
