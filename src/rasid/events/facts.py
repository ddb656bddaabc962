"""Where it happened, and the clause around a trigger."""

from bisect import bisect_left, bisect_right

from rasid.events.triggers import Trigger
from rasid.lexicon.bundle import Lexicon
from rasid.lexicon.read import EMPTY
from rasid.model.document import Document
from rasid.model.event import Place
from rasid.model.mention import Mention
from rasid.model.syntax import Node, Parse
from rasid.text.chars import BY, CLAUSE_ENDS


def clause_bounds(parse: Parse, node: Node) -> tuple[int, int]:
    """First and last (half-open) node of the clause around a node: between marks, complementisers and new verbs."""
    if parse.limits is None:
        parse.limits = [n.index for n in parse.nodes if _limits(n)]
    before, after = bisect_left(parse.limits, node.index), bisect_right(parse.limits, node.index)
    first = parse.limits[before - 1] + 1 if before else 0
    return first, parse.limits[after] if after < len(parse.limits) else len(parse.nodes)


def _limits(node: Node) -> bool:
    """Whether a node stands between two clauses."""
    if node.kind in ("comp", "colon", "rel", "cond"):
        return True
    return node.lemma in CLAUSE_ENDS if node.kind == "mark" else node.kind == "verb" and bool(node.conj)


def place_of(document: Document, parse: Parse, trigger: Trigger, lexicon: Lexicon, inside: frozenset[str]) -> Place | None:
    """Where it happened: the place after في (or شمال، قرب ...) or ب nearest to the trigger in its clause."""
    first, last = clause_bounds(parse, trigger.node)
    for node in sorted(parse.nodes[first:last], key=lambda n: (abs(n.index - trigger.node.index), n.index)):
        if node.kind == "np" and (node.prep in inside or node.prep == BY):
            mentions = (document.mention_at.get(t) for t in range(node.first, node.last))
            for mention in mentions:
                if mention is not None and mention.kind == "place":
                    entity = _city(document, mention, lexicon)
                    if node.prep != BY or not mention.government or entity != mention.entity:
                        return _place(mention, entity, lexicon)
    return None


def _city(document: Document, mention: Mention, lexicon: Lexicon) -> str | None:
    """The id of what is named there: of the city, for a capital that is else read as its government."""
    if mention.entity in lexicon.records["countries"]:
        for match in lexicon.names.match(document.tokens, mention.first, mention.last):
            for entry in match.entries:
                if entry.type == "place" and match.last == mention.last:
                    return entry.id
    return mention.entity


def _place(mention: Mention, entity: str | None, lexicon: Lexicon) -> Place:
    is_country = entity in lexicon.records["countries"]
    record = lexicon.records["countries" if is_country else "places"].get(entity or "", {})

    def cell(key: str) -> str | None:
        value = record.get(key, EMPTY)
        return None if value == EMPTY else str(value)
    lat, lon = cell("lat"), cell("lon")
    precision = "country" if is_country else (cell("kind") or "point")
    name = mention.name if entity == mention.entity else cell("name") or mention.name
    return Place(mention.text, mention.span.start, mention.span.end, name, mention.country, cell("admin1"),
                 cell("geonames"), float(lat) if lat else None, float(lon) if lon else None, precision)
