"""Which articles are due: once by id and text, again when the text changes or is wanted at last."""

from rasid.corpus.ledger import DUE, STORED, TWICE, Ledger
from rasid.corpus.local import Failure


def test_an_article_is_due_once():
    ledger = Ledger()
    assert [ledger.settle("a", mark, True) for mark in ("x", "x", "y", "x")] == [DUE, STORED, TWICE, STORED]


def test_what_is_stored_is_due_again_when_it_changed_or_is_wanted_at_last():
    ledger = Ledger()
    ledger.know([("a", "x", True, "r.1"), ("b", "x", False, "r.1"), ("c", "x", False, "r.1")])
    assert [ledger.settle("a", "x", True), ledger.settle("b", "x", True), ledger.settle("c", "x", False)] == [
        STORED, DUE, STORED]
    again = Ledger()
    again.know([("a", "x", True, "r.1")])
    assert again.settle("a", "y", True) == DUE


def test_the_newest_coding_counts_in_whatever_order_it_comes():
    for order in (1, -1):
        ledger = Ledger()
        ledger.know([("a", "old", True, "r.1"), ("a", "new", True, "r.2")][::order])
        assert ledger.settle("a", "new", True) == STORED


def test_a_refusal_is_new_once():
    ledger = Ledger()
    ledger.know_refused([("f:1", "broken")])
    assert [ledger.refuse(Failure("f:1", r)) for r in ("broken", "empty", "empty")] == [False, True, False]
