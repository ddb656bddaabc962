"""What becomes of a target by what its server did: done, moved on, tried again later, or refused with a reason."""

from collections.abc import Callable

from rasid.errors import InputError
from rasid.watch.addresses import host_of, origin_of, web_address
from rasid.watch.fetch import LATER, MOVED, Answer, charset, media_type, retry_after
from rasid.watch.harvest import harvest
from rasid.watch.robots import Book, robots_text
from rasid.watch.settings import Settings
from rasid.watch.state import ARTICLE, FEED, State, Target

MOST_HOPS, MOST_TRIES = 5, 5
"""Redirects that are followed, and times that an article is asked for in vain."""
FIRST_REST, LONGEST_REST = 30.0, 86_400.0
"""Seconds for which a host is left in peace after a failure, doubled with each further one, and the most."""
MOST_LISTED = 20
"""Refused entries of one reading of a feed that are listed."""
_ARTICLES = 10
"""Requests to a host for each reading of a feed there, where its pace does not allow for more."""
_MARKUP = ("text/html", "application/xhtml+xml", "")


class Outcomes:
    """Draws the consequences of answers. tell: takes a line of the log."""

    def __init__(self, settings: Settings, state: State, book: Book, tell: Callable[[str], None]) -> None:
        self._settings, self._state, self._book, self._tell = settings, state, book, tell

    def robots(self, target: Target, answer: Answer, now: float) -> None:
        """Take in the answer to the request for a target's robots.txt."""
        text = robots_text(answer)
        if text is None:
            self.no_robots(target, f"the server answered {answer.status}", now, retry_after(answer.headers, now))
        else:
            self._book.keep(origin_of(target.address), text, now)
            self._pace(target, now)

    def answer(self, target: Target, answer: Answer, now: float) -> None:
        """Take in the answer to the request for a target."""
        if answer.status in LATER:
            self.later(target, f"the server answered {answer.status}", now, retry_after(answer.headers, now))
            return
        self._pace(target, now)
        if answer.status in MOVED and "location" in answer.headers:
            self._follow(target, answer.headers["location"], now)
        elif answer.status == 304:
            self._state.done(target, now, self._again(target, now))
        elif answer.status != 200:
            self.refuse(target, f"the server answered {answer.status}", now)
        elif target.kind == ARTICLE:
            self._keep(target, answer, now)
        else:
            self._read(target, answer, now)

    def no_robots(self, target: Target, reason: str, now: float, asked: float = 0.0) -> None:
        """Leave a host in peace whose robots.txt cannot be known yet."""
        self._rest(target, reason, now, asked)
        self._state.keep_refusal(f"{origin_of(target.address)}/robots.txt", target.feed,
                                 f"{reason}; nothing is read there before it can be", now)

    def later(self, target: Target, reason: str, now: float, asked: float = 0.0) -> None:
        """Leave a host in peace and try the target again. asked: seconds that the server asks to wait."""
        rest = self._rest(target, reason, now, asked)
        if target.kind != FEED and target.tries + 1 >= MOST_TRIES:
            self.refuse(target, f"{reason}, {MOST_TRIES} times", now)
            return
        if target.kind == FEED:
            self._state.keep_refusal(target.key, target.feed, reason, now)
            rest = max(rest, 60 * self._settings.feeds[target.feed].every)
        self._state.failed(target, now + rest)

    def refuse(self, target: Target, reason: str, now: float) -> None:
        """Give a target up, a feed for a while only."""
        self._state.keep_refusal(target.address, target.feed, reason, now)
        if target.kind == FEED:
            pause = 60 * self._settings.feeds[target.feed].every * 2.0 ** min(target.tries, 20)
            self._state.failed(target, now + min(pause, LONGEST_REST))
        else:
            self._state.done(target, now, None)

    def _rest(self, target: Target, reason: str, now: float, asked: float) -> float:
        tries = self._state.host_tries(target.host) + 1
        rest = min(LONGEST_REST, max(asked, FIRST_REST * 2.0 ** min(tries - 1, 20)))
        self._state.rest_host(target.host, now + rest, tries)
        self._tell(f"{target.address}: {reason}; {target.host} rests for {rest:.0f} s")
        return rest

    def _pace(self, target: Target, now: float) -> None:
        self._state.rest_host(target.host, now + self._pause(target, now), 0)

    def _pause(self, target: Target, now: float) -> float:
        rules = self._book.rules(origin_of(target.address), now)
        return max(self._settings.pace, rules.delay if rules else 0.0)

    def _again(self, target: Target, now: float) -> float | None:
        """When a feed is due again: not so soon that a slow host is asked for feeds only."""
        if target.kind != FEED:
            return None
        feeds = sum(host_of(url) == host_of(target.key) for url in self._settings.feeds)
        return now + max(60 * self._settings.feeds[target.feed].every, _ARTICLES * feeds * self._pause(target, now))

    def _follow(self, target: Target, location: str, now: float) -> None:
        try:
            address = web_address(location, target.address)
        except InputError as error:
            self.refuse(target, f"redirects to what is {error}", now)
            return
        if target.hops >= MOST_HOPS:
            self.refuse(target, f"more than {MOST_HOPS} redirects", now)
        else:
            self._state.move(target, address)

    def _keep(self, target: Target, answer: Answer, now: float) -> None:
        kind = media_type(answer.headers)
        if kind not in _MARKUP:
            self.refuse(target, f"no page but {kind[:50]}", now)
            return
        self._state.keep_page(target, now, answer.body, charset(answer.headers))
        self._state.done(target, now, None, answer.headers)

    def _read(self, target: Target, answer: Answer, now: float) -> None:
        try:
            found = harvest(self._state, self._settings.feeds[target.feed], target, answer.body, now)
        except InputError as error:
            self.refuse(target, str(error), now)
            return
        for place, reason in found.refused[:MOST_LISTED]:
            self._state.keep_refusal(place, target.feed, reason, now)
        self._tell(f"{target.address}: {found.listed} listed, {found.new} to fetch, {len(found.refused)} refused")
        self._state.done(target, now, self._again(target, now), answer.headers)
