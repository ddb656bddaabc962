"""Who acts towards whom: the pairs with most events as a graph."""

from typing import Any, Literal

from fastapi import APIRouter
from pydantic import BaseModel

from rasid.store.rows import Row
from rasid.web.filter import Wanted
from rasid.web.measures import dyads
from rasid.web.parts import Data
from rasid.web.render import page

router = APIRouter()
MOST = 120
Level = Literal["country", "code", "name"]
_TABLES = {"country": "dyads", "code": "dyads_by_code", "name": "dyads_by_name"}


class Node(BaseModel):
    """A party; given, taken: events of the graph in which it is actor, recipient."""

    key: str
    given: int
    taken: int


class Edge(BaseModel):
    """Events of one party towards another, their mean PLOVER score and share of conflict."""

    actor: str
    recipient: str
    events: int
    score: float
    conflict: float


class Network(BaseModel):
    """The graph of the pairs with most events. level: parties are countries, codes (COUNTRY/SECTOR) or names."""

    level: Level
    nodes: list[Node]
    edges: list[Edge]


@page(router, "/network", "network.html")
def network(wanted: Wanted, database: Data, level: Level = "country") -> Any:
    """The pairs with most events, as nodes and edges."""
    edges = dyads(database, wanted, MOST, _TABLES[level])
    return Network.model_validate({"level": level, "nodes": _nodes(edges), "edges": edges})


def _nodes(edges: list[Row]) -> list[Row]:
    found: dict[str, Row] = {}
    for edge in edges:
        for key, side in ((edge["actor"], "given"), (edge["recipient"], "taken")):
            found.setdefault(key, {"key": key, "given": 0, "taken": 0})[side] += edge["events"]
    return sorted(found.values(), key=lambda n: (-n["given"] - n["taken"], n["key"]))
