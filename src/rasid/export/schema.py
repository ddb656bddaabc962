"""The JSON Schema of what the coder writes (schema 1), made from one description of every field."""

import json
from typing import Any

from rasid.model.ontology import CATEGORIES, CONTEXTS, MODES, QUADS, SECTORS, STATUSES

Schema = dict[str, Any]
VERSION = 1
DRAFT = "https://json-schema.org/draft/2020-12/schema"
_LISTS = {"entity": "entities", "time": "times", "quote": "quotes", "event": "events", "diagnostic": "diagnostics"}
_MODE_NAMES = sorted({mode for modes in MODES.values() for mode in modes})


def _text(says: str, **more: Any) -> Schema:
    return {"type": "string", "description": says, **more}


def _number(says: str, **more: Any) -> Schema:
    return {"type": "number", "description": says, **more}


def _offset(says: str) -> Schema:
    return {"type": "integer", "minimum": 0, "description": says}


def _maybe(schema: Schema) -> Schema:
    """The schema, or null."""
    if "enum" in schema:
        return {**schema, "type": [schema["type"], "null"], "enum": [*schema["enum"], None]}
    if "$ref" in schema:
        return {"anyOf": [{"$ref": schema["$ref"]}, {"type": "null"}], "description": schema["description"]}
    return {**schema, "type": [schema["type"], "null"]}


def _list(items: Schema, says: str) -> Schema:
    return {"type": "array", "items": items, "description": says}


def _ref(name: str, says: str) -> Schema:
    return {"$ref": f"#/$defs/{name}", "description": says}


def _object(says: str, **fields: Schema) -> Schema:
    """An object that has all these fields and no others."""
    return {"type": "object", "description": says, "properties": fields, "required": list(fields),
            "additionalProperties": False}


_START = _offset("first code point in the article's text as read (title, two newlines, text where they come apart)")
_END = _offset("code point after the last one")
_COUNTRY = _maybe(_text("ISO 3166 alpha-3; PSE, XKX and EUR for the Palestinian territories, Kosovo and the EU",
                        pattern="^[A-Z]{3}$"))
_SECTOR = _maybe(_text("what kind of actor it is (codebook)", enum=list(SECTORS)))
_ROLE = _maybe(_text("office held at the article's date, in English"))
_ISO = _text("ISO date, month, year, span (begin/end) or date-time")


def _definitions() -> dict[str, Schema]:
    return {
        "spot": _object("a stretch of the article", text=_text("the words as written"), start=_START, end=_END),
        "party": _object(
            "somebody in a role", text=_text("the words that stand for it here"), start=_START, end=_END,
            name=_text("canonical English name"), entity=_maybe(_text("id in the lexicon")), country=_COUNTRY,
            sector=_SECTOR, role=_ROLE),
        "entity": _entity(), "time": _time(), "quote": _quote(), "place": _place(), "event": _event(),
        "diagnostic": _object(
            "something to know about how the article was read", code=_text("stable dotted id"),
            message=_text("in words"), start=_maybe(_START), end=_maybe(_END)),
    }


def _entity() -> Schema:
    mention = _object("a place where it is named", text=_text("the words"), start=_START, end=_END,
                      level=_text("how it is named", enum=["name", "nominal", "pronoun"]))
    return _object(
        "somebody or something the article speaks of", id=_maybe(_text("id in the lexicon")),
        name=_text("canonical English name, or the words"),
        kind=_text("what it is", enum=["person", "organisation", "place", "group"]), country=_COUNTRY, sector=_SECTOR,
        role=_ROLE, wikidata=_maybe(_text("Wikidata id")), mentions=_list(mention, "every mention, in order"))


def _time() -> Schema:
    kinds = ["DATE", "TIME", "DURATION", "SET"]
    return _object(
        "a time expression (TIMEX3)", text=_text("the words"), start=_START, end=_END, type=_text("TIMEX3", enum=kinds),
        value=_text("TIMEX3 value"), mod=_maybe(_text("TIMEX3 modifier")), begin=_maybe(_text("first day, ISO")),
        end_value=_maybe(_text("last day, ISO")))


def _quote() -> Schema:
    return _object(
        "a stretch attributed to a speaker", kind=_text("how", enum=["direct", "indirect", "mixed"]),
        text=_text("what is said"), start=_START, end=_END, speaker=_maybe(_ref("party", "who says it")),
        speakers=_list(_ref("party", "one of them"), "all who say it"), cue=_ref("spot", "the word that introduces it"),
        occasion=_maybe(_text("where it was said, if told")))


def _place() -> Schema:
    return _object(
        "where it happened", text=_text("the words"), start=_START, end=_END, name=_text("English name"),
        country=_COUNTRY, admin1=_maybe(_text("first-level division, GeoNames code")),
        geonames=_maybe(_text("GeoNames id")), lat=_maybe(_number("degrees", minimum=-90, maximum=90)),
        lon=_maybe(_number("degrees", minimum=-180, maximum=180)),
        precision=_text("country, admin1, city, point, region"))


def _event() -> Schema:
    spots = {"mentions": _list(_ref("spot", "one"), "the words that tell it (triggers)"),
             "evidence": _list(_ref("spot", "one"), "the clauses they stand in")}
    return _object(
        "who did what to whom", **_what(), actors=_list(_ref("party", "one"), "who did it"),
        recipients=_list(_ref("party", "one"), "to whom"),
        status=_maybe(_text("null: told as happened or happening", enum=list(STATUSES))),
        historical={"type": "boolean", "description": "background more than a year older than the article"},
        reported_by=_maybe(_ref("party", "who vouches for it; null: the outlet itself")), date=_maybe(_ISO),
        date_text=_maybe(_text("the words that date it")), place=_maybe(_ref("place", "where")),
        counts={"type": "object", "description": "numbers that belong to it",
                "additionalProperties": {"type": ["integer", "number", "string"]}},
        confidence=_number("0 to 1", minimum=0, maximum=1), **spots,
        rules=_list(_text("id of a frame"), "the frames that fired"))


def _what() -> dict[str, Schema]:
    """The fields that say what kind of event it is."""
    return {
        "id": _text("stable: hash of article id, category and first trigger"),
        "category": _text("PLOVER category", enum=list(CATEGORIES)),
        "mode": _maybe(_text("PLOVER mode", enum=_MODE_NAMES)),
        "contexts": _list(_text("PLOVER context", enum=list(CONTEXTS)), "why or about what"),
        "cameo": _maybe(_text("CAMEO code")),
        "quad": _text("quad class", enum=sorted(set(QUADS.values()))),
        "score": _number("PLOVER score of category and mode", minimum=-10, maximum=10),
        "goldstein": _maybe(_number("Goldstein value of the CAMEO code", minimum=-10, maximum=10)),
    }


def build_schema() -> Schema:
    """The JSON Schema (draft 2020-12) of a coded article."""
    coder = _object("what coded it", version=_text("of Rasid"), lexicon=_text("digest of all lexicon files"))
    lists = {plural: _list(_ref(name, "one"), f"all {plural}, in order of the text") for name, plural in _LISTS.items()}
    article = _object(
        "a coded article", id=_text("the input's own id, else its path, else a hash of its text"),
        source=_maybe(_text("outlet")), url=_maybe(_text("address")),
        title=_maybe(_text("title, where it came apart")), published=_maybe(_ISO), language=_text("ISO 639-1"),
        coder=coder, **lists)
    return {"$schema": DRAFT, "title": f"Rasid coded article, schema {VERSION}", **article, "$defs": _definitions()}


def schema_text() -> str:
    """The schema as it stands in docs/reference/schema.json."""
    return json.dumps(build_schema(), indent=1, ensure_ascii=False) + "\n"
