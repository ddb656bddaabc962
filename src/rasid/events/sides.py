"""What tells of parties whether they can stand on a side of an event: who takes part, who is acted upon, who is answered."""

from rasid.events.clause import Clause
from rasid.events.draft import Draft
from rasid.events.frames import Frame
from rasid.lexicon.bundle import Lexicon
from rasid.model.document import Document
from rasid.model.mention import Mention
from rasid.model.span import Span

ARMED = frozenset({"MIL", "REB", "COP", "SPY"})


def takers_part(mentions: list[Mention]) -> list[Mention]:
    """Those who may take part in a meeting that they tell of: no outlets and unnamed sources."""
    return [m for m in mentions if m.sector not in (None, "UNK", "MED")]


def beside(draft: Draft, rule: list[Mention], why: str) -> list[Mention]:
    """The recipients of a candidate whose parties are settled, none of them an actor; rule, why: those that the rules
    found, and what they rest on."""
    recipients = draft.recipients
    if why in ("object", "genitive") and recipients and all(m in draft.actors or m in draft.clause.tellers for m in recipients):
        recipients = [m for m in rule if m.kind == "group" or m.sector not in (None, "UNK")]    # none does it to himself
    if denied(draft.clause, draft.frame):
        recipients = _answered(draft.clause, recipients)
    if draft.frame.category == "MOBILIZE":
        recipients = [m for m in recipients if not _own_force(m, draft.actors)]
    return [m for m in recipients if m not in draft.actors]


def denied(clause: Clause, frame: Frame) -> bool:
    """Whether an act is denied or refused, told in a clause or by its noun: its parties are not those who are answered."""
    complement = clause.args.complement
    told = clause.parse.nodes[complement].kind == "comp" if complement >= 0 else not frame.recipient
    return frame.category == "REJECT" and told


def _answered(clause: Clause, mentions: list[Mention]) -> list[Mention]:
    """The parties that stand outside what is denied."""
    end = clause.document.sentences[clause.parse.sentence].last
    return [m for m in mentions if not clause.trigger.last <= m.first < end]


def _own_force(mention: Mention, actors: list[Mention]) -> bool:
    """Whether a party is the force that is moved rather than one it is moved against."""
    return mention.sector in ARMED and any(mention.country == a.country for a in actors)


def expand(mentions: list[Mention]) -> list[Mention]:
    """The mentions with plurals (البلدان) replaced by their members."""
    return list(dict.fromkeys(part for m in mentions for part in (m.members or (m,))))


def patient(mention: Mention) -> bool:
    """Whether a party is rather acted upon than acting: people and places, no bodies and governments."""
    return (mention.kind == "group" and mention.sector not in ("MIL", "REB", "COP")) or mention.count is not None \
        or mention.kind == "person" or (mention.kind == "place" and not mention.government)


def government(lexicon: Lexicon, country: str, document: Document, token: int) -> Mention:
    """The government of a country that only an adjective names (قصف روسي)."""
    at = document.tokens[token]
    name = lexicon.records["countries"][country]["name"]
    sector = "IGO" if country == "EUR" else "GOV"
    return Mention(token, token + 1, Span(at.start, at.end), at.text, "place", "nominal", name, country, country, sector,
                   sure=True, government=True)
