"""Parties that the text does not name beside a trigger, but that the kind of event and the article imply."""

from rasid.events.clause import Clause
from rasid.events.frames import Frame
from rasid.lexicon.bundle import Lexicon
from rasid.model.mention import Mention
from rasid.model.span import Span

DIRECTED = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "SANCTION", "COERCE", "ASSAULT", "AID",
                      "RETREAT", "CONCEDE", "MOBILIZE", "AGREE", "COOPERATE"})
"""Categories whose events have a recipient."""
_ANSWERING = frozenset({"REJECT"})
"""Categories that answer somebody even where a frame gives no words for him (نفت الرياض)."""
NEAR = 14
"""Tokens after a trigger within which the next party may be its recipient."""
_OFFICIAL = frozenset({"GOV", "MIL", "IGO", "REB", "PTY", "LEG"})
_FAR = 600
"""Tokens around a trigger within which the article's other side is looked for."""
_OFTEN = 3
"""Mentions that make a country one the article is about."""


def unmentioned(clause: Clause, party: Mention) -> bool:
    """Whether a party is a government that the kind of event implies, in an article that names no one of that government:
    it tells how likely the event is, and is no party of it."""
    implied = party.first == clause.trigger.first and party.sector == "GOV"
    return implied and not any(m.country == party.country and m.sector == "GOV" and m.kind != "place"
                               for m in clause.document.mentions)


class Defaults:
    """Parties that the kind of event implies where the text names none: protesters against their government, the state
    that arrests, the court that convicts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def fill(self, clause: Clause, frame: Frame, actors: list[Mention],
             recipients: list[Mention]) -> tuple[list[Mention], list[Mention]]:
        """Actors and recipients with implied ones where they are missing."""
        country = self._country(clause, [*actors, *recipients])
        if country is None or frame.joint:
            return actors, recipients
        if frame.category == "PROTEST":
            return (actors or [self._implied(clause, country, "CVL", "protesters")],
                    recipients or [self._implied(clause, country, "GOV", "government")])
        if not actors and recipients and frame.mode == "convict":
            return [self._implied(clause, country, "JUD", "court")], recipients
        if not actors and recipients and frame.category == "COERCE" and frame.mode != "seize":
            return [self._implied(clause, country, "GOV", "authorities")], recipients
        if actors and not recipients and frame.category in DIRECTED and (frame.recipient or frame.category in _ANSWERING):
            return actors, self._other_side(clause, actors)
        if recipients and not actors:
            return self._other_side(clause, recipients), recipients
        return actors, recipients

    @staticmethod
    def _other_side(clause: Clause, actors: list[Mention]) -> list[Mention]:
        """The party that the article sets over against the actor: the last mention of the country it names most beside
        the actor's own; in an article about one country, that country's government."""
        document, at = clause.document, clause.trigger.first
        own = {m.country for m in actors}
        counts = {c: n for c, n in document.countries.items() if c not in own}
        enough = max(_OFTEN, sum(document.countries[c] for c in own if c) // 4)
        country = min((c for c, n in counts.items() if n >= enough), key=lambda c: (-counts[c], c), default=None)
        wanted = {country} if country is not None else own - {None}
        around = [*reversed(document.mentions_between(at - _FAR, at)), *document.mentions_between(at, at + _FAR)]
        taken = [*actors, *clause.opponents]
        return [m for m in around if m.country in wanted and m.sector in _OFFICIAL and m not in taken][:1]

    @staticmethod
    def _country(clause: Clause, parties: list[Mention]) -> str | None:
        """The country of the parties that are there, else of the nearest place before or after, else the article's."""
        stated = next((m.country for m in parties if m.country), None)
        if stated is not None:
            return stated
        at = clause.trigger.first
        near = [m for m in clause.document.mentions_between(at - NEAR + 1, at + NEAR) if m.country]
        nearest = min(near, key=lambda m: abs(m.first - clause.trigger.first), default=None)
        counts = clause.document.countries
        return nearest.country if nearest is not None else min(counts, key=lambda c: (-counts[c], c), default=None)

    def _implied(self, clause: Clause, country: str, sector: str, name: str) -> Mention:
        tokens = clause.document.tokens
        first, last = tokens[clause.trigger.first], tokens[clause.trigger.last - 1]
        span = Span(first.start, last.end)
        text = clause.document.text[span.start:span.end]
        return Mention(clause.trigger.first, clause.trigger.last, span, text, "group", "nominal",
                       f"{self.lexicon.records['countries'][country]['name']} {name}", None, country, sector)
