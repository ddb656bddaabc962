"""Counts over time: events once, their mean scores, and the articles read beside them."""

import datetime as dt

import pytest

from rasid.corpus.aggregate import aggregate
from rasid.corpus.merging import merge_store
from rasid.store.repository import Store
from rasid.store.rows import table_rows
from tests.coded import article, event, extra, party


@pytest.fixture
def store(tmp_path):
    store = Store(str(tmp_path / "s"))
    both = [party("United States", "USA"), party("United Kingdom", "GBR")]
    coded = [article("a", [event("e1"), event("e2", "ASSAULT", score=-9.0, actors=both)]), article("b", []),
             article("c", [event("e3", status="future")]), article("d", [event("e4")], published="2021-06-02")]
    with store.writing():
        for one in coded:
            store.commit(table_rows(one, "r.1", extra()))
    return store


def rows(store, *arguments, **options):
    columns, found = aggregate(store, *arguments, **options)
    return [dict(zip(columns, row, strict=True)) for row in found]


def test_dyads_with_their_denominators(store):
    found = {(r["period"], r["actor"], r["recipient"]): r for r in rows(store, "dyad", "month")}
    may = found[dt.date(2021, 5, 1), "USA", "RUS"]
    assert (may["events"], may["mean_score"], may["articles"]) == (2, -7.5, 3)
    assert found[dt.date(2021, 5, 1), "GBR", "RUS"]["events"] == 1
    assert found[dt.date(2021, 6, 1), "USA", "RUS"]["events_per_article"] == 1


def test_countries_on_either_side(store):
    found = {(str(r["period"]), r["country"]): r["events"] for r in rows(store, "country", "week")}
    assert found["2021-05-03", "RUS"] == 2


def test_the_denominators_themselves(store):
    assert [(r["outlet"], r["articles"], r["events"]) for r in rows(store, "articles", "day")] == [
        ("outlet", 3, 3), ("outlet", 1, 1)]


def test_merged_events_count_once(store):
    merge_store(store)
    assert sum(r["events"] for r in rows(store, "dyad", "month")) == 4
    assert sum(r["events"] for r in rows(store, "dyad", "month", merged=True)) == 3      # a and d tell one happening


def test_unknown_units_are_a_programmers_mistake(store):
    with pytest.raises(ValueError):
        aggregate(store, "planet", "month")
