"""What to watch: the file feeds.toml (docs/how-to/watch-feeds.md)."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasid.errors import InputError, RasidError
from rasid.watch.addresses import web_address

_TOP = {"contact": str, "pace": float, "allow_private": bool, "feeds": list}
_FEED = {"url": str, "source": str, "every": float, "days": float}
_CONTACT = re.compile(r"[!-~][ -~]{2,200}")
"""What a header of a request can hold."""
_LEAST = {"every": 1.0}


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed or sitemap. source: the outlet's name, None where each page tells it; every: minutes between readings;
    days: how old the entries of a sitemap may be."""

    url: str
    source: str | None = None
    every: float = 15
    days: float = 7


@dataclass(frozen=True, slots=True)
class Settings:
    """The whole file. contact: how the outlets can reach whoever reads them; pace: least seconds between two requests
    to one host; allow_private: whether hosts of the own network may be read."""

    contact: str
    feeds: Mapping[str, Feed]
    pace: float = 5
    allow_private: bool = False


def read_settings(path: str) -> Settings:
    """The settings of a file; RasidError that names every fault."""
    try:
        data = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RasidError(f"{path}: cannot be read ({error})") from error
    feeds: list[Any] = data["feeds"] if isinstance(data.get("feeds"), list) else []
    problems = _faults(data, _TOP, "")
    if not _CONTACT.fullmatch(str(data.get("contact", ""))):
        problems.append('contact is missing: write contact = "you@example.org", which the outlets see')
    if not feeds:
        problems.append("no [[feeds]]: write at least one, with its url")
    for number, feed in enumerate(feeds, 1):
        problems += _feed_faults(feed, f"feed {number}: ")
    if problems:
        raise RasidError("\n".join(f"{path}: {problem}" for problem in problems))
    named = [Feed(**{**feed, "url": web_address(feed["url"])}) for feed in feeds]
    rest = {name: value for name, value in data.items() if name != "feeds"}
    return Settings(feeds={feed.url: feed for feed in named}, **rest)


def _feed_faults(feed: Any, where: str) -> list[str]:
    if not isinstance(feed, dict) or not isinstance(feed.get("url"), str):
        return [f"{where}no url"]
    problems = _faults(feed, _FEED, where)
    try:
        web_address(feed["url"])
    except InputError as error:
        problems.append(f"{where}url {feed['url'][:100]!r}: {error}")
    return problems


def _faults(data: Mapping[str, Any], known: Mapping[str, type], where: str) -> list[str]:
    problems = [f"{where}unknown key {name!r}; known: {', '.join(known)}" for name in data if name not in known]
    for name, kind in known.items():
        value = data.get(name)
        allowed = (int, float) if kind is float else (kind,)
        if value is not None and (not isinstance(value, allowed) or isinstance(value, bool) is not (kind is bool)):
            problems.append(f"{where}{name} is no {kind.__name__}")
        elif isinstance(value, int | float) and not _LEAST.get(name, 0.0) <= value < 1e6:
            problems.append(f"{where}{name} is out of range")
    return problems
