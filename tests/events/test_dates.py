"""The judge of dates: what it offers, and that it chooses by its weights alone."""

import json
from pathlib import Path

from rasid.events.dates import DateChoice
from rasid.pipeline import load

TEXT = "قال الوزير التركي اليوم الخميس إن بلاده لن تغادر الحلف. وأضاف أن الجيش الذي قصف حلب يوم الاثنين سينسحب."
BACKGROUND = "اجتمع الوزير التركي بنظيره المصري اليوم الخميس في أنقرة. وكانت تركيا قد دانت إسرائيل."


def dates(weights: dict[str, float], tmp_path: Path, text: str, category: str) -> list[str | None]:
    path = tmp_path / "dates.json"
    path.write_text(json.dumps({"margin": 0.0, "weights": weights}), encoding="utf-8")
    coder = load()
    coder.events.acceptance.threshold, coder.events.dates = 0.0, DateChoice(path)
    return [e.date for e in coder.code(text, "2022-05-12").events if e.category == category]


def test_without_weights_the_rules_decide(tmp_path: Path) -> None:
    assert dates({}, tmp_path, TEXT, "ASSAULT") == ["2022-05-09"]


def test_weights_can_prefer_the_day_of_the_article(tmp_path: Path) -> None:
    assert dates({"published": 5.0}, tmp_path, TEXT, "ASSAULT") == ["2022-05-12"]


def test_weights_can_prefer_no_date(tmp_path: Path) -> None:
    assert dates({"undated": 5.0}, tmp_path, TEXT, "ASSAULT") == [None]


def test_background_without_a_date_keeps_none(tmp_path: Path) -> None:
    assert dates({"published": 5.0}, tmp_path, BACKGROUND, "ACCUSE") == [None]
