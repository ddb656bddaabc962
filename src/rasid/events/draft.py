"""A candidate on its way to an event: what its clause, its frame and its standing say, before parties are settled."""

from dataclasses import dataclass

from rasid.events.attach import Placed
from rasid.events.clause import Clause
from rasid.events.dating import Dated
from rasid.events.embedding import Governor
from rasid.events.frames import Frame
from rasid.events.standing import Standing
from rasid.model.mention import Mention
from rasid.numbers import NumberMention

Items = list[tuple[str, str, str]]
"""What parties rest on: side ("actor" or "recipient"), words, reason."""


@dataclass(slots=True)
class Draft:
    """A candidate; numbers: those of its sentence; told: the date of its own clause, if it has one."""

    clause: Clause
    frame: Frame
    standing: Standing
    chain: list[Governor]
    told: Placed | None
    when: Dated
    numbers: list[NumberMention]
    actors: list[Mention]
    recipients: list[Mention]
    items: Items


def reason(items: Items, side: str) -> str:
    """What the rules' choice of a side rests on, "" if nothing was said."""
    return next((why for part, _, why in items if part == side), "")
