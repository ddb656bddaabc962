"""The derivation of an event, told by coding its article again with the lexicon that is installed."""

import threading
from typing import Any

from pydantic import BaseModel

from rasid import api
from rasid.explain import explain_event
from rasid.store.rows import Row


class Reason(BaseModel):
    """A line of the derivation: its part (rule, trigger, actor, ...), the words it rests on, and the detail."""

    part: str
    words: str
    detail: str


class Why(BaseModel):
    """The derivation of an event; same: whether coder and lexicon are those that coded the article; no reasons where the
    event is not found again (another lexicon, a reviewer's own event, an article without its text)."""

    event: str
    same: bool
    reasons: list[Reason]


class Explainer:
    """A coder that is loaded when first asked."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._coder: api.Coder | None = None

    def why(self, article: Row, event: str) -> Why:
        """The derivation of an event of an article (a row of the store)."""
        with self._lock:     # a coder is for one thread
            coder = self._coder = self._coder or api.load()
            coded = coder.code(article["text"], article["published"], article["id"], article["source"], article["url"],
                               article["title"])
        data: dict[str, Any] = coded.to_dict()
        same = data["coder"] == {"version": article["coder"], "lexicon": article["lexicon"]}
        found = [e for e, told in zip(coded.events, data["events"], strict=True) if told["id"] == event]
        rows = [row for e in found for row in explain_event(coded.document, e)]
        return Why(event=event, same=same, reasons=[Reason(part=p, words=w, detail=d) for p, w, d in rows])
