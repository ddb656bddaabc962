"""Standing: what is told as done, to come, possible, not done; what is only asked for, alleged or purposed is no event."""

import pytest

from rasid.lexicon.bundle import load_lexicon
from rasid.pipeline import Coder

CODER = Coder(load_lexicon())
CODER.events.acceptance.threshold = 0.0         # standing is judged before acceptance
PUBLISHED = "2024-03-07"


def standing(text: str) -> set[tuple[str, str | None]]:
    return {(e.category, e.status) for e in CODER.code(text, PUBLISHED).events}


@pytest.mark.parametrize(("text", "category", "status"), [
    ("لم تفرض واشنطن عقوبات على أنقرة.", "SANCTION", "negated"),
    ("ستفرض كندا عقوبات على هايتي.", "SANCTION", "future"),
    ("قد تفرض واشنطن عقوبات على كراكاس.", "SANCTION", "hypothetical"),
    ("في حال فرضت بروكسل عقوبات على بودابست فستتعثر الميزانية.", "SANCTION", "hypothetical"),
    ("ليس صحيحا أن بلغراد حشدت قواتها على حدود كوسوفو.", "MOBILIZE", "negated"),
    ("من المتوقع أن تعتقل الشرطة زعيم المعارضة في أوغندا.", "COERCE", "hypothetical"),
    ("من المقرر أن يلتقي الرئيس الروسي نظيره الصيني.", "AGREE", "future"),
    ("يزور العاهل الأردني باريس الأسبوع المقبل.", "AGREE", "future"),
    ("قررت سلوفاكيا طرد السفير الروسي.", "SANCTION", None),
    ("كادت الشرطة الهندية تطلق النار على المتظاهرين.", "ASSAULT", "negated"),
    ("لم تستبعد لندن فرض عقوبات على مينسك.", "SANCTION", "hypothetical"),
    ("قالت الشرطة الكينية إن المسلحين قتلوا جنديا.", "ASSAULT", None),
])
def test_status(text: str, category: str, status: str | None) -> None:
    assert (category, status) in standing(text)


@pytest.mark.parametrize(("text", "category"), [
    ("طالبت لاهاي موسكو بسحب قواتها من أوكرانيا.", "RETREAT"),
    ("اتهمت كييف موسكو بقصف مستشفى.", "ASSAULT"),
    ("دعت طوكيو بيونغ يانغ إلى عدم إطلاق أي صاروخ.", "ASSAULT"),
    ("نفت كمبالا اتهامات رواندا.", "ACCUSE"),
    ("شددت باريس على ضرورة أن تنسحب القوات الروسية من أوكرانيا.", "RETREAT"),
])
def test_what_is_asked_for_or_alleged_is_no_event(text: str, category: str) -> None:
    assert category not in {c for c, _ in standing(text)}


def test_a_threat_has_no_status() -> None:
    found = standing("قال الرئيس الإيراني إن بلاده ستقصف إسرائيل إذا هاجمتها.")
    assert ("THREATEN", None) in found
    assert all(status is None for category, status in found if category == "THREATEN")


@pytest.mark.parametrize(("text", "category", "status"), [
    ("لا تزال القوات الروسية تقصف مدينة أوكرانية.", "ASSAULT", None),
    ("لم تتوقف إسرائيل عن قصف غزة.", "ASSAULT", None),
    ("قالت القاهرة إنها لن تقبل ما وصفته بالعدوان، وهو ما أدانته إسرائيل.", "ACCUSE", None),
    ("فشلت المحادثات بعد قصف روسيا مدينة أوكرانية.", "ASSAULT", None),
    ("لو لم ترسل بولندا الدبابات لسقطت المدينة.", "MOBILIZE", None),
    ("قد لا يزور الرئيس المصري تركيا.", "AGREE", "hypothetical"),
])
def test_negations_that_do_not_reach_the_act(text: str, category: str, status: str | None) -> None:
    assert (category, status) in standing(text)


@pytest.mark.parametrize(("text", "category", "status"), [
    ("لم يكتف الرئيس الفنزويلي بانتقاد كولومبيا بل طرد سفيرها.", "ACCUSE", None),
    ("أحبط الجيش الغيني محاولة اغتيال رئيس غينيا.", "ASSAULT", None),
    ("ما إن غادر الوفد الأممي الساحة حتى أطلق الجيش السوري النار على المتظاهرين.", "ASSAULT", None),
    ("حذرت بيونغ يانغ من أنها ستقصف سول في حال استمرار المناورات.", "THREATEN", None),
])
def test_what_grammar_says_of_the_act_by_way_of_another_word(text: str, category: str, status: str | None) -> None:
    assert (category, status) in standing(text)


def test_a_noun_that_a_verb_has_used_up_tells_no_second_event() -> None:
    assert standing("أعلن المتمردون الكونغوليون هدنة تبدأ الأحد المقبل.") == {("CONCEDE", "future")}


def test_a_condition_after_what_is_promised_is_no_event() -> None:
    found = standing("أكد الرئيس الأوغندي استعداده للقاء زعيم المعارضة إذا نبذ العنف.")
    assert {category for category, _ in found} == {"AGREE"}


@pytest.mark.parametrize("text", [
    "اغتيل الرئيس المصري أنور السادات في أكتوبر 1981.",
    "نجا وزير الدفاع اليمني من محاولة اغتيال في عدن.",
    "أحبط الجيش الغيني محاولة انقلاب.",
])
def test_who_is_acted_upon_or_prevents_it_is_no_doer(text: str) -> None:
    assert [e.actors for e in CODER.code(text, PUBLISHED).events] == [[]]


def test_what_is_plainly_denied_is_kept() -> None:
    coder = Coder(CODER.lexicon)
    found = {(e.category, e.status) for e in coder.code("لن ترسل سويسرا أسلحة إلى أوكرانيا.", PUBLISHED).events}
    assert found == {("AID", "negated")}
