"""Numbers in words and digits, with their bounds and currencies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.model.annotations import Features, Reading, Word
from rasid.numbers import digits_value, dual_count, numeral_at, read_numbers
from rasid.text.normalise import fold
from rasid.text.tokens import tokenise


def analyse(raw: str) -> Word:
    return Word(raw, fold(raw))


CASES = [
    ("قتل خمسة أشخاص", [(5, None, None, "cardinal")]),
    ("32 شخصا", [(32, None, None, "cardinal")]),
    ("٣٢ شخصا", [(32, None, None, "cardinal")]),
    ("۳۲ شخصا", [(32, None, None, "cardinal")]),
    ("أكثر من 20 جريحا", [(20, "MORE_THAN", None, "cardinal")]),
    ("بأكثر من 20 جريحا", [(20, "MORE_THAN", None, "cardinal")]),
    ("ما لا يقل عن 15 قتيلا", [(15, "MORE_THAN", None, "cardinal")]),
    ("32 شخصا على الأقل", [(32, "MORE_THAN", None, "cardinal")]),
    ("نحو 300 متظاهر", [(300, "APPROX", None, "cardinal")]),
    ("أقل من عشرة جنود", [(10, "LESS_THAN", None, "cardinal")]),
    ("300 مليون دولار", [(300_000_000, None, "USD", "cardinal")]),
    ("1.5 مليار ريال سعودي", [(1_500_000_000, None, "SAR", "cardinal")]),
    ("10 آلاف درهم مغربي", [(10_000, None, "MAD", "cardinal")]),
    ("500 ليرة", [(500, None, None, "cardinal")]),
    ("500 ليرة تركية", [(500, None, "TRY", "cardinal")]),
    ("ثلاثة ملايين ونصف مليون يورو", [(3_500_000, None, "EUR", "cardinal")]),
    ("$20 مليون", [(20_000_000, None, "USD", "cardinal")]),
    ("50 مليون €", [(50_000_000, None, "EUR", "cardinal")]),
    ("مليون ونصف المليون", [(1_500_000, None, None, "cardinal")]),
    ("مليونين ونصف", [(2_500_000, None, None, "cardinal")]),
    ("نصف مليون", [(500_000, None, None, "cardinal")]),
    ("ربع مليار", [(250_000_000, None, None, "cardinal")]),
    ("خمسة وعشرون", [(25, None, None, "cardinal")]),
    ("خمس وعشرين امرأة", [(25, None, None, "cardinal")]),
    ("أحد عشر لاعبا", [(11, None, None, "cardinal")]),
    ("إحدى عشرة دولة", [(11, None, None, "cardinal")]),
    ("اثنا عشر وزيرا", [(12, None, None, "cardinal")]),
    ("اثنتي عشرة مدينة", [(12, None, None, "cardinal")]),
    ("ثمانية عشر جنديا", [(18, None, None, "cardinal")]),
    ("مئة وخمسون ألفا", [(150_000, None, None, "cardinal")]),
    ("مئتي ألف نازح", [(200_000, None, None, "cardinal")]),
    ("ثلاثمئة وعشرين", [(320, None, None, "cardinal")]),
    ("ثلاث مئة وعشرين", [(320, None, None, "cardinal")]),
    ("ألف وتسعمئة وسبعة وستين", [(1967, None, None, "cardinal")]),
    ("ألفين وأربعة عشر", [(2014, None, None, "cardinal")]),
    ("ألفي متظاهر", [(2000, None, None, "cardinal")]),
    ("خمسمائة ألف وثلاثمائة", [(500_300, None, None, "cardinal")]),
    ("503 آلاف و396 صوتا", [(503_396, None, None, "cardinal")]),
    ("أحد عشر ألف جندي", [(11_000, None, None, "cardinal")]),
    ("1,200 قتيل", [(1200, None, None, "cardinal")]),
    ("2.500 قتيل", [(2500, None, None, "cardinal")]),
    ("2.125 مليون", [(2_125_000, None, None, "cardinal")]),
    ("10.9 في المئة", [(10.9, None, None, "cardinal"), (100, None, None, "cardinal")]),
    ("عشرات القتلى", [(10, None, None, "vague")]),
    ("مئات الجرحى", [(100, None, None, "vague")]),
    ("عشرات الآلاف من المتظاهرين", [(10_000, None, None, "vague")]),
    ("بضعة جنود", [(3, None, None, "vague")]),
    ("عدة دول", [(3, None, None, "vague")]),
    ("بضع عشرات", [(30, None, None, "vague")]),
    ("بضعة آلاف", [(3000, None, None, "vague")]),
    ("السابع والعشرين من", [(27, None, None, "ordinal")]),
    ("الحادي عشر", [(11, None, None, "ordinal")]),
    ("المرة الثالثة", [(3, None, None, "ordinal")]),
    ("الثانية عشرة", [(12, None, None, "ordinal")]),
    ("نصف السكان", [(0.5, None, None, "fraction")]),
    ("ثلثي الأعضاء", [(0.667, None, None, "fraction")]),
    ("ثلاثة أرباع السكان", [(0.75, None, None, "fraction")]),
    ("عشرة وخمسة وأربعين", [(10, None, None, "cardinal"), (45, None, None, "cardinal")]),
    ("قتل خمسة وأصيب سبعة", [(5, None, None, "cardinal"), (7, None, None, "cardinal")]),
    ("أحد المتظاهرين", []),
    ("التقى الرئيس الوزير", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[c[0] for c in CASES])
def test_read_numbers(text: str, wanted: list) -> None:
    found = read_numbers(tokenise(text, analyse))
    assert [(m.value, m.approximate, m.currency, m.kind) for m in found] == wanted


def test_the_span_holds_bound_and_currency() -> None:
    tokens = tokenise("خسروا أكثر من 20 مليون دولار أمس", analyse)
    (mention,) = read_numbers(tokens)
    assert [t.text for t in tokens[mention.first:mention.last]] == ["أكثر", "من", "20", "مليون", "دولار"]


@pytest.mark.parametrize(("text", "scaled", "value"), [
    ("7", False, 7), ("1,200", False, 1200), ("1.200.000", False, 1_200_000), ("2.5", False, 2.5),
    ("0.125", False, 0.125), ("2.125", True, 2.125), ("15,5", False, 15.5)])
def test_digits_value(text: str, scaled: bool, value: float) -> None:
    assert digits_value(text, scaled) == value


@pytest.mark.parametrize(("text", "conj", "value"), [("وخمسة", True, 5), ("وخمسة", False, None), ("خمسة", False, 5)])
def test_numeral_at_respects_the_conjunction(text: str, conj: bool, value: int | None) -> None:
    numeral = numeral_at(tokenise(text, analyse), 0, conj)
    assert (numeral.value if numeral else None) == value


def _noun(number: str) -> Word:
    return Word("x", "x", (Reading("", "", False, "x", "", "id", Features("noun", number=number)),))


@pytest.mark.parametrize(("text", "word", "count"), [
    ("شخصيتان", None, 2), ("فلسطينيتين", None, 2), ("لبنان", None, None), ("تين", None, None),
    ("جنديين", _noun("d"), 2), ("مسلحين", _noun("p"), None)])
def test_dual_count(text: str, word: Word | None, count: int | None) -> None:
    (token,) = tokenise(text, lambda raw: word or analyse(raw))
    assert dual_count(token) == count


@given(st.text(alphabet="خمسة وعشرونألفمئ مليو 0123456789.,$عات", max_size=40))
def test_any_text_is_read_within_bounds(text: str) -> None:
    tokens = tokenise(text, analyse)
    end = 0
    for mention in read_numbers(tokens):
        assert 0 <= mention.first < mention.last <= len(tokens)
        assert mention.last > end
        end = mention.last
