"""Duals that stand for two parties named before (البلدان، الجانبان، الوزيران): who their members are."""

from collections.abc import Sequence

from rasid.model.mention import Mention

BOTH = "both"
"""What `Mention.org` of such a dual says."""
_REACH = 150
_WARRING = "party to conflict"
_GOVERNED = frozenset({"GOV", "MIL", "LEG", "IGO"})


def fill_members(mentions: Sequence[Mention]) -> None:
    """Fill the members of every dual with the last two different parties before it, the earlier one first."""
    for at, mention in enumerate(mentions):
        if mention.name == _WARRING and not mention.members:
            mention.members = _warring(mentions[:at], mentions)
        if mention.number != "d" or not mention.definite or mention.members or mention.country:
            continue
        if mention.org == BOTH:
            mention.members = _last_two(mentions[:at], mention, persons=False)
        elif mention.title and mention.level == "nominal":
            mention.members = _last_two(mentions[:at], mention, persons=True)
        if mention.members:
            mention.sector = mention.members[0].sector


def _warring(before: Sequence[Mention], mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The government and the armed group of one country, where the article names just one such group often."""
    rebels = {m.entity: m for m in mentions if m.sector == "REB" and m.entity and m.kind == "organisation" and m.country}
    rebel = next(iter(rebels.values())) if len(rebels) == 1 else None
    state = next((m for m in (*reversed(before), *mentions) if rebel is not None and m.country == rebel.country
                  and m.sector == "GOV" and m.kind != "person"), None)
    return (state, rebel) if rebel is not None and state is not None else ()


def _last_two(before: Sequence[Mention], dual: Mention, persons: bool) -> tuple[Mention, ...]:
    """The last two different parties before a dual; of persons rather two of different countries."""
    found: dict[str, Mention] = {}
    for mention in reversed(before):
        if dual.first - mention.last > _REACH or len(found) == 2:
            break
        if mention.last == dual.first and not found:
            continue                     # (دعت) روسيا الجانبين: who turns to the two is neither
        key = _person(mention) if persons else _side(mention)
        if key and key not in found:
            found[key] = mention
    return tuple(reversed(found.values())) if len(found) == 2 else ()


def _person(mention: Mention) -> str | None:
    """Whom an office-holder stands for: one for each country; None for all else, and for offices of no stated country."""
    office = mention.kind == "person" and mention.sector in _GOVERNED and (mention.level == "name" or mention.sure)
    return mention.country if office and mention.number == "s" else None


def _side(mention: Mention) -> str | None:
    """The country (or armed group or body of states) that a mention speaks for."""
    if mention.government or mention.sector in _GOVERNED:
        return mention.country or (mention.name if mention.entity and mention.kind == "organisation" else None)
    return mention.name if mention.sector in ("REB", "PTY") and mention.kind == "organisation" else None
