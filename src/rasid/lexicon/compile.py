"""Compiling lexicon folders into plain data, in three parts that change at different times: words, names, and the rest."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rasid.lexicon.cache import pack
from rasid.lexicon.forms import FormTable, add_adjectives, add_function_words, add_nouns, add_unlisted, add_verbs
from rasid.lexicon.gazetteer import name_openings
from rasid.lexicon.names import NameTable, add_groups, add_institutions, add_titles
from rasid.lexicon.read import Row, read_table, read_toml
from rasid.model.annotations import Features
from rasid.text.normalise import fold

Part = dict[str, Any]

_RECORDS = {
    "countries": "places/countries.tsv", "people": "entities/people.tsv", "organisations": "entities/organisations.tsv",
    "titles": "entities/titles.tsv", "institutions": "entities/institutions.tsv", "groups": "entities/groups.tsv",
}
_PLAIN_NAMES = (("country", "places/country_names.tsv", "kind"), ("person", "entities/people_names.tsv", "flag"),
                ("organisation", "entities/organisation_names.tsv", "flag"), ("place", "places/place_names.tsv", "flag"),
                ("place", "places/city_names.tsv", "flag"))
_BIG = frozenset({"verbs", "masdars", "nouns", "adjectives", "people", "people_names", "roles", "organisations",
                  "organisation_names", "titles", "institutions", "groups"})
_LISTED = ("person", "organisation")
"""Types of names that stages go through as a whole when they start."""
_TABLE_FOLDERS = ("syntax", "entities", "quotes", "events", "words")


def rows_of(roots: Sequence[Path], name: str) -> list[Row]:
    """The rows of one table in all folders, in order."""
    return [row for root in roots for row in read_table(root / name, root)]


def _pack(table: FormTable) -> Part:
    """Forms as packed numbers: lemma index * 1024 + features index."""
    lemmas: dict[str, int] = {}
    features: dict[Features, int] = {}
    forms = {}
    for form, entries in table.forms.items():
        forms[form] = pack(lemmas.setdefault(lemma, len(lemmas)) << 10 | features.setdefault(f, len(features))
                           for lemma, f in entries)
    return {"lemmas": list(lemmas), "features": list(features), "forms": forms, "citations": table.by_citation}


def usual_first(roots: Sequence[Path]) -> list[Row]:
    """The verbs, those most usual in newspapers first, so that of two spelled alike the usual one is read first."""
    use = {row["id"]: int(row["use"]) for row in rows_of(roots, "words/usual.tsv")}
    return sorted(rows_of(roots, "words/verbs.tsv"), key=lambda row: -use.get(row["id"], 0))


def compile_words(roots: Sequence[Path]) -> Part:
    """All inflected forms of the words tables."""
    table = FormTable()
    add_function_words(table, rows_of(roots, "words/function.tsv"))
    add_nouns(table, rows_of(roots, "words/nouns.tsv"))
    add_adjectives(table, rows_of(roots, "words/adjectives.tsv"))
    add_verbs(table, usual_first(roots), rows_of(roots, "words/masdars.tsv"))
    return _pack(table)


def compile_names(roots: Sequence[Path]) -> Part:
    """All names with their inflections, and the records they stand for."""
    table = NameTable()
    for kind, path, flag in _PLAIN_NAMES:
        table.add_plain(rows_of(roots, path), kind, flag)
    table.add_nisbas(rows_of(roots, "places/nisba.tsv"))
    add_titles(table, rows_of(roots, "entities/titles.tsv"))
    add_institutions(table, rows_of(roots, "entities/institutions.tsv"))
    add_groups(table, rows_of(roots, "entities/groups.tsv"))
    return {**_pack_names(table), "openings": name_openings(table.names), "records": _records(roots), "roles": _roles(roots)}


def _pack_names(table: NameTable) -> Part:
    """Names as packed numbers of entries, for inflected forms share most of theirs; an entry's cells in one string."""
    entries: dict[str, int] = {}
    names = {name: pack(entries.setdefault("\t".join(e), len(entries)) for e in found)
             for name, found in table.names.items()}
    of_type = {kind: [name for name, found in table.names.items() if any(e.type == kind for e in found)]
               for kind in _LISTED}
    return {"names": names, "entries": list(entries), "of_type": of_type}


def _records(roots: Sequence[Path]) -> dict[str, dict[str, Any]]:
    out: dict[str, dict[str, Any]] = {}
    for key, path in _RECORDS.items():
        out[key] = _packed(rows_of(roots, path))
    out["places"] = _packed([*rows_of(roots, "places/places.tsv"), *rows_of(roots, "places/cities.tsv")])
    return out


def _packed(rows: list[Row]) -> dict[str, Any]:
    """Rows by id as lists of cells under one header, the last cell being ``where``."""
    header = [*rows[0].cells, "where"] if rows else []
    return {"header": header, "rows": {r["id"]: [*r.cells.values(), r.where] for r in rows}}


def _roles(roots: Sequence[Path]) -> dict[str, list[dict[str, str]]]:
    """The offices of people by their id."""
    out: dict[str, list[dict[str, str]]] = {}
    for row in rows_of(roots, "entities/roles.tsv"):
        out.setdefault(row["id"], []).append({**row.cells, "where": row.where})
    return out


def compile_rest(roots: Sequence[Path], citations: dict[str, list[str]]) -> Part:
    """Frames, small tables, and the words that only frames name (given the citation forms that tables know)."""
    frames = [frame for root in roots for path in sorted((root / "events").glob("*.toml"))
              if not path.name.endswith(".cases.toml") for frame in read_toml(path, "frame", root)]
    words = sorted({w for f in frames for k in ("noun", "with", "unless") for w in f.get(k, [])})
    table = FormTable()
    add_unlisted(table, [w for w in words if fold(w) not in citations])
    return {"frames": frames, "tables": _tables(roots), "unlisted": table.forms, "unlisted_citations": table.by_citation}


def _tables(roots: Sequence[Path]) -> dict[str, list[list[str]]]:
    """Small tables that one stage reads, by path: rows as lists of cells, the header first and ``where`` last."""
    out: dict[str, list[list[str]]] = {}
    for folder in _TABLE_FOLDERS:
        for path in sorted(p for root in roots for p in (root / folder).glob("*.tsv") if p.stem not in _BIG):
            rows = read_table(path, path.parent.parent)
            name = f"{folder}/{path.name}"
            if name not in out:
                out[name] = [[*rows[0].cells, "where"]] if rows else []
            out[name] += [[*row.cells.values(), row.where] for row in rows]
    return out
