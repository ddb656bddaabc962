"""One happening, one event: candidates of an article that tell the same thing become mentions of one event."""

from rasid.model.annotations import Party
from rasid.model.event import Event

_LOOSE = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT"})
_CROWD, _KILLING = "crowd-control", "assault.kill"
_SOMEWHERE, _TOWN = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"}), "city"
_GUESSED = ("actor-why=the", "actor-why=who", "actor-why=implied", "recipient-why=the", "recipient-why=implied")


def names_of(parties: list[Party]) -> set[str]:
    """The names of parties."""
    return {p.name for p in parties}


def _countries(event: Event, side: str) -> frozenset[str]:
    return frozenset(p.country or f"~{p.sector}" for p in getattr(event, side))


def _compatible_sides(a: frozenset[str], b: frozenset[str]) -> bool:
    return not a or not b or bool(a & b)


def _same_modes(a: Event, b: Event) -> bool:
    """Whether modes do not disagree; tear gas and batons are not what a killing was done with."""
    if _CROWD in (a.mode, b.mode) and any(rule.startswith(_KILLING) for rule in (*a.rules, *b.rules)):
        return False
    return a.mode == b.mode or a.mode is None or b.mode is None


def _same_persons(a: Event, b: Event, side: str) -> bool:
    """Whether the parties of a side may be the same: two persons, or two parties of the lexicon, share a name.

    A government (whose id is its country's) may stand for any party of its country.
    """
    of_a, of_b = getattr(a, f"{side}s"), getattr(b, f"{side}s")
    if all(f"{side}-kind=person" in event.features for event in (a, b)):
        return bool(names_of(of_a) & names_of(of_b))
    if any(p.entity is None or p.entity == p.country for p in (*of_a, *of_b)):
        return True
    return not of_a or not of_b or bool({p.entity for p in of_a} & {p.entity for p in of_b})


def _same_places(a: Event, b: Event) -> bool:
    """Whether places do not disagree: two towns are two happenings, a town and its country may be one."""
    if a.category not in _SOMEWHERE or a.place is None or b.place is None or a.place.name == b.place.name:
        return True
    return _TOWN not in (a.place.precision, b.place.precision) or a.place.precision != b.place.precision


def _same_dates(a: Event, b: Event) -> bool:
    return a.date is None or b.date is None or a.date == b.date or a.date.startswith(b.date) or b.date.startswith(a.date)


def same_happening(a: Event, b: Event) -> bool:
    """Whether two candidates of one article tell one event: category, standing, sides and mode do not disagree."""
    if a.category != b.category or a.status != b.status or a.historical != b.historical:
        return False
    if not _same_modes(a, b) or not _same_places(a, b):
        return False
    actors = _compatible_sides(_countries(a, "actors"), _countries(b, "actors"))
    recipients = _compatible_sides(_countries(a, "recipients"), _countries(b, "recipients"))
    if not (actors and recipients) or not all(_same_persons(a, b, side) for side in ("actor", "recipient")):
        return False
    both_known = bool(a.actors and b.actors) or bool(a.recipients and b.recipients)
    return both_known and _same_dates(a, b)


def _fullness(event: Event) -> tuple[int, int, int, bool]:
    """How much a telling says: both sides, sides found by grammar rather than guessed, many equals, a mode."""
    guessed = sum(name in event.features for name in _GUESSED)
    equals = len(_countries(event, "actors")) if event.category in _LOOSE else 0
    return (bool(event.actors) + bool(event.recipients), -guessed, equals, event.mode is not None)


def _merge(kept: Event, other: Event) -> None:
    """Add a second telling to an event; what the fuller telling says stands."""
    kept.actors = kept.actors or other.actors
    kept.recipients = kept.recipients or other.recipients
    kept.mode = kept.mode or other.mode
    kept.cameo = kept.cameo or other.cameo
    kept.place = kept.place or other.place
    kept.reported_by = kept.reported_by if other.reported_by is not None else None
    for key, value in other.counts.items():
        kept.counts.setdefault(key, value)
    kept.mentions += [m for m in other.mentions if m not in kept.mentions]
    kept.evidence += [e for e in other.evidence if e not in kept.evidence]
    kept.rules += [r for r in other.rules if r not in kept.rules]
    kept.derivations += other.derivations
    kept.features = {**other.features, **kept.features}
    kept.confidence = max(kept.confidence, other.confidence)
    if _tells_better(other, kept):
        kept.date, kept.date_text = other.date, other.date_text


def _tells_better(other: Event, kept: Event) -> bool:
    """Whether another telling's date is the better one: finer, or told where the kept one is not and no coarser."""
    if kept.date is None or other.date is None:
        return kept.date is None and other.date is not None
    if other.date.startswith(f"{kept.date}-"):
        return True
    return kept.date_text is None and other.date_text is not None and not kept.date.startswith(f"{other.date}-")


def gather(candidates: list[Event]) -> list[Event]:
    """The events of an article, each with all its mentions, in order of first mention."""
    kept: list[Event] = []
    for candidate in sorted(candidates, key=_fullness, reverse=True):
        home = next((e for e in kept if same_happening(e, candidate)), None)
        if home is None:
            kept.append(candidate)
        else:
            _merge(home, candidate)
    for event in kept:
        event.mentions.sort()
        event.evidence.sort()
    return sorted(kept, key=lambda e: (e.mentions[0], e.category))
