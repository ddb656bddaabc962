"""Build data/entities/given_names.tsv and family_names.tsv from the name index of the package arabic-name-romanizer.

    python tools/make_given_names.py names.sqlite3 src/rasid/data/entities

The index (arabic_name_romanizer/resources/names.sqlite3) holds parts of personal names from Wikidata and the Algerian
Name Transcription Corpus, both CC0. Kept are parts of one word that several people bear; `weight` is `common` for
names so frequent that they count even where the word has another meaning, `usual` for those that then need a sure part
beside them.
"""

import sqlite3
import sys
from collections import Counter, defaultdict
from pathlib import Path

from rasid.text.normalise import fold

_COMMON, _USUAL = 100, 20
_LEAST = {"given": 2, "family": 3}
_SHORTEST = 3
_HEADER = """# Parts of personal names, from the index of arabic-name-romanizer (its sources, Wikidata and the Algerian
# Name Transcription Corpus, are CC0 1.0). Built by tools/make_given_names.py; spelling folded as in the source.
"""


def _counted(path: str) -> dict[str, dict[str, tuple[int, str]]]:
    """kind -> folded form -> (bearers, most usual Latin spelling)."""
    counts: dict[str, Counter[str]] = {"given": Counter(), "family": Counter()}
    latin: dict[str, Counter[str]] = defaultdict(Counter)
    for form, spelling, role, count, source in sqlite3.connect(path).execute(
            "select arabic_key, latin, role, count, source from units"):
        if source != "dzirinames":
            folded = " ".join(fold(form).split())
            counts["family" if role == "surname" else "given"][folded] += count
            latin[folded][spelling] += count
    return {kind: {form: (n, min(latin[form], key=lambda s: (-latin[form][s], s))) for form, n in found.items()}
            for kind, found in counts.items()}


def _lines(kind: str, found: dict[str, tuple[int, str]]) -> list[str]:
    rows = []
    for form, (count, spelling) in found.items():
        if count >= _LEAST[kind] and " " not in form and len(form) >= _SHORTEST:
            weight = "common" if count >= _COMMON else "usual" if count >= _USUAL else "-"
            rows.append((spelling.lower().replace(" ", "-"), weight, form))
    return ["\t".join(row) for row in sorted(rows)]


def main() -> None:
    """Write both tables."""
    for kind, found in _counted(sys.argv[1]).items():
        body = "\n".join(["id\tweight\tform", *_lines(kind, found)])
        Path(sys.argv[2], f"{kind}_names.tsv").write_text(f"{_HEADER}{body}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
