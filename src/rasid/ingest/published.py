"""The publication date that an article prints: in the lines around its title, in its dateline, or at its end."""

import datetime as dt
import re
from functools import cache

from rasid.lexicon.read import DATA, read_table
from rasid.times import times

HEAD, TAIL = 6, 3
"""Lines at the beginning and at the end that are looked at."""
_LINE = 160
"""Characters of a line that are read."""
_SHORT = 70
"""Most characters beside the date in a line that says when the article was published."""
_BESIDE, _AFTER = 3, 2
"""Most words beside the date in a line that has little else, and after the date in one that says "published"."""
_DATELINE = 45
"""Where in a line of the body its dateline has ended."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DIGIT_YEAR = re.compile(r"(?:14|19|20)\d{2}")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_DASH = re.compile(r"\s*\S{0,20}\s*[-–—:/)]")
_EMPTY = " \t\r\f\v\x00\xa0"
_SPACES = re.compile(r"\s+")
_CLOCK = r"(?:[\s,-]*\b\d{1,2}:\d{2}(?::\d{2})?(?P<half>\s*[AP]M\b)?)?"
_YEAR_FIRST = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d) ?[-./] ?(?P<month>\d\d?) ?[-./] ?(?P<day>\d\d?)(?!\d)" + _CLOCK)
_YEAR_LAST = re.compile(r"(?<!\d)(?P<day>\d\d?) ?[-./] ?(?P<month>\d\d?) ?[-./] ?(?P<year>(?:19|20)\d\d)(?!\d)" + _CLOCK)
_DASHED_CLOCK = re.compile(r" ?[-|] ?\d{1,2}:\d{2}(?::\d{2})?\b")
"""A time of day that a dash parts from the year before it, which reads like the end of a span."""


@cache
def _markers() -> re.Pattern[str]:
    forms = sorted((str(row["form"]) for row in read_table(DATA / "ingest" / "publishing.tsv")), key=lambda f: -len(f))
    return re.compile(r"(?:" + "|".join(map(re.escape, forms)) + r")\b")


def visible_date(text: str) -> str | None:
    """The ISO day that the article prints as its own, or None."""
    lines = [line for line in text.split("\n") if line.strip(_EMPTY)]
    for line in map(_plain, [*lines[:HEAD], *reversed(lines[HEAD:][-TAIL:])]):
        day = _dated(line[:_LINE], whole=len(line) <= _LINE)
        if day:
            return day
    return None


def _plain(line: str) -> str:
    line = _SPACES.sub(" ", line.replace("\x00", " ")).strip().translate(_DIGITS)
    return _DASHED_CLOCK.sub("", _YEAR_LAST.sub(_as_iso, _YEAR_FIRST.sub(_as_iso, line)))


def _as_iso(found: re.Match[str]) -> str:
    """A date in figures as an ISO day; month first where a Latin AM or PM tells of software with American settings."""
    year, month, day = (int(found[name]) for name in ("year", "month", "day"))
    if found["half"] and found.re is _YEAR_LAST:
        day, month = month, day
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return found[0]


def _dated(line: str, whole: bool) -> str | None:
    if not _DIGIT_YEAR.search(line):
        return None
    for found in times(line):
        if found.type in ("DATE", "TIME") and _DAY.match(found.value):
            start, end = found.span
            if _own(line, start, end, whole):
                return found.value[:10]
            return None
    return None


def _own(line: str, start: int, end: int, whole: bool) -> bool:
    """Whether the date tells when the article was published, rather than when something happened."""
    before, after = _LETTERS.findall(line[:start]), _LETTERS.findall(line[end:])
    if whole and len(before) + len(after) <= _BESIDE:
        return True
    if whole and len(line) - (end - start) <= _SHORT and len(after) <= _AFTER and _markers().search(line[:end]):
        return True
    return end <= _DATELINE and bool(_DASH.match(line[end:])) and start > 0


_DIGITS = {zero + n: str(n) for zero in (0x660, 0x6F0) for n in range(10)}
