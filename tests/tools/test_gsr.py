"""Sentences coded for the shared scorer: one line a case, with the events of the class that the case asks for."""

import json
import runpy
from pathlib import Path

from rasid import api
from tests.conftest import ROOT

TOOL = runpy.run_path(str(ROOT / "tools" / "gsr.py"))
TEXT = "تظاهر آلاف العراقيين في بغداد ضد الحكومة، وقتل مسلحون جنديا في الموصل."


def test_a_case_gets_the_events_of_its_class(tmp_path: Path) -> None:
    cases = [{"id": "a", "event_type": kind, "text": TEXT} for kind in ("PROTEST", "ASSAULT")]
    file = tmp_path / "cases.jsonl"
    file.write_text("".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")
    protest, assault = map(json.loads, TOOL["predictions"](api.load(), [file]))
    assert [e["plover"] for e in protest["events"]] == ["PROTEST"]
    assert [e["plover"] for e in assault["events"]] == ["ASSAULT"]
    assert protest["events"][0]["source_code"] == [{"country": "IRQ", "role": "CVL"}]
    assert assault["score"] > 0
