"""When, where and how many: the time expression, place and numbers that belong to a trigger's clause."""

from datetime import date

from rasid.events.frames import Frame
from rasid.events.triggers import Trigger
from rasid.lexicon.bundle import Lexicon
from rasid.lexicon.read import EMPTY
from rasid.model.annotations import TimeExpression
from rasid.model.document import Document
from rasid.model.event import Place
from rasid.model.mention import Mention
from rasid.model.syntax import Node, Parse
from rasid.numbers import NumberMention
from rasid.text.chars import BY

_DATED = frozenset({"DATE", "TIME"})
_REACH = 4
_WEEK = 7


def clause_bounds(parse: Parse, node: Node) -> tuple[int, int]:
    """First and last (half-open) node of the clause around a node: between marks, complementisers and new verbs."""
    first = node.index
    while first > 0 and not _boundary(parse, first - 1, node):
        first -= 1
    last = node.index + 1
    while last < len(parse.nodes) and not _boundary(parse, last, node):
        last += 1
    return first, last


def _boundary(parse: Parse, index: int, node: Node) -> bool:
    other = parse.nodes[index]
    if other.kind in ("comp", "colon", "rel", "cond"):
        return True
    if other.kind == "mark":
        return other.lemma in ".؛!?؟"
    return other.kind == "verb" and bool(other.conj) and other is not node


def time_of(document: Document, parse: Parse, trigger: Trigger, timed: dict[int, int]) -> TimeExpression | None:
    """The date told with a trigger: of its clause, nearest first; else the sentence's only date."""
    first, last = clause_bounds(parse, trigger.node)
    found = []
    everywhere = []
    for node in parse.nodes:
        if node.kind == "time":
            time = document.times[timed[node.first]]
            if time.type in _DATED and time.value and not time.value.endswith("REF"):
                everywhere.append(time)
                if first <= node.index < last:
                    found.append((abs(node.index - trigger.node.index), node.index, time))
    if found:
        return min(found, key=lambda f: f[:2])[2]
    return everywhere[0] if len(everywhere) == 1 and parse.nodes and first == 0 else None


def news_day(document: Document) -> str | None:
    """The day of the article's news: the first day named in its first sentences, if it is of the week before
    publication; else the day of publication."""
    if document.published is None:
        return None
    published = document.published[:10]
    end = next((s.end for s in document.sentences if s.kind == "body"), 0)
    for time in document.times:
        if time.span.start < end and time.type in _DATED and time.begin and time.begin[:10] == (time.end_value or "")[:10]:
            age = (date.fromisoformat(published) - date.fromisoformat(time.begin[:10])).days
            if 0 <= age < _WEEK:
                return time.begin[:10]
    return published


def iso_date(time: TimeExpression) -> str | None:
    """A time expression as an event date: day, month or span; the time of day is dropped."""
    begin, end = time.begin, time.end_value
    if begin and end:
        begin, end = begin[:10], end[:10]
        if begin == end:
            return begin
        if begin[:7] == end[:7] and begin.endswith("-01") and len(time.value) == 7 and "W" not in time.value:
            return begin[:7]
        if len(time.value) == 4 and time.value.isdigit():
            return time.value
        return f"{begin}/{end}"
    value = time.value[:10]
    return value if value[:4].isdigit() else None


def place_of(document: Document, parse: Parse, trigger: Trigger, lexicon: Lexicon, inside: frozenset[str]) -> Place | None:
    """Where it happened: the place after في (or شمال، قرب ...) nearest to the trigger in its clause."""
    first, last = clause_bounds(parse, trigger.node)
    best: tuple[int, Mention] | None = None
    for index in range(first, last):
        node = parse.nodes[index]
        if node.kind == "np" and (node.prep in inside or node.prep == BY):
            for token in range(node.first, node.last):
                mention = document.mention_at.get(token)
                if mention is not None and mention.kind == "place" and (node.prep != BY or not mention.government):
                    distance = abs(index - trigger.node.index)
                    if best is None or distance < best[0]:
                        best = (distance, mention)
    return _place(best[1], lexicon) if best is not None else None


def _place(mention: Mention, lexicon: Lexicon) -> Place:
    is_country = mention.entity in lexicon.records["countries"]
    record = lexicon.records["countries" if is_country else "places"].get(mention.entity or "", {})

    def cell(key: str) -> str | None:
        value = record.get(key, EMPTY)
        return None if value == EMPTY else str(value)
    lat, lon = cell("lat"), cell("lon")
    precision = "country" if is_country else (cell("kind") or "point")
    return Place(mention.text, mention.span.start, mention.span.end, mention.name, mention.country, cell("admin1"),
                 cell("geonames"), float(lat) if lat else None, float(lon) if lon else None, precision)


def counts_of(document: Document, parse: Parse, trigger: Trigger, frame: Frame, numbers: list[NumberMention],
              casualties: dict[str, frozenset[str]]) -> dict[str, int | float | str]:
    """The numbers that belong to a trigger, by what they count."""
    first, last = clause_bounds(parse, trigger.node)
    low, high = parse.nodes[first].first, parse.nodes[last - 1].last
    counts: dict[str, int | float | str] = {}
    for number in numbers:
        if low <= number.first and number.last <= high and number.kind == "cardinal":
            if number.currency is not None:
                counts.setdefault("amount", number.value)
                counts.setdefault("currency", number.currency)
                continue
            key = _counted(document, number, frame, low, high, casualties)
            if key:
                counts.setdefault(key, number.value)
    return counts


def _counted(document: Document, number: NumberMention, frame: Frame, low: int, high: int,
             casualties: dict[str, frozenset[str]]) -> str | None:
    """What a number counts: the dead and the wounded by the word beside it, else what the frame says of its object."""
    near = range(max(low, number.first - _REACH), min(high, number.last + _REACH))
    for at in sorted(near, key=lambda t: abs(t - number.first)):
        stems = {r.stem for r in document.tokens[at].word.readings}
        for key, words in casualties.items():
            if stems & words:
                return key
    after = number.last
    if after in document.mention_at and document.mention_at[after].kind == "group":
        return frame.count
    return frame.count if frame.count not in (None, "killed", "injured") else None
