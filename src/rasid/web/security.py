"""What every answer and every form passes: headers, host, token, origin.

No page holds an inline script or style, so the policy allows none; nothing is loaded from elsewhere.
"""

import hashlib
import hmac
import secrets
from collections.abc import Awaitable, Callable
from urllib.parse import urlencode, urlsplit

from fastapi import HTTPException, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from rasid.web.settings import LOOPBACK, Settings

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                               "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
                               "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",     # no-referrer would make a browser send forms with the origin "null"
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
KEY, CSRF = "rasid_key", "rasid_csrf"
"""Cookies: proof of the token; the value that forms must repeat."""
SAFE = ("GET", "HEAD", "OPTIONS")
LONGEST_QUERY = 2000
"""Characters of a query string."""
Next = Callable[[Request], Awaitable[Response]]


def gate(settings: Settings) -> Callable[[Request, Next], Awaitable[Response]]:
    """The middleware of a desk: who may come in, and what every answer carries."""

    async def guard(request: Request, call_next: Next) -> Response:
        request.state.csrf = request.cookies.get(CSRF) or secrets.token_urlsafe(24)
        response = _refusal(settings, request) or _entered(settings, request) or await call_next(request)
        response.headers.update(HEADERS)
        if CSRF not in request.cookies:
            _set(response, CSRF, request.state.csrf)
        return response

    return guard


def _refusal(settings: Settings, request: Request) -> Response | None:
    """Why a request is turned away, if it is."""
    if len(request.url.query) > LONGEST_QUERY:
        return PlainTextResponse("query too long", 414)
    if settings.token is None and _host(request) not in LOOPBACK:
        return PlainTextResponse("unknown host", 400)     # a name that was rebound to this machine
    if settings.token is not None and not _has_token(settings.token, request):
        return PlainTextResponse("open the desk with ?token=..., or send Authorization: Bearer ...", 401)
    if request.method not in SAFE and not _same_origin(request):
        return PlainTextResponse("this form comes from elsewhere", 403)
    return None


def _host(request: Request) -> str:
    host = request.headers.get("host", "")
    return host if host.endswith("]") else host.rpartition(":")[0] or host


def _proof(token: str) -> str:
    return hashlib.sha256(f"rasid desk {token}".encode()).hexdigest()


def _has_token(token: str, request: Request) -> bool:
    bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
    shown = (request.query_params.get("token", ""), bearer)
    kept = request.cookies.get(KEY, "")
    return any(hmac.compare_digest(s.encode(), token.encode()) for s in shown) or hmac.compare_digest(
        kept.encode(), _proof(token).encode())


def _same_origin(request: Request) -> bool:
    """Whether a form was sent by a page of this desk; programs that send no origin name none."""
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def _entered(settings: Settings, request: Request) -> Response | None:
    """On the first visit with ?token=, keep a proof of it in a cookie and take it out of the address."""
    if settings.token is None or "token" not in request.query_params:
        return None
    rest = urlencode([(k, v) for k, v in request.query_params.multi_items() if k != "token"])
    response = RedirectResponse(_path(request) + (f"?{rest}" if rest else ""), 303)
    _set(response, KEY, _proof(settings.token))
    return response


def _path(request: Request) -> str:
    return "/" + request.url.path.lstrip("/")     # never //elsewhere


def _set(response: Response, name: str, value: str) -> None:
    response.set_cookie(name, value, httponly=True, samesite="strict")


async def check_form(request: Request) -> None:
    """A dependency of everything that changes something: 403 unless the form repeats the cookie's value, and where
    the desk is read-only. What was typed is kept for the page that tells of a mistake, if a page of this desk sent it."""
    if request.app.state.settings.read_only:
        raise HTTPException(403, "this desk is read-only")
    form = await request.form()
    kept = request.cookies.get(CSRF, "")
    known = bool(kept) and hmac.compare_digest(str(form.get("csrf", "")).encode(), kept.encode())
    if known or "origin" in request.headers:     # which the gate has compared
        request.state.typed = form
    if not known:
        raise HTTPException(403, "this form has expired; look at what you typed and send it again")
