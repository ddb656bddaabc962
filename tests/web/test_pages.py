"""Every page, in both languages, with its JSON twin."""

import pytest
from fastapi.testclient import TestClient

from rasid.web.filter import Filter
from rasid.web.messages import FOLDER, LANGUAGES, texts
from rasid.web.pages import NAV

PATHS = [path for path, _ in NAV]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_loads_in_both_languages(desk: TestClient, path: str, language: str) -> None:
    answer = desk.get(path, params={"lang": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in answer.text


@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_a_json_twin(desk: TestClient, path: str) -> None:
    twin = desk.get("/overview.json" if path == "/" else f"{path}.json")
    assert twin.status_code == 200
    assert twin.json() == desk.get(path, headers={"accept": "application/json"}).json()
    assert ("/overview.json" if path == "/" else f"{path}.json") in desk.get("/openapi.json").json()["paths"]


def test_the_filter_narrows_and_a_blank_field_does_not(desk: TestClient) -> None:
    everything = desk.get("/events.json").json()["total"]
    assaults = desk.get("/events.json", params={"category": "ASSAULT", "actor": ""}).json()
    assert 0 < assaults["total"] < everything
    assert {e["category"] for e in assaults["events"]} == {"ASSAULT"}


@pytest.mark.parametrize("bad", ["since=yesterday", "category=LOVE", "least=2", "page=0", "sort=x", f"text={'x' * 121}"])
def test_a_bad_filter_is_told(desk: TestClient, bad: str) -> None:
    assert desk.get(f"/events.json?{bad}").status_code == 422
    assert desk.get(f"/events?{bad}").status_code == 422


def test_the_permalink_is_the_filter() -> None:
    wanted = Filter(actor="YEM/REB", since="2021-01", least=0.5)
    assert wanted.query() == "since=2021-01&actor=YEM%2FREB&least=0.5"
    assert wanted.query(actor=None, page=2) == "since=2021-01&least=0.5&page=2"


def test_every_text_stands_in_both_languages() -> None:
    keys = {language: set(texts(language)._messages) for language in LANGUAGES}
    assert keys["en"] == keys["ar"]
    rows = [line.split("\t")[0] for path in FOLDER.glob("*.tsv") for line in path.read_text("utf-8").splitlines()
            if not line.startswith(("#", "id\t"))]
    assert len(rows) == len(set(rows)), "a key stands twice"
