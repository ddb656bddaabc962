"""What the robots.txt files of the outlets allow (RFC 9309)."""

from typing import Any

from rasid.errors import need
from rasid.watch.addresses import web_address
from rasid.watch.fetch import AGENT, LATER, MOVED, Answer, Fetcher
from rasid.watch.state import State

LARGEST = 512_000
"""Bytes of a robots.txt that are read; what follows is passed over."""
FRESH = 86_400.0
"""Seconds for which one is good."""


LONGEST_DELAY = 3600.0
"""Seconds of a Crawl-delay that are heeded: with as long a one as `FRESH`, nothing but the robots.txt would be read."""
_MOST_HOPS = 5


class Rules:
    """What one robots.txt says to the watcher."""

    def __init__(self, text: str) -> None:
        self._rules: Any = need("protego", "watch").Protego.parse(text)

    def allows(self, address: str) -> bool:
        """Whether the address may be read."""
        return bool(self._rules.can_fetch(address, AGENT))

    @property
    def delay(self) -> float:
        """Seconds to leave between two requests, at most `LONGEST_DELAY`."""
        stated = float(self._rules.crawl_delay(AGENT) or 0)
        return min(max(stated, 0.0), LONGEST_DELAY) if stated == stated else 0.0        # it may be no number


class Book:
    """The rules of all origins, remembered for a day."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._read: dict[str, tuple[float, Rules]] = {}

    def rules(self, origin: str, now: float) -> Rules | None:
        """The rules of an origin; None where its robots.txt has to be fetched first."""
        if origin not in self._read and (stored := self._state.robots(origin)):
            self._read[origin] = (stored[1], Rules(stored[0]))
        until, rules = self._read.get(origin, (0.0, None))
        return rules if until > now else None

    def keep(self, origin: str, text: str, now: float) -> Rules:
        """Remember a robots.txt."""
        self._state.keep_robots(origin, text, now + FRESH)
        self._read[origin] = (now + FRESH, Rules(text))
        return self._read[origin][1]


def fetch_robots(fetcher: Fetcher, origin: str) -> Answer:
    """The answer to the request for a robots.txt, redirects followed; too many of them are as good as no file."""
    address = f"{origin}/robots.txt"
    for _ in range(_MOST_HOPS + 1):
        answer = fetcher.get(address, LARGEST, cut=True)
        if answer.status not in MOVED or "location" not in answer.headers:
            return answer
        address = web_address(answer.headers["location"], address)
    return Answer(404, {})


def robots_text(answer: Answer) -> str | None:
    """The rules in an answer: those it holds, none where there is no such file, None where they cannot be known yet."""
    if answer.status == 200:
        return answer.body.decode("utf-8-sig", errors="replace")
    return "" if 300 <= answer.status < 500 and answer.status not in LATER else None
