"""When an event happened: the date told with it, that of the clauses around it, the day of the story, or none."""

from dataclasses import dataclass
from datetime import date

from rasid.events.attach import NOWHERE, Placed, Sentence
from rasid.events.standing import Standing
from rasid.events.triggers import Trigger
from rasid.lexicon.bundle import Lexicon
from rasid.model.annotations import TimeExpression
from rasid.model.document import Document
from rasid.model.syntax import Node, Parse
from rasid.syntax.chunks import timed_tokens
from rasid.text.chars import AND

_WEEK = 7
_LEAD = 3
"""Sentences at the head of a story that may name its day."""
_ANNOUNCED = frozenset({"AGREE", "CONCEDE"})
"""Categories of which the announcement is the event."""
_SETS = ("since", "was", "earlier", "aside", "contrast", "after-which")


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
    value = time.value[:10].split("-X")[0]      # a day of an unknown month of 2018 (2018-XX-01): the year
    return value if value[:4].isdigit() else None


@dataclass(frozen=True, slots=True)
class Dated:
    """The date of an event, the time expression that tells it, if one does, and what it rests on: told with the event,
    around it, the day of the story, or none for what lies ahead, aside, or in the background."""

    date: str | None
    time: TimeExpression | None = None
    why: str = "day"


class Dating:
    """Dates the events of one article."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self.document = document
        self.words = {name: lexicon.word_set(name) for name in _SETS}
        timed = timed_tokens(document, document.times)
        self.sentences = {p.sentence: Sentence(document, p, timed, self.words["since"]) for p in document.parses}

    def told(self, parse: Parse, trigger: Trigger) -> Placed | None:
        """The date told with a trigger in its own clause."""
        return self.sentences[parse.sentence].of(trigger)

    def date(self, parse: Parse, trigger: Trigger, told: Placed | None, standing: Standing) -> Dated:
        """The date of an event; what is only announced takes the announcement's, other acts to come their own or none."""
        ahead = standing.status == "future"
        if told is not None and self._possible(told, trigger.node, ahead):
            return Dated(self._value(parse, told, trigger), told.time, "told")
        if ahead and standing.category not in _ANNOUNCED:
            return Dated(None, why="ahead")
        if not self._is_lead(parse) and self._aside(parse, trigger):
            return Dated(None, why="aside")
        near = self._around(parse, trigger)
        if near is not None:
            return Dated(iso_date(near.time), near.time, "around")
        if self._background(parse, trigger):
            return Dated(None, why="background")
        return Dated(self.day(parse.sentence))

    def _possible(self, placed: Placed, node: Node, ahead: bool) -> bool:
        """Whether an event may have the date of its own clause: none that happened lies ahead, none that goes on lies
        in the past unless it began then."""
        if self._after(placed.time):
            return ahead
        return not self._present(node) or placed.since or self._age(placed.time) < 1

    def _after(self, time: TimeExpression) -> bool:
        published = self.document.published
        return published is not None and (time.begin or "")[:10] > published[:10]

    def _age(self, time: TimeExpression) -> int:
        """Days from the end of a date to publication."""
        end, published = (time.end_value or time.begin or "")[:10], (self.document.published or "")[:10]
        return (date.fromisoformat(published) - date.fromisoformat(end)).days if end and published else 0

    @staticmethod
    def _present(node: Node) -> bool:
        return node.kind == "verb" and node.reading is not None and node.reading.features.tense == "present"

    def _value(self, parse: Parse, placed: Placed, trigger: Trigger) -> str | None:
        """What goes on, or has happened again and again, since a day lasts until the article."""
        value, published = iso_date(placed.time), (self.document.published or "")[:10]
        lasting = trigger.kind == "noun" or self._present(parse.nodes[placed.host])
        if placed.since and lasting and value and published and "/" not in value:
            return f"{value}/{published}"
        return value

    def _around(self, parse: Parse, trigger: Trigger) -> Placed | None:
        """The date of the clause that governs or precedes the trigger's in its sentence."""
        sentence, node = self.sentences[parse.sentence], trigger.node
        at = node.index if sentence.predicate(node) else sentence.host(node.index)
        while at > 0 and parse.nodes[at].conj not in self.words["contrast"]:
            at = self._earlier(sentence, at)
            found = [p for p in sentence.placed if p.host == at and not p.nominal]
            if found:
                return found[0] if self._inherits(sentence, found[0], at, node) else None
        return None

    def _inherits(self, sentence: Sentence, placed: Placed, at: int, node: Node) -> bool:
        """Whether an undated predicate takes an earlier one's date: not a day to come, and what goes on takes a past
        one only if it is reported then."""
        reported = any(n.kind in ("comp", "colon") for n in sentence.parse.nodes[at:node.index])
        return not self._after(placed.time) and (reported or not self._present(node) or self._age(placed.time) < _WEEK)

    @staticmethod
    def _earlier(sentence: Sentence, at: int) -> int:
        """The predicate before one in its sentence, relative clauses left out."""
        for index in range(at - 1, -1, -1):
            if sentence.predicate(sentence.parse.nodes[index]) and not sentence.relative(index):
                return index
        return NOWHERE

    def marks(self, parse: Parse, trigger: Trigger) -> list[str]:
        """Signs that an undated event is not the day's news: "aside", "background"."""
        found = ["aside"] if self._aside(parse, trigger) else []
        return [*found, "background"] if self._background(parse, trigger) else found

    def _aside(self, parse: Parse, trigger: Trigger) -> bool:
        """Whether an undated event stands in a relative clause, or as what something came after or from."""
        sentence, node = self.sentences[parse.sentence], trigger.node
        at = node.index if sentence.predicate(node) else sentence.host(node.index)
        if at != NOWHERE and sentence.relative(at):
            return True
        before = {self.document.tokens[t].norm for t in range(node.first, trigger.first)} | {node.prep}
        return trigger.kind == "noun" and bool(before & self.words["after-which"])

    def _background(self, parse: Parse, trigger: Trigger) -> bool:
        """Whether an undated event is told as something that happened before the day's news."""
        if self._is_lead(parse):
            return False
        sentence, node = self.sentences[parse.sentence], trigger.node
        at = node.index if sentence.predicate(node) else sentence.host(node.index)
        if at != NOWHERE and self._pluperfect(parse, at):
            return True
        tokens = self.document.words(self.document.sentences[parse.sentence])
        return tokens[0].norm.lstrip(AND) in self.words["aside"] or any(t.norm in self.words["earlier"] for t in tokens)

    def _is_lead(self, parse: Parse) -> bool:
        bodies = [s.index for s in self.document.sentences if s.kind == "body"]
        return not bodies or parse.sentence <= bodies[0]

    def _pluperfect(self, parse: Parse, at: int) -> bool:
        """Whether a form of كان stands before a verb in its clause."""
        for index in range(at, -1, -1):
            node = parse.nodes[index]
            if self.document.tokens[node.head].norm.lstrip(AND) in self.words["was"]:
                return True
            if node.kind in ("comp", "colon", "rel") or (node.kind == "verb" and index != at and not parse.nodes[at].conj):
                return False
        return False

    def day(self, sentence: int) -> str | None:
        """The day of the story that a sentence belongs to: the first day named in the first sentences under its
        heading, if it is of the week before publication (yesterday or the day itself, after the first sentence);
        else the day of the article's first story."""
        if self.document.published is None:
            return None
        heads = [s.index for s in self.document.sentences if s.kind == "subheadline" and s.index <= sentence]
        return (self._named_day(heads[-1]) if heads else None) or self._named_day(0) or self.document.published[:10]

    def _named_day(self, head: int) -> str | None:
        leads = [s.index for s in self.document.sentences[head:] if s.kind == "body"][:_LEAD]
        for number, index in enumerate(leads):
            for placed in self.sentences[index].placed:
                day, limit = self._single_day(placed.time), 2 if number else _WEEK
                outer = placed.host == NOWHERE or not self.sentences[index].relative(placed.host)
                if day is not None and 0 <= self._age(placed.time) < limit and (outer or not number):
                    return day
        return None

    @staticmethod
    def _single_day(time: TimeExpression) -> str | None:
        begin = (time.begin or "")[:10]
        return begin if begin == (time.end_value or "")[:10] else None
