"""The judge of parties chooses by its weights alone, and stays within what grammar allows."""

import json
from pathlib import Path

from rasid.events.choice import PartyChoice
from rasid.model.event import Event
from rasid.pipeline import load

TEXT = "قال الرئيس الفرنسي إن روسيا قصفت أوكرانيا. وطالب الرئيس الفرنسي روسيا بوقف إطلاق النار."


GUESSED = "وطالب المغرب في أكثر من مرة الجزائر بفتح الحدود."


def coded(weights: dict[str, dict[str, float]], tmp_path: Path, category: str, text: str = TEXT) -> Event:
    path = tmp_path / "parties.json"
    path.write_text(json.dumps({"margin": 0.0, **weights}), encoding="utf-8")
    coder = load()
    coder.events.acceptance.threshold, coder.events.choice = 0.0, PartyChoice(coder.lexicon, path)
    return next(e for e in coder.code(text, "2022-05-12").events if e.category == category)


def test_without_weights_the_rules_decide(tmp_path: Path) -> None:
    event = coded({}, tmp_path, "REQUEST")
    assert ([p.country for p in event.actors], [p.country for p in event.recipients]) == (["FRA"], ["RUS"])


def test_weights_can_leave_out_a_recipient_that_was_guessed_and_no_other(tmp_path: Path) -> None:
    nobody = {"actor": {}, "recipient": {"nobody": 5.0}}
    assert [p.country for p in coded({}, tmp_path, "REQUEST", GUESSED).recipients] == ["DZA"]
    assert coded(nobody, tmp_path, "REQUEST", GUESSED).recipients == []
    assert [p.country for p in coded(nobody, tmp_path, "REQUEST").recipients] == ["RUS"]


def test_a_verbs_object_is_never_chosen_as_its_doer(tmp_path: Path) -> None:
    event = coded({"actor": {"object": 5.0}, "recipient": {}}, tmp_path, "ASSAULT")
    assert "UKR" not in [p.country for p in event.actors]


def test_rivals_of_the_other_side_are_marked(tmp_path: Path) -> None:
    event = coded({"actor": {"rival": 5.0}, "recipient": {}}, tmp_path, "ASSAULT")
    assert [p.country for p in event.actors] == ["RUS"]
