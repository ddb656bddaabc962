"""What pages with forms share: who reviews, and the answer to a form."""

from typing import Annotated, Any

from fastapi import Depends, Form, Request
from starlette.responses import RedirectResponse

from rasid.review.record import LONGEST_NOTE, LONGEST_REVIEWER
from rasid.web.corrections import FIELDS

REVIEWER = "rasid_reviewer"
"""The cookie that keeps a reviewer's name, so that it is written once."""
_LONGEST_TYPED = 100_000
"""Characters of a refused form that are shown again."""
_YEAR = 365 * 24 * 3600
Reviewer = Annotated[str, Form(min_length=1, max_length=LONGEST_REVIEWER)]
Note = Annotated[str, Form(max_length=LONGEST_NOTE)]


async def _fields(request: Request) -> dict[str, Any]:
    return dict(await request.form())


Fields = Annotated[dict[str, Any], Depends(_fields)]
"""All that a form sent."""


def typed_again(request: Request) -> dict[str, str]:
    """What a refused form held, for the page that tells why: all of it, or nothing where there was no form or too much."""
    form = getattr(request.state, "typed", {})
    typed = {name: value for name, value in form.items() if isinstance(value, str) and name != "csrf"}
    if "actors" in typed:
        typed = {**dict.fromkeys(FIELDS, ""), **typed}
    return typed if sum(map(len, typed.values())) <= _LONGEST_TYPED else {}


def reviewer_of(request: Request) -> str:
    """The name that this browser's reviewer gave; "" where none."""
    name = request.cookies.get(REVIEWER, "")
    return bytes.fromhex(name).decode("utf-8", "replace") if _is_hex(name) else ""


def _is_hex(name: str) -> bool:
    return len(name) % 2 == 0 and len(name) <= 8 * LONGEST_REVIEWER and all(c in "0123456789abcdef" for c in name)


def back_to(path: str, reviewer: str) -> RedirectResponse:
    """The answer to a form that was done: the page to look at next; path: of this desk, made by it. The name is kept in hex,
    for a cookie holds no Arabic."""
    response = RedirectResponse(path, 303)
    response.set_cookie(REVIEWER, reviewer.encode().hex(), max_age=_YEAR, httponly=True, samesite="strict")
    return response
