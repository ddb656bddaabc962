"""Who is found in a sentence, with country and sector: cases and counter-examples written for this project."""

import pytest

from rasid.entities.recognise import Recogniser
from rasid.entities.resolve import resolve
from rasid.lexicon.bundle import Lexicon, load_lexicon
from rasid.model.document import Document
from rasid.model.mention import Mention
from rasid.text.sentences import split_sentences
from rasid.text.tokens import tokenise


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="module")
def recogniser(lexicon: Lexicon) -> Recogniser:
    return Recogniser(lexicon)


def read(recogniser: Recogniser, text: str, home: str | None = None) -> list[Mention]:
    document = Document("t", text, "2022-05-10")
    document.tokens = tokenise(text, recogniser.lexicon.analyse)
    document.sentences = split_sentences(text, document.tokens)
    mentions = recogniser.recognise(document)
    resolve(document, mentions, home)
    return mentions


def code(mention: Mention) -> str:
    return f"{mention.country or '-'} {mention.sector or '-'}"


FOUND = [
    # titles with nationality and name
    ("وزير الخارجية الأمريكي أنتوني بلينكن وصل إلى عمان", "أنتوني بلينكن", "USA GOV"),
    ("أكد الرئيس الفرنسي إيمانويل ماكرون دعمه", "إيمانويل ماكرون", "FRA GOV"),
    ("قال المتحدث باسم الخارجية الأمريكية نيد برايس ذلك", "نيد برايس", "USA GOV"),
    ("دعا الأمين العام للأمم المتحدة أنطونيو غوتيريش إلى الهدوء", "أنطونيو غوتيريش", "- IGO"),
    ("بحث الرئيسان الأمريكي جو بايدن والروسي فلاديمير بوتين الملف", "جو بايدن", "USA GOV"),
    ("بحث الرئيسان الأمريكي جو بايدن والروسي فلاديمير بوتين الملف", "فلاديمير بوتين", "RUS GOV"),
    ("التقى الوزير المصري سامح شكري نظيره الروسي سيرغي لافروف", "سيرغي لافروف", "RUS GOV"),
    ("استقبل وزير الداخلية الكويتي نظيره البحريني راشد الفرحان", "راشد الفرحان", "BHR GOV"),
    ("قال وزير الطاقة العماني خالد بن سالم المنصوري إن الإنتاج مستقر", "خالد بن سالم المنصوري", "OMN GOV"),
    ("أعلن قائد الجيش اللبناني العماد جوزيف عون ذلك", "جوزيف عون", "LBN MIL"),
    # persons whom no table knows
    ("قال محمود طه الدرويش إن الطريق مغلقة", "محمود طه الدرويش", "- -"),
    ("وصف فاضل عبد الكريم الحمداني الوضع", "فاضل عبد الكريم الحمداني", "- -"),
    ("ورأت ليلى أبو شنب أن الحل قريب", "ليلى أبو شنب", "- -"),
    ("التقينا بيوسف ولد سيدي أحمد في السوق", "يوسف ولد سيدي أحمد", "- -"),
    ("غادر الطبيب سمير الخالدي المستشفى", "سمير الخالدي", None),
    ("قال الخبير الاقتصادي الأردني هاني البطوش إن الأسعار ارتفعت", "هاني البطوش", "JOR EDU"),
    # names and titles in apposition
    ("قال عادل الزيدي، وزير النفط العراقي، إن الحقل جاهز", "عادل الزيدي", "IRQ GOV"),
    ("صرح سعيد الكثيري، أستاذ القانون الدولي بجامعة صنعاء، بذلك", "سعيد الكثيري", "YEM EDU"),
    ("ذكر المتحدث باسم الشرطة السودانية، خالد عثمان الطيب، الحصيلة", "خالد عثمان الطيب", "SDN COP"),
    # institutions
    ("أدانت وزارة الخارجية القطرية الهجوم", "وزارة الخارجية القطرية", "QAT GOV"),
    ("صوت البرلمان الأردني على القانون", "البرلمان الأردني", "JOR LEG"),
    ("قصف الجيش السوري البلدة", "الجيش السوري", "SYR MIL"),
    ("أعلنت الشرطة الهولندية توقيف ثلاثة", "الشرطة الهولندية", "NLD COP"),
    ("قضت محكمة مصرية بسجن المتهم", "محكمة مصرية", "EGY JUD"),
    ("أعلنت حكومة كوريا الجنوبية خطتها", "حكومة كوريا الجنوبية", "KOR GOV"),
    ("نددت حركة \"أنصار السهل\" الفلسطينية بالقرار", "أنصار السهل", None),
    # organisations of the codebook
    ("أعلنت حركة حماس موقفها", "حماس", "PSE REB"),
    ("رفض حزب الله الاقتراح", "حزب الله", "LBN PTY"),
    ("هاجم الحوثيون الموقع", "الحوثيون", "YEM REB"),
    ("دعا الاتحاد الأوروبي إلى الحوار", "الاتحاد الأوروبي", "EUR IGO"),
    ("قال حلف شمال الأطلسي إنه مستعد", "حلف شمال الأطلسي", "- IGO"),
    ("اعتقلت قوات الاحتلال شابا", "قوات الاحتلال", "ISR MIL"),
    ("اقتحم المستوطنون البلدة", "المستوطنون", "ISR CVL"),
    ("تبنى تنظيم الدولة الإسلامية التفجير", "تنظيم الدولة الإسلامية", "- REB"),
    # countries and seats
    ("ترفض أنقرة ذلك", "أنقرة", "TUR GOV"),
    ("أعلن الكرملين موقفه", "الكرملين", "RUS GOV"),
    ("قال البيت الأبيض إنه يتابع", "البيت الأبيض", "USA GOV"),
    ("نددت باريس بالهجوم", "باريس", "FRA GOV"),
    ("وصل إلى الولايات المتحدة", "الولايات المتحدة", "USA GOV"),
    # people of a country, counted people
    ("تظاهر الفلسطينيون في رام الله", "الفلسطينيون", "PSE CVL"),
    ("قتل جنود إسرائيليون في الكمين", "جنود إسرائيليون", "ISR MIL"),
    ("وقالت الدول الغربية إنها مستعدة", "الدول الغربية", "- GOV"),
    ("ناشد المجتمع الدولي التدخل", "المجتمع الدولي", "- IGO"),
    ("قررت براغ طرد دبلوماسيين روس", "دبلوماسيين روس", "RUS GOV"),
    ("اتفق قادة الاتحاد الأوروبي على ذلك", "قادة الاتحاد الأوروبي", "EUR IGO"),
    # places
    ("وقع الانفجار في مدينة حلب", "حلب", None),
    ("أغلق معبر رفح", "رفح", None),
]


@pytest.mark.parametrize(("text", "name", "expected"), FOUND)
def test_finds_the_party(recogniser: Recogniser, text: str, name: str, expected: str | None) -> None:
    found = [m for m in read(recogniser, text) if name in m.text]
    assert found, [m.text for m in read(recogniser, text)]
    assert expected is None or expected in {code(m) for m in found}


ABSENT = [
    ("سمع صوت قوي في الحي أمس", "قوي"),
    ("شن هجوما عسكريا على القاعدة", "عسكريا"),
    ("وأضاف مشيرا إلى الحصيلة", "مشيرا"),
    ("أصدر القائد الأمر بالانسحاب", "الأمر"),
    ("وقف المتهم أمام القاضي", "أمام"),
    ("اتخذت الدولة إجراءات أخرى", "أخرى"),
    ("اتخذت الدولة إجراءات أخرى", "إجراءات"),
    ("زارت الجهات المختصة الموقع", "الجهات"),
    ("كان الأول في الترتيب", "الأول"),
    ("هذه الطريقة التي يقرر بها المجلس", "التي يقرر"),
    ("سيصل قريبا إلى المدينة", "قريبا"),
    ("ناقشوا الأوضاع السياسية في البلاد", "السياسية"),
    ("تدخل القوى السياسية والعسكرية في الأزمة", "العسكرية"),
    ("طالبت المنظمة بالحوار", "طالبت"),
    ("قتلت الصواريخ عشرات", "قتلت"),
    ("من جانبه قال الوزير إن الأمر انتهى", "جانبه"),
    ("أكد ضرورة احترام حقوق الإنسان", "الإنسان"),
    ("على الطريقة القديمة نفسها", "الطريقة"),
    ("أكد على ثلاثة مبادئ", "على ثلاثة"),
    ("حذر بأن الوضع خطير", "بأن"),
    ("كان رده سريعا", "كان رده"),
    ("يعيش الناس في خوف", "يعيش"),
    ("نشأ خلاف بين الجيران", "خلاف"),
    ("كبير وخطير هذا القرار", "كبير"),
    ("جرت مفاوضات طويلة", "مفاوضات"),
    ("قدمت مساعدات إنسانية", "مساعدات"),
    ("انطلقت مسيرة حاشدة", "مسيرة"),
    ("تعمل لجان تحقيق مختلفة", "لجان تحقيق مختلفة في"),
]


@pytest.mark.parametrize(("text", "word"), ABSENT)
def test_ordinary_words_are_no_parties(recogniser: Recogniser, text: str, word: str) -> None:
    assert all(m.text != word for m in read(recogniser, text))
