"""What an article's events say of each other: who acts, and who is acted upon, in its other candidates by the rules alone."""

from collections import Counter
from collections.abc import Iterable

Code = frozenset[str]
Row = tuple[str, Code, Code]
"""Kind of category, and the codes of actors and recipients that the rules found; an empty code where they found none."""
_MOST = 4
"""Other events beyond which more tell nothing new."""
_ANY = "any"
OPPOSITE = {"actor": "recipient", "recipient": "actor"}


def _few(name: str, count: int, most: int = _MOST) -> str:
    return f"{name}={min(most, count)}"


class Tally:
    """Counts the sides of an article's candidates, of each kind of category and of all."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._sides: Counter[tuple[str, str, Code]] = Counter()
        self._dyads: Counter[tuple[str, Code, Code]] = Counter()
        for kind, actors, recipients in rows:
            for side, code in (("actor", actors), ("recipient", recipients)):
                if code:
                    self._sides.update([(side, kind, code), (side, _ANY, code)])
            if actors and recipients:
                self._dyads[kind, actors, recipients] += 1
        self._top: Counter[tuple[str, str]] = Counter()
        for (side, kind, _), count in self._sides.items():
            self._top[side, kind] = max(self._top[side, kind], count)

    def features(self, side: str, kind: str, code: Code, other: Code, own: dict[str, Code]) -> set[str]:
        """How often the article's other events have a code on a side, on the opposite one, or beside the code of the
        opposite side; own: the codes that the rules found for both sides of the event in question, which is not counted."""
        facing = OPPOSITE[side]
        same, turned = self._others(side, kind, code, own), self._others(facing, kind, code, own)
        found = {name for few in (_few("as", same), _few("opposite", turned)) for name in (few, f"{few}|{kind}")}
        found |= {_few("as-any", self._others(side, _ANY, code, own), _MOST + 1),
                  _few("opposite-any", self._others(facing, _ANY, code, own), _MOST + 1)}
        if same and same == self._top[side, kind]:
            found |= {"as-most", f"as-most|{kind}"}
        return found | self._pair(side, kind, code, other, own) if other else found

    def _others(self, side: str, kind: str, code: Code, own: dict[str, Code]) -> int:
        return self._sides[side, kind, code] - (code == own[side])

    def _pair(self, side: str, kind: str, code: Code, other: Code, own: dict[str, Code]) -> set[str]:
        """How often the article's other events have both codes, this way or turned."""
        dyad, turned = ((code, other), (other, code)) if side == "actor" else ((other, code), (code, other))
        count = self._dyads[kind, *dyad] - (code == own[side] and other == own[OPPOSITE[side]])
        pairs = _few("pair", count, 3)
        return {pairs, f"{pairs}|{kind}", _few("pair-turned", self._dyads[kind, *turned], 2)}
