"""The page of alerts and its feed."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from rasid.cli.main import main
from rasid.store.repository import Store
from rasid.store.rows import table_rows
from rasid.web.settings import Settings
from tests.coded import article, event, extra, party
from tests.web.conftest import Reviewer, client

ATOM = "{http://www.w3.org/2005/Atom}"
RULES = '[[rule]]\nid = "<b>x"\nkind = "pair"\nperiod = "day"\nbaseline = 5\nleast = 1\n' \
        '[[rule]]\nid = "burst"\nkind = "burst"\nperiod = "day"\nbaseline = 5\nleast = 1\nscore = 0\n'


@pytest.fixture
def alarmed(tmp_path: Path):
    """A desk over six quiet days and one on which Qatar and Oman meet."""
    store = Store(str(tmp_path / "s"))
    meeting = event("m", "CONSULT", actors=[party("x", "QAT"), party("y", "OMN")], recipients=[])
    days = [article(f"a{n}", [event(f"e{n}")], f"2021-05-0{n}") for n in range(1, 7)]
    with store.writing():
        for one in [*days, article("m", [meeting], "2021-05-06")]:
            store.commit(table_rows(one, "r.1", extra()))
    (tmp_path / "rules.toml").write_text(RULES, encoding="utf-8")
    return client(store, Settings(rules=tmp_path / "rules.toml"))


def test_alerts_lead_to_what_they_are_about(alarmed) -> None:
    found = alarmed.get("/alerts.json").json()["alerts"]
    pair = next(a for a in found if a["alert"]["kind"] == "pair")
    assert (pair["alert"]["actor"], pair["alert"]["recipient"], pair["alert"]["count"]) == ("OMN", "QAT", 1)
    assert pair["link"] == "/relation?a=OMN&b=QAT&period=day"
    assert alarmed.get(pair["link"]).status_code == 200
    burst = next(a for a in found if a["alert"]["category"] == "CONSULT")
    assert [e["id"] for e in burst["events"]] == burst["alert"]["events"] == ["m"]
    assert alarmed.get(burst["link"]).status_code == 200


@pytest.mark.parametrize("language, told", [("en", "New pair Oman – Qatar"), ("ar", "طرفان جديدان")])
def test_the_page_tells_them_in_both_languages(alarmed, language: str, told: str) -> None:
    page = alarmed.get("/alerts", params={"lang": language}).text
    assert told in page and "<b>x" not in page


def test_the_feed_holds_the_same(alarmed) -> None:
    answer = alarmed.get("/alerts.atom?lang=ar")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)
    found = alarmed.get("/alerts.json?lang=ar").json()["alerts"]
    entries = list(feed.iter(f"{ATOM}entry"))
    assert [e.findtext(f"{ATOM}id") for e in entries] == [f"urn:rasid:alert:{a['alert']['id']}" for a in found] != []
    assert [e.findtext(f"{ATOM}title") for e in entries] == [a["title"] for a in found]
    links = [e.find(f"{ATOM}link").get("href") for e in entries]
    assert links == ["http://127.0.0.1:8000" + a["link"] for a in found]


def test_samples_have_a_feed_too(desk) -> None:
    assert ElementTree.fromstring(desk.get("/alerts.atom").content).tag == f"{ATOM}feed"
    assert desk.get("/alerts.json?weeks=0").status_code == 422


def test_mistakes_in_the_rules_are_told_before_the_desk_opens(tmp_path: Path, samples: Store) -> None:
    (tmp_path / "rules.toml").write_text("x", encoding="utf-8")
    assert main(["serve", samples.where, "--rules", str(tmp_path / "rules.toml"), "--port", "1"]) == 2
    assert client(samples, Settings(rules=tmp_path / "rules.toml")).get("/alerts.json").status_code == 409


def test_alerts_follow_what_reviewers_decide(alarmed, tmp_path: Path) -> None:
    ann = Reviewer(Store(str(tmp_path / "s")), settings=Settings(rules=tmp_path / "rules.toml"))
    kinds = [[a["alert"]["kind"] for a in ann.json("/alerts.json")["alerts"]] for _ in range(2)]
    assert kinds[0] == kinds[1] and "pair" in kinds[0]
    assert ann.send("/review/decide", event="m", verdict="reject").status_code == 303
    assert "pair" not in [a["alert"]["kind"] for a in ann.json("/alerts.json")["alerts"]]
