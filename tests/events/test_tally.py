"""What an article's candidates say of each other's sides."""

from rasid.events.tally import Tally

ISR, PSE, USA = frozenset({"ISR"}), frozenset({"PSE"}), frozenset({"USA"})
ROWS = [("force", ISR, PSE), ("force", ISR, PSE), ("force", PSE, ISR), ("verbal", USA, ISR)]
OWN = {"actor": ISR, "recipient": PSE}


def test_the_event_in_question_is_not_counted() -> None:
    assert "as=1|force" in Tally(ROWS).features("actor", "force", ISR, PSE, OWN)
    assert "as=0|force" in Tally(ROWS[:1]).features("actor", "force", ISR, PSE, OWN)


def test_the_opposite_side_is_counted_apart() -> None:
    found = Tally(ROWS).features("actor", "force", PSE, frozenset(), OWN)
    assert {"as=1|force", "opposite=1|force"} <= found


def test_other_kinds_count_only_where_any_kind_is_asked() -> None:
    found = Tally(ROWS).features("actor", "force", USA, PSE, OWN)
    assert {"as=0|force", "as-any=1"} <= found and "as-most" not in found


def test_pairs_are_counted_in_both_directions() -> None:
    found = Tally(ROWS).features("actor", "force", ISR, PSE, OWN)
    assert {"pair=1|force", "pair-turned=1"} <= found


def test_the_commonest_side_is_marked() -> None:
    assert "as-most|force" in Tally(ROWS).features("actor", "force", ISR, PSE, {"actor": USA, "recipient": PSE})
