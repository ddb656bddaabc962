"""Coded articles for tests, written by hand: schema 1 with everything that a test does not name left plain."""

from typing import Any

Data = dict[str, Any]


def party(name: str, country: str | None = None, sector: str = "GOV", entity: str | None = None) -> Data:
    """A party whose text is its name."""
    return {"text": name, "start": 0, "end": len(name), "name": name, "entity": entity, "country": country,
            "sector": sector, "role": None}


def event(id: str, category: str = "SANCTION", **fields: Any) -> Data:
    """An event; fields replace the plain ones."""
    plain: Data = {
        "id": id, "category": category, "mode": None, "contexts": [], "cameo": "163", "quad": "material conflict",
        "score": -6.0, "goldstein": -8.0, "actors": [party("United States", "USA")],
        "recipients": [party("Russia", "RUS")], "status": None, "historical": False, "reported_by": None,
        "date": "2021-05-05", "date_text": None, "place": None, "counts": {}, "confidence": 0.9,
        "mentions": [{"text": "فرضت", "start": 0, "end": 4}],
        "evidence": [{"text": "فرضت واشنطن عقوبات على موسكو", "start": 0, "end": 29}], "rules": ["sanction.impose"],
    }
    return {**plain, **fields}


def article(id: str, events: list[Data], published: str | None = "2021-05-05", **fields: Any) -> Data:
    """A coded article."""
    plain: Data = {"id": id, "source": "outlet", "url": None, "title": None, "published": published, "language": "ar",
                   "coder": {"version": "1", "lexicon": "l1"}, "entities": [], "times": [], "quotes": [],
                   "events": events, "diagnostics": []}
    return {**plain, **fields}


def extra(text: str = "نص", coded: bool = True) -> Data:
    """What the store keeps of an article beside its coding."""
    return {"text": text, "text_hash": "h", "topic": None, "coded": coded, "signature": None, "author": None,
            "section": None, "characters": len(text)}
