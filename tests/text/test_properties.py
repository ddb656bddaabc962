"""The text layer on any text: offsets round-trip, tokens and sentences are in order and in bounds."""

from hypothesis import given
from hypothesis import strategies as st

from rasid.api import Coder
from rasid.text.normalise import fold, fold_with_offsets
from rasid.text.sentences import quotations, split_sentences
from rasid.text.tokens import tokenise

ARABIC = st.text(st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآىةؤئءًٌٍَُِّْـ 0٣۴.،؟\"«»()\n\u200f\ufefb\u06cc"))
TEXTS = st.one_of(ARABIC, st.text())


@given(text=TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(text=TEXTS)
def test_every_folded_character_knows_where_it_came_from(text: str) -> None:
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    for at, char in enumerate(folded.text):
        assert char in fold(text[folded.offsets[at]])
    assert list(folded.offsets) == sorted(folded.offsets)


@given(text=TEXTS)
def test_tokens_are_in_order_and_true_to_the_text(coder: Coder, text: str) -> None:
    end = 0
    for token in tokenise(text, coder.lexicon.analyse):
        assert end <= token.start < token.end <= len(text)
        assert token.text == text[token.start:token.end]
        end = token.end


@given(text=TEXTS)
def test_every_token_is_in_one_sentence(coder: Coder, text: str) -> None:
    tokens = tokenise(text, coder.lexicon.analyse)
    held = [n for s in split_sentences(text, tokens) for n in range(s.first, s.last)]
    assert held == list(range(len(tokens)))


@given(text=TEXTS)
def test_quotations_are_in_bounds(coder: Coder, text: str) -> None:
    for span in quotations(tokenise(text, coder.lexicon.analyse)):
        assert 0 <= span.start < span.end <= len(text)
