"""People spoken of as a kind (الخبراء، المقاتلون): who they are by what the article said of them before."""

from collections.abc import Sequence

from rasid.model.document import Document
from rasid.model.mention import Mention
from rasid.text.chars import ARTICLE
from rasid.text.normalise import fold

_FIGHTER = "fighter"


def take_up_groups(document: Document, mentions: Sequence[Mention]) -> None:
    """Let a bare group be the one so called before that stated whose it is, and fighters of an army be soldiers."""
    known: dict[str, Mention] = {}
    for mention in mentions:
        if mention.kind != "group" or not mention.name:
            continue
        head = _head(document, mention)
        if (mention.sure or mention.sector == "IGO") and mention.last > mention.first + 1:
            known[head] = mention
        elif mention.definite and not mention.sure and mention.last == mention.first + 1 and head in known:
            mention.country, mention.sector = known[head].country, known[head].sector
        if mention.name == _FIGHTER and mention.sector == "REB" and _army(mentions, mention.country):
            mention.sector = "MIL"


def _head(document: Document, mention: Mention) -> str:
    """The group's noun without clitics and article."""
    token = document.tokens[mention.first]
    return fold(document.text[mention.span.start:token.end]).removeprefix(ARTICLE)


def _army(mentions: Sequence[Mention], country: str | None) -> bool:
    """Whether the article names the army of a country more often than armed groups of it."""
    sectors = [m.sector for m in mentions if m.kind == "organisation" and m.country == country]
    return country is not None and sectors.count("MIL") > sectors.count("REB")
