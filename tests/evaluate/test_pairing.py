"""Pairing and fields, on events made by hand."""

from typing import Any

from rasid.evaluate.articles import score_article
from rasid.evaluate.errors import group_faults
from rasid.evaluate.gold import GoldArticle, is_blind
from rasid.evaluate.pairing import FIELDS, pair, parties, triggers

TEXT = "aaa bbb ccc ddd"


def party(code: str) -> dict[str, Any]:
    country, sector = code.split()
    return {"country": None if country == "-" else country, "sector": sector}


def gold(trigger: str, actors: list[str], recipients: list[str], **more: Any) -> dict[str, Any]:
    return {"trigger": trigger, "category": "ACCUSE", "core": True, "actors": [party(a) for a in actors],
            "recipients": [party(r) for r in recipients], **more}


def coded(start: int, end: int, actors: list[str], recipients: list[str], **more: Any) -> dict[str, Any]:
    return {"mentions": [{"start": start, "end": end}], "category": "ACCUSE", "actors": [party(a) for a in actors],
            "recipients": [party(r) for r in recipients], **more}


def test_touching_triggers_pair_before_like_parties() -> None:
    wanted = [gold("bbb", ["USA GOV"], ["RUS GOV"])]
    got = [coded(0, 3, ["USA GOV"], ["RUS GOV"]), coded(4, 7, ["FRA GOV"], [])]
    assert pair(wanted, got, TEXT) == [(0, 1, True)]


def test_like_parties_pair_where_no_words_touch() -> None:
    assert pair([gold("bbb", ["USA GOV"], [])], [coded(0, 3, ["USA MIL"], [])], TEXT) == [(0, 0, False)]
    assert pair([gold("bbb", ["USA GOV"], ["RUS GOV"])], [coded(0, 3, ["USA GOV"], ["FRA GOV"])], TEXT) == []


def test_long_mentions_and_other_categories_do_not_pair() -> None:
    assert triggers(coded(0, 61, [], []), "x" * 80) == []
    assert pair([gold("bbb", ["USA GOV"], [])], [{**coded(4, 7, ["USA GOV"], []), "category": "AID"}], TEXT) == []


def test_meetings_have_no_direction() -> None:
    meeting = {**coded(0, 3, ["USA GOV"], ["RUS GOV"]), "category": "CONSULT"}
    assert parties(meeting, "actors", False) == {"USA", "RUS"}
    assert parties(meeting, "recipients", False) == frozenset()
    assert parties(meeting, "actors", True) == {"USA"}


def test_dates_may_be_finer_not_coarser() -> None:
    same = FIELDS["date"]
    assert same({"date": "2021-05"}, {"date": "2021-05-04"}) and same({"date": None}, {"date": None})
    assert not same({"date": "2021-05-04"}, {"date": "2021-05"}) and not same({"date": "2021"}, {"date": None})


def test_marginal_events_count_neither_way() -> None:
    article = GoldArticle("x", TEXT, {"events": [gold("bbb", ["USA GOV"], [], core=False)], "quotes": []})
    score = score_article(article, {"events": [coded(4, 7, ["USA GOV"], [])]}, blind=False)
    assert (score.counts["gold"], score.counts["pred"], score.counts["detection"]) == (0, 0, 0)


def test_errors_are_grouped_by_cause_and_blind_ones_not_collected() -> None:
    article = GoldArticle("x", TEXT, {"events": [gold("bbb", ["USA GOV"], []), gold("ddd", ["USA GOV"], [])]})
    got = {"events": [coded(4, 7, [], []), coded(0, 3, ["FRA GOV"], []), coded(0, 3, ["ITA GOV"], [])]}
    causes = [(cause, len(faults)) for cause, faults in group_faults(score_article(article, got, False).faults)]
    assert causes[0] == ("false ACCUSE: gold has nothing there", 2)
    assert ("actors missing", 1) in causes and ("missed ACCUSE: nothing coded there", 1) in causes
    assert score_article(article, got, blind=True).faults == []


def test_the_blind_third_is_decided_by_the_id() -> None:
    assert not is_blind("seed")
    assert 0.25 < sum(is_blind(str(n)) for n in range(1000)) / 1000 < 0.42
