"""The whole lexicon in memory: word forms, names, records, frames."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from rasid.lexicon.cache import cached, digest_of, pack, unpack
from rasid.lexicon.compile import Part, compile_names, compile_rest, compile_words
from rasid.lexicon.gazetteer import Gazetteer
from rasid.lexicon.memo import MOST_WORDS
from rasid.lexicon.read import DATA
from rasid.model.annotations import Features, Word
from rasid.text.clitics import read_word
from rasid.text.normalise import fold, strip_marks


class Records(Mapping[str, dict[str, str]]):
    """The rows of a table by id; each is made into a dictionary only when asked for."""

    def __init__(self, header: list[str], rows: dict[str, list[str]]) -> None:
        self._header, self._rows = header, rows

    def __getitem__(self, key: str) -> dict[str, str]:
        return dict(zip(self._header, self._rows[key], strict=True))

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


class Lexicon:
    """Rasid's knowledge of words, names and events. Make one with `load_lexicon` and share it."""

    def __init__(self, words: Part, names: Part, rest: Part, version: str) -> None:
        self.version = version
        self._lemmas: list[str] = words["lemmas"]
        self._features = [Features(*f) for f in words["features"]]
        self._forms: dict[str, str] = words["forms"]
        self.citations: dict[str, list[str]] = words["citations"]
        self.names = Gazetteer(names["names"], names["entries"], names["openings"], names["of_type"])
        self.records: dict[str, Mapping[str, Any]] = {key: Records(**packed) for key, packed in names["records"].items()}
        self.records["roles"] = names["roles"]
        self.frames: list[dict[str, Any]] = rest["frames"]
        self.tables: dict[str, list[list[str]]] = rest["tables"]
        self._words: dict[str, Word] = {}
        self._add_unlisted(rest)

    def _add_unlisted(self, rest: Part) -> None:
        """Join the words that only frames name to the others."""
        lemmas = {lemma: n for n, lemma in enumerate(self._lemmas)}
        features = {f: n for n, f in enumerate(self._features)}
        for form, entries in rest["unlisted"].items():
            found = unpack(self._forms.get(form, ""))
            for lemma, raw in entries:
                feature = Features(*raw)
                number = lemmas.setdefault(lemma, len(lemmas))
                found.append(number << 10 | features.setdefault(feature, len(features)))
            self._forms[form] = pack(found)
        self._lemmas, self._features = list(lemmas), list(features)
        for citation, ids in rest["unlisted_citations"].items():
            self.citations.setdefault(citation, []).extend(ids)

    def lookup(self, form: str) -> list[tuple[str, Features]]:
        """(lemma id, features) of every lexicon form spelled so (folded, without clitics)."""
        packed = self._forms.get(form)
        if packed is None:
            return []
        return [(self._lemmas[p >> 10], self._features[p & 1023]) for p in unpack(packed)]

    def analyse(self, raw: str) -> Word:
        """The word's readings; each distinct written word is analysed once."""
        word = self._words.get(raw)
        if word is None:
            if len(self._words) >= MOST_WORDS:
                self._words.clear()
            word = self._words[raw] = self._spelled_first(raw, read_word(raw, self.lookup))
        return word

    @cached_property
    def _spellings(self) -> dict[str, tuple[str, ...]]:
        """Function words as written: the letters that folding joins tell كان from كأن, على from علي.

        Many papers leave out the hamza that a word begins with (ان، الى، او); inside a word it counts.
        """
        rows = self.tables.get("words/function.tsv", [])[1:]
        return {"f:" + row[0]: (row[2], fold(row[2][0]) + row[2][1:]) for row in rows}

    def _spelled_first(self, raw: str, word: Word) -> Word:
        """The word with readings as particles last where its letters are not quite the particle's."""
        plain = [r for r in word.readings if r.lemma in self._spellings and not r.pronoun]
        written = strip_marks(raw) if plain else ""
        strange = [r for r in plain if not written.endswith(self._spellings[r.lemma])]
        if not strange or len(strange) == len(word.readings):
            return word
        return replace(word, readings=tuple([r for r in word.readings if r not in strange] + strange))

    def word_set(self, name: str) -> frozenset[str]:
        """The folded words of a named set of syntax/sets.tsv."""
        return frozenset(fold(row[1]) for row in self.tables.get("syntax/sets.tsv", [])[1:] if row[0] == name)

    def lemmas(self, citation: str) -> list[str]:
        """The lemma ids that a citation form (فرض، مظاهرة) names."""
        return self.citations.get(fold(citation), [])


def _files(roots: Sequence[Path], *folders: str) -> list[Path]:
    """The lexicon files of some subfolders (of all, if none is named), in a fixed order."""
    found = (p for root in roots for p in root.rglob("*") if p.suffix in (".tsv", ".toml"))
    return sorted((p for p in found if not folders or p.parent.name in folders), key=str)


def load_lexicon(extra: Sequence[Path] = ()) -> Lexicon:
    """The lexicon of the package, with the user's own folders added (same layout, only the files they need)."""
    roots = [DATA, *extra]
    words = cached("words", digest_of(_files(roots, "words")), lambda: compile_words(roots))
    names = cached("names", digest_of(_files(roots, "places", "entities")), lambda: compile_names(roots))
    version = digest_of(_files(roots))
    rest = cached("rest", version, lambda: compile_rest(roots, words["citations"]))
    return Lexicon(words, names, rest, version)
