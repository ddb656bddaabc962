"""Groups of things joined pair by pair."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Thing = TypeVar("Thing", bound=Hashable)


class Unions(Generic[Thing]):
    """Disjoint groups; things not seen before are groups of their own."""

    def __init__(self, things: Iterable[Thing] = ()) -> None:
        self._above: dict[Thing, Thing] = {thing: thing for thing in things}

    def head(self, thing: Thing) -> Thing:
        """The one that stands for the thing's group."""
        above = self._above
        above.setdefault(thing, thing)
        while above[thing] != thing:
            above[thing] = above[above[thing]]
            thing = above[thing]
        return thing

    def join(self, one: Thing, other: Thing) -> None:
        """Make one group of two; the first one's head stands for both."""
        self._above[self.head(other)] = self.head(one)

    def groups(self) -> list[list[Thing]]:
        """All groups, each in the order in which its things came."""
        found: dict[Thing, list[Thing]] = {}
        for thing in list(self._above):
            found.setdefault(self.head(thing), []).append(thing)
        return list(found.values())
