"""Articles about sport or science yield no events; political ones are left alone."""

import pytest

from rasid.events.topics import Topics
from rasid.lexicon.bundle import load_lexicon
from rasid.pipeline import Coder

LEXICON = load_lexicon()
MATCH = ("فاز منتخب المغرب على ضيفه في مباراة ودية أمام جماهير غفيرة. واستدعى المدرب لاعبين جددا قبل انطلاق البطولة، "
         "وهاجم الحارس زميله بعد تسديدة من ركلة جزاء في الملعب. وطالب اللاعبون بمكافآت بعد التأهل إلى المونديال.")
CLASH = ("اعتقلت الشرطة التركية عشرات المتظاهرين أمام البرلمان في أنقرة بعد احتجاجات للمعارضة على الحكومة. وأدانت "
         "وزارة الخارجية الألمانية الاعتقالات وطالبت السلطات بالإفراج عن المعتقلين قبل الانتخابات.")


@pytest.mark.parametrize(("text", "political"), [(MATCH, False), (CLASH, True)])
def test_weight_tells_politics_from_sport(text: str, political: bool) -> None:
    weight = Topics(LEXICON).weight(Coder(LEXICON).code(text))
    assert (weight == 0.0) is political


def test_a_match_report_yields_no_events() -> None:
    assert Coder(LEXICON).code(MATCH).events == []


def test_a_report_of_arrests_yields_events() -> None:
    assert {e.category for e in Coder(LEXICON).code(CLASH).events} >= {"COERCE", "REQUEST"}
