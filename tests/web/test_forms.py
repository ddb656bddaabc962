"""A form that was refused keeps what was typed, and can be sent again."""

from typing import Any

import lxml.html
import pytest

from rasid.store.repository import Store
from rasid.store.reviews import read_reviews
from rasid.web.security import CSRF
from rasid.web.settings import Settings
from tests.web.conftest import Reviewer, client

ORIGIN = "http://127.0.0.1:8000"


@pytest.fixture
def ann(own: Store) -> Reviewer:
    """A reviewer who reads pages."""
    reviewer = Reviewer(own)
    reviewer.browser.headers["accept"] = "text/html"
    return reviewer


def typed(answer: Any) -> tuple[str, dict[str, str]]:
    """Where the form of a page that tells of a mistake leads, and what it holds."""
    [form] = [f for f in lxml.html.fromstring(answer.text).forms if f.get("id") == "again"]
    return form.action, {name: value or "" for name, value in form.fields.items()}


def looked(reviewer: Reviewer) -> dict[str, Any]:
    shown: dict[str, Any] = reviewer.browser.get("/review.json").json()["looked"]
    return shown


def test_a_correction_with_a_mistake_is_mended_and_sent(ann: Reviewer) -> None:
    shown = looked(ann)
    fields = {**shown["fields"], "actors": "USA United States\n-/REB حركة", "counts": "killed 5", "note": "أول سطر\nوثان"}
    refused = ann.send("/review/decide", event=shown["event"]["id"], verdict="correct", **fields)
    action, kept = typed(refused)
    assert refused.status_code == 409 and "USA/GOV" in refused.text and action == "/review/decide"
    assert {name: kept[name].split() for name in fields} == {name: str(text).split() for name, text in fields.items()}
    assert (kept["verdict"], kept["event"], kept["reviewer"]) == ("correct", shown["event"]["id"], ann.name)
    mended = {**kept, "actors": kept["actors"].replace("USA ", "USA/GOV ")}
    assert ann.browser.post(action, data=mended).status_code == 303
    [done] = read_reviews(ann.store)
    assert [p["name"] for p in done.changes["actors"]] == ["United States", "حركة"]
    assert done.note.split() == fields["note"].split()


def test_other_forms_keep_it_too(ann: Reviewer) -> None:
    article = looked(ann)["article"]
    added = ann.send("/review/add", article=article, start=10**8, end=10**8 + 3, category="AID", actors="USA/GOV X", note="n")
    kept = typed(added)[1]
    assert (kept["start"], kept["category"]) == (str(10**8), "AID")
    assert (kept["actors"].strip(), kept["note"].strip()) == ("USA/GOV X", "n")
    assert typed(ann.send("/story/apart", judgement="none", event="none", note="why"))[1]["note"].strip() == "why"
    long = ann.send("/review/decide", event="e", verdict="note", note="x" * 3000)
    assert long.status_code == 422 and typed(long)[1]["note"].strip() == "x" * 3000


def test_an_expired_form_is_kept_for_the_pages_of_this_desk_only(ann: Reviewer) -> None:
    shown = looked(ann)
    fields = {"event": shown["event"]["id"], "verdict": "note", "reviewer": ann.name, "note": "kept", "csrf": "old"}
    elsewhere = client(ann.store).post("/review/decide", data=fields, headers={"accept": "text/html"})
    assert elsewhere.status_code == 403 and "kept" not in elsewhere.text
    ann.browser.cookies.delete(CSRF)
    expired = ann.browser.post("/review/decide", data=fields, headers={"origin": ORIGIN})
    action, kept = typed(expired)
    assert expired.status_code == 403 and kept["note"].strip() == "kept" and kept["csrf"] not in ("", "old")
    assert ann.browser.post(action, data=kept, headers={"origin": ORIGIN}).status_code == 303


def test_what_is_no_form_or_far_too_long_is_not_repeated(ann: Reviewer) -> None:
    assert 'id="again"' not in ann.browser.get("/story/none").text
    assert 'id="again"' not in ann.send("/review/decide", event="e", verdict="note", note="x" * 200_000).text
    reader = Reviewer(ann.store, settings=Settings(read_only=True))
    reader.browser.headers["accept"] = "text/html"
    refused = reader.send("/review/decide", event="e", verdict="note", note="x")
    assert refused.status_code == 403 and 'id="again"' not in refused.text
