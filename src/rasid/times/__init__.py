"""Time expressions of Arabic news, read and dated (see docs/reference/times.md)."""

from rasid.model.annotations import TimeExpression
from rasid.model.document import Document


def recognise_times(document: Document, lexicon: object = None) -> list[TimeExpression]:
    """All time expressions of a document, in the order of the text."""
    return []


def times(text: str, published: str | None = None) -> list[TimeExpression]:
    """All time expressions of a text. published: ISO date or date-time that relative ones are reckoned from."""
    return []
