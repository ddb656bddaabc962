"""Time expressions of Arabic news, read and dated (see docs/reference/times.md)."""

from functools import lru_cache

from rasid.model.annotations import TimeExpression, Word
from rasid.model.document import Document
from rasid.text.normalise import fold
from rasid.text.sentences import split_sentences
from rasid.text.tokens import tokenise
from rasid.times.recognise import recognise_times

__all__ = ["recognise_times", "times"]


@lru_cache(maxsize=65536)
def _bare_word(raw: str) -> Word:
    """A word without readings: dates need none."""
    return Word(raw, fold(raw))


def times(text: str, published: str | None = None) -> list[TimeExpression]:
    """All time expressions of a text, in its order. published: ISO date or date-time that relative ones are
    reckoned from; without it, and without a full date in the first sentences, they keep X in their values."""
    document = Document("", text, published)
    document.tokens = tokenise(text, _bare_word)
    document.sentences = split_sentences(text, document.tokens)
    return recognise_times(document)
