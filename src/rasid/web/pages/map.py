"""Where events happened."""

from typing import Any, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel

from rasid.web.filter import Wanted
from rasid.web.measures import Spot, spots
from rasid.web.parts import Data
from rasid.web.render import page

router = APIRouter()
_MOST = 800
View = Literal["arab", "world", "levant", "gulf", "maghreb", "nile", "europe"]


class Shade(BaseModel):
    """Events whose place lies in a country."""

    country: str
    events: int


class Map(BaseModel):
    """Places with coordinates, and countries, of the events; unplaced: events that name no place."""

    view: View
    spots: list[Spot]
    shades: list[Shade]
    unplaced: int


@page(router, "/map", "map.html")
def world(request: Request, wanted: Wanted, database: Data, view: View | None = None) -> Any:
    """Places and countries of the events that the filter finds. view: where the map opens."""
    where, values = condition = wanted.clauses()
    shades = database.rows(f"select country, count(*) as events from events e where {where} and country is not null "
                           "group by 1 order by 2 desc, 1", values)
    unplaced = database.row(f"select count(*) as events from events e where {where} and place is null", values)
    return Map.model_validate({"view": view or request.app.state.settings.view, "shades": shades,
                               "spots": spots(database, condition, _MOST), "unplaced": unplaced["events"]})
