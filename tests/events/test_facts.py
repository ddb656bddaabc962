"""Dates, counts and places of events: which words of the clause and of the article they rest on."""

from typing import Any

import pytest

from rasid import api

PUBLISHED = "2022-05-11"          # a Wednesday
LEAD = "التقى وزير الخارجية المصري نظيره التركي في القاهرة.\n"


def events(text: str, category: str, published: str | None = PUBLISHED) -> list[dict[str, Any]]:
    """The coded events of a category."""
    return [e for e in api.load().code(text, published).to_dict()["events"] if e["category"] == category]


@pytest.mark.parametrize(("text", "category", "date"), [
    ("قصفت القوات الروسية مدينة أوكرانية.", "ASSAULT", "2022-05-11"),
    ("قصفت القوات الروسية أمس مدينة أوكرانية.", "ASSAULT", "2022-05-10"),
    ("فرضت الولايات المتحدة في مارس الماضي عقوبات على روسيا.", "SANCTION", "2022-03"),
    ("فرضت الولايات المتحدة عام 2019 عقوبات على إيران.", "SANCTION", "2019"),
    ("تقصف القوات الروسية المدن الأوكرانية منذ 24 فبراير الماضي.", "ASSAULT", "2022-02-24/2022-05-11"),
])
def test_the_date_of_the_clause_or_of_the_day(text: str, category: str, date: str) -> None:
    assert [e["date"] for e in events(text, category)] == [date]


def test_a_date_in_a_relative_clause_stays_there() -> None:
    text = "أدانت فرنسا الاتفاق الذي وقعته روسيا مع إيران عام 2015."
    assert [e["date"] for e in events(text, "ACCUSE")] == ["2022-05-11"]


def test_a_clause_joined_to_a_dated_one_takes_its_date() -> None:
    found = events("طردت موسكو في مارس الماضي دبلوماسيين بريطانيين، وفرضت عقوبات على بريطانيا.", "SANCTION")
    assert {e["date"] for e in found} == {"2022-03"}


def test_the_day_of_the_lead_is_that_of_what_follows() -> None:
    lead = "لقاء مصري تركي\nالتقى وزير الخارجية المصري أمس الثلاثاء نظيره التركي.\n"
    found = events(lead + "ودانت تركيا القصف الإسرائيلي.", "ACCUSE")
    assert [e["date"] for e in found] == ["2022-05-10"]


def test_undated_background_has_no_date() -> None:
    found = events(LEAD + "وكانت تركيا قد دانت إسرائيل.", "ACCUSE")
    assert [e["date"] for e in found] == [None]


def test_a_date_more_than_a_year_back_is_history() -> None:
    found = events("فرضت الولايات المتحدة عام 2019 عقوبات على إيران.", "SANCTION")
    assert [e["historical"] for e in found] == [True]


@pytest.mark.parametrize(("text", "category", "counts"), [
    (LEAD + "قتل الجيش الإسرائيلي 5 فلسطينيين في غزة.", "ASSAULT", {"killed": 5}),
    ("طردت روسيا 10 دبلوماسيين بريطانيين.", "SANCTION", {"expelled": 10}),
    ("اعتقلت الشرطة التركية 7 من الصحفيين.", "COERCE", {"arrested": 7}),
])
def test_numbers_count_what_stands_beside_them(text: str, category: str, counts: dict[str, int]) -> None:
    assert [e["counts"] for e in events(text, category)] == [counts]


def test_a_year_counts_nothing() -> None:
    found = events("قتلت القوات الأمريكية عام 2020 القائد العسكري الإيراني.", "ASSAULT")
    assert all(2020 not in e["counts"].values() for e in found)


def test_the_place_after_a_preposition() -> None:
    found = events("التقى وزير الخارجية المصري نظيره التركي في القاهرة.", "CONSULT")
    assert [e["place"]["name"] for e in found] == ["Cairo"]
