"""Many articles: one that fails never stops the rest."""

from rasid.corpus.local import code_all
from rasid.ingest.records import RawArticle, Refused


def shout(raw: RawArticle) -> str:
    if raw.text == "bad":
        raise ZeroDivisionError("no\nway")
    return raw.text.upper()


def test_failures_are_reported_in_order() -> None:
    inputs = [RawArticle("1", "a"), RawArticle("2", "bad", where="f:2"), Refused("f:3", "broken"), RawArticle("4", "d")]
    outcomes = list(code_all(shout, inputs))
    assert [o.coded for o in outcomes] == ["A", None, None, "D"]
    assert [o.failure.where for o in outcomes if o.failure] == ["f:2", "f:3"]
    assert "ZeroDivisionError: no way (shout" in outcomes[1].failure.reason  # type: ignore[union-attr]
