"""Whom the name of a country or place stands for in a kind of event: who is arrested or marches are its people, who shells
is the army that the article names, who is met or loses a town is its government. A country as such stays its government."""

from dataclasses import replace

from rasid.model.annotations import Party
from rasid.model.document import Document
from rasid.model.event import Event

_PEOPLE = frozenset({("PROTEST", None, "actors"), ("COERCE", "arrest", "recipients"), ("COERCE", "deport", "recipients")})
"""Category, mode (None: any) and side at which a country is its people."""
_WEAPONS = frozenset({None, "aerial", "drone", "heavy-weapons", "firearms", "explosives"})
"""Modes of ASSAULT that are an army's; None: storming and raids."""
_SUFFERED = frozenset({"ACCUSE", "ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT", "THREATEN"})
"""Categories in which a town is its people, except where it is seized; in the others, who governs it."""


def read_stands(document: Document, events: list[Event]) -> None:
    """Give the countries and places that are parties of events the sector of those whom they stand for there."""
    armies = {m.country for m in document.mentions if m.sector == "MIL" and m.kind == "organisation"}
    towns = {m.span.start for m in document.mentions if m.kind == "place" and not m.sector and m.country is not None}
    for event in events:
        own = {p.country for p in event.actors}
        event.actors = [_country(event, "actors", _town(event, p, towns), armies) for p in event.actors]
        event.recipients = [_country(event, "recipients", _town(event, _target(event, p, own), towns), armies)
                            for p in event.recipients]


def _target(event: Event, party: Party, own: set[str | None]) -> Party:
    """Of whom a march or an attack is against where the text says little: a person of whom nothing is known, or, where no
    government is named, the people of a country that is not the marchers' own."""
    victim = (party.sector, event.category) == ("UNK", "ASSAULT") and party.country is not None
    unnamed = (party.sector, event.category, party.entity) == ("GOV", "PROTEST", None) and party.country not in own
    implied = unnamed and any(party.start == m.start for m in event.mentions)
    return replace(party, sector="CVL") if victim or implied else party


def _town(event: Event, party: Party, towns: set[int]) -> Party:
    governed = event.category not in _SUFFERED or (event.category, event.mode) == ("COERCE", "seize")
    return replace(party, sector="GOV") if governed and party.sector == "CVL" and party.start in towns else party


def _country(event: Event, side: str, party: Party, armies: set[str | None]) -> Party:
    if party.sector != "GOV" or party.entity is None or party.entity != party.country:
        return party
    if not _PEOPLE.isdisjoint({(event.category, None, side), (event.category, event.mode, side)}):
        return replace(party, sector="CVL")
    withdraws = (event.category, event.mode) == ("RETREAT", "withdraw")
    armed = withdraws or (event.category == "ASSAULT" and event.mode in _WEAPONS)
    return replace(party, sector="MIL") if armed and side == "actors" and party.country in armies else party
