"""How well the parties of two reports can be the same."""

from collections.abc import Sequence
from functools import cache
from itertools import product

from rasid.lexicon.read import DATA, read_table
from rasid.merge.places import compare_points, known_point
from rasid.merge.report import Report, Side

_STATE = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD"})
_CIVIL = frozenset({"CVL", "OPP", "LAB", "REL", "EDU", "MED", "REF", "UNK", "NGO", "HLH"})
_RIVALS = frozenset({"REB", "PTY", "CRM"})
"""Sectors that a state's own bodies are not mistaken for."""
_SURE = 0.7
_APART = 0.3
"""For two towns of one country."""


@cache
def _people() -> frozenset[str]:
    return frozenset(str(row["id"]) for row in read_table(DATA / "entities" / "people.tsv"))


def compare_side(one: Side, other: Side) -> float:
    """How well two parties can be the same, a person or a town standing for the country and the other way round."""
    if one.entity and one.entity == other.entity:
        return 0.9 if one.entity == one.country else 1.0
    if one.country and other.country and one.country != other.country:
        return 0.0
    if one.entity in _people() and other.entity in _people():
        return 0.1
    near = compare_points(known_point(one.entity), known_point(other.entity))
    return _kin(one, other) if near is None else near if near > _SURE else _APART


def _kin(one: Side, other: Side) -> float:
    if not one.country and not other.country:
        return 0.75 if one.name == other.name else 0.7 if one.sector == other.sector else 0.2
    if not one.country or not other.country:
        return 0.5 if "UNK" in (one.sector, other.sector) else 0.3
    if one.name == other.name:
        return 1.0
    if one.sector == other.sector:
        return 0.85
    sectors = {one.sector, other.sector}
    if sectors & _STATE and sectors & _RIVALS:
        return 0.25
    return 0.75 if sectors <= _STATE else 0.65 if sectors <= _CIVIL else 0.55 if "UNK" in sectors else 0.45


def compare_sides(ones: Sequence[Side], others: Sequence[Side]) -> float | None:
    """How well the parties of the shorter side are among those of the longer; None where one has nobody."""
    if not ones or not others:
        return None
    few, many = sorted((ones, others), key=len)
    return sum(max(compare_side(p, q) for q in many) for p in few) / len(few)


def other_company(one: Report, other: Report) -> bool:
    """Whether each of two meetings has a country that the other lacks, and they have no two in common: one host sees many
    guests."""
    return (bool(one.countries - other.countries) and bool(other.countries - one.countries)
            and len(one.countries & other.countries) < 2)


def lone(one: Report, other: Report) -> bool:
    """Whether one of two meetings has no more than one side."""
    return min(len(one.parties), len(other.parties)) < 2


def known_by_name(ones: Sequence[Side], others: Sequence[Side]) -> bool:
    """Whether a party on both sides is more than a crowd or a group without a name: an entity, or a body of state."""
    return any(p.entity == q.entity if p.entity else p.name == q.name and p.sector in _STATE
               for p, q in product(ones, others))
