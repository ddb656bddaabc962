"""The page of a merged event: reports, differences, reasons, and the undoing of a merge."""

from rasid.store.repository import Store
from tests.web.conftest import Reviewer


def test_reports_differences_and_reasons(desk) -> None:
    listed = desk.get("/stories.json?disputed=true").json()
    one = next(s for s in listed["stories"] if s["reports"] > 1)
    story = desk.get(f"/story/{one['id']}.json").json()
    assert {r["id"] for r in story["reports"]} == set(story["merged"]["events"])
    assert sorted(story["disagreements"]) == sorted(one["disagreements"]) != []
    assert all(set(ids) <= set(story["merged"]["events"]) for v in story["disagreements"].values() for ids in v.values())
    assert story["judgements"][0]["features"]["actors"].keys() == {"score", "detail"}
    assert desk.get(f"/story/{story['reports'][0]['id']}.json").json() == story
    for language in ("en", "ar"):
        page = desk.get(f"/story/{one['id']}", params={"lang": language}).text
        assert all(f'id="r-{id}"' in page for id in story["merged"]["events"])


def test_stories_are_counted(desk) -> None:
    everything, disputed = (desk.get(f"/stories.json?disputed={flag}").json() for flag in ("false", "true"))
    assert everything["total"] >= disputed["total"] > 0
    assert all(s["reports"] > 1 for s in everything["stories"])


def test_what_is_no_story_is_told(desk) -> None:
    assert desk.get("/story/none.json").status_code == 404
    assert desk.get("/story/..%2f..%2fetc").status_code == 404


def test_a_merge_is_undone_and_that_is_taken_back(own: Store) -> None:
    ann = Reviewer(own)
    story = ann.json(f"/story/{ann.json('/stories.json')['stories'][0]['id']}.json")
    judgement = story["judgements"][0]
    total = ann.json("/stories.json")["total"]
    answer = ann.send("/story/apart", judgement=judgement["id"], event=judgement["left"], note="another day")
    assert answer.headers["location"] == f"/story/{judgement['left']}"
    after = ann.json(f"/story/{judgement['left']}.json")
    assert judgement["right"] not in after["merged"]["events"]
    assert ann.json("/stories.json")["total"] == total - 1
    done = ann.json("/review/log.json")["reviews"][0]["review"]
    assert (done["verdict"], done["note"]) == ("apart", "another day")
    assert ann.send("/review/undo", review=done["id"]).headers["location"] == "/review/log"
    assert ann.json(f"/story/{judgement['left']}.json")["merged"]["events"] == story["merged"]["events"]
    assert ann.send("/story/apart", judgement="none", event="none").status_code == 409
