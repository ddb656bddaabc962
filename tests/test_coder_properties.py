"""Any text: no exception, all spans in bounds and true to the text, the same result twice."""

from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rasid.api import Coder

WORDS = st.sampled_from([
    *("فرضت واشنطن عقوبات على روسيا قال وزير الخارجية المصري إن لم لن سوف قد إذا من في أمس 2021 يوم الثلاثاء عشرين "
      "قتيلا الذي التي وأكد بأن ل ب و الرئيس بايدن تظاهر آلاف ـ ١٢ ۳").split(),
    *"\"«»:،.؟()’“”", "...", "\n", "\n\n", "\u200f", "\u202e",
])
PHRASES = st.lists(WORDS, max_size=60).map(" ".join)
TEXTS = st.one_of(PHRASES, st.text(max_size=300), st.text(st.characters(min_codepoint=0x600, max_codepoint=0x6FF)))
DATES = st.sampled_from([None, "2021-05-05", "2020-02-29T23:59:00", "1800-01-01", "2200-12-31", "nonsense"])


def spots(coded: Any) -> Iterator[dict[str, Any]]:
    """Everything in a coded article that has a text, a start and an end."""
    if isinstance(coded, dict):
        if {"text", "start", "end"} <= coded.keys():
            yield coded
        for value in coded.values():
            yield from spots(value)
    elif isinstance(coded, list):
        for value in coded:
            yield from spots(value)


@given(text=TEXTS, published=DATES)
def test_spans_are_true_to_the_text(coder: Coder, text: str, published: str | None) -> None:
    article = coder.code(text, published=published)
    raw = article.document.text
    for spot in spots(article.to_dict()):
        assert 0 <= spot["start"] <= spot["end"] <= len(raw), spot
        assert spot["text"] == raw[spot["start"]:spot["end"]], spot


@given(text=PHRASES, published=DATES)
def test_coding_twice_gives_the_same_bytes(coder: Coder, text: str, published: str | None) -> None:
    assert coder.code(text, published=published).to_json() == coder.code(text, published=published).to_json()


@given(text=st.text(st.characters(exclude_categories=[]), max_size=200))
def test_lone_surrogates_are_replaced(coder: Coder, text: str) -> None:
    coder.code(text).to_json().encode("utf-8")
