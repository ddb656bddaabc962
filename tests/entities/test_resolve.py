"""Who a short form, a bare title, a bare body or a dual stands for in an article."""

import pytest

from rasid.entities.recognise import Recogniser
from rasid.lexicon.bundle import load_lexicon
from tests.entities.test_recognise import code, read


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser(load_lexicon())


SAME = [
    ("قال وزير الطاقة العماني خالد المنصوري ذلك. وأضاف المنصوري أن الحقل جاهز.", "المنصوري", "OMN GOV"),
    ("أعلن قائد الشرطة المغربية عادل الطيار النتيجة. وقال الطيار إن التحقيق مستمر.", "الطيار", "MAR COP"),
    ("التقى وزير الخارجية التونسي سالم الجربي سفيرا. وقال الوزير إن العلاقات جيدة.", "الوزير", "TUN GOV"),
    ("أعلنت حركة حماس رفضها. وقالت الحركة إن القرار باطل.", "الحركة", "PSE REB"),
    ("نددت وزارة الدفاع الإيرانية بالضربة. وقالت الوزارة إنها سترد.", "الوزارة", "IRN GOV"),
    ("حسب صحيفة هآرتس الإسرائيلية. وأضافت الصحيفة أن الخطة جاهزة.", "الصحيفة", "ISR MED"),
    ("أبرمت وزارة الخزانة الأميركية الاتفاق. وقال مساعد وزير الخزانة ذلك.", "مساعد وزير الخزانة", "USA GOV"),
    ("قال الباحث الكويتي نواف العجمي ذلك. وأوضح الباحث أن الأرقام قديمة.", "الباحث", "KWT EDU"),
]


@pytest.mark.parametrize(("text", "word", "expected"), SAME)
def test_later_mentions_share_the_codes(recogniser: Recogniser, text: str, word: str, expected: str) -> None:
    last = [m for m in read(recogniser, text) if m.text == word][-1]
    assert code(last) == expected


def test_both_countries_are_the_last_two(recogniser: Recogniser) -> None:
    mentions = read(recogniser, "وقعت تونس والجزائر اتفاقا يفيد البلدين.")
    assert [m.country for m in mentions[-1].members] == ["TUN", "DZA"]


def test_both_ministers_are_the_last_two_named(recogniser: Recogniser) -> None:
    text = "استقبل وزير الخارجية المصري سامح شكري نظيره الروسي سيرغي لافروف. وأكد الوزيران ذلك."
    dual = next(m for m in read(recogniser, text) if m.text == "الوزيران")
    assert [m.country for m in dual.members] == ["EGY", "RUS"]


def test_a_dual_without_two_sides_has_no_members(recogniser: Recogniser) -> None:
    mentions = read(recogniser, "قال الطرفان إن الحوار مستمر.")
    assert all(m.members == () for m in mentions)


def test_a_dual_after_persons_takes_their_countries(recogniser: Recogniser) -> None:
    text = "التقى الرئيس المصري عبد الفتاح السيسي الرئيس الفرنسي إيمانويل ماكرون لبحث علاقات البلدين."
    assert [m.country for m in read(recogniser, text)[-1].members] == ["EGY", "FRA"]


def test_a_name_of_many_countries_follows_the_article(recogniser: Recogniser) -> None:
    text = "في تركيا قال الرئيس التركي إن حزب العدالة والتنمية سيفوز. حزب العدالة والتنمية فاز في تركيا."
    assert all(m.country == "TUR" for m in read(recogniser, text) if "العدالة" in m.text)


def test_no_country_for_bodies_of_many_states(recogniser: Recogniser) -> None:
    mentions = read(recogniser, "قال المبعوث الأممي إلى اليمن هانس غروندبرغ ذلك.")
    assert all(m.country is None for m in mentions if m.sector == "IGO")


def test_home_country_serves_bare_bodies(recogniser: Recogniser) -> None:
    mentions = read(recogniser, "قالت الحكومة إن الأسعار في المغرب مستقرة.", home="MAR")
    assert code(mentions[0]) == "MAR GOV"


@pytest.mark.parametrize(("text", "count"), [("أصيب 12 جنديا", 12), ("قتل ثلاثة فلسطينيين", 3), ("اعتقل متظاهران", 2),
                                             ("هاجم المتظاهرون المبنى", None)])
def test_counted_people(recogniser: Recogniser, text: str, count: int | None) -> None:
    groups = [m for m in read(recogniser, text) if m.kind == "group"]
    assert groups and groups[0].count == count


@pytest.mark.parametrize(("text", "name"), [
    ("قال رئيس وزراء مصر ذلك", "مصر"), ("زار سفير فرنسا المتحف", "فرنسا"), ("مندوب روسيا في الأمم المتحدة", "روسيا")])
def test_names_inside_titles_are_kept(recogniser: Recogniser, text: str, name: str) -> None:
    assert any(inner.text == name for m in read(recogniser, text) for inner in m.inner)


@pytest.mark.parametrize(("text", "core"), [
    ("نشرت صحيفة هآرتس الخبر", "هآرتس"), ("زار دولة قطر أمس", "قطر"), ("بثت قناة الجزيرة الخبر", "الجزيرة")])
def test_words_before_a_name_are_no_part_of_it(recogniser: Recogniser, text: str, core: str) -> None:
    spans = [m.person_span for m in read(recogniser, text) if m.person_span]
    assert core in [text[s.start:s.end] for s in spans]


CONTEXT = [
    ("أكدت فرنسا دعمها. وقالت فرنسا ذلك أمس. وفرقت قوات الشرطة في تشاد المسيرة.", "قوات الشرطة", "TCD COP"),
    ("قال وزير الدفاع الإيراني إن قواتهم جاهزة.", "قواتهم", "IRN MIL"),
    ("أعلن خبراء الأمم المتحدة تقريرهم حول ليبيا. وقال الخبراء إن الوضع صعب.", "الخبراء", "- IGO"),
    ("تقدم الجيش الأوكراني. وأجلي المقاتلون الأوكرانيون من المصنع.", "المقاتلون الأوكرانيون", "UKR MIL"),
    ("قال مستشار رئيس البرلمان التونسي ذلك.", "مستشار رئيس البرلمان التونسي", "TUN LEG"),
    ("قال مصدر قضائي عراقي إن المحكمة أجلت الجلسة.", "مصدر قضائي عراقي", "IRQ JUD"),
]


@pytest.mark.parametrize(("text", "word", "expected"), CONTEXT)
def test_what_stands_around_a_party_says_whose_it_is(recogniser: Recogniser, text: str, word: str, expected: str) -> None:
    assert code([m for m in read(recogniser, text) if m.text == word][-1]) == expected


def test_a_sound_plural_that_may_be_a_dual_is_a_plural(recogniser: Recogniser) -> None:
    assert next(m for m in read(recogniser, "أجلي المقاتلين أمس.") if m.text == "المقاتلين").number == "p"


def test_a_capital_that_only_says_where_is_no_government(recogniser: Recogniser) -> None:
    assert not next(m for m in read(recogniser, "وقع الهجوم جنوب دمشق أمس.") if m.country == "SYR").government


def test_the_sides_of_a_conflict_are_the_state_and_its_rebels(recogniser: Recogniser) -> None:
    text = "أعلنت جماعة الحوثي موقفها. ورحبت الحكومة اليمنية. ودعا المبعوث أطراف الصراع إلى هدنة."
    sides = next(m for m in read(recogniser, text) if m.text == "أطراف الصراع")
    assert [code(m) for m in sides.members] == ["YEM GOV", "YEM REB"]


BODIES = [
    ("نددت حركة التحرير الوطني (فتح) بالقرار.", "PSE PTY"),
    ("رد قيادات من حركة النهضة على القرار.", "TUN PTY"),
    ("قال رئيس الوزراء الإيطالي السابق ماريو روسيني ذلك.", "ITA PTY"),
]


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_a_body_or_an_office_gives_its_sector(recogniser: Recogniser, text: str, expected: str) -> None:
    assert code(read(recogniser, text)[0]) == expected


def test_an_adjective_of_a_noun_is_no_ministry(recogniser: Recogniser) -> None:
    assert not [m for m in read(recogniser, "ناقشوا الحدود البحرية والجهود الدبلوماسية.") if m.sector]
