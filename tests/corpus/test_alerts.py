"""Alerts: the formula by hand, its false alarms on simulated counts, and what the rules find in a store."""

import datetime as dt
import random

import pytest

from rasid.corpus.alert_rules import Rule, read_rules
from rasid.corpus.alerts import evaluate, excess
from rasid.corpus.merging import merge_store
from rasid.errors import InputError
from rasid.store.query import connect
from rasid.store.repository import Store
from rasid.store.rows import table_rows
from tests.coded import article, event, extra, party

MONDAY = dt.date(2021, 5, 3)
DYAD = Rule("d", "conflict", period="day", baseline=10, least=3)


def test_the_score_by_hand():
    """20 events in 1000 articles, then 9 in 100: 2.05 expected; Poisson, so phi is 1; variance 2.05 + 2.05^2 / 20.5."""
    found = excess(9, 100, [(2, 100)] * 10)
    assert found.expected == pytest.approx(2.05)
    assert found.score == pytest.approx((9**(2 / 3) - 2.05**(2 / 3)) / (2 / 3 * 2.05**(-1 / 3) * 2.255**0.5))


def test_more_articles_bring_more_events():
    assert excess(8, 400, [(2, 100)] * 10).score < 0.1


def test_a_restless_baseline_is_harder_to_exceed():
    assert excess(9, 100, [(0, 100), (4, 100)] * 5).score < excess(9, 100, [(2, 100)] * 10).score - 0.5


def test_too_little_to_compare_with():
    assert excess(9, 100, [(2, 100)] * 2 + [(0, 0)] * 8) is None
    assert excess(9, 0, [(2, 100)] * 10) is None
    assert excess(5, 100, [(0, 100)] * 10).score > 3


def poisson(draw, mean):
    n, left = 0, draw.expovariate(1)
    while left < mean:
        n, left = n + 1, left + draw.expovariate(1)
    return n


@pytest.mark.parametrize("mean", [0.5, 3, 20])
def test_false_alarms_are_as_rare_as_the_score_says(mean):
    """A score of 3 is exceeded by 1 of 740 normal values; short baselines and small counts make it more, not much."""
    draw = random.Random(7)
    runs = [excess(poisson(draw, mean), 100, [(poisson(draw, mean), 100) for _ in range(12)]).score for _ in range(4000)]
    assert sum(score >= 3 for score in runs) <= 4000 * 0.005


@pytest.fixture
def store(tmp_path):
    """Ten articles a day. On ten days one strike of Israel on Syria, on the eleventh six, and three of Iran on Iraq."""
    store = Store(str(tmp_path / "s"))
    rows = []
    for n in range(10):
        rows.append(coded(f"q{n}", n, strike(f"q{n}e", "SYR", "SYR"), strike(f"q{n}f", "ISR", "SYR")))
        rows += [coded(f"q{n}-{m}", n) for m in range(9)]
    rows += [coded(f"x{n}", 10, strike(f"x{n}", "ISR", "SYR"), outlet=f"o{n}") for n in range(6)]
    rows += [coded(f"y{n}", 10, strike(f"y{n}", "IRN", "IRQ"), outlet=f"o{n % 2}") for n in range(3)]
    rows.append(coded("z", 10, strike("z1", "TUR", "IRQ", status="future"), strike("z2", "TUR", "IRQ", historical=True)))
    with store.writing():
        tables = [table_rows(one, "r.1", extra()) for one in rows]
        store.commit({name: [row for t in tables for row in t[name]] for name in tables[0]})
    return store


def strike(id, actor, recipient, **fields):
    return event(id, "ASSAULT", actors=[party("x", actor)], recipients=[party("y", recipient)], **fields)


def coded(id, day, *events, outlet="wire"):
    return article(id, list(events), (MONDAY + dt.timedelta(days=day)).isoformat(), source=outlet)


def found(store, rule, since=None):
    with connect(store) as database:
        return evaluate(database, [rule], since)


def test_a_dyad_above_its_baseline(store):
    alerts = found(store, DYAD)
    assert [(a.actor, a.recipient, a.count, a.read) for a in alerts] == [("IRN", "IRQ", 3, 10), ("ISR", "SYR", 6, 10)]
    first = alerts[1]
    assert (first.start, first.end, first.outlets) == (MONDAY + dt.timedelta(days=10), first.start, 6)
    assert first.events == [f"x{n}" for n in range(6)]
    assert first.expected == pytest.approx(1.05)
    assert found(store, DYAD)[1].id == first.id


def test_countries_can_be_named_and_counts_be_too_small(store):
    assert [a.recipient for a in found(store, Rule("d", "conflict", "IRN", "IRQ", period="day", baseline=10, least=3))] == [
        "IRQ"]
    assert found(store, Rule("d", "conflict", "SYR", "ISR", period="day", baseline=10, least=1)) == []
    assert found(store, Rule("d", "conflict", period="day", baseline=10, least=7)) == []


def test_a_new_pair_needs_outlets(store):
    pair = Rule("p", "pair", period="day", baseline=10, least=2, outlets=2)
    assert [(a.actor, a.recipient, a.score) for a in found(store, pair)] == [("IRN", "IRQ", None)]
    assert found(store, Rule("p", "pair", period="day", baseline=10, least=2, outlets=3)) == []


def test_a_meeting_is_one_of_each_with_the_others(store):
    meeting = event("m", "CONSULT", actors=[party("x", "QAT"), party("y", "OMN")], recipients=[])
    store.commit(table_rows(coded("m", 10, meeting), "r.2", extra()))
    pair = Rule("p", "pair", period="day", baseline=10, least=1)
    assert {(a.actor, a.recipient) for a in found(store, pair)} == {("IRN", "IRQ"), ("OMN", "QAT")}
    named = Rule("p", "pair", actor="QAT", period="day", baseline=10, least=1)
    assert [(a.actor, a.recipient) for a in found(store, named)] == [("OMN", "QAT")]


def test_a_burst_of_a_category(store):
    burst = found(store, Rule("b", "burst", category="ASSAULT", period="day", baseline=10, least=5, score=-99))
    assert [(a.category, a.count) for a in burst] == [("ASSAULT", 9)]
    assert found(store, Rule("b", "burst", category="AID", period="day", baseline=10, least=1)) == []


def test_earlier_periods_are_asked_of_with_since(store):
    loose = Rule("d", "conflict", period="day", baseline=3, least=1, score=-99)
    days = {a.start for a in found(store, loose, MONDAY + dt.timedelta(days=8))}
    assert days == {MONDAY + dt.timedelta(days=n) for n in (8, 9, 10)}


def test_reports_of_one_happening_count_once(store):
    assert merge_store(store).shared > 0
    alerts = found(store, Rule("d", "conflict", period="day", baseline=10, least=1, score=-99))
    assert {(a.actor, a.recipient): a.count for a in alerts}[("ISR", "SYR")] == 1


def test_an_empty_store_has_no_alerts(tmp_path):
    store = Store(str(tmp_path / "e"))
    with store.writing():
        pass
    assert found(store, DYAD) == []


def test_the_rules_that_come_along_are_read():
    assert [r.kind for r in read_rules()] == ["conflict", "pair", "burst"]


@pytest.mark.parametrize("text, told", [
    ("", "tables"), ("rule = 3", "tables"), ("x", "no rules in TOML"), ("[[rule]]\nid='a'", "kind is missing"),
    ("[[rule]]\nid='a'\nkind='war'", "one of conflict"), ("[[rule]]\nid='a'\nkind='burst'\nactor='USA'", "of a dyad only"),
    ("[[rule]]\nid='a'\nkind='pair'\ncategory='AID'", "of a burst only"), ("[[rule]]\nid='a'\nkind='pair'\nbaseline=1", "3 to"),
    ("[[rule]]\nid='a'\nkind='pair'\nleast=true", "whole number"), ("[[rule]]\nid='a'\nkind='pair'\nscores=1", "no key"),
    ("[[rule]]\nid='a'\nkind='pair'\nactor='usa'", "capital letters"),
    ("[[rule]]\nid='a'\nkind='pair'\n[[rule]]\nid='a'\nkind='pair'", "rule 2: id a: another rule"),
    ("rule = [1]", "no table"), ("[[rule]]\nid='a'\nkind='pair'\n[other]\nx=1", "nothing else")])
def test_mistakes_in_rules_are_told(tmp_path, text, told):
    (tmp_path / "r.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read_rules(tmp_path / "r.toml")
