"""What holds for event frames and their cases: ids, codes, slots, examples."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from rasid.model.ontology import CATEGORIES, COUNTS, MODES, SECTORS, STATUSES

Found = tuple[str, str, str]
Entry = Mapping[str, Any]

KEYS: dict[str, type] = {
    "id": str, "note": str, "category": str, "mode": str, "cameo": str, "verb": list, "noun": list, "phrase": list,
    "with": list, "with_prep": list, "object_kind": list, "own": bool, "unless": list, "said": bool,
    "nominal": bool, "actor": list, "recipient": list, "joint": bool, "status": str, "count": str,
    "examples": list, "counters": list, "where": str,
}
"""The keys a frame may have, and their types."""
_NEEDED = ("id", "note", "category")
_KINDS = ("person", "organisation", "place", "group", "party")
_ID = re.compile(r"[a-z0-9_]+(?:[.-][a-z0-9_]+)+")
_CAMEO = re.compile(r"(?:0[1-9]|1\d|20)\d{0,2}")
_PARTY = re.compile(r"(?:[A-Z]{3}|-) [A-Z]{3}")


def lint_frames(frames: Sequence[Entry]) -> Iterator[Found]:
    """All faults of the frames of one folder."""
    seen: dict[str, str] = {}
    for frame in frames:
        where, ident = frame["where"], str(frame.get("id", ""))
        if ident in seen:
            yield where, "frame.id", f"{ident} is also the id of {seen[ident]}; rename one"
        seen.setdefault(ident, where)
        for code, message in _lint_frame(frame, ident):
            yield where, code, message


def _lint_frame(frame: Entry, ident: str) -> Iterator[tuple[str, str]]:
    yield from _keys(frame)
    if not _ID.fullmatch(ident):
        yield "frame.id", f"{ident!r}: ids are dotted lower-case words (sanction.impose)"
    if not (frame.get("verb") or frame.get("noun") or frame.get("phrase")):
        yield "frame.key", f"{ident} names no verb, noun or phrase"
    if not frame.get("examples"):
        yield "frame.no-examples", f"{ident} has no examples; write a sentence that it must code"
    yield from _frame_codes(frame)


def _keys(frame: Entry) -> Iterator[tuple[str, str]]:
    for key, value in frame.items():
        wanted = KEYS.get(key)
        if wanted is None:
            yield "frame.key", f"unknown key {key}; see docs/reference/lexicon-format.md"
        elif not isinstance(value, wanted):
            yield "frame.key", f"{key} must be a {wanted.__name__}"
    for key in _NEEDED:
        if not frame.get(key):
            yield "frame.key", f"{key} is missing"


def _frame_codes(frame: Entry) -> Iterator[tuple[str, str]]:
    yield from _event_codes(frame)
    cameo, count = frame.get("cameo"), frame.get("count")
    if cameo is not None and not _CAMEO.fullmatch(str(cameo)):
        yield "code.unknown", f"cameo {cameo}; write a CAMEO code of two to four digits as a string"
    if count is not None and count not in COUNTS:
        yield "code.unknown", f"count {count}; write one of {' '.join(COUNTS)}"
    for kind in frame.get("object_kind", ()):
        if kind not in _KINDS:
            yield "code.unknown", f"object_kind {kind}; write one of {' '.join(_KINDS)}"


def _event_codes(entry: Entry) -> Iterator[tuple[str, str]]:
    """Category, mode and status of a frame or an expected event."""
    category, mode, status = entry.get("category"), entry.get("mode"), entry.get("status")
    if category not in CATEGORIES:
        yield "code.unknown", f"category {category}; write one of {' '.join(CATEGORIES)}"
    elif mode is not None and mode not in MODES.get(category, ()):
        yield "code.unknown", f"mode {mode} of {category}; write one of {' '.join(MODES.get(category, ('none',)))}"
    if status is not None and status not in (*STATUSES, "none"):
        yield "code.unknown", f"status {status}; write one of {' '.join(STATUSES)}"


def lint_cases(cases: Sequence[Entry]) -> Iterator[Found]:
    """All faults of the cases of one folder."""
    for case in cases:
        if not case.get("text"):
            yield case["where"], "case.code", "a case without text"
        for event in case.get("event", ()):
            for _, message in _event_codes(event):
                yield case["where"], "case.code", message
            for party in (p for side in ("actors", "recipients") for p in event.get(side, ())):
                if not _PARTY.fullmatch(party) or party.split()[1] not in SECTORS:
                    yield case["where"], "case.code", f"party {party!r}; write country and sector: USA GOV, - IGO"


def lint_words(frames: Sequence[Entry], lemmas: Callable[[str], list[str]]) -> Iterator[Found]:
    """Words of frames that the word tables lack, so that they never fire. lemmas: lemma ids of a citation form."""
    for frame in frames:
        verbs = [w for w in frame.get("verb", ()) if not any(i.startswith("v:") for i in lemmas(w))]
        marked = [w for text in frame.get("phrase", ()) for w in text.split() if w.startswith("=")]
        for word in [*verbs, *(w for w in dict.fromkeys(marked) if not lemmas(w[1:]))]:
            yield frame["where"], "frame.unknown-word", f"{word} is in no table of words/; add it there"
