"""The application of a desk: one store, its pages, and what protects them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from rasid import __version__
from rasid.errors import RasidError
from rasid.store.repository import Store
from rasid.web import options, pages, security
from rasid.web.database import Database
from rasid.web.forms import typed_again
from rasid.web.render import html
from rasid.web.settings import Settings
from rasid.web.why import Explainer

_STATIC = Path(__file__).parent / "static"


def create_app(store: Store, settings: Settings | None = None) -> FastAPI:
    """The desk of a store; `app.state` holds the store, the database made of it, and the settings."""
    settings = settings or Settings()
    app = FastAPI(title="Rasid desk", version=__version__, docs_url=None, redoc_url=None, lifespan=_closing,
                  description="Every page's JSON twin. Filters are the same everywhere.")
    app.state.store, app.state.settings, app.state.nav = store, settings, pages.NAV
    app.state.database = Database(store, settings.memory)
    app.state.explainer = Explainer()
    app.state.options = options.Options(app.state.database)
    app.middleware("http")(security.gate(settings))
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    for router in pages.ROUTERS:
        app.include_router(router)
    _handle_errors(app)
    return app


@asynccontextmanager
async def _closing(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.database.close()


def _handle_errors(app: FastAPI) -> None:
    """Mistakes are told on a page, to programs as JSON."""

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        problems = [f"{'.'.join(map(str, e['loc'][1:]))}: {e['msg']}" for e in error.errors()]
        return _told(request, 422, problems)

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        return _told(request, error.status_code, [str(error.detail)])

    @app.exception_handler(RasidError)
    async def impossible(request: Request, error: RasidError) -> Response:
        return _told(request, 409, [str(error)])


def _told(request: Request, status: int, problems: list[Any]) -> Response:
    if request.url.path.endswith(".json") or "text/html" not in request.headers.get("accept", "text/html"):
        return JSONResponse({"detail": problems}, status)
    return html(request, "error.html", status, problems=problems, status=status, typed=typed_again(request))
