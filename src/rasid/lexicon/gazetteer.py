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
    skipped before it, whether it is a name by itself, the numbers of words of longer names that it opens, longest first,
    and their second words."""

    conj: str
    prep: str
    skip: int
    word: str
    pronoun: str
    alone: bool
    lengths: list[int]
    seconds: frozenset[str]


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

    def __init__(self, names: dict[str, str], entries: list[str], openings: dict[str, str],
                 of_type: dict[str, list[str]]) -> None:
        self._names = names                                         # folded name -> packed numbers of entries
        self._entries = entries                                     # as stored; made into NameEntry when first asked for
        self._found: dict[str, tuple[NameEntry, ...]] = {}
        self._of_type = of_type
        self._openings = openings   # folded first word -> how the names that it opens go on (see name_openings)
        self.starts = Memo(self._split)

    def _split(self, written: Word) -> tuple[NameStart, ...]:
        """Every way to read a written word as a name's first word, the plainest first."""
        out, seen = [], set()
        for conj, prep, article, rest in proclitics(written.norm):
            if prep == WILL:
                continue
            full = ARTICLE + rest if article else rest
            skip = len(written.norm) - len(rest) if prep == TO and article else len(conj) + len(prep)
            possessed = not written.ta and full.endswith(_TA) and full[:-1] in self._openings
            for stem, pronoun in enclitics(full, written.ta):
                if possessed and not pronoun:      # نظيره is no نظيرة
                    continue
                word = stem + BOUND if pronoun and stem + BOUND in self._openings else stem
                opening = self._openings.get(word)
                if opening is not None and (word, pronoun) not in seen:
                    seen.add((word, pronoun))
                    lengths, _, seconds = opening.partition("\t")
                    longer = [n for n in unpack(lengths) if n > 1 and not pronoun]
                    out.append(NameStart(conj, prep, skip, word, pronoun, "1" in lengths.split(), longer,
                                         frozenset(seconds.split())))
        return tuple(sorted(out, key=lambda s: (bool(s.pronoun), bool(s.conj) + bool(s.prep))))

    def match(self, tokens: Sequence[Token], at: int, end: int) -> list[NameMatch]:
        """All names that begin at token ``at``, longest first; the best reading of each length only."""
        starts = self.starts[tokens[at].word]
        if not starts or tokens[at].kind == "punct":
            return []
        best: dict[int, NameMatch] = {}
        second = tokens[at + 1].norm if at + 1 < end else ""
        for start in starts:
            longer = [n for n in start.lengths if at + n <= end] if second in start.seconds else []
            for length in [*longer, 1] if start.alone else longer:
                if length in best:
                    continue
                entries = self.entries(" ".join([start.word, *[t.norm for t in tokens[at + 1:at + length]]]))
                if entries:
                    best[length] = NameMatch(at, at + length, start.conj, start.prep, start.skip, start.pronoun, entries,
                                             start.word.startswith(ARTICLE))
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


def name_openings(names: Iterable[str]) -> dict[str, str]:
    """For each first word, in one string, the packed numbers of words of the names that it opens, longest first, and after
    a tab the second words of these names."""
    lengths: dict[str, set[int]] = {}
    seconds: dict[str, set[str]] = {}
    for name in names:
        words = name.split(" ", 2)
        lengths.setdefault(words[0], set()).add(name.count(" ") + 1)
        seconds.setdefault(words[0], set()).update(words[1:2])
    return {first: pack(sorted(found, reverse=True)) + "\t" + " ".join(sorted(seconds[first]))
            for first, found in lengths.items()}


def raw_skip(token: Token, folded: int) -> int:
    """Raw code points at the token's start that make up its first ``folded`` folded characters."""
    seen = 0
    for at, char in enumerate(token.text):
        if seen >= folded and fold(char):
            return at
        seen += len(fold(char))
    return 0 if not folded else len(token.text)
