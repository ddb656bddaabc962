"""Phrases that tell an event: opened by a particle, or parted by the subject behind their verb."""

import pytest

from rasid.pipeline import Coder, load


@pytest.fixture(scope="module")
def coder() -> Coder:
    coder = load()
    coder.events.acceptance.threshold = 0.0
    return coder


@pytest.mark.parametrize(("text", "rule"), [
    ("أكد زعيم الحزب التونسي أن القرار الفرنسي غير مقبول.", "reject.no_slogan"),
    ("وجه الرئيس العراقي شكره إلى إيران.", "support.welcome-noun"),
    ("نأت الحكومة اللبنانية بنفسها عن تصريحات السفير.", "reject.no_link"),
    ("وقفت الكويت إلى جانب لبنان في أزمته.", "support.stand-by"),
])
def test_a_phrase_is_found_around_its_subject_and_after_a_particle(coder: Coder, text: str, rule: str) -> None:
    assert rule in {r for e in coder.code(text, "2022-05-11").events for r in e.rules}


def test_another_verb_parts_no_phrase(coder: Coder) -> None:
    found = coder.code("وجه الرئيس العراقي رسالة، وقال إن شكره يقدم إلى إيران.", "2022-05-11").events
    assert all("support.welcome-noun" not in e.rules for e in found)


def test_two_office_holders_of_two_countries_are_two(coder: Coder) -> None:
    event = coder.code("استقبل أمير قطر رئيس الوزراء الباكستاني.", "2022-05-11").events[0]
    assert (event.category, [a.country for a in event.actors]) == ("CONSULT", ["PAK"])
