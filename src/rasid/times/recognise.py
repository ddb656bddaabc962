"""Finds the time expressions of a document and dates them.

Only stretches around words of the tables are parsed; of all that the rules build there, the longest that stand the
guards' tests are kept; then they are dated in the order of the text.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from rasid.model.annotations import Derivation, Sentence, TimeExpression, Token
from rasid.model.document import Document
from rasid.model.span import Span
from rasid.rules.engine import Item, parse
from rasid.rules.pattern import Node, read_rules
from rasid.text.normalise import fold
from rasid.times import make_clock, make_dates, make_lengths, make_periods
from rasid.times.anchor import Context, Resolved, resolve
from rasid.times.guards import View, accept, fills
from rasid.times.lattice import Lattice, Stretch, build, stretches
from rasid.times.nodes import Calendar, Clock, Range
from rasid.times.tense import tense_at

FINAL = ("date", "time", "dur", "whole", "set", "never")
DATELINE_SENTENCES = 3
"""Where a full date is looked for when the publication date is not known."""


class _Found(NamedTuple):
    """An accepted item: its raw span, tokens (half-open), sentence and parts' words."""

    span: Span
    first: int
    last: int
    sentence: tuple[int, int]
    item: Item
    items: tuple[tuple[str, str, str], ...]


@cache
def grammar() -> Node:
    """The rules, read once."""
    makers: dict[str, Callable[..., Any]] = {}
    for module in (make_dates, make_periods, make_lengths, make_clock):
        makers |= {name: f for name, f in vars(module).items() if callable(f) and not name.startswith("_")}
    return read_rules("times/rules.toml", makers)


class _Reader:
    """One document's reading: its tokens and the limits of its sentences."""

    def __init__(self, text: str, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> None:
        self.text, self.tokens = text, tokens
        self.limits = [(s.first, s.last) for s in sentences] or [(0, len(tokens))]

    def find(self) -> list[_Found]:
        """All accepted expressions, in the order of the text."""
        found: list[_Found] = []
        breaks = {first for first, _ in self.limits}
        current = 0
        for stretch in stretches(self.tokens, breaks):
            while self.limits[current][1] <= stretch.first:
                current += 1
            found += self._read(stretch, self.limits[current])
        return found

    def _read(self, stretch: Stretch, sentence: tuple[int, int]) -> list[_Found]:
        lattice = build(self.tokens, stretch)
        chart = parse(lattice.items, grammar())
        candidates = [item for cell in chart for name in FINAL if name in cell for item in cell[name] if item.rule]
        candidates.sort(key=lambda item: _preference(item, lattice))
        taken: list[_Found] = []
        closed: list[Span] = []
        for item in candidates:
            span = Span(lattice.starts[item.start], lattice.ends[item.end])
            if any(span.overlaps(other) for other in closed):
                continue
            accepted = self._accepted(item, span, lattice, sentence)
            if accepted:
                taken.append(accepted)
            if accepted or (item.rule and item.rule.veto):
                closed.append(span)
        return sorted(taken, key=lambda t: t.span)

    def _accepted(self, item: Item, span: Span, lattice: Lattice, sentence: tuple[int, int]) -> _Found | None:
        first, last = lattice.tokens[item.start], lattice.tokens[item.end - 1] + 1
        clitic = self.tokens[first].norm if span.start > self.tokens[first].start else ""
        if clitic:
            clitic = clitic[:len(clitic) - self._rest_length(first, span.start)]

        def tense() -> str:
            return tense_at(self.tokens, first, last, sentence)

        view = View(self.tokens, lattice, item, first, last, sentence[0], sentence[1], clitic, tense)
        if not accept(view) or resolve(item.value, Context()) is None:
            return None
        return _Found(span, first, last, sentence, item, self._parts(item, lattice))

    def _parts(self, item: Item, lattice: Lattice) -> tuple[tuple[str, str, str], ...]:
        """What the rule matched: category, words, and the rule that made the part."""
        return tuple((p.category, self.text[lattice.starts[p.start]:lattice.ends[p.end]], p.rule.id if p.rule else "")
                     for p in item.parts)

    def _rest_length(self, token: int, start: int) -> int:
        """Folded letters of a token from a raw offset on."""
        return len(fold(self.text[start:self.tokens[token].end]))


def _preference(item: Item, lattice: Lattice) -> tuple[int, int, int]:
    """The longest first, then the leftmost, then that of the later rule."""
    rank = item.rule.rank if item.rule else 0
    return lattice.starts[item.start] - lattice.ends[item.end], item.start, -rank


def _published_day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _stated_anchor(found: Sequence[_Found], sentences: Sequence[Sentence]) -> date | None:
    """The day of a full date in the dateline or the first sentences, where the publication date is not known."""
    limit = sentences[min(DATELINE_SENTENCES, len(sentences)) - 1].last if sentences else 0
    for one in found:
        if one.first >= limit:
            return None
        value = one.item.value
        if isinstance(value, Calendar) and value.year and value.days and (day := resolve(value, Context())):
            return day.begin if isinstance(day.begin, date) and day.begin == day.end else None
    return None


class _Dater:
    """Dates the expressions one after the other; each day told may date what follows it."""

    def __init__(self, reader: _Reader, anchor: date | None) -> None:
        self.reader, self.anchor = reader, anchor
        self.told: date | None = None
        self.told_day: date | None = None
        self.sentence: tuple[int, int] | None = None

    def expression(self, one: _Found) -> TimeExpression | None:
        """The expression with its value; None where it cannot be a date."""
        tense = tense_at(self.reader.tokens, one.first, one.last, one.sentence)
        alone = fills(self.reader.tokens, one.first, one.last, one.sentence)
        resolved = resolve(one.item.value, Context(self.anchor, tense, self._told(one), alone))
        if resolved is None:
            return None
        self._remember(one, resolved)
        return _expression(one, resolved, self.reader.text, (("anchor", str(self.anchor or ""), tense),))

    def _told(self, one: _Found) -> date | None:
        """What the expression may be reckoned from: a clock time only from a day told in its own sentence."""
        if not isinstance(one.item.value, Clock | Range):
            return self.told
        return self.told_day if self.sentence == one.sentence else None

    def _remember(self, one: _Found, resolved: Resolved) -> None:
        if isinstance(resolved.begin, date) and resolved.type in ("DATE", "TIME"):
            self.told, self.sentence = resolved.begin, one.sentence
            self.told_day = resolved.begin if resolved.begin == resolved.end else None


def _expression(one: _Found, resolved: Resolved, text: str, anchor: tuple[tuple[str, str, str], ...]) -> TimeExpression:
    rule = one.item.rule
    derivation = Derivation(rule.id, rule.source, one.items + anchor) if rule else None
    begin = resolved.begin.isoformat() if isinstance(resolved.begin, date) else resolved.begin
    end = resolved.end.isoformat() if isinstance(resolved.end, date) else resolved.end
    return TimeExpression(one.span, text[one.span.start:one.span.end], resolved.type, resolved.value, resolved.mod,
                          begin, end, derivation)


def recognise_times(document: Document, lexicon: object = None) -> list[TimeExpression]:
    """All time expressions of a document, in the order of the text, apart from one another.

    Reads its tokens, sentences and publication date. ``lexicon`` is not needed: where one is loaded, the tokens'
    readings carry what it knows of verbs and their tense.
    """
    reader = _Reader(document.text, document.tokens, document.sentences)
    found = reader.find()
    anchor = _published_day(document.published) or _stated_anchor(found, document.sentences)
    dater = _Dater(reader, anchor)
    return [expression for one in found if (expression := dater.expression(one))]
