"""A store whose every text is hostile: scripts, directions turned round, links that run, formulas, templates."""

import json
from itertools import pairwise
from typing import Any

from rasid.store.repository import Store, new_run
from rasid.store.reviews import ACCEPT, NOTE, Review, add_review
from rasid.store.rows import table_rows

STRINGS = (
    "<script>hacked=1</script>", "\"><img src=x onerror=hacked=1>", "'><svg onload=hacked=1>", "</title><script>hacked=1",
    "javascript:hacked=1", "\u202e\u2067turned round\u202e", "=HYPERLINK(\"http://evil.example\")", "@SUM(1+1)", "{{ 7*7 }}",
    "${7*7}", "'; drop table events; --", "a\x07\u2028b", "%0d%0aSet-Cookie:x=1", "&lt;b&gt;", "<!--", "]]>", "\\u003cb",
)
URLS = ("javascript:hacked=1", "JaVaScRiPt:hacked=1", "data:text/html,<script>hacked=1</script>", "//evil.example/x",
        "https://example.org/\" onclick=\"hacked=1", "http://[", "vbscript:x", " javascript:hacked=1")


STORIES = range(0, len(STRINGS) - 1, 2)
"""Stories of the strings of these numbers and those after them, called m and the number."""


def hostile_store(folder: str) -> Store:
    """One article a string; its id, outlet, title, text, parties, places and quotes are all that string, and so are those
    who reviewed it and why two were merged."""
    store = Store(folder)
    with store.writing():
        run, tables = new_run(), dict[str, list[dict[str, Any]]]()
        for number, text in enumerate(STRINGS):
            coded = _coded(text, URLS[number % len(URLS)], number)
            extra = {"text": text, "text_hash": f"{number:032d}", "topic": text, "coded": True, "signature": None,
                     "author": text, "section": text, "characters": len(text)}
            for name, rows in table_rows(coded, f"{run}.0", extra).items():
                tables.setdefault(name, []).extend(rows)
        store.commit(tables)
        stories = [_story(number, tables["events"][number:number + 2]) for number in STORIES]
        store.replace("merged", [{**merged, "denials": after["events"]} for (merged, _), (after, _) in
                                 pairwise([*stories, stories[0]])])
        store.replace("merges", [merge for _, merge in stories])
    for text in STRINGS:
        for verdict in (NOTE, ACCEPT):
            add_review(store, Review(f"{text}-event", verdict, text, text, f"{text}-article"))
    return store


def _story(number: int, events: list[dict[str, Any]]) -> tuple[dict[str, Any], dict[str, Any]]:
    """A row of `merged` for two events, and the judgement that made it."""
    texts, ids, best = STRINGS[number:number + 2], [e["id"] for e in events], events[0]
    merged = {
        **{name: best[name] for name in ("category", "mode", "status", "actors", "recipients", "date", "place")},
        "id": f"m{number}", "best": best["id"], "first_day": best["first_day"], "last_day": best["last_day"],
        "counts": json.dumps({texts[0]: texts[1]}), "events": ids, "articles": [e["article"] for e in events],
        "outlets": list(texts), "reports": 2, "independent": 2, "first_seen": best["first_day"],
        "last_seen": best["last_day"], "disagreements": json.dumps({texts[0]: {t: [id] for t, id in zip(texts, ids,
                                                                                                     strict=True)}})}
    features = {text: {"score": 0.5, "detail": text} for text in texts}
    return merged, {"id": f"j{number}", "kind": "same", "left": ids[0], "right": ids[1], "score": 0.7,
                    "features": json.dumps(features), "merger": texts[0]}


def _coded(text: str, url: str, number: int) -> dict[str, Any]:
    spot = {"text": text, "start": 0, "end": len(text)}
    party = {**spot, "name": text, "entity": text, "country": text, "sector": text, "role": text}
    place = {**spot, "name": text, "country": text, "admin1": text, "geonames": text, "lat": 30.0 + number, "lon": 30.0,
             "precision": "city"}
    quote = {**spot, "kind": "direct", "speaker": party, "speakers": [party], "cue": spot, "occasion": text}
    event = {
        "id": f"{text}-event", "category": "ASSAULT", "mode": text, "contexts": [text], "cameo": text,
        "quad": "material conflict", "score": -9.0, "goldstein": -9.0, "actors": [party],
        "recipients": [{**party, "name": f"{text} too", "country": f"{text} too"}], "status": None, "historical": False,
        "reported_by": party, "date": "2021-05-04", "date_text": text, "place": place, "counts": {text: text},
        "confidence": 0.5, "mentions": [spot], "evidence": [spot], "rules": [text],
    }
    return {"id": f"{text}-article", "source": text, "url": url, "title": text,
            "published": f"2021-05-{number % 28 + 1:02d}", "language": "ar",
            "coder": {"version": text, "lexicon": text}, "entities": [], "times": [], "quotes": [quote], "events": [event],
            "diagnostics": []}
