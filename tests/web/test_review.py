"""Reviewing in the desk: forms that count at once, are taken back, and refuse what makes no sense."""

import contextlib
import io
import json
import shutil
import zipfile
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.errors import InputError
from rasid.store.repository import Store
from rasid.store.reviews import read_reviews
from rasid.web.corrections import changes_of, written
from rasid.web.settings import Settings
from tests.coded import event, party
from tests.web.conftest import Reviewer


def first(reviewer: Reviewer, **query: object) -> dict:
    """The event at the head of the queue."""
    return reviewer.json("/review.json", **query)["looked"]


def test_a_decision_counts_at_once_and_is_taken_back(own: Store) -> None:
    ann = Reviewer(own)
    shown, total = first(ann)["event"], ann.json("/events.json")["total"]
    answer = ann.send("/review/decide", event=shown["id"], verdict="reject", note="لا شيء")
    assert answer.status_code == 303
    assert ann.json("/events.json")["total"] == total - 1
    page = ann.browser.get(answer.headers["location"]).text
    done = parse_qs(urlsplit(answer.headers["location"]).query)["done"][0]
    assert shown["id"] in page and f'name="review" value="{done}"' in page
    assert first(ann)["event"]["id"] != shown["id"]
    back = ann.send("/review/undo", review=done, back="event")
    assert parse_qs(urlsplit(back.headers["location"]).query)["event"] == [shown["id"]]
    assert ann.json("/events.json")["total"] == total
    log = ann.json("/review/log.json")["reviews"]
    assert [(r["review"]["verdict"], r["stands"], r["review"]["reviewer"]) for r in log] == [
        ("undo", False, "آن"), ("reject", False, "آن")]


def test_a_correction_takes_the_fields_that_changed(own: Store) -> None:
    ann = Reviewer(own)
    looked = first(ann)
    fields = {**looked["fields"], "category": "AID", "mode": "", "actors": "USA/GOV United States\n-/REB Houthis",
              "counts": "killed 5\ninjured 7", "place": "SYR Aleppo", "date": "2021-05"}
    assert ann.send("/review/decide", event=looked["event"]["id"], verdict="correct", **fields).status_code == 303
    one = next(r for r in read_reviews(own) if r.verdict == "correct")
    assert one.event is not None
    assert (one.event["category"], one.event["mode"], one.event["quad"]) == ("AID", None, "material cooperation")
    assert [(p["country"], p["sector"]) for p in one.event["actors"]] == [("USA", "GOV"), (None, "REB")]
    assert (one.event["counts"], one.event["place"]["name"]) == ({"killed": 5, "injured": 7}, "Aleppo")
    assert "recipients" not in one.changes
    article = ann.json("/article.json", id=looked["article"])
    assert next(e for e in article["events"] if e["id"] == one.subject)["category"] == "AID"


def test_a_missed_event_is_added_and_found(own: Store) -> None:
    ann = Reviewer(own)
    looked = first(ann)
    text = ann.json("/article.json", id=looked["article"])["text"]
    at = text.index("\n") + 2
    answer = ann.send("/review/add", article=looked["article"], start=at, end=at + 5, category="MOBILIZE", mode="troops")
    added = parse_qs(urlsplit(answer.headers["location"]).query)["event"][0]
    found = next(e for e in ann.json("/article.json", id=looked["article"])["events"] if e["id"] == added)
    assert found["mentions"] == [{"text": text[at:at + 5], "start": at, "end": at + 5}]
    assert ann.json("/review.json", event=added)["looked"]["event"]["category"] == "MOBILIZE"


def test_an_article_becomes_gold(own: Store) -> None:
    ann = Reviewer(own)
    article = first(ann)["article"]
    refused = ann.send("/review/complete", article=article)
    assert refused.status_code == 409 and "decide first" in refused.text
    for one in ann.json("/article.json", id=article)["events"]:
        assert ann.send("/review/decide", event=one["id"], verdict="accept").status_code == 303
    assert ann.send("/review/complete", article=article).status_code == 303
    packed = zipfile.ZipFile(io.BytesIO(ann.browser.get("/review/gold.zip").content))
    assert sorted(name.split("/")[0] for name in packed.namelist()) == ["gold", "texts"]
    gold = json.loads(packed.read(next(n for n in packed.namelist() if n.startswith("gold"))))
    assert gold["id"] == article and gold["complete"]


def test_two_reviewers_do_not_see_each_other_before_they_decide(own: Store) -> None:
    ann, bob = Reviewer(own), Reviewer(own, "bob")
    chosen = first(ann, order="sample")["event"]["id"]
    ann.send("/review/decide", event=chosen, verdict="accept", order="sample")
    bob.browser.cookies.set("rasid_reviewer", b"bob".hex())
    looked = first(bob, order="sample")
    assert (looked["event"]["id"], looked["decisions"], looked["others"]) == (chosen, [], 1)
    bob.send("/review/decide", event=chosen, verdict="reject", order="sample")
    assert {r["reviewer"] for r in bob.json("/review.json", event=chosen)["looked"]["decisions"]} == {"آن", "bob"}
    stats = bob.json("/review/stats.json")
    assert [(a["one"], a["other"], a["n"], a["percent"]) for a in stats["agreement"]] == [("bob", "آن", 1, 0.0)]
    assert stats["precision"]["sample"]["category"]["n"] == 1


@pytest.mark.parametrize("path, fields", [
    ("/review/decide", {"event": "none", "verdict": "accept"}), ("/review/undo", {"review": "none"}),
    ("/review/add", {"article": "none", "start": 0, "end": 3, "category": "AID"}), ("/review/complete", {"article": "none"})])
def test_what_is_not_there_is_told(own: Store, path: str, fields: dict) -> None:
    assert Reviewer(own).send(path, **fields).status_code == 409


def test_mistakes_of_a_form_are_told(own: Store) -> None:
    ann = Reviewer(own)
    chosen = first(ann)["event"]["id"]
    assert ann.send("/review/decide", event=chosen, verdict="correct", actors="somebody").status_code == 409
    assert ann.send("/review/decide", event=chosen, verdict="love").status_code == 422
    ann.name = ""
    assert ann.send("/review/decide", event=chosen, verdict="accept").status_code == 422
    assert read_reviews(own) == []


@pytest.mark.parametrize("path", ["/review/decide", "/review/add", "/review/undo", "/review/complete", "/story/apart"])
def test_forms_are_protected(own: Store, path: str) -> None:
    ann = Reviewer(own)
    assert ann.browser.post(path, data={"reviewer": "ann"}).status_code == 403
    assert Reviewer(own, settings=Settings(read_only=True)).send(path).status_code == 403


def test_a_read_only_desk_shows_no_forms(own: Store) -> None:
    page = Reviewer(own, settings=Settings(read_only=True)).browser.get("/review").text
    assert 'method="post"' not in page and 'id="queue"' in page


@pytest.mark.parametrize("path", ["/review", "/review/log", "/review/stats"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_pages_hold_what_was_reviewed_as_plain_text(own: Store, path: str, language: str) -> None:
    ann = Reviewer(own, "<script>alert(1)</script>")
    chosen = first(ann)["event"]["id"]
    ann.send("/review/decide", event=chosen, verdict="correct", actors="USA/GOV <img src=x onerror=alert(1)>", category="AID",
             note="javascript:alert(1) \u202e<b>")
    page = ann.browser.get(path, params={"lang": language, **({"event": chosen} if path == "/review" else {})}).text
    assert "<script>alert" not in page and "<img src=x" not in page and "\u202e" not in page


def test_what_a_form_shows_is_no_change() -> None:
    one = event("e1", mode="expel", counts={"killed": 3, "amount": 1.5, "currency": "USD"}, actors=[party("A  b\nc")], place={
        "text": "", "start": 0, "end": 0, "name": "Aleppo", "country": None, "admin1": None, "geonames": None, "lat": None,
        "lon": None, "precision": "city"})
    assert changes_of(written(one), one) == {}
    assert changes_of({**written(one), "date": "2021-06", "actors": ""}, one) == {"date": "2021-06", "actors": []}


@given(st.dictionaries(st.sampled_from(["actors", "counts", "place", "date", "historical"]), st.text(max_size=40)))
def test_whatever_a_form_sends_is_read_or_refused(form: dict) -> None:
    with contextlib.suppress(InputError):
        assert set(changes_of(form)) <= {"actors", "counts", "place", "date", "historical"}


@pytest.fixture(scope="module")
def anybody(samples: Store, tmp_path_factory: pytest.TempPathFactory) -> Reviewer:
    """A reviewer at a desk that many forms are sent to."""
    where = tmp_path_factory.mktemp("forms") / "own.store"
    shutil.copytree(samples.where, where)
    return Reviewer(Store(str(where)))


WORDS = st.text(max_size=60) | st.sampled_from(["accept", "correct", "teach", "AID", "levant-01", "0", "12", "killed 5", "log"])
PATHS = ["/review/decide", "/review/add", "/review/complete", "/review/undo", "/story/apart"]
NAMES = ["event", "verdict", "note", "reviewer", "article", "start", "end", "category", "actors", "counts", "place", "date",
         "review", "back", "judgement", "order"]


@given(path=st.sampled_from(PATHS), form=st.dictionaries(st.sampled_from(NAMES), WORDS))
@settings(max_examples=80)
def test_no_form_makes_the_desk_fail(anybody: Reviewer, path: str, form: dict) -> None:
    assert anybody.send(path, **form).status_code < 500


@given(fields=st.dictionaries(st.sampled_from(["category", "mode", "actors", "recipients", "counts", "place", "date", "status",
                                               "historical", "note", "reviewer"]), WORDS))
@settings(max_examples=40)
def test_no_correction_makes_the_desk_fail(anybody: Reviewer, fields: dict) -> None:
    looked = first(anybody, order="sample")
    sent = {**looked["fields"], "event": looked["event"]["id"], "verdict": "correct", **fields}
    answer = anybody.send("/review/decide", **sent)
    assert answer.status_code in (303, 409, 422)
