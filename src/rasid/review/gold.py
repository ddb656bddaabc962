"""Reviews as gold: one JSON file an article and the texts, in the layout that `rasid evaluate` reads.

An article is gold where a reviewer called it complete; its events are those that reviewers kept or added. With `partial`,
articles with any decision are written too: events that nobody decided on are marginal there (core false), so that they cost
nothing, found or not; but an event that only a later coder finds counts as wrong. Quotes are not reviewed and not listed.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasid.errors import InputError
from rasid.store.query import connect, records
from rasid.store.repository import Store
from rasid.store.reviews import COMPLETE, DECISIONS, Review, decisions, read_reviews, standing
from rasid.store.rows import Row, event_of

GOLD, TEXTS = "gold", "texts"
"""The two folders of an export."""
_ARTICLES = ("select id, text_hash, text, published, source from articles where list_contains(?, id) and text is not null "
             "order by id")
_CODED = ('select e.*, (select list(struct_pack(text := m.text, start := m.start, "end" := m."end") order by m.start) '
          "from mentions_coded m where m.event = e.id and m.article = e.article) as spots from events_coded e "
          "anti join review_settled s on s.event = e.id and s.article = e.article where list_contains(?, e.article)")
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}")


@dataclass(frozen=True, slots=True)
class Exported:
    """articles, events: written; left_out: articles with decisions that were not."""

    articles: int
    events: int
    left_out: int


def export_gold(store: Store, folder: Path, partial: bool = False) -> Exported:
    """Write the gold articles of a store to FOLDER/gold and FOLDER/texts; InputError where there are files there."""
    log = standing(read_reviews(store))
    reviewed = {r.article for r in log if r.verdict in (*DECISIONS, COMPLETE)}
    finished = {(r.article, r.text_hash) for r in log if r.verdict == COMPLETE}
    articles, undecided = _content(store, sorted(reviewed))
    wanted = [a for a in articles if partial or (a["id"], a["text_hash"]) in finished]
    _make(folder)
    written = [_write(folder, a, _events(a, log, undecided), (a["id"], a["text_hash"]) in finished) for a in wanted]
    return Exported(len(wanted), sum(written), len(reviewed) - len(wanted))


def _content(store: Store, reviewed: Sequence[str]) -> tuple[list[Row], list[Row]]:
    """The reviewed articles whose texts are kept, and the coded events in them that nobody decided on."""
    with connect(store) as database:
        articles = [dict(r) for r in records(database.execute(_ARTICLES, [reviewed]))]
        rows = [dict(r) for r in records(database.execute(_CODED, [reviewed]))]
    return articles, [{**event_of(r, r["spots"] or []), "article": r["article"]} for r in rows]


def _make(folder: Path) -> None:
    for inner in (folder / GOLD, folder / TEXTS):
        if inner.is_dir() and any(inner.iterdir()):
            raise InputError(f"{inner}: there are files here; name a new folder")
        inner.mkdir(parents=True, exist_ok=True)


def _events(article: Row, log: Iterable[Review], undecided: Sequence[Row]) -> list[Row]:
    """The gold events of an article in the order of the text."""
    own = [r for r in decisions(log).values() if r.article == article["id"] and r.text_hash == article["text_hash"]]
    found = [gold_event(r.event, True, r.note) for r in own if r.event is not None]
    found += [gold_event(e, False) for e in undecided if e["article"] == article["id"]]
    return sorted(found, key=lambda e: (e["mentions"][0]["start"], e["category"]))


def gold_event(event: Mapping[str, Any], core: bool, note: str = "") -> Row:
    """An event (schema 1) as gold: the codebook's fields, with the triggers' offsets beside their words."""
    words = list(dict.fromkeys(m["text"] for m in event["mentions"]))
    sentence = event["evidence"][0]["text"].split()[:3] if event["evidence"] else []
    return {
        "trigger": words[0], "all_triggers": words, "mentions": event["mentions"], "sentence": " ".join(sentence),
        "category": event["category"], "mode": event["mode"], "actors": _parties(event["actors"]),
        "recipients": _parties(event["recipients"]), "status": event["status"], "historical": event["historical"],
        "reported_by": _party(event["reported_by"]) if event["reported_by"] else None, "date": event["date"],
        "place": event["place"]["name"] if event["place"] else None, "counts": event["counts"], "core": core, "note": note}


def _parties(parties: Sequence[Mapping[str, Any]]) -> list[Row]:
    return [_party(p) for p in parties]


def _party(party: Mapping[str, Any]) -> Row:
    return {name: party[name] for name in ("name", "country", "sector")}


def _write(folder: Path, article: Row, events: list[Row], finished: bool) -> int:
    """Write one article; how many core events it has. The text keeps its line ends, for offsets count them."""
    name = file_name(article["id"])
    data = {"id": article["id"], "published": article["published"], "source": article["source"], "complete": finished,
            "text_file": f"{name}.txt", "events": events}
    (folder / GOLD / f"{name}.json").write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (folder / TEXTS / f"{name}.txt").write_bytes(article["text"].encode("utf-8", "replace"))
    return sum(e["core"] for e in events)


def file_name(article: str) -> str:
    """A file name for an article: its id (without .txt) where that can be one, else made of its letters and a hash."""
    plain = article.removesuffix(".txt")
    if _SAFE.fullmatch(plain):
        return plain
    mark = hashlib.sha256(article.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return "-".join([*re.findall("[A-Za-z0-9]+", plain)[-4:], mark])[-80:]
