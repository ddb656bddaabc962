"""From a view's data to a page: every page is a view (a function that gives data), a template, and a JSON twin."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Request
from fastapi.encoders import jsonable_encoder
from fastapi.responses import JSONResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.responses import HTMLResponse, Response

from rasid.web.filter import Filter
from rasid.web.forms import reviewer_of
from rasid.web.messages import LANGUAGES, Texts, texts

LANGUAGE = "rasid_language"
"""The cookie that keeps the reader's language."""
_YEAR = 365 * 24 * 3600
View = Callable[..., Any]


def safe_link(url: str | None) -> str | None:
    """The address where it may stand in a link: http and https only."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def as_json(data: Any) -> str:
    """Data for an attribute that a script reads."""
    return json.dumps(jsonable_encoder(data), ensure_ascii=False)


def short_number(value: float) -> str:
    """A count with thin groups of three."""
    return f"{value:,}".replace(",", "\u202f")


def environment() -> Environment:
    """The templates, every value escaped."""
    found = Environment(loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=select_autoescape(
        default=True, default_for_string=True), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    found.filters.update(safe_link=safe_link, as_json=as_json, number=short_number)
    return found


TEMPLATES = environment()


def language_of(request: Request) -> Texts:
    """The language asked for (?lang=), kept (cookie), or preferred by the browser; English otherwise."""
    preferred = request.headers.get("accept-language", "").strip().lower()[:2]
    for wanted in (request.query_params.get("lang"), request.cookies.get(LANGUAGE), preferred):
        if wanted in LANGUAGES:
            return texts(wanted)
    return texts("en")


def html(request: Request, template: str, status_code: int = 200, **data: Any) -> HTMLResponse:
    """A rendered template; it sees its data, `ui` (the texts), `request`, `settings`, a form's `csrf` and
    the `reviewer` of this browser."""
    ui = language_of(request)
    page = TEMPLATES.get_template(template).render(
        ui=ui, t=ui.t, code=ui.code, request=request, settings=request.app.state.settings, nav=request.app.state.nav,
        options=request.app.state.options, csrf=request.state.csrf, reviewer=reviewer_of(request),
        today=dt.date.today(), **data)
    response = HTMLResponse(page, status_code)
    if request.query_params.get("lang") in LANGUAGES:
        response.set_cookie(LANGUAGE, ui.language, max_age=_YEAR, samesite="strict")
    return response


def wants_json(request: Request) -> bool:
    """Whether the reader is a program."""
    accepted = request.headers.get("accept", "")
    return "application/json" in accepted and "text/html" not in accepted


def page(router: APIRouter, path: str, template: str) -> Callable[[View], View]:
    """Register a view as PATH (HTML, or JSON where that is accepted) and PATH.json (described by OpenAPI).

    The template sees what the view gives as `data`, and the request's filter as `wanted`.
    """

    def register(view: View) -> View:
        def show(request: Request, data: Annotated[Any, Depends(view)]) -> Response:
            if wants_json(request):
                return JSONResponse(jsonable_encoder(data))
            return html(request, template, data=data, wanted=_wanted(request))

        twin = "/overview.json" if path == "/" else f"{path}.json"
        router.add_api_route(twin, view, methods=["GET"], name=f"{view.__name__}_json")
        router.add_api_route(path, show, methods=["GET"], name=view.__name__, include_in_schema=False,
                             response_model=None)
        return view

    return register


def _wanted(request: Request) -> Filter:
    return Filter.model_validate({k: v for k, v in request.query_params.items() if k in Filter.model_fields})
