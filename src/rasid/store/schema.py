"""The columns of the store's tables, as data (docs/reference/store.md is written from it).

A type is "string", "int", "float", "bool", "date", "binary", a list ``[type]`` or a structure ``{name: type}``.
"""

from collections.abc import Mapping
from typing import Any

from rasid.errors import need

VERSION = 2
"""Version of this layout; it stands in every row of `runs`."""

_SPOT = {"text": "string", "start": "int", "end": "int"}
_PARTY = {**_SPOT, "name": "string", "entity": "string", "country": "string", "sector": "string", "role": "string"}
_PLACE = {**_SPOT, "name": "string", "country": "string", "admin1": "string", "geonames": "string", "lat": "float",
          "lon": "float", "precision": "string"}
_KEY = {"batch": "string", "article": "string"}

TABLES: dict[str, dict[str, Any]] = {
    "articles": {
        "batch": "string", "id": "string", "text_hash": "string", "source": "string", "url": "string",
        "title": "string", "published": "string", "day": "date", "language": "string", "author": "string",
        "section": "string", "topic": "string", "coded": "bool", "characters": "int", "events": "int",
        "coder": "string", "lexicon": "string", "diagnostics": "string", "signature": "binary", "text": "string",
    },
    "events": {
        **_KEY, "id": "string", "category": "string", "mode": "string", "contexts": ["string"], "cameo": "string",
        "quad": "string", "score": "float", "goldstein": "float", "actors": [_PARTY], "recipients": [_PARTY],
        "actor_countries": ["string"], "recipient_countries": ["string"], "status": "string", "historical": "bool",
        "reported_by": _PARTY, "date": "string", "date_text": "string", "first_day": "date", "last_day": "date",
        "place": _PLACE, "counts": "string", "confidence": "float", "evidence": [_SPOT], "rules": ["string"],
    },
    "mentions": {**_KEY, "event": "string", **_SPOT},
    "quotes": {**_KEY, "kind": "string", **_SPOT, "speaker": _PARTY, "speakers": [_PARTY], "cue": _SPOT,
               "occasion": "string"},
    "times": {**_KEY, **_SPOT, "type": "string", "value": "string", "mod": "string", "begin": "string",
              "end_value": "string"},
    "entities": {**_KEY, "id": "string", "name": "string", "kind": "string", "country": "string", "sector": "string",
                 "role": "string", "wikidata": "string", "mentions": [{**_SPOT, "level": "string"}]},
    "merges": {"id": "string", "kind": "string", "left": "string", "right": "string", "score": "float",
               "features": "string", "merger": "string"},
    "merged": {
        "id": "string", "category": "string", "mode": "string", "status": "string", "actors": [_PARTY],
        "recipients": [_PARTY], "date": "string", "first_day": "date", "last_day": "date", "place": _PLACE,
        "counts": "string", "events": ["string"], "articles": ["string"], "outlets": ["string"], "reports": "int",
        "independent": "int", "first_seen": "date", "last_seen": "date", "disagreements": "string",
        "denials": ["string"], "best": "string",
    },
    "reviews": {"id": "string", "subject": "string", "verdict": "string", "note": "string", "made": "string",
                "reviewer": "string", "article": "string", "text_hash": "string", "seen": "string",
                "changes": "string"},
    "refusals": {"place": "string", "reason": "string", "run": "string", "coder": "string", "lexicon": "string"},
    "runs": {"id": "string", "what": "string", "moment": "string", "schema": "int", "coder": "string",
             "lexicon": "string", "articles": "int", "skipped": "int", "failed": "int"},
}

CHILDREN = ("events", "mentions", "quotes", "times", "entities")
"""Tables whose rows count only once their batch stands in `articles`, which is written last."""


def arrow_type(kind: Any) -> Any:
    """The Arrow type of a column type."""
    arrow = need("pyarrow", "store")
    if isinstance(kind, list):
        return arrow.list_(arrow_type(kind[0]))
    if isinstance(kind, dict):
        return arrow.struct([(name, arrow_type(inner)) for name, inner in kind.items()])
    simple = {"string": arrow.string, "int": arrow.int64, "float": arrow.float64, "bool": arrow.bool_,
              "date": arrow.date32, "binary": arrow.binary}
    return simple[kind]()


def columns_schema(columns: Mapping[str, Any]) -> Any:
    """The Arrow schema of columns given by name and type."""
    return need("pyarrow", "store").schema([(name, arrow_type(kind)) for name, kind in columns.items()])


def arrow_schema(table: str) -> Any:
    """The Arrow schema of a table."""
    return columns_schema(TABLES[table])
