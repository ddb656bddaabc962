"""Names of one or more words, found over the readings of a text's words.

A name is stored folded, word by word. At each word of a text, the splits of its clitics give candidate first words; the
longest stored name that continues over the following words wins, the unsplit word before the split one.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rasid.lexicon.cache import pack, unpack
from rasid.lexicon.memo import Memo
from rasid.model.annotations import Token, Word
from rasid.text.chars import ARTICLE, TA_MARBUTA, TO, WILL
from rasid.text.clitics import enclitics, proclitics
from rasid.text.normalise import fold

_TA = fold(TA_MARBUTA)
BOUND = "-"
"""Ends a stored form that stands only before an attached pronoun."""


class NameEntry(NamedTuple):
    """What a stored name means.

    type: country seat nisba demonym place person organisation title institution group phrase; id: of its table;
    flag: full short context, or ""; gender m f ""; number s d p ""; where: path:line.
    """

    type: str
    id: str
    flag: str
    gender: str
    number: str
    where: str


class NameStart(NamedTuple):
    """A way to read a written word as the first word of names: what is split off before and after, folded characters
    skipped before it, and the numbers of words of the names that it opens, longest first."""

    conj: str
    prep: str
    skip: int
    word: str
    pronoun: str
    lengths: list[int]


class NameMatch(NamedTuple):
    """A stored name in a text: tokens first..last (half-open), what was split off before and after, its entries."""

    first: int
    last: int
    conj: str
    prep: str
    skip: int               # folded characters of the first token that are clitics, not name
    pronoun: str            # attached to the last token
    entries: tuple[NameEntry, ...]
    definite: bool          # begins with the article


class Gazetteer:
    """Longest-match look-up of names over tokens."""

    def __init__(self, names: dict[str, str], entries: list[str], lengths: dict[str, str],
                 of_type: dict[str, list[str]]) -> None:
        self._names = names                                         # folded name -> packed numbers of entries
        self._entries = entries                                     # as stored; made into NameEntry when first asked for
        self._found: dict[str, tuple[NameEntry, ...]] = {}
        self._of_type = of_type
        self._lengths = lengths     # folded first word -> packed numbers of words of the names it opens, longest first
        self.starts = Memo(self._split)

    def _split(self, written: Word) -> tuple[NameStart, ...]:
        """Every way to read a written word as a name's first word, the plainest first."""
        out, seen = [], set()
        for conj, prep, article, rest in proclitics(written.norm):
            if prep == WILL:
                continue
            full = ARTICLE + rest if article else rest
            skip = len(written.norm) - len(rest) if prep == TO and article else len(conj) + len(prep)
            possessed = not written.ta and full.endswith(_TA) and full[:-1] in self._lengths
            for stem, pronoun in enclitics(full, written.ta):
                if possessed and not pronoun:      # نظيره is no نظيرة
                    continue
                word = stem + BOUND if pronoun and stem + BOUND in self._lengths else stem
                lengths = self._lengths.get(word)
                if lengths is not None and (word, pronoun) not in seen:
                    seen.add((word, pronoun))
                    out.append(NameStart(conj, prep, skip, word, pronoun, unpack(lengths)))
        return tuple(sorted(out, key=lambda s: (bool(s.pronoun), bool(s.conj) + bool(s.prep))))

    def match(self, tokens: Sequence[Token], at: int, end: int) -> list[NameMatch]:
        """All names that begin at token ``at``, longest first; the best reading of each length only."""
        starts = self.starts[tokens[at].word]
        if not starts or tokens[at].kind == "punct":
            return []
        best: dict[int, NameMatch] = {}
        for conj, prep, skip, word, pronoun, lengths in starts:
            for length in lengths:
                last = at + length
                if last > end or length in best or (pronoun and length > 1):
                    continue
                name = word if length == 1 else " ".join([word, *[t.norm for t in tokens[at + 1:last]]])
                entries = self.entries(name)
                if entries:
                    best[length] = NameMatch(at, last, conj, prep, skip, pronoun, entries, word.startswith(ARTICLE))
        return [best[n] for n in sorted(best, reverse=True)]

    def entries(self, name: str) -> tuple[NameEntry, ...]:
        """What a folded name means; empty where it is not stored."""
        found = self._found.get(name)
        if found is None:
            numbers = self._names.get(name)
            if numbers is None:
                return ()
            found = self._found[name] = tuple([NameEntry(*self._entries[n].split("\t")) for n in unpack(numbers)])
        return found

    def of_type(self, kind: str) -> Iterator[tuple[str, list[NameEntry]]]:
        """Every stored name that has entries of a listed type (person, organisation), folded, with those entries."""
        return ((name, [e for e in self.entries(name) if e.type == kind]) for name in self._of_type[kind])

    def listed(self, kind: str) -> list[str]:
        """Every stored name, folded, that has entries of a listed type (person, organisation)."""
        return self._of_type[kind]

    def items(self) -> Iterator[tuple[str, tuple[NameEntry, ...]]]:
        """Every stored name, folded, with what it means."""
        return ((name, self.entries(name)) for name in self._names)


def name_lengths(names: Iterable[str]) -> dict[str, str]:
    """For each first word, the packed numbers of words of the names it opens, longest first."""
    lengths: dict[str, set[int]] = {}
    for name in names:
        words = name.split(" ")
        lengths.setdefault(words[0], set()).add(len(words))
    return {first: pack(sorted(found, reverse=True)) for first, found in lengths.items()}


def raw_skip(token: Token, folded: int) -> int:
    """Raw code points at the token's start that make up its first ``folded`` folded characters."""
    seen = 0
    for at, char in enumerate(token.text):
        if seen >= folded and fold(char):
            return at
        seen += len(fold(char))
    return 0 if not folded else len(token.text)
