"""What the owner of a store does now and then: drop a run, delete texts whose time is over."""

import datetime as dt

from rasid.errors import RasidError
from rasid.store.repository import Store
from rasid.store.schema import CHILDREN


def drop_run(store: Store, run: str) -> int:
    """Delete what a run coded; how many articles that were. Articles go first, so that no reader sees half a batch."""
    batches = sorted(b for b in store.distinct("articles", "batch") if b.partition(".")[0] == run)
    if not batches:
        raise RasidError(f"no run {run} with articles here; see: rasid runs --store {store.where}")
    dropped = store.delete("articles", "batch", batches)
    for name in CHILDREN:
        store.delete(name, "batch", batches)
    return dropped


def prune_texts(store: Store, before: dt.date) -> int:
    """Delete the texts, titles and words of quotes of articles published before a day, from the disk as well; how many
    articles that were. Events, offsets and evidence stay."""
    articles = store.table("articles")
    old = f"day < DATE '{before.isoformat()}'"
    due = f"{old} AND (text IS NOT NULL OR title IS NOT NULL)"
    done = articles.update(updates={"text": "CAST(NULL AS STRING)", "title": "CAST(NULL AS STRING)"}, predicate=due)
    _silence_quotes(store, before)
    for name in ("articles", "quotes"):
        store.rewrite(name)
        store.table(name).vacuum(retention_hours=0, enforce_retention_duration=False, dry_run=False)
    return int(done["num_updated_rows"])


def _silence_quotes(store: Store, before: dt.date) -> None:
    """Blank the words of quotes, batch by batch, where all of a batch's articles are old, else article by article."""
    arrow_rows = store.dataset("articles").to_table(columns=["batch", "id", "day"]).to_pylist()
    old = sorted({(r["batch"], r["id"]) for r in arrow_rows if r["day"] is not None and r["day"] < before})
    for at in range(0, len(old), 500):
        pairs = [f"(batch = {_quoted(b)} AND article = {_quoted(a)})" for b, a in old[at:at + 500]]
        store.table("quotes").update(updates={"text": "CAST(NULL AS STRING)"},
                                     predicate=f"text IS NOT NULL AND ({' OR '.join(pairs)})")


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
