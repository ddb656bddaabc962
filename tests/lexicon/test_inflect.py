"""Paradigms: hand-written expectations for all classes of verbs and nouns, and an independent conjugator as witness."""

import re
from collections import defaultdict
from itertools import groupby

import pytest

from rasid.lexicon.inflect import inflect_adjective, inflect_masdar, inflect_nisba, inflect_noun, inflect_verb
from rasid.text.normalise import fold

# lemma, form, vowel | past 3fs, 3mp, 1s | present 3ms, 3mp | jussive 3ms | passive past and present 3ms |
# active participle | masdar; - where there is none
EXPECTED = """
كتب I u كتبت كتبوا كتبت يكتب يكتبون يكتب كتب يكتب كاتب -
قتل I u قتلت قتلوا قتلت يقتل يقتلون يقتل قتل يقتل قاتل -
ضرب I i ضربت ضربوا ضربت يضرب يضربون يضرب ضرب يضرب ضارب -
منع I a منعت منعوا منعت يمنع يمنعون يمنع منع يمنع مانع -
رد I u ردت ردوا رددت يرد يردون يرد رد يرد راد -
شن I u شنت شنوا شننت يشن يشنون يشن شن يشن شان -
ظل I a ظلت ظلوا ظللت يظل يظلون يظل ظل يظل ظال -
أخذ I u أخذت أخذوا أخذت يأخذ يأخذون يأخذ أخذ يؤخذ آخذ -
أمر I u أمرت أمروا أمرت يأمر يأمرون يأمر أمر يؤمر آمر -
سأل I a سألت سألوا سألت يسأل يسألون يسأل سئل يسأل سائل -
قرأ I a قرأت قرؤوا قرأت يقرأ يقرؤون يقرأ قرئ يقرأ قارئ -
بدأ I a بدأت بدأوا بدأت يبدأ يبدأون يبدأ بدئ يبدأ بادئ -
وصل I i وصلت وصلوا وصلت يصل يصلون يصل وصل يوصل واصل -
وضع I a وضعت وضعوا وضعت يضع يضعون يضع وضع يوضع واضع -
ورث I i ورثت ورثوا ورثت يرث يرثون يرث ورث يورث وارث -
ود I a ودت ودوا وددت يود يودون يود ود يود واد -
قال I u قالت قالوا قلت يقول يقولون يقل قيل يقال قائل -
زار I u زارت زاروا زرت يزور يزورون يزر زير يزار زائر -
عاد I u عادت عادوا عدت يعود يعودون يعد - - عائد -
باع I i باعت باعوا بعت يبيع يبيعون يبع بيع يباع بائع -
نام I a نامت ناموا نمت ينام ينامون ينم - - نائم -
خاف I a خافت خافوا خفت يخاف يخافون يخف خيف يخاف خائف -
جاء I i جاءت جاؤوا جئت يجيء يجيئون يجئ جيء يجاء جائي -
شاء I a شاءت شاؤوا شئت يشاء يشاؤون يشأ - - شائي -
ساء I u ساءت ساؤوا سؤت يسوء يسوءون يسؤ - - سائي -
دعا I u دعت دعوا دعوت يدعو يدعون يدع دعي يدعى داعي -
نفى I i نفت نفوا نفيت ينفي ينفون ينف نفي ينفى نافي -
سعى I a سعت سعوا سعيت يسعى يسعون يسع - - ساعي -
بقي I a بقيت بقوا بقيت يبقى يبقون يبق بقي يبقى باقي -
لقي I a لقيت لقوا لقيت يلقى يلقون يلق لقي يلقى لاقي -
رأى I a رأت رأوا رأيت يرى يرون ير رئي يرى رائي -
أتى I i أتت أتوا أتيت يأتي يأتون يأت - - آتي -
ولي I i وليت ولوا وليت يلي يلون يل ولي يولى والي -
وعى I i وعت وعوا وعيت يعي يعون يع - - واعي -
نوى I i نوت نووا نويت ينوي ينوون ينو نوي ينوى ناوي -
نأى I a نأت نأوا نأيت ينأى ينأون ينأ - - نائي -
سئم I a سئمت سئموا سئمت يسأم يسأمون يسأم سئم يسأم سائم -
ليس I - ليست ليسوا لست - - - - - - -
قرر II - قررت قرروا قررت يقرر يقررون يقرر قرر يقرر مقرر تقرير
وقع II - وقعت وقعوا وقعت يوقع يوقعون يوقع وقع يوقع موقع توقيع
أكد II - أكدت أكدوا أكدت يؤكد يؤكدون يؤكد أكد يؤكد مؤكد تأكيد
أدى II - أدت أدوا أديت يؤدي يؤدون يؤد أدي يؤدى مؤدي تأدية
سمى II - سمت سموا سميت يسمي يسمون يسم سمي يسمى مسمي تسمية
هنأ II - هنأت هنؤوا هنأت يهنئ يهنئون يهنئ هنئ يهنأ مهنئ تهنئة
حيا II - حيت حيوا حييت يحيي يحيون يحي حيي يحيا محيي تحية
هاجم III - هاجمت هاجموا هاجمت يهاجم يهاجمون يهاجم هوجم يهاجم مهاجم مهاجمة
نادى III - نادت نادوا ناديت ينادي ينادون يناد نودي ينادى منادي مناداة
آخذ III - آخذت آخذوا آخذت يؤاخذ يؤاخذون يؤاخذ أوخذ يؤاخذ مؤاخذ مؤاخذة
واجه III - واجهت واجهوا واجهت يواجه يواجهون يواجه ووجه يواجه مواجه مواجهة
أعلن IV - أعلنت أعلنوا أعلنت يعلن يعلنون يعلن أعلن يعلن معلن إعلان
أدان IV - أدانت أدانوا أدنت يدين يدينون يدن أدين يدان مدين إدانة
أعطى IV - أعطت أعطوا أعطيت يعطي يعطون يعط أعطي يعطى معطي إعطاء
أوقف IV - أوقفت أوقفوا أوقفت يوقف يوقفون يوقف أوقف يوقف موقف إيقاف
آمن IV - آمنت آمنوا آمنت يؤمن يؤمنون يؤمن أومن يؤمن مؤمن إيمان
أصر IV - أصرت أصروا أصررت يصر يصرون يصر أصر يصر مصر إصرار
أضاء IV - أضاءت أضاؤوا أضأت يضيء يضيئون يضئ أضيء يضاء مضيء إضاءة
أرى IV - أرت أروا أريت يري يرون ير أري يرى مري إراءة
أنشأ IV - أنشأت أنشؤوا أنشأت ينشئ ينشئون ينشئ أنشئ ينشأ منشئ إنشاء
توقف V - توقفت توقفوا توقفت يتوقف يتوقفون يتوقف توقف يتوقف متوقف توقف
تبنى V - تبنت تبنوا تبنيت يتبنى يتبنون يتبن تبني يتبنى متبني تبني
تفاوض VI - تفاوضت تفاوضوا تفاوضت يتفاوض يتفاوضون يتفاوض تفووض يتفاوض متفاوض تفاوض
تفادى VI - تفادت تفادوا تفاديت يتفادى يتفادون يتفاد تفودي يتفادى متفادي تفادي
تآمر VI - تآمرت تآمروا تآمرت يتآمر يتآمرون يتآمر تؤومر يتآمر متآمر تآمر
تساءل VI - تساءلت تساءلوا تساءلت يتساءل يتساءلون يتساءل تسوئل يتساءل متسائل تساؤل
انسحب VII - انسحبت انسحبوا انسحبت ينسحب ينسحبون ينسحب - - منسحب انسحاب
انحاز VII - انحازت انحازوا انحزت ينحاز ينحازون ينحز - - منحاز انحياز
انقضى VII - انقضت انقضوا انقضيت ينقضي ينقضون ينقض - - منقضي انقضاء
انضم VII - انضمت انضموا انضممت ينضم ينضمون ينضم - - منضم انضمام
اعتقل VIII - اعتقلت اعتقلوا اعتقلت يعتقل يعتقلون يعتقل اعتقل يعتقل معتقل اعتقال
اتصل VIII - اتصلت اتصلوا اتصلت يتصل يتصلون يتصل اتصل يتصل متصل اتصال
اتهم VIII - اتهمت اتهموا اتهمت يتهم يتهمون يتهم اتهم يتهم متهم اتهام
اختار VIII - اختارت اختاروا اخترت يختار يختارون يختر اختير يختار مختار اختيار
اعتدى VIII - اعتدت اعتدوا اعتديت يعتدي يعتدون يعتد اعتدي يعتدى معتدي اعتداء
ادعى VIII - ادعت ادعوا ادعيت يدعي يدعون يدع ادعي يدعى مدعي ادعاء
احتل VIII - احتلت احتلوا احتللت يحتل يحتلون يحتل احتل يحتل محتل احتلال
اضطر VIII - اضطرت اضطروا اضطررت يضطر يضطرون يضطر اضطر يضطر مضطر اضطرار
اصطدم VIII - اصطدمت اصطدموا اصطدمت يصطدم يصطدمون يصطدم اصطدم يصطدم مصطدم اصطدام
ازدحم VIII - ازدحمت ازدحموا ازدحمت يزدحم يزدحمون يزدحم ازدحم يزدحم مزدحم ازدحام
ازداد VIII - ازدادت ازدادوا ازددت يزداد يزدادون يزدد ازديد يزداد مزداد ازدياد
اطلع VIII - اطلعت اطلعوا اطلعت يطلع يطلعون يطلع اطلع يطلع مطلع اطلاع
اتخذ VIII - اتخذت اتخذوا اتخذت يتخذ يتخذون يتخذ اتخذ يتخذ متخذ اتخاذ
ائتمن VIII - ائتمنت ائتمنوا ائتمنت يأتمن يأتمنون يأتمن اؤتمن يؤتمن مؤتمن ائتمان
استاء VIII - استاءت استاؤوا استأت يستاء يستاؤون يستأ استيء يستاء مستاء استياء
احمر IX - احمرت احمروا احمررت يحمر يحمرون يحمر - - محمر احمرار
استخدم X - استخدمت استخدموا استخدمت يستخدم يستخدمون يستخدم استخدم يستخدم مستخدم استخدام
استقال X - استقالت استقالوا استقلت يستقيل يستقيلون يستقل استقيل يستقال مستقيل استقالة
استدعى X - استدعت استدعوا استدعيت يستدعي يستدعون يستدع استدعي يستدعى مستدعي استدعاء
استمر X - استمرت استمروا استمررت يستمر يستمرون يستمر استمر يستمر مستمر استمرار
استأنف X - استأنفت استأنفوا استأنفت يستأنف يستأنفون يستأنف استؤنف يستأنف مستأنف استئناف
استورد X - استوردت استوردوا استوردت يستورد يستوردون يستورد استورد يستورد مستورد استيراد
سيطر Q1 - سيطرت سيطروا سيطرت يسيطر يسيطرون يسيطر سوطر يسيطر مسيطر سيطرة
تدهور Q2 - تدهورت تدهوروا تدهورت يتدهور يتدهورون يتدهور - - متدهور تدهور
اطمأن Q4 - اطمأنت اطمأنوا اطمأننت يطمئن يطمئنون يطمئن - - مطمئن اطمئنان
"""

# (form, vowel, pattern's name, assimilated): lemma=root, a spread over all classes of roots
ATTESTED = {
    ("I", "a", "فعَل يفعَل", False): """
    سعى=سعي نهى=نهي رعى=رعي طغى=طغي نعى=نعي رأى=رءي أبى=ءبي نأى=نءي بح=بحح ظهر=ظهر جعل=جعل جمع=جمع ذهب=ذهب
    دعم=دعم بدأ=بدء رأس=رءس سأل=سءل قرأ=قرء كلأ=كلء وضع=وضع وقع=وقع ودع=ودع وسع=وسع وهب=وهب""",
    ("I", "a", "فعِل يفعَل", False): """
    بقي=بقي لقي=لقي قوي=قوي نسي=نسي رضي=رضو ظل=ظلل شل=شلل عض=عضض حظ=حظظ مس=مسس ود=ودد زال=زيل نام=نوم نال=نيل
    نال=نول كاد=كود شاء=شيء قبل=قبل عمل=عمل علم=علم ظهر=ظهر جعل=جعل ألف=ءلف أمن=ءمن ألم=ءلم أذن=ءذن أسف=ءسف
    وطئ=وطء يئس=يءس يتم=يتم وضع=وضع وقع=وقع وسع=وسع وجل=وجل""",
    ("I", "i", "فعَل يفعِل", False): """
    كنى=كني عنى=عني صلى=صلي بنى=بني جرى=جري أتى=ءتي أوى=ءوي وفى=وفي وقى=وقي ورى=وري ودى=ودي ونى=وني عن=عنن
    كل=كلل تم=تمم جد=جدد قل=قلل أن=ءنن بان=بين لان=لين عاش=عيش زاد=زيد صار=صير جاء=جيء فاء=فيء قاء=قيء فقد=فقد
    عرف=عرف حمل=حمل ملك=ملك قدر=قدر أثر=ءثر أسر=ءسر زأر=زءر أفك=ءفك وأد=وءد وقد=وقد وجب=وجب وصل=وصل وعد=وعد
    وجد=وجد""",
    ("I", "i", "فعِل يفعِل", False): """
    ولي=ولي حسب=حسب وجد=وجد وهم=وهم وثق=وثق وبق=وبق ورم=ورم""",
    ("I", "u", "فعَل يفعُل", False): """
    بدا=بدو علا=علو دعا=دعو غدا=غدو عدا=عدو لم=لمم قد=قدد كن=كنن هل=هلل هم=همم أم=ءمم كان=كون قال=قول قام=قوم
    عام=عوم عاد=عود آل=ءول آب=ءوب باء=بوء ساء=سوء ناء=نوء عبد=عبد حدث=حدث عبر=عبر ذكر=ذكر قدم=قدم أمر=ءمر
    أخذ=ءخذ أمل=ءمل أكل=ءكل أجر=ءجر""",
    ("I", "u", "فعُل يفعُل", False): """
    هم=همم فك=فكك طال=طول بعد=بعد عبد=عبد شخص=شخص قدم=قدم عرض=عرض أمر=ءمر أخذ=ءخذ جرؤ=جرء لؤم=لءم وجه=وجه""",
    ("II", "-", "فعّل", False): """
    وفى=وفي كنى=كني عنى=عني صلى=صلي صلى=صلو أدى=ءدي أوى=ءوي بعد=بعد بين=بين كون=كون قبل=قبل غير=غير هنأ=هنء
    أخر=ءخر أجل=ءجل بدأ=بدء أول=ءول""",
    ("III", "-", "فاعل", False): """
    نادى=ندو عانى=عني عادى=عدو والى=ولي ساوى=سوو آخى=ءخو راءى=رءي شاد=شدد خاض=خضض حاج=حجج ماس=مسس شام=شمم
    حاول=حول داخل=دخل مارس=مرس شارك=شرك خارج=خرج آمر=ءمر آخذ=ءخذ ساءل=سءل آكل=ءكل آنس=ءنس""",
    ("IV", "-", "أفعل", False): """
    أرى=رءي أبقى=بقي أجرى=جري أجرى=جرو أسمى=سمو أولى=ولي أوفى=وفي أوصى=وصي أودى=ودي أوحى=وحي أتم=تمم أجل=جلل
    أكن=كنن أعد=عدد ألم=لمم ألان=لين أراد=رود أعاش=عيش أشار=شور أزاد=زيد أساء=سوء أضاء=ضوء أكثر=كثر أمكن=مكن
    أصبح=صبح أعمل=عمل أعلم=علم أبدأ=بدء أنشأ=نشء أخطأ=خطء أبطأ=بطء أطفأ=طفء أومأ=ومء أوجد=وجد أوقف=وقف أوضح=وضح
    أوفر=وفر أوقع=وقع""",
    ("IX", "-", "افعلّ", False): """
    احول=حول اسود=سود ارفض=رفض ابيض=بيض احمر=حمر""",
    ("Q1", "-", "فعلل", False): """
    مركز=مركز سيطر=سيطر جدول=جدول ترجم=ترجم موضع=موضع بأبأ=بءبء لألأ=لءلء طمأن=طمءن كأكأ=كءكء تأتأ=تءتء""",
    ("Q2", "-", "تفعلل", False): """
    تدهور=دهور تمركز=مركز تمحور=محور ترعرع=رعرع تسلسل=سلسل تأقلم=ءقلم تلألأ=لءلء تطأطأ=طءطء""",
    ("Q4", "-", "افعللّ", False): """
    اقشعر=قشعر اضمحل=ضمحل اكفهر=كفهر اطمأن=طمءن اشمأز=شمءز اشرأب=شرءب""",
    ("V", "-", "تفعّل", False): """
    تبقى=بقي تلقى=لقي تعنى=عني تولى=ولي توفى=وفي تأتى=ءتي تأنى=ءني تأذى=ءذي تكون=كون تحدث=حدث تقوم=قوم تعلم=علم
    تعرض=عرض تأكد=ءكد تأثر=ءثر تأخر=ءخر تأكل=ءكل تأمل=ءمل""",
    ("VI", "-", "تفاعل", False): """
    تعالى=علو تساوى=سوو تعاطى=عطو تلاشى=لشو توالى=ولي تراءى=رءي تآخى=ءخو تشاد=شدد تماس=مسس تحاب=حبب تضاد=ضدد
    تراص=رصص تناول=نول تجاوز=جوز تواصل=وصل تعامل=عمل تراجع=رجع تساءل=سءل تآكل=ءكل تآمر=ءمر تآلف=ءلف تفاءل=فءل""",
    ("VII", "-", "انفعل", False): """
    انبغى=بغي انطوى=طوي انحنى=حنو انقضى=قضي انجلى=جلو انضم=ضمم انصب=صبب انقض=قضض انبت=بتت انشق=شقق انهار=هور
    انساب=سيب انهال=هيل انحاز=حوز انساق=سوق انطلق=طلق انخفض=خفض انطبق=طبق انقطع=قطع انسحب=سحب انطفأ=طفء""",
    ("VIII", "-", "افتعل", False): """
    انتهى=نهي ادعى=دعو احتوى=حوي ارتدى=ردي التقى=لقي ارتأى=رءي اهتم=همم امتد=مدد احتل=حلل اضطر=ضرر ارتد=ردد
    احتاج=حوج اختار=خير ازداد=زيد ازداد=زود اعتاد=عود استاء=سوء اعتبر=عبر اعتقد=عقد اعتمد=عمد انتظر=نظر اطلب=طلب
    التأم=لءم امتلأ=ملء اختبأ=خبء ابتدأ=بدء اتكأ=وكء""",
    ("VIII", "-", "افتعل", True): """
    اتكل=ءكل اتخذ=ءخذ اتحد=ءحد اتجر=ءجر""",
    ("X", "-", "استفعل", False): """
    استدعى=دعو استعدى=عدو استغنى=غني استثنى=ثني استولى=ولي استوفى=وفي استوحى=وحي استوصى=وصي استمر=مرر استحق=حقق
    استغل=غلل استعد=عدد استقر=قرر استطاع=طوع استفاد=فيد استفاد=فود استضاف=ضيف استعاد=عود استضاء=ضوء استخدم=خدم
    استهدف=هدف استعمل=عمل استغرق=غرق استمتع=متع استأنف=ءنف استأجر=ءجر استأذن=ءذن استأهل=ءهل استهزأ=هزء
    استيقظ=يقظ استوعب=وعب استوجب=وجب استوطن=وطن استورد=ورد""",
}
PERSONS = ("1s", "3ms", "3fs", "3md", "3fd", "1p", "2mp", "3mp", "3fp")
SLOTS = {"past": "past", "ind": "present", "juss": "jussive"}


def _slot(lemma, form, vowel, **features):
    """The spellings of a verb's forms with these features; the jussive is the present where it is not spelled apart."""
    tense = features.pop("tense")
    voices = (features.pop("voice", "active"), "both")
    forms = [f for f in inflect_verb(lemma, form, vowel) if f.kind == "verb" and f.voice in voices
             and all(getattr(f, name) == value for name, value in features.items()) and not f.before_pronoun]
    return {f.text for f in forms if f.tense == tense} or {f.text for f in forms if tense == "jussive" == tense
                                                           and f.tense == "present"}


def _nominal(lemma, form, vowel, kind):
    return {f.text for f in inflect_verb(lemma, form, vowel)
            if f.kind == kind and f.number == "s" and f.gender in ("m", "f") and not f.before_pronoun}


@pytest.mark.parametrize("line", EXPECTED.strip().split("\n"))
def test_key_forms_of_a_verb(line):
    lemma, form, vowel, *wanted = line.split()
    third, feminine, many = ({"person": "3", "gender": g, "number": n} for g, n in (("m", "s"), ("f", "s"), ("m", "p")))
    first = {"person": "1", "number": "s"}
    found = [
        _slot(lemma, form, vowel, tense="past", **feminine), _slot(lemma, form, vowel, tense="past", **many),
        _slot(lemma, form, vowel, tense="past", **first), _slot(lemma, form, vowel, tense="present", **third),
        _slot(lemma, form, vowel, tense="present", **many), _slot(lemma, form, vowel, tense="jussive", **third),
        _slot(lemma, form, vowel, tense="past", voice="passive", **third),
        _slot(lemma, form, vowel, tense="present", voice="passive", **third),
        _nominal(lemma, form, vowel, "active_participle"), _nominal(lemma, form, vowel, "masdar"),
    ]
    for want, texts in zip(wanted, found, strict=True):
        assert (want in texts) if want != "-" else not texts, (lemma, want, texts)


def _texts(forms, **features):
    return {f.text for f in forms if all(getattr(f, name) == value for name, value in features.items())}


@pytest.mark.parametrize(("lemma", "form", "vowel", "bound"), [
    ("قال", "I", "u", {"قالو", "يقولو", "تقولو", "قولو", "قلتمو"}),
    ("رمى", "I", "i", {"رما", "رمو", "يرمو"}),
    ("رأى", "I", "a", {"يرا", "نرا"}),
    ("قرأ", "I", "a", {"يقرؤ", "قرؤو", "قرأو"}),
    ("أدان", "IV", "-", {"إدانت", "أدانو"}),
    ("تبنى", "V", "-", {"تبنا", "يتبنا"}),
])
def test_spellings_before_pronouns_are_marked(lemma, form, vowel, bound):
    assert bound <= _texts(inflect_verb(lemma, form, vowel), before_pronoun=True)


def test_one_spelling_for_both_voices_is_one_form():
    forms = inflect_verb("اتهم", "VIII", "-")
    assert _texts(forms, kind="verb", voice="passive") == set()
    assert "اتهم" in _texts(forms, kind="verb", voice="both")
    assert "متهم" in _texts(forms, kind="active_participle", voice="both")
    assert _texts(forms, kind="passive_participle") == set()


def test_a_passive_that_would_be_a_common_word_is_not_made():
    assert "علي" not in _texts(inflect_verb("علا", "I", "u"))
    assert "شيء" not in _texts(inflect_verb("شاء", "I", "a"))


def test_imperatives_only_where_the_past_is_spelled_otherwise():
    assert _texts(inflect_verb("أوقف", "IV", "-"), tense="imperative") == set()
    assert {"خذ", "خذوا"} <= _texts(inflect_verb("أخذ", "I", "u"), tense="imperative")
    assert {"ادع", "ادعوا"} <= _texts(inflect_verb("دعا", "I", "u"), tense="imperative")


def test_participles_decline():
    forms = inflect_verb("قتل", "I", "u")
    passive = _texts(forms, kind="passive_participle")
    assert {"مقتول", "مقتولة", "مقتولان", "مقتولين", "مقتولون", "مقتولو", "مقتولي", "مقتولات", "مقتولتا"} <= passive
    active = _texts(inflect_verb("دعا", "I", "u"), kind="active_participle")
    assert {"داعي", "داع", "داعية", "داعون", "داعين", "داعيان", "داعيات"} <= active
    passive = _texts(inflect_verb("استدعى", "X", "-"), kind="passive_participle")
    assert {"مستدعى", "مستدعاة", "مستدعيان", "مستدعون", "مستدعيات", "مستدعا", "مستدعات"} <= passive
    assert {"مدعو", "مدعوة", "مدعوون", "مدعوين"} <= _texts(inflect_verb("دعا", "I", "u"), kind="passive_participle")


def test_masdars_decline():
    assert {"زيارة", "زيارت", "زيارتان", "زيارتي", "زيارات"} == _texts(inflect_masdar("زيارة")) - {"زيارتين", "زيارتا"}
    assert {"اعتداء", "اعتداءات", "اعتداءين"} <= _texts(inflect_masdar("اعتداء"))
    assert "تبن" in _texts(inflect_masdar("تبني"), state="indefinite")


@pytest.mark.parametrize(("row", "wanted"), [
    (("رئيس", "m", "sg", "-"), "رئيس رئيسان رئيسين رئيسا رئيسي"),
    (("رؤساء", "m", "pl", "-"), "رؤساء"),
    (("مسؤول", "m", "sg", "un"), "مسؤول مسؤولان مسؤولين مسؤولا مسؤولي مسؤولون مسؤولو"),
    (("حكومة", "f", "sg", "at"), "حكومة حكومت حكومتان حكومتين حكومتا حكومتي حكومات"),
    (("اجتماع", "m", "sg", "at"), "اجتماع اجتماعان اجتماعين اجتماعا اجتماعي اجتماعات"),
    (("إجراء", "m", "sg", "at"), "إجراء إجراءان إجراءين إجراءا إجراءي إجراءات"),
    (("صحراء", "f", "sg", "at"), "صحراء صحراوان صحراوين صحراوا صحراوي صحراوات"),
    (("مستشفى", "m", "sg", "at"), "مستشفى مستشفا مستشفيان مستشفيين مستشفيا مستشفيي مستشفيات"),
    (("مبدأ", "m", "sg", "-"), "مبدأ مبدؤ مبدآن مبدأين مبدآ مبدأي"),
    (("شيء", "m", "sg", "-"), "شيء شيئان شيئين شيئا شيئي"),
    (("كاميرا", "f", "sg", "at"), "كاميرا كاميروان كاميروين كاميروا كاميروي كاميرات"),
    (("قاضي", "m", "sg", "in"), "قاضي قاض قاضيان قاضيين قاضيا قاضيي قاضون قاضين قاضو"),
    (("أراضي", "f", "pl", "in"), "أراضي أراض"),
])
def test_all_forms_of_a_noun(row, wanted):
    assert _texts(inflect_noun(*row)) == set(wanted.split())


def test_nisba():
    wanted = "أمريكي أمريكيان أمريكيين أمريكيا أمريكيي أمريكية أمريكيت أمريكيتان أمريكيتين أمريكيتا أمريكيتي أمريكيات"
    assert _texts(inflect_nisba("أمريكي")) == {*wanted.split(), "أمريكيون", "أمريكيو"}


def test_adjectives():
    assert {"جديدة", "جديدان", "جديدات"} <= _texts(inflect_adjective("جديد", "-"))
    assert "جديدون" not in _texts(inflect_adjective("جديد", "-"))
    assert _texts(inflect_adjective("أكبر", "-")) == {"أكبر"}
    assert _texts(inflect_adjective("أعلى", "-")) == {"أعلى", "أعلا"}
    assert _texts(inflect_adjective("كبرى", "f"), gender="m") == set()
    assert _texts(inflect_adjective("كبار", "pl"), number="p") == {"كبار"}
    assert {"ماض", "ماضي", "ماضية", "ماضون", "ماضيتين"} <= _texts(inflect_adjective("ماضي", "in"))


def _bare(word):
    return fold(re.sub("[\u064b-\u0652\u0670]", "", word).replace("\u0671", "\u0627"))


def _witness(conjugate, root, pattern, assimilated):
    """What the other conjugator gives, by the names used here."""
    slots = conjugate(root, pattern, reduced=True).slots if assimilated else conjugate(root, pattern).slots
    texts = defaultdict(set)
    for tense, name in SLOTS.items():
        for person in PERSONS:
            texts[name] |= {_bare(f.form) for f in slots.get(f"{tense}_{person}", ())}
    for slot in ("ap", "vn"):
        texts[slot] = {_bare(f.form) for f in slots.get(slot, ()) if f.form != "?"}
    return texts


def _ours(lemma, form, vowel):
    texts = defaultdict(set)
    for f in inflect_verb(lemma, form, vowel):
        if f.kind == "verb" and f.voice != "passive" and not f.before_pronoun:
            texts[f.tense].add(fold(f.text))
        elif f.kind in ("active_participle", "masdar"):
            texts["ap" if f.kind == "active_participle" else "vn"].add(fold(f.text))
    texts["jussive"] |= texts["present"]
    return texts


def test_agreement_with_an_independent_conjugator():
    """Measured on this sample, rich in weak verbs: past 1.0, present .989, jussive .92, participle .979, masdar .987.

    The uncontracted jussive of doubled verbs (لم يردد), which papers avoid, is left out on purpose; the rest are other
    spellings of hamza beside a long vowel (يسوءان، يسوآن).
    """
    conjugate = pytest.importorskip("mazini").conjugate
    found, total = defaultdict(int), defaultdict(int)
    for (form, vowel, pattern, assimilated), pairs in ATTESTED.items():
        for lemma, root in (pair.split("=") for pair in pairs.split()):
            theirs, ours = _witness(conjugate, root, pattern, assimilated), _ours(lemma, form, vowel)
            for name in ("past", "present", "jussive", "ap", *(["vn"] if form != "I" else [])):
                found[name] += len(theirs[name] & ours[name])
                total[name] += len(theirs[name])
    shares = {name: found[name] / total[name] for name in total}
    assert sum(len(pairs.split()) for pairs in ATTESTED.values()) >= 300
    assert shares["past"] > 0.995 and shares["present"] > 0.985 and shares["jussive"] > 0.9, shares
    assert shares["ap"] > 0.97 and shares["vn"] > 0.98, shares


def test_ids_of_expectations_are_unique():
    keys = sorted(tuple(line.split()[:3]) for line in EXPECTED.strip().split("\n"))
    assert len(keys) >= 60 and all(len(list(same)) == 1 for _, same in groupby(keys))
