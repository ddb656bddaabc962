"""What views ask of a request: the database and the store of its desk."""

from typing import Annotated

from fastapi import Depends, Request

from rasid.store.repository import Store
from rasid.web.database import Database


def _database(request: Request) -> Database:
    found: Database = request.app.state.database
    return found


def _store(request: Request) -> Store:
    found: Store = request.app.state.store
    return found


Data = Annotated[Database, Depends(_database)]
Desk = Annotated[Store, Depends(_store)]
