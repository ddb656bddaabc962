"""The table of events and its export."""

import csv
import io
import json

import pytest
from fastapi.testclient import TestClient

from rasid.export.formats import FORMATS
from rasid.web.pages.events import PAGE, SORTS


def found(desk: TestClient, **params: str) -> dict[str, object]:
    return desk.get("/events.json", params=params).json()     # type: ignore[no-any-return]


@pytest.mark.parametrize("sort", SORTS)
def test_an_order_loses_no_event(desk: TestClient, sort: str) -> None:
    first = desk.get("/events.json", params={"sort": sort}).json()
    assert len(first["events"]) == PAGE < first["total"]
    ids = [e["id"] for number in range(1, first["pages"] + 1)
           for e in desk.get("/events.json", params={"sort": sort, "page": number}).json()["events"]]
    assert len(ids) == len(set(ids)) == first["total"]


def test_doubt_comes_first_where_asked(desk: TestClient) -> None:
    values = [e["confidence"] for e in desk.get("/events.json?sort=doubt").json()["events"]]
    assert values == sorted(values)


@pytest.mark.parametrize("field", ["category", "status", "place", "outlet"])
def test_a_facet_counts_what_its_link_shows(desk: TestClient, field: str) -> None:
    value = desk.get("/events.json").json()["facets"][field][-1]
    assert found(desk, **{field: value["value"]})["total"] == value["events"]


@pytest.mark.parametrize("field", ["text", "actor"])
def test_what_is_not_there_is_not_found(desk: TestClient, field: str) -> None:
    assert found(desk, **{field: "zzzz"})["total"] == 0


def test_words_are_found_whatever_their_spelling(desk: TestClient) -> None:
    assert found(desk, text="الأردن")["total"] == found(desk, text="الاردن")["total"] != 0


def exported(desk: TestClient, kind: str, **params: str) -> bytes:
    answer = desk.get("/events/export", params={"format": kind, **params})
    assert answer.status_code == 200
    assert "attachment" in answer.headers["content-disposition"]
    return answer.content


def test_the_export_holds_exactly_what_is_shown(desk: TestClient) -> None:
    shown = found(desk, actor="GOV", quad="verbal conflict", least="0.6")
    rows = list(csv.DictReader(io.StringIO(exported(desk, "csv", actor="GOV", quad="verbal conflict",
                                                    least="0.6").decode())))
    assert len(rows) == shown["total"] != 0
    events = shown["events"]
    assert isinstance(events, list)
    assert {e["id"] for e in events} <= {r["event_id"] for r in rows}
    lines = exported(desk, "jsonl", actor="GOV", quad="verbal conflict", least="0.6").decode().splitlines()
    assert sum(len(json.loads(line)["events"]) for line in lines) == shown["total"]


@pytest.mark.parametrize("kind", sorted(FORMATS))
def test_every_format_can_be_saved(desk: TestClient, kind: str) -> None:
    assert exported(desk, kind, category="ASSAULT")
