"""Language, printed dates and topics of articles."""

import pytest

from rasid.ingest.complete import complete
from rasid.ingest.language import language_of
from rasid.ingest.published import visible_date
from rasid.ingest.records import RawArticle, Refused
from rasid.ingest.topic import topic_of

BODY = "\nقالت الحكومة إن الوزير سيزور المدينة في 3 مارس 2020 لبحث الأزمة مع الرئيس."


@pytest.mark.parametrize("text, language", [
    ("قال الوزير إن الحكومة في العاصمة", "ar"),
    ("رئیس جمهوری گفت که این کشور در حال پیشرفت است", "fa"),
    ("رييس دولت اعلام كرد كه اين كار براي مردم است و در آينده را", "fa"),
    ("وزیر اعظم نے کہا ہے کہ ملک میں حالات بہتر ہیں", "ur"),
    ("سەرۆکی حکومەت لە هەولێر کۆبوونەوەی کرد بۆ ئەم بابەتە", "ckb"),
    ("The minister said that talks would go on", "und"), ("", "und"), ("12345", "und")])
def test_languages_of_the_script(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize("line, day", [
    ("الأربعاء، 11 يوليو 2012", "2012-07-11"), ("تاريخ النشر: 26 مايو 2012", "2012-05-26"),
    ("2012-06-24", "2012-06-24"), ("الاربعاء 11 تموز 2012 الموافق 21 شعبان 1433", "2012-07-11"),
    ("نشر في الجريدة يوم 15 - 08 - 2012", "2012-08-15"), ("15 حزيران (يونيو) 2025", "2025-06-15"),
    ("بتاريخ 9-9-1433 هـ", "2012-07-28"), ("14 تموز 1958 حكاية يوم لا ينسى في تاريخ البلاد الطويل", None),
    ("قصة من عام 2011", None)])
def test_the_printed_date_and_not_another(line, day):
    assert visible_date(f"عنوان الخبر\n{line}{BODY}") == day


def test_a_dateline_opens_the_body():
    assert visible_date("عنوان\nرام الله 21-6-2012 وكالات- قال الوزير إن الاجتماع تأجل إلى يوم آخر.") == "2012-06-21"


@pytest.mark.parametrize("text, topic", [
    ("فاز المنتخب في المباراة بهدفين وسجل اللاعب هدف التعادل في الشوط الثاني من بطولة الدوري", "sport"),
    ("أقر البرلمان قانون الانتخابات وقال رئيس الحكومة إن الأحزاب وافقت", "politics"),
    ("وقع الشاعر ديوان قصائد في معرض الكتاب وتحدث النقاد عن الرواية والمسرح", "culture"), ("خبر قصير", "politics")])
def test_topics(text, topic):
    assert topic_of(text) == topic


def test_an_archive_is_completed_and_sorted_out():
    refused = Refused("x", "broken")
    inputs = [RawArticle("a", f"عنوان الخبر\n2012-06-24{BODY}"), RawArticle("b", " "), refused,
              RawArticle("c", "The minister said that talks would go on", where="c.txt")]
    first, empty, same, foreign = complete(inputs)
    assert first.published == "2012-06-24"
    assert (empty.reason, foreign.where) == ("the article has no text", "c.txt")
    assert same is refused


def test_half_characters_that_no_store_takes_are_replaced():
    raw = RawArticle("caf\udce9.txt", BODY, where="dir/caf\udce9.txt", author="\ud800", size=3)
    named, refused = complete([raw, Refused("caf\udce9", "broken", 1)])
    assert (named.id, named.author, named.size) == ("caf\ufffd.txt", "\ufffd", 3)
    assert refused == Refused("caf\ufffd", "broken", 1)


@pytest.mark.parametrize("line, day", [
    ("2012.11.04", "2012-11-04"), ("2012-02-19 13:32:00", "2012-02-19"), ("07-03-2012 09:08 PM", "2012-07-03"),
    ("18/12/2012 1:51 مساء", "2012-12-18"), ("الجمعة 07 دجنبر 2012 - 14:50", "2012-12-07"),
    ("نشر في بيان اليوم يوم 25 - 04 - 2012", "2012-04-25"), ("31-02-2012", None)])
def test_dates_in_figures_and_with_the_time_of_day(line, day):
    assert visible_date(f"عنوان الخبر\n{line}{BODY}") == day
