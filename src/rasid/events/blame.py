"""Blame goes to the doer: who condemns a killing, or marches against an arrest, blames its doer and not its victim, and
is not the doer himself."""

from rasid.events.gather import names_of
from rasid.model.event import Event

_BLAMING = frozenset({"ACCUSE", "PROTEST"})
_HARMING = frozenset({"ASSAULT", "COERCE"})


_GUESSED = ("actor-why=chosen", "actor-why=the", "actor-why=who", "actor-why=implied")


def turn_to_doers(candidates: list[Event]) -> None:
    """Where the recipient of blame is the victim of an act told in the same sentence, make the act's doer the recipient."""
    acts = [e for e in candidates if e.category in _HARMING and e.actors]
    blames = [e for e in candidates if e.category == "ACCUSE" and e.actors]
    for act in acts:
        if any(_blamer_as_doer(event, act) for event in blames):
            act.actors = []
    for event in candidates:
        if event.category not in _BLAMING or not event.recipients:
            continue
        told = next((a for a in acts if _tells_of(event, a)), None)
        if told is not None:
            event.recipients = list(told.actors)


def _blamer_as_doer(event: Event, act: Event) -> bool:
    """Whether an act told after blame was put down to who blames, by a guess."""
    return (act.evidence[0] == event.evidence[0] and act.mentions[0].start > event.mentions[0].start and bool(act.recipients)
            and any(name in act.features for name in _GUESSED) and bool(names_of(act.actors) & names_of(event.actors)))


def _tells_of(event: Event, act: Event) -> bool:
    """Whether an act of the sentence has the blamed party as victim, and a doer who is neither blamed nor blaming."""
    victims, doers = names_of(act.recipients), names_of(act.actors)
    return (act.evidence[0] == event.evidence[0] and bool(victims & names_of(event.recipients))
            and not doers & (names_of(event.recipients) | names_of(event.actors)))
