"""A store on an object store (moto's S3, on this machine): the same as in a folder, whole after a kill, and no lock."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from rasid.corpus.archive import code_archive
from rasid.corpus.merging import merge_store
from rasid.corpus.run import Options
from rasid.errors import RasidError
from rasid.store import repository
from rasid.store.files import FileWriter, add_files
from rasid.store.query import run_sql
from rasid.store.repository import Store, open_store
from rasid.store.rows import table_rows
from rasid.store.upkeep import drop_run
from tests.coded import article, event, extra
from tests.conftest import ROOT
from tests.corpus.test_archive import Toy, archive, contents

SERVER = """
import threading
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
print("at http://%s:%s" % server.get_host_and_port(), flush=True)
threading.Event().wait()
"""


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """An empty bucket, served by a process of its own (for the store's library waits without letting threads run)."""
    server = subprocess.Popen([sys.executable, "-c", SERVER], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    where = next(line.removeprefix("at ").strip() for line in server.stdout or () if line.startswith("at "))
    urlopen(Request(f"{where}/news", method="PUT")).close()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (("ACCESS_KEY_ID", "key"), ("SECRET_ACCESS_KEY", "secret"), ("REGION", "us-east-1"),
                            ("ENDPOINT_URL", where), ("ALLOW_HTTP", "true")):
            patch.setenv(f"AWS_{name}", value)
        yield "s3://news"
    server.kill()
    server.wait()


def code(where: str, count: int, coder: Toy | None = None) -> Store:
    store = Store(where)
    code_archive(store, lambda: coder or Toy(), archive(count), Options(batch=7))
    return store


def test_it_holds_what_a_folder_holds(bucket: str, tmp_path: Path) -> None:
    far, near = (code(where, 20) for where in (f"{bucket}/same", str(tmp_path)))
    assert contents(far) == contents(near)
    merge_store(open_store(far.where))
    assert run_sql(far, "select sum(reports) from merged")[1] == [(30,)]
    assert drop_run(far, min(row["id"] for row in far.rows("runs"))) == 20
    assert run_sql(far, "select * from events_all")[1] == []


def test_files_written_elsewhere_are_added(bucket: str) -> None:
    store = Store(f"{bucket}/files")
    with store.writing():
        writer = FileWriter(store, "articles")
        writer.write(table_rows(article("a", []), "r.1", extra())["articles"])
        add_files(store, [writer.close()])
    assert [row["id"] for row in store.rows("articles")] == ["a"]


SEEN = [f"select * exclude batch from {name} order by all" for name in ("articles", "events", "mentions")]
SCRIPT = """
import sys
from tests.store.test_object_store import Toy, code
code(sys.argv[1], 60, Toy(pause=0.02))
"""


def test_a_killed_run_loses_and_repeats_nothing(bucket: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", SCRIPT, f"{bucket}/killed"]
    for pause in (2.0, 2.7, 3.4):
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ, stderr=subprocess.DEVNULL)
        time.sleep(pause)
        process.send_signal(signal.SIGKILL)
        process.wait()
    killed, calm = code(f"{bucket}/killed", 60), code(str(tmp_path), 60)
    for query in SEEN:      # the rows of killed batches are still there, and seen by none
        assert run_sql(killed, query) == run_sql(calm, query)


def test_what_another_writer_is_about_to_commit_is_left_alone(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(f"{bucket}/torn")
    with store.writing():
        store.append("events", table_rows(article("b", [event("e2")]), "r.2", extra())["events"])
        assert store.forget_torn() == 0
        monkeypatch.setattr(repository, "_GRACE", 0.0)
        assert store.forget_torn() == 1


@pytest.mark.parametrize("where", ["s3://missing/store", "s3://", "abc://x/y"])
def test_what_cannot_be_reached_is_told_in_one_line(bucket: str, where: str) -> None:
    with pytest.raises(RasidError) as told:
        code(where, 1)
    assert "\n" not in str(told.value) and "\x1b" not in str(told.value)
