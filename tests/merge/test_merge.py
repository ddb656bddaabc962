"""Merging: the pairs written by hand, groups and their limits, what a merged event keeps, and its cost."""

import dataclasses
import random
import time

import pytest

from rasid.merge.cluster import judgement_id, link, weights_of
from rasid.merge.compare import compare_counts, compare_days, compare_places
from rasid.merge.judge import DENIAL, SAME, Judge
from rasid.merge.merged import independent, merge_reports
from rasid.merge.report import Report, Side, report_of
from rasid.merge.sides import compare_side
from rasid.merge.words import stem
from tests.coded import article, event
from tests.merge.pairs import read_pairs

PAIRS = read_pairs()
BY_NAME = {name: (one, other) for name, _, one, other in PAIRS}


def judge() -> Judge:
    return Judge(weights_of([r for _, _, *both in PAIRS for r in both]))


def test_pairs_written_before_the_matcher():
    judged = judge()
    said = [(same, judged.judge(one, other).kind == SAME) for _, same, one, other in PAIRS]
    right = sum(same and got for same, got in said)
    assert len(said) == 80
    assert right / sum(got for _, got in said) >= 0.92
    assert right / sum(same for same, _ in said) >= 0.92


def test_a_judgement_does_not_depend_on_the_order():
    judged = judge()
    for _, _, one, other in PAIRS:
        assert judged.judge(one, other).score == pytest.approx(judged.judge(other, one).score)


def test_a_denial_is_linked_and_never_merged():
    claim = link(BY_NAME["n39"])
    assert [j.verdict.kind for j in claim.judgements] == [DENIAL]
    assert len(claim.groups) == len(link(BY_NAME["n38"]).groups) == 2


def test_blocking_finds_the_true_pairs():
    reports = [r for _, _, *both in PAIRS for r in both]
    joined = {frozenset(r.id for r in g) for g in link(reports).groups if len(g) > 1}
    true = {frozenset((one.id, other.id)) for _, same, one, other in PAIRS if same}
    assert len(joined & true) >= 35
    assert len(joined - true) <= 4      # two of them tell one happening in fact: n01 and t01, n08 and t13


def test_what_is_withdrawn_stays_apart():
    one, other = BY_NAME["t01"]
    third = dataclasses.replace(other, id="third", article="third")
    assert [len(g) for g in link([one, other, third]).groups] == [3]
    apart = frozenset({judgement_id(one.id, other.id)})
    assert all(not {one.id, other.id} <= {r.id for r in g} for g in link([one, other, third], apart).groups)


def test_two_events_of_one_article_are_never_merged():
    one, other = BY_NAME["t01"]
    assert len(link([one, dataclasses.replace(other, article=one.article)]).groups) == 2


def test_a_merged_event_keeps_reports_outlets_and_disagreements():
    one, other = BY_NAME["t01"]
    copy = dataclasses.replace(one, id="copy", article="copy", outlet="paper-x")
    merged = merge_reports([one, other, copy], {one.article: one.article, "copy": one.article})
    assert [r.id for r in merged.reports] == sorted(["t01-1", "t01-2", "copy"])
    assert (merged.independent, merged.outlets) == (2, ("paper-b", "paper-x", "wire-a"))
    assert merged.disagreements == {"killed": {"5": ["copy", "t01-1"], "7": ["t01-2"]}}
    assert merged.counts == {"killed": 5}


def test_an_outlet_and_a_text_count_once():
    one, other = BY_NAME["t01"]
    again = dataclasses.replace(one, id="again", article="again")
    assert independent([one, again], {}) == 1
    assert independent([one, other], {one.article: "x", other.article: "x"}) == 1


def test_features_one_by_one():
    usa, biden = Side("United States", "USA", "GOV", "USA"), Side("Joe Biden", "USA", "GOV", "joe-biden")
    blinken = Side("Antony Blinken", "USA", "GOV", "antony-blinken")
    assert compare_side(usa, biden) > 0.7 > 0.2 > compare_side(biden, blinken)
    assert compare_side(usa, Side("Russia", "RUS", "GOV", "RUS")) == 0
    one, other = BY_NAME["t02"]
    assert compare_days(one, other).score == 1.0
    assert compare_counts(one, other).detail == "sanctioned 32 | 32"
    near = [{"name": n, "country": "SYR", "precision": "city", "lat": lat, "lon": 37.0} for n, lat in (("A", 36.0),
                                                                                                  ("B", 36.05))]
    assert compare_places(*(dataclasses.replace(one, place=p) for p in near)).score == 0.9


@pytest.mark.parametrize("one, other", [("هجوم", "هجمات"), ("عقوبات", "بعقوبات"), ("والعقوبات", "عقوبه")])
def test_forms_of_a_word_share_a_skeleton(one, other):
    assert stem(one) == stem(other)


def test_own_names_are_no_words():
    report = report_of(article("a", []), event("e", actors=[{"text": "واشنطن", "name": "United States",
                                                            "country": "USA", "sector": "GOV", "entity": "USA"}]))
    assert stem("واشنطن") not in report.words
    assert stem("عقوبات") in report.words


def synthetic(count: int) -> list[Report]:
    """Reports of happenings told by several outlets, over two years."""
    chance, pairs = random.Random(3), [r for _, _, *both in PAIRS for r in both]
    vocabulary = [f"w{n}" for n in range(20000)]
    made = []
    while len(made) < count:
        base, shift = chance.choice(pairs), chance.randrange(700)
        own = chance.sample(vocabulary, 6)
        for _ in range(chance.choice([1, 1, 2, 3, 5])):
            day = dataclasses.replace(base).first.fromordinal(base.first.toordinal() - shift)
            made.append(dataclasses.replace(
                base, id=f"e{len(made)}", article=f"a{len(made)}", outlet=f"o{len(made) % 40}", first=day, last=day,
                seen=day, words=base.words | frozenset(own[:4]) | {chance.choice(vocabulary)}))
    return made[:count]


@pytest.mark.parametrize("count, seconds", [(2000, 20), pytest.param(100_000, 120, marks=pytest.mark.slow)])
def test_merging_is_quick_enough(count, seconds):
    reports = synthetic(count)
    begun = time.monotonic()
    groups = link(reports).groups
    assert sum(map(len, groups)) == count > len(groups)
    assert time.monotonic() - begun < seconds
