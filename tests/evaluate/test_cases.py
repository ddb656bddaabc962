"""The case runner's judgement, on events made by hand."""

from typing import Any

from rasid.evaluate.cases import NOTHING, check_examples, judge, pass_rates, run_cases

CODED: dict[str, Any] = {
    "category": "SANCTION", "mode": "expel", "status": None, "rules": ["sanction.expel"],
    "actors": [{"country": "USA", "sector": "GOV"}], "recipients": [{"country": None, "sector": None}]}


def test_only_given_fields_are_compared() -> None:
    assert judge([{"category": "SANCTION"}], [CODED]) == ""
    assert judge([{"category": "SANCTION", "mode": "expel", "actors": ["USA GOV"], "recipients": ["- UNK"],
                   "status": "none"}], [CODED]) == ""


def test_the_reason_names_the_first_wrong_field() -> None:
    assert judge([{"category": "SANCTION", "actors": ["RUS GOV"]}], [CODED]) == "missing SANCTION: got actors USA GOV"
    assert judge([{"category": "SANCTION", "status": "future"}], [CODED]) == "missing SANCTION: got status none"
    assert judge([{"category": "AID"}], []) == "missing AID: got nothing"


def test_nothing_else_may_be_coded() -> None:
    assert judge([], [CODED]) == "also coded SANCTION expel USA GOV -> - UNK"
    assert judge([{"category": "SANCTION"}], [CODED, CODED]).startswith("also coded")


def test_rates_by_category() -> None:
    cases = [{"where": "x:1", "text": "a", "event": [{"category": "SANCTION"}]}, {"where": "x:2", "text": "b"}]
    verdicts = list(run_cases(lambda text, day: {"events": [CODED]}, cases))
    assert pass_rates(verdicts) == {NOTHING: (0, 1), "SANCTION": (1, 1)}


def test_examples_and_counters() -> None:
    frame = {"id": "sanction.expel", "where": "x:1", "examples": ["fires", "silent"], "counters": ["silent", "fires"]}
    found = list(check_examples(lambda text, day: {"events": [CODED] if text == "fires" else []}, [frame]))
    assert [code for _, code, _ in found] == ["frame.example-silent", "frame.counter-fires"]
