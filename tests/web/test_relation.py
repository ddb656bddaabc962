"""The page of a relation: its numbers are those of the events, whatever the filter leaves of them."""

import pytest
from fastapi.testclient import TestClient

from rasid.store.repository import Store
from rasid.web.database import Database


def told(samples: Store, a: str, b: str) -> list[dict[str, object]]:
    """Events of two countries, read row by row: one on either side, or both among the actors of a meeting."""
    found = []
    for row in Database(samples).rows("select * from events where status is null and not historical"):
        actors, recipients = ({p["country"] for p in row[side]} for side in ("actors", "recipients"))
        others = recipients if row["recipients"] else actors
        if (a in actors and b in others) or (b in actors and a in others):
            found.append(row)
    return found


@pytest.mark.parametrize("a, b", [("ISR", "PSE"), ("USA", "IRN"), ("JOR", "IRN"), ("GRC", "TUR")])
def test_the_curve_counts_every_event_of_the_two_once(desk: TestClient, samples: Store, a: str, b: str) -> None:
    rows = told(samples, a, b)
    curve = desk.get("/relation.json", params={"a": a, "b": b}).json()["curve"]
    points = curve["points"]
    assert sum(p["events"] for p in points) == len(rows) > 0
    assert sum(p["conflict"] for p in points) == sum(str(r["quad"]).endswith("conflict") for r in rows)
    total = sum(p["mean"] * p["events"] for p in points if p["events"])
    assert total == pytest.approx(sum(float(str(r["score"])) for r in rows))
    assert all(p["low"] <= p["mean"] <= p["high"] for p in points if p["events"])
    assert curve == desk.get("/relation.json", params={"a": b, "b": a}).json()["curve"]


def test_denominators_are_the_articles_of_the_same_days_and_outlet(desk: TestClient, samples: Store) -> None:
    rows = Database(samples).rows("select day, source from articles where coded and day is not null")
    wanted = {"a": "ISR", "b": "PSE", "since": "2021", "until": "2022-06", "period": "month"}
    points = desk.get("/relation.json", params=wanted).json()["curve"]["points"]
    inside = [r for r in rows if "2021-01-01" <= str(r["day"]) <= "2022-06-30"]
    assert sum(p["read"] for p in points) == len(inside) > 0
    outlet = inside[0]["source"]
    narrowed = desk.get("/relation.json", params={**wanted, "outlet": outlet}).json()["curve"]["points"]
    assert sum(p["read"] for p in narrowed) == sum(r["source"] == outlet for r in inside)


def test_the_events_of_a_period_are_those_that_the_curve_counts(desk: TestClient) -> None:
    wanted = {"a": "ISR", "b": "PSE", "period": "month"}
    points = desk.get("/relation.json", params=wanted).json()["curve"]["points"]
    busiest = max(points, key=lambda p: p["events"])
    listed = desk.get("/relation/events.json", params={**wanted, "start": busiest["start"]}).json()
    assert len(listed["events"]) == busiest["events"]
    part = desk.get("/relation/events", params={**wanted, "start": busiest["start"]}, headers={"hx-request": "true"}).text
    assert "<html" not in part and part.count("<li>") == busiest["events"]


def test_two_relations_are_compared(desk: TestClient) -> None:
    page = desk.get("/relation?a=ISR&b=PSE&c=EGY&d=SDN&lang=en").text
    assert "Israel" in page and "Egypt" in page and page.count("<details><summary>Numbers") == 2


def test_dyads_are_offered_where_none_is_named(desk: TestClient) -> None:
    dyads = desk.get("/relation.json").json()["dyads"]
    assert [d["events"] for d in dyads] == sorted((d["events"] for d in dyads), reverse=True) and dyads
    assert f'href="/relation?a={dyads[0]["a"]}&amp;b={dyads[0]["b"]}"' in desk.get("/relation").text


def test_the_filter_keeps_the_two(desk: TestClient) -> None:
    page = desk.get("/relation?a=ISR&b=PSE&since=2021").text
    form = page.partition('id="filter"')[2].partition("</form>")[0]
    assert 'name="a" value="ISR"' in form and 'name="b" value="PSE"' in form
    assert 'href="/relation?a=ISR&amp;b=PSE"' in page


@pytest.mark.parametrize("bad", ["a=usa&b=RUS", "a=USA&b='--", "a=USA&b=RUS&period=year", "a=USA&b=RUS&since=x"])
def test_what_is_no_country_is_refused(desk: TestClient, bad: str) -> None:
    assert desk.get(f"/relation.json?{bad}").status_code == 422


def test_countries_of_which_nothing_is_told_have_an_empty_curve(desk: TestClient) -> None:
    curve = desk.get("/relation.json?a=FJI&b=NPL").json()["curve"]
    assert sum(p["events"] for p in curve["points"]) == 0 and curve["deviation"] is None
    assert desk.get("/relation?a=FJI&b=NPL").status_code == 200
