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


def test_a_noun_phrase_stands_in_the_gap_of_a_phrase(coder: Coder) -> None:
    found = [e for e in coder.code("قال الوزير الكويتي إن على إيران أن تحترم جيرانها.", "2022-05-11").events
             if "request.on_party" in e.rules]
    assert [([a.country for a in e.actors], [r.country for r in e.recipients]) for e in found] == [(["KWT"], ["IRN"])]


@pytest.mark.parametrize("text", ["على إيران أن تحترم جيرانها.", "القرار المجري لا يمكن الدفاع عنه."])
def test_an_opinion_counts_in_somebodys_words_only(coder: Coder, text: str) -> None:
    assert coder.code(text, "2022-05-11").events == []


def test_a_single_letter_ends_a_phrase_as_a_prefix(coder: Coder) -> None:
    found = coder.code("قال رئيس الحزب إن الحكومة التونسية مدعوة إلى الحوار، وإن أي عنف سيقابل بالقانون.", "2022-05-11").events
    assert "threaten.will_meet" in {r for e in found for r in e.rules}


@pytest.mark.parametrize(("text", "actor"), [
    ("قال الوزير المصري إن تركيا خرقت الاتفاق، داعيا أنقرة إلى الانسحاب.", "EGY"),
    ("قال الوزير المصري إن تركيا أوقفت الحوار، متهمة أثينا بالخداع.", "TUR"),
])
def test_a_participle_is_said_by_who_agrees_with_it(coder: Coder, text: str, actor: str) -> None:
    found = [e for e in coder.code(text, "2022-05-11").events if e.category in ("REQUEST", "ACCUSE")]
    assert actor in {a.country for e in found for a in e.actors}


@pytest.mark.parametrize(("text", "category"), [
    ("رفض الرئيس المصري حسني مبارك تعديل الدستور.", "REJECT"),       # no match (مباراة) in his name
    ("تساند غانا مبادرة الحكم الذاتي المغربية وتضامن غانا مع المغرب ثابت.", "SUPPORT"),
])
def test_a_word_that_would_rule_a_frame_out_is_read_as_it_stands(coder: Coder, text: str, category: str) -> None:
    assert category in {e.category for e in coder.code(text, "2022-05-11").events}
