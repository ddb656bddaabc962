"""Words for parties that name something else where they stand, and parties of no one country: cases and counter-examples
written for this project."""

import pytest

from rasid import api


def found(text: str) -> dict[str, str]:
    """Country and sector of each mention by its text."""
    entities = api.load().code(text, "2022-05-10").to_dict()["entities"]
    return {m["text"]: f"{e['country'] or '-'} {e['sector'] or '-'}" for e in entities for m in e["mentions"]}


@pytest.mark.parametrize(("text", "word"), [
    ("وصل الحزب إلى السلطة في تونس عام 2011.", "السلطة"),
    ("تطالب المعارضة التونسية بانتقال السلطة سلميا.", "السلطة"),
    ("وصل وفد برئاسة أحمد الكرمي إلى عمان.", "رئاسة أحمد الكرمي"),
    ("تلقت لندن رسالة من جانب روسيا.", "جانب روسيا"),
    ("ناقش مجلس النواب الأردني النظام الداخلي.", "النظام الداخلي"),
    ("بحث الوزيران الوضع الأمني والسياسي في اليمن.", "السياسي"),
    ("تأتي الزيارة في ظل الأزمة السياسية الراهنة في لبنان.", "السياسية الراهنة"),
])
def test_no_party(text: str, word: str) -> None:
    assert word not in found(text)


@pytest.mark.parametrize(("text", "word", "code"), [
    ("رفضت السلطة الفلسطينية القرار.", "السلطة الفلسطينية", "PSE GOV"),
    ("أكد الجانب الروسي موقفه.", "الجانب الروسي", "RUS GOV"),
    ("اعتقلت الشرطة التونسية السياسي المعارض.", "السياسي المعارض", "TUN OPP"),
    ("أعلنت رئاسة الجمهورية اللبنانية الحداد.", "رئاسة الجمهورية اللبنانية", "LBN GOV"),
    ("دخلت القوات الأجنبية أفغانستان وسيطرت على مطار كابل.", "القوات الأجنبية", "- MIL"),
    ("طالب أعضاء اللجنة في البرلمان المغربي بالتأجيل.", "اللجنة", "MAR GOV"),
])
def test_party(text: str, word: str, code: str) -> None:
    assert found(text).get(word) == code
