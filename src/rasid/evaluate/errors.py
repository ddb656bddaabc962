"""The errors of an article by cause, so that the commonest is seen first."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rasid.evaluate.gold import GoldArticle
from rasid.evaluate.pairing import FIELDS, Codes, Event, Pair, codes, overlap, parties, triggers

_NOT_PARTIES = ("mode", "status", "historical", "date", "reported_by", "counts")


class Fault(NamedTuple):
    """One error. cause: what went wrong, the same words for like errors; article: its id; detail: what and where."""

    cause: str
    article: str
    detail: str


def find_faults(gold: GoldArticle, coded: list[Event], pairs: list[Pair]) -> list[Fault]:
    """All errors of one article: events missed, coded falsely, and wrong fields of those found."""
    wanted = gold.data["events"]
    hit_gold, hit_coded = {p.gold for p in pairs}, {p.coded for p in pairs}
    missed = [e for i, e in enumerate(wanted) if e.get("core") and i not in hit_gold]
    false = [e for j, e in enumerate(coded) if j not in hit_coded]
    found = [(wanted[p.gold], coded[p.coded]) for p in pairs if wanted[p.gold].get("core")]
    faults = [*_missed(gold, missed, coded), *_false(gold, false, wanted)]
    return faults + [Fault(cause, gold.id, detail) for g, p in found for cause, detail in _wrong_fields(g, p)]


def _missed(gold: GoldArticle, missed: list[Event], coded: list[Event]) -> Iterator[Fault]:
    for event in missed:
        spans = triggers(event, gold.text)
        there = sorted({p["category"] for p in coded if overlap(spans, triggers(p, gold.text))})
        cause = f"missed {event['category']}: " + (f"coded as {' '.join(there)}" if there else "nothing coded there")
        yield Fault(cause, gold.id, f"{event['trigger']}  {show_sides(event)}")


def _false(gold: GoldArticle, false: list[Event], wanted: list[Event]) -> Iterator[Fault]:
    for event in false:
        spans = triggers(event, gold.text)
        there = sorted({g["category"] for g in wanted if overlap(spans, triggers(g, gold.text))})
        cause = f"false {event['category']}: " + (f"gold has {' '.join(there)}" if there else "gold has nothing there")
        words = " / ".join(gold.text[s:e] for s, e in spans[:2])
        yield Fault(cause, gold.id, f"{words}  {show_sides(event)}  {' '.join(event.get('rules', []))}")


def _wrong_fields(gold: Event, coded: Event) -> Iterator[tuple[str, str]]:
    for side in ("actors", "recipients"):
        want, got = parties(gold, side, True), parties(coded, side, True)
        if not FIELDS[side](gold, coded):
            yield (f"{side} {_difference(want, got)}",
                   f"{gold['trigger']}  gold {show_sides(gold)} got {show_sides(coded)}")
    for name in _NOT_PARTIES:
        if not FIELDS[name](gold, coded):
            yield f"{name} wrong", f"{gold['trigger']}  gold {gold.get(name)} got {coded.get(name)}"


def _difference(want: Codes, got: Codes) -> str:
    if not got:
        return "missing"
    if want < got:
        return "too many"
    return "too few" if got < want else "wrong"


def show_sides(event: Event) -> str:
    """Actors -> recipients as codes."""
    return f"{','.join(sorted(codes(event, 'actors'))) or '-'} -> {','.join(sorted(codes(event, 'recipients'))) or '-'}"


def group_faults(faults: Iterable[Fault]) -> list[tuple[str, list[Fault]]]:
    """The faults by cause, the commonest cause first."""
    groups: dict[str, list[Fault]] = defaultdict(list)
    for fault in faults:
        groups[fault.cause].append(fault)
    sizes = Counter({cause: len(group) for cause, group in groups.items()})
    return sorted(groups.items(), key=lambda g: (-sizes[g[0]], g[0]))
