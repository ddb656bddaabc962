"""Frames: which words tell which event, what must stand beside them, and where the parties are."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from rasid.lexicon.bundle import Lexicon
from rasid.lexicon.memo import Memo
from rasid.model.annotations import Word
from rasid.text.chars import ARTICLE, BY
from rasid.text.clitics import proclitics
from rasid.text.normalise import fold

_NAMED_SLOTS = frozenset({"subject", "object", "genitive", "nisba", "possessive"})
_GAP = " _ "
"""Stands in a phrase for the noun phrase that parts it."""
_PLAIN_BY = 3
"""A slot of more letters that opens with ب is ب and a noun (برصاص)."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a party stands. kind: subject object genitive nisba possessive prep; head: noun after the preposition."""

    kind: str
    prep: str = ""
    head: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """A fixed sequence of words: folded spellings, or sets of lemma ids for words written with =.

    parted: a noun phrase stands between the first word and the rest (على _ أن).
    """

    words: tuple[str | frozenset[str], ...]
    parted: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One predicate sense or a group of like ones; see docs/reference/lexicon-format.md for the meaning of each field."""

    id: str
    category: str
    mode: str | None
    cameo: str | None
    verbs: frozenset[str]
    nouns: frozenset[str]
    companions: frozenset[str]
    companion_phrases: tuple[str, ...]
    companion_preps: tuple[str, ...]
    object_kind: frozenset[str]
    own: bool
    unless: frozenset[str]
    said: bool
    nominal: bool
    actor: tuple[Slot, ...]
    recipient: tuple[Slot, ...]
    joint: bool
    status: str | None
    count: str | None
    where: str

    @property
    def specificity(self) -> int:
        """How much a frame asks for; of the frames that fit, the one that asks most fires."""
        narrow = self.own or "subject" in self.companion_preps
        return 4 * bool(self.companions or self.companion_phrases) + 2 * narrow + bool(self.object_kind)


Openers = dict[str, list[tuple[Phrase, Frame]]]
"""Phrases by their second word, "" where that is given by its lemma."""


@dataclass(slots=True)
class FrameIndex:
    """All frames by the lemma of their verbs and nouns, and by the first word of their phrases."""

    by_verb: dict[str, list[Frame]] = field(default_factory=lambda: defaultdict(list))
    by_noun: dict[str, list[Frame]] = field(default_factory=lambda: defaultdict(list))
    by_word: dict[str, list[tuple[Phrase, Frame]]] = field(default_factory=lambda: defaultdict(list))
    by_lemma: dict[str, list[tuple[Phrase, Frame]]] = field(default_factory=lambda: defaultdict(list))
    silent: frozenset[str] = frozenset()      # forms that are spelled like a frame's verb and tell no event (يدعى)
    triggers: dict[tuple[str, str, str, str, bool, bool], tuple[str, list[Frame]]] = field(default_factory=dict)
    prepositions: frozenset[tuple[str | frozenset[str], ...]] = frozenset()      # that a phrase's rest may consist of
    barring: frozenset[str] = frozenset()     # lemmas that some frame must not stand beside
    lemmas: Memo[frozenset[str]] = field(init=False)
    openers: Memo[Openers] = field(init=False)
    gapped: Memo[tuple[Openers, Openers]] = field(init=False)
    telling: Memo[bool] = field(init=False)
    bars: Memo[bool] = field(init=False)

    def __post_init__(self) -> None:
        self.lemmas = Memo(lambda word: frozenset(r.lemma for r in word.readings))
        self.openers, self.gapped, self.telling = Memo(self._openers), Memo(self._gapped), Memo(self._telling)
        self.bars = Memo(lambda word: not self.barring.isdisjoint(self.lemmas[word]))

    def _openers(self, word: Word) -> Openers:
        """The phrases that a written word can open, by their second word ("" where that is given by its lemma)."""
        keys = {word.norm} | {(ARTICLE + rest if article else rest) for _, _, article, rest in proclitics(word.norm)}
        candidates = [c for r in word.readings for c in self.by_lemma.get(r.lemma, ())]
        candidates += [c for key in sorted(keys & self.by_word.keys()) for c in self.by_word[key]]
        found: Openers = {}
        for phrase, frame in dict.fromkeys(candidates):
            second = phrase.words[1] if len(phrase.words) > 1 else ""
            found.setdefault(second if isinstance(second, str) and len(second) > 1 else "", []).append((phrase, frame))
        return found

    def _gapped(self, word: Word) -> tuple[Openers, Openers]:
        """Those of the phrases that a word can open from whose rest it may be parted: as any word, and as a verb."""
        groups = self.openers[word].items()
        said = {second: found for second, group in groups if (found := [o for o in group if o[0].parted])}
        verbal = {second: found for second, group in groups if (found := [
            o for o in group if o[0].parted or (len(o[0].words) > 1 and o[0].words[1:] not in self.prepositions)])}
        return said, verbal

    def _telling(self, word: Word) -> bool:
        """Whether a written word can be a trigger or open one."""
        if any(r.stem in self.silent for r in word.readings):
            return False
        return bool(self.openers[word]) or any(i in self.by_verb or i in self.by_noun for i in self.lemmas[word])


def _slot(text: str) -> Slot:
    if text in _NAMED_SLOTS:
        return Slot(text)
    folded = fold(text)
    if " " in folded:
        prep, head = folded.split(" ", 1)
        return Slot("prep", prep, head)
    if folded.startswith(BY) and len(folded) > _PLAIN_BY:
        return Slot("prep", BY, folded[1:])
    return Slot("prep", folded)


def _lemmas(lexicon: Lexicon, words: list[str], tables: str) -> frozenset[str]:
    return frozenset(i for w in words for i in lexicon.lemmas(w) if i[0] in tables)


def _phrase(lexicon: Lexicon, text: str) -> Phrase:
    words: list[str | frozenset[str]] = []
    for word in text.replace(_GAP, " ").split():
        ids = frozenset(lexicon.lemmas(word[1:])) if word.startswith("=") else frozenset()
        words.append(ids or fold(word.lstrip("=")))
    return Phrase(tuple(words), _GAP in text)


def _frame(lexicon: Lexicon, raw: dict[str, Any]) -> Frame:
    companions = [w for w in raw.get("with", []) if " " not in w]
    return Frame(
        raw["id"], raw["category"], raw.get("mode"), raw.get("cameo"), _lemmas(lexicon, raw.get("verb", []), "v"),
        _lemmas(lexicon, raw.get("noun", []), "vnax"), _lemmas(lexicon, companions, "vnax"),
        tuple(fold(w) for w in raw.get("with", []) if " " in w), tuple(fold(p) for p in raw.get("with_prep", [])),
        frozenset(raw.get("object_kind", [])), raw.get("own", False), _lemmas(lexicon, raw.get("unless", []), "vnax"),
        raw.get("said", False), raw.get("nominal", True),
        tuple(map(_slot, raw.get("actor", ["subject", "genitive", "nisba", "possessive"]))),
        tuple(map(_slot, raw.get("recipient", ["object"]))), raw.get("joint", False), raw.get("status"),
        raw.get("count"), raw["where"])


def index_frames(lexicon: Lexicon) -> FrameIndex:
    """All frames of a lexicon, ready for look-up by lemma."""
    bare = frozenset((fold(row[2]),) for row in lexicon.tables["words/function.tsv"][1:] if row[1] == "prep")
    index = FrameIndex(silent=lexicon.word_set("no-event"), prepositions=bare)
    for raw in lexicon.frames:
        frame = _frame(lexicon, raw)
        index.barring |= frame.unless
        for lemma in sorted(frame.verbs):
            index.by_verb[lemma].append(frame)
        for lemma in sorted(frame.nouns):
            index.by_noun[lemma].append(frame)
        for text in raw.get("phrase", []):
            phrase = _phrase(lexicon, text)
            first = phrase.words[0]
            if isinstance(first, str):
                index.by_word[first].append((phrase, frame))
            else:
                for lemma in sorted(first):
                    index.by_lemma[lemma].append((phrase, frame))
    return index
