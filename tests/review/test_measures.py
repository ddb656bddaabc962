"""Agreement, intervals, precision and the queue: against figures worked out by hand or published."""

import random

import pytest

from rasid.review import record
from rasid.review.agreement import agreements, alpha_of, cohen_kappa, disputed, krippendorff_alpha
from rasid.review.intervals import Stratum, of_sample, of_strata, pooled, wilson
from rasid.review.precision import precision
from rasid.review.queue import queue
from rasid.store.query import connect
from rasid.store.repository import Store
from rasid.store.reviews import Review, read_reviews
from rasid.store.rows import table_rows
from tests.coded import article, event, extra


def test_kappa_of_a_textbook_table():
    """20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: 0.7 observed, 0.5 by chance."""
    labels = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert cohen_kappa(labels) == pytest.approx(0.4)
    assert cohen_kappa([("y", "y")] * 3) is None
    assert cohen_kappa([]) is None


def test_alpha_of_krippendorffs_own_example():
    """Four observers, twelve units, missing values, nominal: 0.743 (Krippendorff, Computing alpha-reliability, 2011)."""
    rows = ["1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."]
    units = [[v for v in unit if v != "."] for unit in zip(*(r.split() for r in rows), strict=True)]
    assert krippendorff_alpha(units) == pytest.approx(0.743, abs=0.0005)
    assert krippendorff_alpha([["a"], ["a", "a"]]) is None


def test_wilson_as_published():
    """Newcombe, Statistics in Medicine 17, 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29."""
    for right, n, low, high in ((81, 263, .2553, .3662), (15, 148, .0624, .1605), (0, 20, 0, .1611), (1, 29, .0061, .1718)):
        assert wilson(right / n, n) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))
    assert of_sample(0, 0) is None


def test_strata_count_by_their_size():
    found = of_strata([Stratum(900, 10, 9), Stratum(100, 50, 5)])
    assert found.share == pytest.approx(0.9 * 0.9 + 0.1 * 0.1)
    assert found.low < found.share < found.high and found.n == 60
    assert of_strata([]) is None


def test_thin_strata_are_joined():
    assert pooled([Stratum(1, 2, 1), Stratum(2, 3, 3), Stratum(4, 7, 7), Stratum(8, 1, 0)], 5) == [
        Stratum(3, 5, 4), Stratum(12, 8, 7)]
    assert pooled([Stratum(5, 1, 1)], 5) == [Stratum(5, 1, 1)]


def test_the_weighted_interval_holds_its_level():
    """Populations of two bands, the doubtful one looked at four times as often: the plain share is far off."""
    draw, hit, plain = random.Random(5), 0, 0
    for _ in range(400):
        sure, doubtful = (sum(draw.random() < p for _ in range(n)) for p, n in ((0.9, 20), (0.4, 80)))
        truth = 0.8 * 0.9 + 0.2 * 0.4
        found = of_strata([Stratum(800, 20, sure), Stratum(200, 80, doubtful)])
        low, high = wilson((sure + doubtful) / 100, 100)
        hit, plain = hit + (found.low <= truth <= found.high), plain + (low <= truth <= high)
    assert hit >= 0.93 * 400
    assert plain < 0.05 * 400


def decided(subject, reviewer, verdict, **changes):
    return Review(subject, verdict, reviewer=reviewer, seen=event(subject), changes=changes)


def test_agreement_counts_first_decisions_and_fields():
    log = [decided("e1", "ann", "accept"), decided("e1", "bob", "correct", mode="expel"), decided("e2", "ann", "reject"),
           decided("e2", "bob", "accept"), decided("e3", "ann", "accept"), decided("e2", "bob", "reject"),
           decided("e4", "bob", "accept"), decided("e4", "ann", "accept")]
    found = agreements(log)[0]
    assert (found.one, found.other, found.n, found.percent) == ("ann", "bob", 3, pytest.approx(2 / 3))
    assert (found.fields["mode"], found.fields["actors"]) == (0.5, 1.0)
    assert found.kappa == pytest.approx(0.0) and alpha_of(log) is not None
    assert disputed(log) == set() and disputed(log[:5]) == {"e2"}


@pytest.fixture
def many(tmp_path):
    """A hundred events in ten bands of confidence; every event of a confidence below a half is wrong."""
    store = Store(str(tmp_path / "m"))
    events = [event(f"{n * 37 % 100:02}", "AID" if n == 50 else "SANCTION", confidence=round(0.3 + n * 0.007, 3),
                    mentions=[{"text": "فرضت", "start": n, "end": n + 4}]) for n in range(100)]
    with store.writing():
        store.commit(table_rows(article("a", events), "r.1", extra("ن" * 200)))
    return store, {e["id"]: e for e in events}


def test_the_queue_shows_doubtful_and_rare_events_first(many):
    store, events = many
    with connect(store) as database:
        found = queue(database, [], "ann", most=100)
        assert events[found[0]["id"]]["category"] == "AID"
        assert [abs(r["confidence"] - 0.5) for r in found[1:4]] == sorted(abs(r["confidence"] - 0.5) for r in found[1:4])
        assert [r["id"] for r in queue(database, [], "ann", "sample", 3)] == ["00", "01", "02"]
        seen = [Review("00", "accept", reviewer="bob", seen=events["00"])]
        assert "00" not in [r["id"] for r in queue(database, seen, "ann", most=100)]
        assert queue(database, seen, "ann", "sample", 1)[0]["id"] == "00"
        assert queue(database, seen, "bob", "sample", 1)[0]["id"] == "01"
        torn = [*seen, Review("00", "reject", reviewer="cem", seen=events["00"])]
        assert [(r["id"], r["dispute"]) for r in queue(database, torn, "ann", most=2)] == [("50", 0.0), ("00", 1.0)]


def test_precision_of_a_queue_is_weighed_back_to_the_store(many):
    store, events = many
    with connect(store) as database:
        looked = [r["id"] for r in queue(database, [], "ann", most=60)]
        log = [Review(i, "reject" if events[i]["confidence"] < 0.5 else "accept", reviewer="ann", article="a",
                      text_hash="h", seen=events[i]) for i in looked]
        found = precision(database, log)
    truth = sum(e["confidence"] >= 0.5 for e in events.values()) / 100
    plain = sum(r.verdict == "accept" for r in log) / 60
    weighted = found.weighted["category"]
    assert abs(weighted.share - truth) < abs(plain - truth) / 2
    assert weighted.low <= truth <= weighted.high and (found.events, found.reviewed) == (100, 60)


def test_the_sample_ends_at_the_first_event_that_nobody_looked_at(many):
    store, events = many
    log = [Review(i, "correct" if i == "01" else "accept", reviewer="ann", seen=events[i],
                  changes={"mode": "expel"} if i == "01" else {}) for i in ("00", "01", "02", "04")]
    with connect(store) as database:
        found = precision(database, log)
    assert (found.sample["category"].n, found.sample["category"].share) == (3, 1.0)
    assert found.sample["full"].share == pytest.approx(2 / 3)
    assert found.fields["mode"].share == pytest.approx(2 / 3) and found.fields["actors"].share == 1.0
    assert found.categories["SANCTION"].n == 3


def test_a_field_that_was_coded_anew_is_judged_by_what_the_reviewer_left(store):
    record.decide(store, "e1", "correct", "ann", {"mode": "expel"})
    store.commit(table_rows(article("a", [event("e1", mode="expel")]), "r.2", extra("ن" * 200)))
    with connect(store) as database:
        assert precision(database, read_reviews(store)).sample["full"].share == 1.0
