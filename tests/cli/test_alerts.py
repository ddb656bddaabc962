"""`rasid alerts` in all formats, its exit codes, and a webhook on loopback."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar
from xml.etree import ElementTree

import pytest

from rasid.store.repository import Store
from rasid.store.rows import table_rows
from tests.coded import article, event, extra, party

Run = Callable[..., tuple[int, str, str]]
ATOM = "{http://www.w3.org/2005/Atom}"
RULES = '[[rule]]\nid = "ن<b>&"\nkind = "pair"\nperiod = "day"\nbaseline = 5\nleast = 1\n'


@pytest.fixture
def store(tmp_path: Path) -> Path:
    store = Store(str(tmp_path / "s"))
    with store.writing():
        for n in range(1, 7):
            store.commit(table_rows(article(f"a{n}", [event(f"e{n}")], f"2021-05-0{n}"), "r.1", extra()))
        new = event("n1", recipients=[party("Iran", "IRN")])
        store.commit(table_rows(article("n", [new], "2021-05-06"), "r.1", extra()))
    (tmp_path / "rules.toml").write_text(RULES, encoding="utf-8")
    return tmp_path


class Hook(BaseHTTPRequestHandler):
    """Keeps what is posted; /no refuses, /away points elsewhere."""

    kept: ClassVar[list[tuple[str, bytes]]] = []

    def do_POST(self) -> None:
        Hook.kept.append((self.headers["Content-Type"], self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response({"/no": 500, "/away": 302}.get(self.path, 204))
        self.send_header("Location", "/there")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def hook() -> Iterator[str]:
    Hook.kept.clear()
    server = HTTPServer(("127.0.0.1", 0), Hook)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_all_formats(run: Run, store: Path) -> None:
    here = ("alerts", "--store", store / "s", "--rules", store / "rules.toml")
    status, out, _ = run(*here)
    assert status == 3 and "IRN and USA" in out and "day of 2021-05-06" in out
    status, out, _ = run(*here, "--format", "json")
    alert = json.loads(out)["alerts"][0]
    assert status == 3 and (alert["actor"], alert["events"], alert["start"]) == ("IRN", ["n1"], "2021-05-06")
    assert run(*here, "--format", "atom", "-o", store / "a.xml")[0] == 3
    feed = ElementTree.parse(store / "a.xml").getroot()
    assert [e.findtext(f"{ATOM}id") for e in feed.iter(f"{ATOM}entry")] == [f"urn:rasid:alert:{alert['id']}"]
    assert feed.findtext(f"{ATOM}updated") == "2021-05-06T00:00:00Z"
    assert "ن<b>&: IRN and USA" in (feed.find(f"{ATOM}entry").findtext(f"{ATOM}title") or "")


def test_no_alert_is_no_trouble(run: Run, store: Path) -> None:
    status, out, _ = run("alerts", "--store", store / "s")
    assert (status, out) == (0, "no alerts\n")
    assert "<feed" in run("alerts", "--store", store / "s", "--format", "atom")[1]


def test_a_webhook_is_told(run: Run, store: Path, hook: str) -> None:
    here = ("alerts", "--store", store / "s", "--rules", store / "rules.toml", "--webhook")
    assert run(*here, f"{hook}/yes")[0] == 3
    kind, body = Hook.kept[0]
    assert kind.startswith("application/json") and json.loads(body)["alerts"][0]["recipient"] == "USA"
    assert run("alerts", "--store", store / "s", "--webhook", f"{hook}/yes")[0] == 0
    assert len(Hook.kept) == 1


@pytest.mark.parametrize("path", ["/no", "/away"])
def test_a_webhook_that_does_not_take_them_is_a_failure(run: Run, store: Path, hook: str, path: str) -> None:
    status, _, err = run("alerts", "--store", store / "s", "--rules", store / "rules.toml", "--webhook", hook + path)
    assert status == 1 and "--webhook" in err and len(Hook.kept) == 1


def test_mistakes_are_told(run: Run, store: Path) -> None:
    assert run("alerts", "--store", store / "s", "--webhook", "file:///etc/passwd")[0] == 2
    assert run("alerts", "--store", store / "s", "--since", "soon")[0] == 2
    assert run("alerts", "--store", store / "s", "--rules", store / "none.toml")[0] == 2
    assert run("alerts", "--store", store / "none")[0] == 2
    assert run("alerts", "--store", store / "s", "--rules", store / "rules.toml", "--webhook", "http://127.0.0.1:1/")[0] == 1
