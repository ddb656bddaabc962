"""What holds for any text: no exception, spans in bounds, in order and apart, the text never touched."""

import time
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.times import times
from rasid.times.words import lexicon

WORDS = sorted(lexicon())[::7]
PIECES = st.one_of(
    st.sampled_from(WORDS), st.from_regex(r"\A[0-9٠-٩]{1,4}\Z"), st.sampled_from(list("/-:.,()،و")),
    st.text(max_size=6))
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "\n"])), max_size=30).map(
    lambda parts: "".join(a + b for a, b in parts))
PUBLISHED = st.one_of(st.none(), st.dates(date(1, 1, 1), date(9999, 12, 31)).map(str), st.text(max_size=12))


@settings(max_examples=300, deadline=None)
@given(TEXTS, PUBLISHED)
def test_spans_are_in_bounds_ordered_and_apart(text: str, published: str | None) -> None:
    end = 0
    for found in times(text, published):
        assert end <= found.span.start < found.span.end <= len(text)
        assert found.text == text[found.span.start:found.span.end]
        assert found.type in ("DATE", "TIME", "DURATION", "SET")
        assert found.value
        assert found.derivation is not None
        end = found.span.end


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_answer(text: str) -> None:
    assert times(text, "2024-03-13") == times(text, "2024-03-13")


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_bounds_are_in_order(text: str) -> None:
    for found in times(text, "2024-03-13"):
        if found.begin and found.end_value:
            assert len(found.begin) >= 10
            assert found.begin[:4] <= found.end_value[:4] or "T" in found.begin


def test_long_lists_stay_quick() -> None:
    text = "من 5 إلى 6 يونيو " * 3000
    start = time.process_time()
    assert times(text, "2024-03-13")
    assert time.process_time() - start < 10


def test_marks_tatweel_and_presentation_forms_do_not_shift_spans() -> None:
    text = "قُتِلَ أَمـــسِ جنديٌّ في ٥ مايو ٢٠٢٣."
    found = times(text, "2024-03-13")
    assert [t.value for t in found] == ["2024-03-12", "2023-05-05"]
    assert found[0].text == "أَمـــسِ"
