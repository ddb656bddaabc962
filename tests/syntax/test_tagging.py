"""Verb, participle or noun: how words spelled alike are read by their neighbours."""

import pytest

from rasid.pipeline import Coder, load


@pytest.fixture(scope="module")
def coder() -> Coder:
    return load()


@pytest.mark.parametrize(("text", "kinds"), [
    ("وطالب الوزير اللبناني الحكومة بالتحقيق.", ["REQUEST"]),
    ("قال الوزير المصري إن المعبر مفتوح، داعيا إسرائيل إلى وقف القصف.", ["REQUEST"]),
    ("أوقفت جوبا إنتاج النفط، متهمة الخرطوم بالسرقة.", ["ACCUSE"]),
    ("تحدث الوزير القطري في الدوحة، منتقدا الموقف الأميركي.", ["ACCUSE"]),
    ("هنأ الرئيس المصري نظيره التركي.", ["SUPPORT"]),
    ("وكان مسؤول في الرئاسة اليمنية اتهم إيران بالتدخل.", ["ACCUSE"]),
])
def test_a_participle_or_homograph_of_a_noun_tells_an_act(coder: Coder, text: str, kinds: list[str]) -> None:
    found = {e.category for e in coder.code(text, "2022-05-11").events}
    assert found >= set(kinds)


@pytest.mark.parametrize(("text", "category"), [
    ("قتل طالب في جامعة صنعاء برصاص مسلحين.", "REQUEST"),
    ("نشرت القناة مقطعا مصورا للرئيس المصري.", "ACCUSE"),
    ("اعتقلت الشرطة المصرية 20 متهما بالتهريب.", "ACCUSE"),
])
def test_a_noun_stays_one(coder: Coder, text: str, category: str) -> None:
    assert all(e.category != category for e in coder.code(text, "2022-05-11").events)


@pytest.mark.parametrize("text", ["وقال الرئيس إنه سيزور فرنسا.", "وقالت الوزيرة إنها ستزور فرنسا."])
def test_what_is_said_opens_with_its_complementiser(coder: Coder, text: str) -> None:
    kinds = [n.kind for n in coder.code(text, "2022-05-11").parses[0].nodes]
    assert kinds[:4] == ["verb", "np", "comp", "verb"]


def test_a_phrase_of_manner_parts_no_verb_from_its_object(coder: Coder) -> None:
    nodes = coder.code("ورفض الوزير بشدة الاتهامات.", "2022-05-11").parses[0].nodes
    assert [n.kind for n in nodes] == ["verb", "np", "adv", "np", "mark"]
