"""From a feed or sitemap that was read to the articles that are to be fetched."""

import datetime as dt
from dataclasses import dataclass

from rasid.errors import InputError
from rasid.ingest.links import Link, read_links
from rasid.watch.addresses import article_id, web_address
from rasid.watch.settings import Feed
from rasid.watch.state import ARTICLE, MAP, State, Target

MOST_WAITING = 50_000
"""Articles of a feed that may wait to be fetched."""
SETTLED = 3600.0
"""Seconds for which a fetched article counts as unchanged, whatever its feed says."""
_DAY = 86_400.0


@dataclass(slots=True)
class Harvest:
    """What a reading of a feed gave: how many entries it lists, how many of them are to be fetched, what was refused."""

    listed: int
    new: int
    refused: list[tuple[str, str]]


def harvest(state: State, feed: Feed, target: Target, raw: bytes, now: float) -> Harvest:
    """Remember what a feed lists; InputError where it is none."""
    kind, links = read_links(raw)
    found = Harvest(len(links), 0, [])
    room = MOST_WAITING - state.waiting(feed.url)
    for link in links if kind == "feed" else [link for link in links if link.is_map or _recent(link, feed, now)]:
        try:
            found.new += room > found.new and _take(state, target, link, now)
        except InputError as error:
            found.refused.append((f"{target.address}: {str(link.address)[:200]}", str(error)))
    if room <= found.new:
        found.refused.append((target.address, f"more than {MOST_WAITING} of its articles wait; the others are left out"))
    return found


def _take(state: State, target: Target, link: Link, now: float) -> bool:
    """Remember one entry; whether it is to be fetched."""
    if link.address is None:
        raise InputError("an entry without an address")
    if link.is_map and target.kind == MAP:
        raise InputError("an index of sitemaps inside another")
    address = web_address(link.address, target.address)
    kind, key = (MAP, address) if link.is_map else (ARTICLE, article_id(address))
    return (state.add(key, kind, target.feed, address, now, link.mark, link.published)
            or state.renew(key, target.feed, link.mark, now, now - SETTLED))


def _recent(link: Link, feed: Feed, now: float) -> bool:
    """Whether an entry of a sitemap is young enough; what has no date is."""
    stated = link.published or link.changed
    if stated is None:
        return True
    moment = dt.datetime.fromisoformat(stated)
    return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).timestamp() >= now - feed.days * _DAY
