"""The whole lexicon in memory: word forms, names, records, frames; compiled once and cached as JSON.

The cache file is named by the digest of all lexicon files and of this package's compiling code, written under a
temporary name and moved into place (safe under concurrent first use), and simply left out where it cannot be written.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from rasid.lexicon.forms import FormTable, add_adjectives, add_function_words, add_nouns, add_unlisted, add_verbs
from rasid.lexicon.gazetteer import Gazetteer, NameEntry
from rasid.lexicon.names import NameTable, add_groups, add_institutions, add_titles
from rasid.lexicon.read import DATA, Row, read_table, read_toml
from rasid.model.annotations import Features, Word
from rasid.text.clitics import read_word
from rasid.text.normalise import fold, strip_marks

MOST_WORDS = 200_000
"""Distinct words kept analysed; beyond it the memory starts afresh (bounds memory on endless input)."""

_RECORDS = {
    "countries": "places/countries.tsv", "people": "entities/people.tsv", "organisations": "entities/organisations.tsv",
    "titles": "entities/titles.tsv", "institutions": "entities/institutions.tsv", "groups": "entities/groups.tsv",
}
_PLAIN_NAMES = (("country", "places/country_names.tsv", "kind"), ("person", "entities/people_names.tsv", "flag"),
                ("organisation", "entities/organisation_names.tsv", "flag"), ("place", "places/place_names.tsv", "flag"),
                ("place", "places/city_names.tsv", "flag"))


class Lexicon:
    """Rasid's knowledge of words, names and events. Make one with `load_lexicon` and share it."""

    def __init__(self, compiled: dict[str, Any], version: str) -> None:
        self.version = version
        self._lemmas: list[str] = compiled["lemmas"]
        self._features = [Features(*f) for f in compiled["features"]]
        self._forms: dict[str, list[int]] = compiled["forms"]
        self.citations: dict[str, list[str]] = compiled["citations"]
        self._names: dict[str, list[Any]] = compiled["names"]
        self.records: dict[str, dict[str, Any]] = compiled["records"]
        self.frames: list[dict[str, Any]] = compiled["frames"]
        self.tables: dict[str, list[list[str]]] = compiled["tables"]
        self._words: dict[str, Word] = {}

    @cached_property
    def names(self) -> Gazetteer:
        """All stored names."""
        return Gazetteer({k: [NameEntry(*e) for e in v] for k, v in self._names.items()})

    def lookup(self, form: str) -> list[tuple[str, Features]]:
        """(lemma id, features) of every lexicon form spelled so (folded, without clitics)."""
        packed = self._forms.get(form)
        if packed is None:
            return []
        return [(self._lemmas[p >> 10], self._features[p & 1023]) for p in packed]

    def analyse(self, raw: str) -> Word:
        """The word's readings; each distinct written word is analysed once."""
        word = self._words.get(raw)
        if word is None:
            if len(self._words) >= MOST_WORDS:
                self._words.clear()
            word = self._words[raw] = self._spelled_first(raw, read_word(raw, self.lookup))
        return word

    @cached_property
    def _spellings(self) -> dict[str, str]:
        """Function words as written: the letters that folding joins tell كان from كأن, على from علي."""
        rows = self.tables.get("words/function.tsv", [])[1:]
        return {"f:" + row[0]: row[2] for row in rows}

    def _spelled_first(self, raw: str, word: Word) -> Word:
        """The word with readings as particles last where its letters are not quite the particle's."""
        written = strip_marks(raw)
        strange = [r for r in word.readings if not written.removesuffix(r.pronoun).endswith(
            self._spellings.get(r.lemma, "") if r.pronoun == "" else "")]
        if not strange or len(strange) == len(word.readings):
            return word
        return Word(word.norm, tuple([r for r in word.readings if r not in strange] + strange))

    def word_set(self, name: str) -> frozenset[str]:
        """The folded words of a named set of syntax/sets.tsv."""
        return frozenset(fold(row[1]) for row in self.tables.get("syntax/sets.tsv", [])[1:] if row[0] == name)

    def lemmas(self, citation: str) -> list[str]:
        """The lemma ids that a citation form (فرض، مظاهرة) names."""
        return self.citations.get(fold(citation), [])


def _files(roots: Sequence[Path]) -> list[Path]:
    return sorted((p for root in roots for p in root.rglob("*") if p.suffix in (".tsv", ".toml")), key=str)


def _digest(roots: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    here = Path(__file__).parent
    for path in [*_files(roots), *sorted(here.glob("*.py")), here.parent / "text" / "chars.py"]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _rows(roots: Sequence[Path], name: str) -> list[Row]:
    return [row for root in roots for row in read_table(root / name, root)]


def _frame_words(frames: list[dict[str, Any]]) -> list[str]:
    keys = ("noun", "with", "unless")
    return sorted({w for f in frames for k in keys for w in f.get(k, []) if isinstance(w, str)})


def _forms(roots: Sequence[Path], frames: list[dict[str, Any]]) -> FormTable:
    table = FormTable()
    add_function_words(table, _rows(roots, "words/function.tsv"))
    add_nouns(table, _rows(roots, "words/nouns.tsv"))
    add_verbs(table, _rows(roots, "words/verbs.tsv"), _rows(roots, "words/masdars.tsv"))
    add_adjectives(table, _rows(roots, "words/adjectives.tsv"))
    add_unlisted(table, _frame_words(frames))
    return table


def _names(roots: Sequence[Path]) -> NameTable:
    table = NameTable()
    for kind, path, flag in _PLAIN_NAMES:
        table.add_plain(_rows(roots, path), kind, flag)
    table.add_nisbas(_rows(roots, "places/nisba.tsv"))
    add_titles(table, _rows(roots, "entities/titles.tsv"))
    add_institutions(table, _rows(roots, "entities/institutions.tsv"))
    add_groups(table, _rows(roots, "entities/groups.tsv"))
    return table


def _records(roots: Sequence[Path]) -> dict[str, dict[str, Any]]:
    out: dict[str, dict[str, Any]] = {}
    for key, path in _RECORDS.items():
        out[key] = {r["id"]: {**r.cells, "where": r.where} for r in _rows(roots, path)}
    places = [*_rows(roots, "places/places.tsv"), *_rows(roots, "places/cities.tsv")]
    out["places"] = {r["id"]: {**r.cells, "where": r.where} for r in places}
    out["roles"] = {}
    for row in _rows(roots, "entities/roles.tsv"):
        out["roles"].setdefault(row["id"], []).append({**row.cells, "where": row.where})
    return out


def _tables(roots: Sequence[Path]) -> dict[str, list[list[str]]]:
    """Small tables that one stage reads, by path: rows as lists of cells, the header first and ``where`` last."""
    out: dict[str, list[list[str]]] = {}
    for folder in ("syntax", "entities", "quotes", "events", "words"):
        for path in sorted(p for root in roots for p in (root / folder).glob("*.tsv")):
            if path.stem in ("verbs", "masdars", "nouns", "adjectives", "people", "people_names", "roles",
                             "organisations", "organisation_names", "titles", "institutions", "groups"):
                continue
            rows = read_table(path, path.parent.parent)
            name = f"{folder}/{path.name}"
            if name not in out:
                out[name] = [[*rows[0].cells, "where"]] if rows else []
            out[name] += [[*row.cells.values(), row.where] for row in rows]
    return out


def _pack(table: FormTable) -> dict[str, Any]:
    lemmas: dict[str, int] = {}
    features: dict[Features, int] = {}
    forms = {}
    for form, entries in table.forms.items():
        forms[form] = [lemmas.setdefault(lemma, len(lemmas)) << 10 | features.setdefault(f, len(features))
                       for lemma, f in entries]
    return {"lemmas": list(lemmas), "features": list(features), "forms": forms, "citations": table.by_citation}


def compile_lexicon(roots: Sequence[Path]) -> dict[str, Any]:
    """Read all files of the lexicon folders, later folders adding to earlier ones; LexiconError on bad files."""
    frames = [frame for root in roots for path in sorted((root / "events").glob("*.toml"))
              if not path.name.endswith(".cases.toml") for frame in read_toml(path, "frame", root)]
    return {**_pack(_forms(roots, frames)), "names": _names(roots).names, "records": _records(roots),
            "frames": frames, "tables": _tables(roots)}


def cache_folder() -> Path:
    """Where compiled lexicons are kept: $XDG_CACHE_HOME/rasid or ~/.cache/rasid."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(base) / "rasid"


def _store(path: Path, compiled: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as temp:
            temp.write(compiled)
        os.replace(temp.name, path)
    except OSError:
        return  # a read-only home: compile afresh each time


def _stored(path: Path) -> dict[str, Any] | None:
    try:
        loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return loaded


def load_lexicon(extra: Sequence[Path] = ()) -> Lexicon:
    """The lexicon of the package, with the user's own folders added (same layout, only the files they need)."""
    roots = [DATA, *extra]
    digest = _digest(roots)
    path = cache_folder() / f"lexicon-{digest}.json"
    compiled = _stored(path)
    if compiled is None:
        text = json.dumps(compile_lexicon(roots), ensure_ascii=False, separators=(",", ":"))
        _store(path, text)
        compiled = json.loads(text)
    return Lexicon(compiled, digest)
