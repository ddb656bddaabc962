"""Who holds which office on a given day."""

from typing import Any, NamedTuple

from rasid.lexicon.bundle import Lexicon
from rasid.lexicon.read import EMPTY


class Standing(NamedTuple):
    """What a person is on a day: country and sector (None if unknown), role in English, the row it rests on."""

    country: str | None
    sector: str | None
    role: str | None
    where: str


def _value(cell: str) -> str | None:
    return None if cell in (EMPTY, "") else cell


def _holds(role: dict[str, Any], day: str) -> bool:
    since, until = role["since"], role["until"]
    return bool((since == EMPTY or since <= day) and (until == EMPTY or day[:len(until)] <= until))


def standing(lexicon: Lexicon, person: str, published: str | None) -> Standing:
    """The standing of a gazetteer person on the article's day; without a date, by the latest role.

    Of several offices held at once the one begun last counts; outside all offices, what `people.tsv` says.
    """
    roles = sorted(lexicon.records["roles"].get(person, []), key=lambda r: r["since"])
    if published is not None:
        roles = [r for r in roles if _holds(r, published[:10])]
    if roles:
        role = roles[-1]
        return Standing(_value(role["country"]), _value(role["sector"]), _value(role["role"]), role["where"])
    record = lexicon.records["people"][person]
    return Standing(_value(record["country"]), _value(record["sector"]), None, record["where"])
