"""A store with a few articles whose texts hold what their events say."""

import pytest

from rasid.store.repository import Store
from rasid.store.rows import table_rows
from tests.coded import article, event, extra

TEXT = "فرضت واشنطن عقوبات على موسكو. وقصف طيران دمشق حلب."
SHELLED = {"text": TEXT[31:34], "start": 31, "end": 34}


def assault(id, **fields):
    return event(id, "ASSAULT", mode="aerial", mentions=[SHELLED],
                 evidence=[{"text": TEXT[30:], "start": 30, "end": len(TEXT)}], **fields)


@pytest.fixture
def store(tmp_path):
    """Two articles, three events: e1 and e2 in a, e3 in b."""
    store = Store(str(tmp_path / "s"))
    with store.writing():
        store.commit(table_rows(article("a", [event("e1"), assault("e2", confidence=0.5)]), "r.1", extra(TEXT)))
        store.commit(table_rows(article("b/b.txt", [event("e3", confidence=0.6)]), "r.1", extra(TEXT)))
    return store
