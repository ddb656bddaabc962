"""The desk's tables follow the store."""

import shutil
from pathlib import Path

import pytest

from rasid.store.repository import Store
from rasid.store.reviews import REJECT, UNDO, Review, add_review
from rasid.web.database import Database
from rasid.web.filter import Filter


@pytest.fixture
def store(samples: Store, tmp_path: Path) -> Store:
    """A copy of the samples, to be changed."""
    shutil.copytree(samples.where, tmp_path / "own.store")
    return Store(str(tmp_path / "own.store"))


def total(database: Database) -> int:
    return int(database.row("select count(*) as total from events")["total"])


def test_a_rejected_event_goes_and_comes_back_when_that_is_undone(store: Store) -> None:
    database = Database(store)
    before = total(database)
    event = database.row("select id, article, a, n, category, mode, quad from events order by n limit 1")
    spot = {"text": "", "start": 0, "end": 1}
    hash_ = database.store.rows("articles", ["id", "text_hash"])
    text_hash = next(r["text_hash"] for r in hash_ if r["id"] == event["article"])
    seen = {"id": event["id"], "category": event["category"], "mode": event["mode"], "mentions": [spot]}
    review = Review(event["id"], REJECT, article=event["article"], text_hash=text_hash, seen=seen)
    add_review(store, review)
    database.refresh()
    assert total(database) == before - 1
    assert not database.rows("select 1 from keys where event not in (select n from events)")
    add_review(store, Review(review.id, UNDO))
    database.refresh()
    assert total(database) == before


def test_new_articles_make_new_tables(store: Store) -> None:
    database = Database(store)
    before, generation = total(database), database.generation
    batches = sorted(store.distinct("articles", "batch"))
    store.delete("articles", "batch", batches)
    database.refresh()
    assert before > 0 == total(database)
    assert database.generation is not generation


@pytest.mark.parametrize("wanted", [Filter(actor="USA"), Filter(party="PSE/REB"), Filter(since="2022", until="2022-06"),
                                    Filter(status="fact", least=0.5), Filter(quad="material conflict")])
def test_the_filter_finds_what_a_reader_of_the_rows_finds(samples: Store, wanted: Filter) -> None:
    database = Database(samples)
    where, values = wanted.clauses()
    found = {r["id"] for r in database.rows(f"select id from events e where {where}", values)}
    rows = database.rows("select * from events")
    assert found == {r["id"] for r in rows if agrees(wanted, r)} != set()


def agrees(wanted: Filter, row: dict[str, object]) -> bool:
    since, until = wanted.days()
    actors, recipients = names_of(row["actors"]), names_of(row["recipients"])
    return all((
        wanted.actor is None or wanted.actor in actors, wanted.party is None or wanted.party in actors | recipients,
        since is None or row["last"] >= since, until is None or row["first"] <= until,     # type: ignore[operator]
        wanted.status is None or row["status"] is None, row["confidence"] >= wanted.least,     # type: ignore[operator]
        wanted.quad is None or row["quad"] == wanted.quad))


def names_of(parties: object) -> set[str]:
    assert isinstance(parties, list)
    return {k for p in parties for k in (p["country"], p["sector"], p["name"], p["entity"],
                                         f"{p['country']}/{p['sector']}") if k}
