"""Who is recorded as the speaker: country and sector, in sentences written for this test."""

import pytest

from rasid.api import Coder

CASES = [
    ("ولفت الوزير التونسي الى ان المعبر مفتوح. واشار الى انه سيعود.", "TUN", "GOV"),
    ("نشر موقع ميدل إيست آي تحقيقا جديدا. وقال الموقع إن السفن غادرت الميناء.", "GBR", "MED"),
    ("أعلنت شبكة الجزيرة قرارها. وأوضحت الشبكة أنها وكلت محامين.", "QAT", "MED"),
    ("تواصل القصف في غزة. وأفاد مراسل الجزيرة بأن المعبر أغلق.", "QAT", "MED"),
    ("قال موقع \"أخبار الصباح\" الإسرائيلي إن الوفد غادر القاهرة.", "ISR", "MED"),
    ("وقال سليم مراد، الناطق الرسمي باسم الحكومة الفلسطينية، إن إسرائيل ترفض الاقتراح.", "PSE", "GOV"),
    ("أكد المندوب الدائم لتونس في فيينا أن الاتفاقية مهمة.", "TUN", "GOV"),
    ("وقال الباحث في العلوم الإنسانية بجامعة باريس إن ليبيا تحتاج إلى حوار.", "FRA", "EDU"),
    ("وقالت ليلى كرم -كاتبة عمود بصحيفة \"لوتان\" السويسرية- إن روسيا لن تتراجع في أوكرانيا.", "CHE", "MED"),
    ("قال سمير حداد، خبير في الشؤون الأفريقية بجامعة تونس، إن السودان يحتاج إلى حكومة.", "TUN", "EDU"),
    ("وحض الوزير الأردني الأطراف على الحوار، محذرا من أن البديل هو الفوضى.", "JOR", "GOV"),
    ("تراجع عدد الوافدين. وحض الوزير الأردني الأطراف على الحوار، محذرا من أن الوقت ضيق.", "JOR", "GOV"),
    ("قال مصدر بوزارة التعليم التونسية إن المدارس فتحت. وقالت النائبة المصرية سعاد حسن إن الأقسام مزدحمة. "
     "وأورد المصدر ذاته أن التلاميذ عادوا.", "TUN", "GOV"),
    ("علق الوزير على تقرير لصحيفة هآرتس جاء فيه أن إيران بنت مصنعا.", "ISR", "MED"),
    ("وكانت وسائل إعلام رسمية سورية قالت إن المطار أغلق.", "SYR", "MED"),
    ("تحدث خبراء عن الاستفتاء، لكن عدة نواب تونسيين حذروا من أن القانون ناقص.", "TUN", "LEG"),
    ("فرضت وزارة الخزانة الأميركية عقوبات في فلسطين. وقالت ليلى حسن مساعدة وزير الخزانة لشؤون التمويل إن القائمة طويلة.",
     "USA", "GOV"),
    ("في حين قال الوزير التونسي إن المعبر مغلق، مؤكدا أن الحل قريب.", "TUN", "GOV"),
    ("نشر موقع إنترسبت تحقيقا. وقال الموقع إن الوثائق سرية.", "USA", "MED"),
    ("ذكرت صحيفة فزغلياد أن القوات تقدمت في أوكرانيا.", "RUS", "MED"),
    ("استقبل الوفد الليبي في روما، واستنكر الوزير التونسي القرار، مؤكدا أن الحدود مفتوحة.", "TUN", "GOV"),
]


@pytest.mark.parametrize(("text", "country", "sector"), CASES, ids=range(len(CASES)))
def test_speaker(coder: Coder, text: str, country: str, sector: str) -> None:
    speakers = [q.speaker for q in coder.code(text, published="2022-05-20").quotes]
    assert speakers and speakers[-1] is not None
    assert (speakers[-1].country, speakers[-1].sector) == (country, sector), speakers


def test_body_that_received_a_text_did_not_write_it(coder: Coder) -> None:
    quote, = coder.code("وأكد البلاغ الذي توصلت به هسبريس أن الأسعار سترتفع.", published="2022-05-20").quotes
    assert quote.speaker is None or quote.speaker.sector != "MED"


@pytest.mark.parametrize("text", [
    "قال الهادي الزكراوي، خبير في القانون بجامعة تونس، إن الاتفاق ناقص. وأضاف الزكراوي أن الحوار مطلوب.",
    "ذكر ذلك خبير بجامعة تونس، مضيفا أن الحوار مطلوب.",
])
def test_unknown_name_takes_the_office_beside_it(coder: Coder, text: str) -> None:
    speaker = coder.code(text, published="2022-05-20").quotes[-1].speaker
    assert speaker is not None and (speaker.country, speaker.sector) == ("TUN", "EDU")


def test_conjunction_is_no_part_of_a_name(coder: Coder) -> None:
    speaker = coder.code("وحسب الكاتب، فإن بايدن لن يترشح.", published="2022-05-20").quotes[0].speaker
    assert speaker is not None and speaker.text == "الكاتب"
