"""Who may come in, what every answer carries, and what a form needs."""

import re

import pytest
from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient

from rasid.store.repository import Store
from rasid.web import security
from rasid.web.settings import Settings
from tests.web.conftest import client

SECRET = "open-sesame"


@pytest.mark.parametrize("path", ["/", "/events", "/events.json", "/static/desk.css", "/nowhere", "/events?page=0"])
def test_every_answer_carries_the_policy(desk: TestClient, path: str) -> None:
    headers = desk.get(path).headers
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_pages_hold_no_inline_script_or_style(desk: TestClient) -> None:
    page = desk.get("/").text
    assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=", page)
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", page)


def test_another_name_for_this_machine_is_turned_away(desk: TestClient) -> None:
    assert desk.get("/", headers={"host": "evil.example:8000"}).status_code == 400


def test_a_long_query_is_turned_away(desk: TestClient) -> None:
    assert desk.get("/events?text=" + "x" * security.LONGEST_QUERY).status_code == 414


def test_a_token_opens_the_desk_and_leaves_the_address(samples: Store) -> None:
    guarded = client(samples, Settings(host="0.0.0.0", token=SECRET))
    assert guarded.get("/").status_code == 401
    assert guarded.get("/?token=wrong").status_code == 401
    assert guarded.get("/static/desk.css").status_code == 401
    entered = guarded.get(f"/events?token={SECRET}&actor=USA")
    assert (entered.status_code, entered.headers["location"]) == (303, "/events?actor=USA")
    assert SECRET not in entered.headers["set-cookie"]
    assert guarded.get("/events").status_code == 200


def test_programs_may_show_the_token_in_a_header(samples: Store) -> None:
    guarded = client(samples, Settings(token=SECRET))
    assert guarded.get("/events.json", headers={"authorization": f"Bearer {SECRET}"}).status_code == 200


@pytest.fixture
def form(samples: Store) -> TestClient:
    """A desk with one thing to change."""
    return _with_form(client(samples))


def _with_form(found: TestClient) -> TestClient:
    assert isinstance(found.app, FastAPI)
    found.app.add_api_route("/change", lambda: {"done": True}, methods=["POST"],
                            dependencies=[Depends(security.check_form)])
    return found


def test_a_form_needs_the_value_of_its_page(form: TestClient) -> None:
    form.get("/")
    kept = form.cookies[security.CSRF]
    assert form.post("/change").status_code == 403
    assert form.post("/change", data={"csrf": "wrong"}).status_code == 403
    assert form.post("/change", data={"csrf": kept}).json() == {"done": True}


def test_a_form_from_elsewhere_is_refused(form: TestClient) -> None:
    form.get("/")
    kept = form.cookies[security.CSRF]
    assert form.post("/change", data={"csrf": kept}, headers={"origin": "http://evil.example"}).status_code == 403
    here = {"origin": "http://127.0.0.1:8000"}
    assert form.post("/change", data={"csrf": kept}, headers=here).status_code == 200


def test_a_read_only_desk_changes_nothing(samples: Store) -> None:
    form = _with_form(client(samples, Settings(read_only=True)))
    form.get("/")
    assert form.post("/change", data={"csrf": form.cookies[security.CSRF]}).status_code == 403
