"""A run on Spark that is killed loses the round it was in and nothing else, and the next one repeats nothing."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from rasid.corpus.archive import code_archive
from rasid.corpus.run import Options
from rasid.store.repository import Store
from tests.conftest import ROOT
from tests.corpus.test_archive import Toy, archive, contents

pytestmark = pytest.mark.spark
COUNT, PARTITIONS = 300, 24
SCRIPT = """
import sys
from rasid import spark
from tests.spark.test_kill import code_slowly
code_slowly(spark.session("local[2]"), sys.argv[1])
"""


def slow() -> Toy:
    return Toy(pause=0.03)


def code_slowly(session: Any, where: str) -> Any:
    from rasid.corpus.exchange import RAW, raw_row
    from rasid.corpus.spark.coding import code_into
    from rasid.corpus.spark.frames import columns_ddl

    rows = [tuple(raw_row(item, 0, at)[name] for name in RAW) for at, item in enumerate(archive(COUNT))]
    frame = session.createDataFrame(rows, columns_ddl(RAW))
    return code_into(Store(where), frame, PARTITIONS, slow, Options())


def stored(where: str) -> int:
    store = Store(where)
    return len(store.rows("articles", ["id"])) if store.exists() else 0


def test_a_killed_run_goes_on_where_it_was(tmp_path: Path) -> None:
    where, environment = str(tmp_path / "killed"), {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", SCRIPT, where]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    while process.poll() is None and not stored(where):
        time.sleep(0.1)
    time.sleep(1.0)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert 0 < stored(where) < COUNT
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    calm = Store(str(tmp_path / "calm"))
    code_archive(calm, Toy, archive(COUNT), Options())
    assert contents(Store(where)) == contents(calm)
