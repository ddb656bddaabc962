"""The Python face: load, code, to_dict, times."""

import datetime as dt
import json

import rasid
from rasid.api import Coder
from tests.conftest import SENTENCE


def test_code_gives_schema_1(coder: Coder) -> None:
    article = coder.code(SENTENCE, published="2021-05-05", id="a1", source="paper")
    coded = article.to_dict()
    assert (coded["id"], coded["source"], coded["published"]) == ("a1", "paper", "2021-05-05")
    assert coded["coder"]["version"] == rasid.__version__
    assert json.loads(article.to_json()) == coded
    assert [e["category"] for e in coded["events"]] == [e.category for e in article.events]


def test_a_sanction_is_coded(coder: Coder) -> None:
    event = coder.code(SENTENCE, published="2021-05-05").to_dict()["events"][0]
    assert (event["category"], event["goldstein"], event["date"]) == ("SANCTION", -8.0, "2021-05-05")
    assert [p["country"] for p in event["actors"] + event["recipients"]] == ["USA", "RUS"]


def test_dates_may_be_objects(coder: Coder) -> None:
    assert coder.code(SENTENCE, published=dt.date(2021, 5, 5)).to_dict()["published"] == "2021-05-05"


def test_a_wrong_date_is_told(coder: Coder) -> None:
    article = coder.code(SENTENCE, published="yesterday")
    assert article.to_dict()["published"] is None
    assert [d.code for d in article.diagnostics] == ["input.date"]


def test_the_id_is_the_texts_own_hash(coder: Coder) -> None:
    first, again = coder.code(SENTENCE), coder.code(SENTENCE, published="2021-05-05")
    assert first.to_dict()["id"] == again.to_dict()["id"] != coder.code(SENTENCE + " ").to_dict()["id"]


def test_times_without_a_coder() -> None:
    assert [t.value for t in rasid.times("وصل الوزير يوم 5 مايو 2021", published="2021-05-06")] == ["2021-05-05"]
