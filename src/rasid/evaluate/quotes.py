"""How well quotes and listed entities and times are found."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

Quote = Mapping[str, Any]


def quote_span(quote: Quote, text: str) -> tuple[int, int] | None:
    """Where a gold quote stands: from its first words to its last, nearest to its cue, short ones first."""
    cues = [m.start() for m in re.finditer(re.escape(quote.get("cue") or "\0"), text)] or [0]
    best = None
    for found in re.finditer(re.escape(quote["start"]), text):
        end = text.find(quote["end"], max(found.start(), found.end() - len(quote["end"])))
        if end >= 0:
            span = (found.start(), end + len(quote["end"]))
            far = min(abs(span[0] - c) for c in cues) + (span[1] - span[0]) / 10
            best = min(best, (far, span)) if best else (far, span)
    return best[1] if best else None


def _best_hit(start: int, end: int, coded: Sequence[Quote], used: set[int]) -> int | None:
    """The unused coded quote that covers most of a stretch, if it covers at least half of it."""
    hits = [(min(end, c["end"]) - max(start, c["start"]), k) for k, c in enumerate(coded) if k not in used]
    covered, index = max(hits, default=(0, None))
    return index if covered * 2 >= end - start else None


def _speaker_right(gold: Quote, coded: Quote) -> bool:
    got = coded.get("speaker") or {}
    wanted = gold.get("speakers") or [gold.get("speaker") or {}]
    return any(got.get("country") == w.get("country") and got.get("sector") == w.get("sector") for w in wanted)


def score_quotes(gold: Sequence[Quote], coded: Sequence[Quote], text: str) -> Counter[str]:
    """Counts q_gold q_pred q_free q_tp q_speaker q_kind of one article."""
    n: Counter[str] = Counter(q_pred=len(coded))
    used: set[int] = set()
    for quote, span in [(q, quote_span(q, text)) for q in gold]:
        if span is None:
            continue
        core = bool(quote.get("core", True))
        n["q_gold"] += core
        index = _best_hit(*span, coded, used)
        if index is not None:
            used.add(index)
            n["q_free"] += not core
            if core:
                n.update(q_tp=1, q_speaker=_speaker_right(quote, coded[index]),
                         q_kind=coded[index].get("kind") == quote.get("kind"))
    return n


def score_listed(gold: Mapping[str, Any], coded: Mapping[str, Any]) -> Counter[str]:
    """Counts e_gold e_right t_gold t_right of the entities and times that a gold article lists."""
    n: Counter[str] = Counter()
    for entity in gold.get("entities", []):
        names = [w if isinstance(w, str) else w.get("text") for w in entity.get("mentions", [])]
        hits = [c for c in coded.get("entities", []) for m in c["mentions"]
                if any(w in m["text"] or m["text"] in w for w in names)]
        right = any(c.get("country") == entity.get("country") and c.get("sector") == entity.get("sector") for c in hits)
        n.update(e_gold=1, e_right=right)
    for time in gold.get("times", []):
        if time.get("core", True):
            right = any(time["text"] in c["text"] or c["text"] in time["text"] for c in coded.get("times", [])
                        if c.get("value") == time.get("value"))
            n.update(t_gold=1, t_right=right)
    return n
