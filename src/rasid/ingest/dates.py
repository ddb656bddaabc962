"""Publication dates as users write them: ISO dates and date-times, nothing guessed."""

import datetime as dt

EARLIEST, LATEST = 1800, 2200
"""Years outside are slips of the pen, not publication dates."""


def read_date(value: object) -> str | None:
    """The ISO date or date-time that a value states, normalised; None where it states none."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if not isinstance(value, str):
        return None
    try:
        moment = dt.datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    if not EARLIEST <= moment.year <= LATEST:
        return None
    return moment.date().isoformat() if _is_day(value) else moment.isoformat()


def _is_day(value: str) -> bool:
    return len(value.strip()) <= len("2021-05-05")
