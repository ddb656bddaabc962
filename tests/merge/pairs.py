"""Reads the pairs of event records written by hand (pairs.tsv)."""

from functools import cache
from pathlib import Path

from rasid.lexicon.read import DATA, read_table
from rasid.merge.report import Report, report_of

Pair = tuple[str, bool, Report, Report]


@cache
def _names() -> dict[str, str]:
    """Arabic names by entity id, all in one string: what an article would call the party."""
    found: dict[str, str] = {}
    for table in ("entities/people_names", "entities/organisation_names", "places/country_names"):
        for row in read_table(DATA / f"{table}.tsv"):
            found[row["id"]] = found.get(row["id"], "") + " " + row["form"]
    return found


def _party(text: str) -> dict:
    name, country, sector, entity = [*text.split(":"), "", "", ""][:4]
    return {"text": _names().get(entity or country, ""), "name": name, "country": country or None,
            "sector": sector or None, "entity": entity or None}


def _place(text: str) -> dict | None:
    if not text:
        return None
    name, country, precision = text.split(":")
    return {"text": "", "name": name, "country": country, "precision": precision, "lat": None, "lon": None}


def _report(number: int, cells: list[str]) -> Report:
    pair, _, category, mode, status, published, date, outlet, actors, recipients, place, counts, words = cells
    event = {
        "id": f"{pair}-{number}", "category": category, "mode": mode or None, "status": status or None, "date": date,
        "actors": [_party(p) for p in actors.split(" + ") if p], "confidence": 1.0, "place": _place(place),
        "recipients": [_party(p) for p in recipients.split(" + ") if p], "evidence": [{"text": words}],
        "counts": {k: int(v) for k, v in (c.split("=") for c in counts.split(";") if c)},
    }
    return report_of({"id": f"{pair}-{number}", "source": outlet, "published": published}, event)


def read_pairs() -> list[Pair]:
    """Name, whether it is one happening, and the two reports."""
    lines = (Path(__file__).parent / "pairs.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    return [(one[0], one[1] == "same", _report(1, one), _report(2, other))
            for one, other in zip(rows[::2], rows[1::2], strict=True)]
