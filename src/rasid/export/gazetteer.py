"""The gazetteer as one flat table: every name of a party or place as papers write it, what it stands for, and its source."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from rasid.export.csv import PARTS, safe_cell
from rasid.lexicon.read import DATA, Row, read_table

COLUMNS = ("type", "id", "form", "flag", "name", "country", "sector", "role", "offices", "wikidata", "iso2", "cow", "gw",
           "geonames", "admin1", "lat", "lon", "where", "source")
_TABLES = (
    ("country", "places/country_names.tsv", "places/countries.tsv"), ("nisba", "places/nisba.tsv", "places/countries.tsv"),
    ("place", "places/place_names.tsv", "places/places.tsv"), ("place", "places/city_names.tsv", "places/cities.tsv"),
    ("person", "entities/people_names.tsv", "entities/people.tsv"),
    ("organisation", "entities/organisation_names.tsv", "entities/organisations.tsv"),
    ("title", "entities/titles.tsv", "entities/titles.tsv"),
    ("institution", "entities/institutions.tsv", "entities/institutions.tsv"),
    ("group", "entities/groups.tsv", "entities/groups.tsv"),
)
"""Type of name, the table of the names, the table of what they name."""
_ROLES = "entities/roles.tsv"
_SOURCED = re.compile(r"source:|licence|compiled|facts", re.IGNORECASE)


def gazetteer_rows(folders: Sequence[Path] = ()) -> Iterator[dict[str, str]]:
    """One row a name, by `COLUMNS`, of the package's tables and of the folders of one's own; LexiconError on a bad table.

    form: as written in the table, before inflection; offices: since/until country sector role, `; ` between;
    where: table and line; source: what the tables say of their own source and licence.
    """
    bases = (DATA, *folders)
    offices = _offices(bases)
    for kind, names, owners in _TABLES:
        known = {row["id"]: row for base in bases for row in read_table(base / owners, base)}
        for base in bases:
            source = _source(base / names, base / owners)
            for row in read_table(base / names, base):
                yield _row(kind, row, known.get(row["id"], row), offices, source)


def _row(kind: str, name: Row, owner: Row, offices: dict[str, list[str]], source: str) -> dict[str, str]:
    known = {c: owner.get(c) or "" for c in COLUMNS if c in owner.cells}
    country = name["id"] if kind in ("country", "nisba") else known.get("country", "")
    held = PARTS.join(offices[name["id"]]) if kind == "person" else ""
    flag = name.get("flag") or name.get("kind") or ""
    own = {"type": kind, "id": name["id"], "form": name["form"], "flag": flag, "country": country, "offices": held,
           "where": name.where, "source": source}
    return {c: (known | own).get(c, "") for c in COLUMNS}


def _offices(bases: Sequence[Path]) -> dict[str, list[str]]:
    """The offices of each person, as written in the order of the table."""
    found: dict[str, list[str]] = defaultdict(list)
    for base in bases:
        for row in read_table(base / _ROLES, base):
            found[row["id"]].append(f"{row['since']}/{row['until']} {row['country']} {row['sector']} {row['role']}")
    return found


def _source(*tables: Path) -> str:
    """The sentences on source and licence in the comments at the heads of tables."""
    lines = [line.lstrip("# ") for path in dict.fromkeys(tables) if path.exists()
             for line in path.read_text(encoding="utf-8").split("\n") if line.startswith("#")]
    sentences = re.split(r"(?<=\.) ", " ".join(lines))
    return " ".join(dict.fromkeys(s for s in sentences if _SOURCED.search(s)))


def write_gazetteer(stream: TextIO, folders: Sequence[Path] = ()) -> None:
    """Write the gazetteer as CSV, the header first; cells that a spreadsheet would run are neutralised."""
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in gazetteer_rows(folders):
        writer.writerow({c: safe_cell(v) for c, v in row.items()})
