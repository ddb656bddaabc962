"""An article's text cut into pieces at every edge of a span, so that spans may overlap: each piece knows all that it
belongs to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

Span = tuple[int, int]
ROLES = ("actor", "recipient", "trigger", "date", "place", "teller", "evidence")
"""What words are to an event."""


@dataclass(slots=True)
class Piece:
    """Characters start to end of the text, with no edge between. kinds: trigger, party, date, quote, cue: what these words
    are to the article; roles: (number of the event, role)."""

    start: int
    end: int
    text: str
    kinds: set[str] = field(default_factory=set)
    roles: list[tuple[int, str]] = field(default_factory=list)


def paragraphs(text: str, article: Mapping[str, Any]) -> list[list[Piece]]:
    """The text's lines in pieces. article: events, quotes and times of schema 1."""
    marks = [*_kinds(article), *_roles(article["events"], article["times"])]
    edges = {0, len(text)}
    edges.update(at for span, _ in marks for at in span if 0 <= at <= len(text))
    edges.update(at for i, c in enumerate(text) if c == "\n" for at in (i, i + 1))
    cuts = sorted(edges)
    pieces = [Piece(a, b, text[a:b]) for a, b in pairwise(cuts)]
    _mark(pieces, marks)
    return list(_lines(pieces))


def _mark(pieces: Sequence[Piece], marks: Iterable[tuple[Span, Any]]) -> None:
    at = {piece.start: index for index, piece in enumerate(pieces)}
    for (start, end), what in marks:
        index = at.get(start, len(pieces))
        while index < len(pieces) and pieces[index].start < end:
            if isinstance(what, str):
                pieces[index].kinds.add(what)
            elif what not in pieces[index].roles:
                pieces[index].roles.append(what)
            index += 1


def _lines(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    for piece in pieces:
        if piece.text == "\n":
            if line:
                yield line
            line = []
        else:
            line.append(piece)
    if line:
        yield line


def _kinds(article: Mapping[str, Any]) -> Iterator[tuple[Span, str]]:
    """What words are to the article as a whole."""
    for quote in article["quotes"]:
        yield _span(quote), "quote"
        if quote["cue"]:
            yield _span(quote["cue"]), "cue"
    for time in article["times"]:
        yield _span(time), "date"
    for event in article["events"]:
        yield from ((_span(party), "party") for party in (*event["actors"], *event["recipients"]))
        yield from ((_span(spot), "trigger") for spot in event["mentions"])


def _roles(events: Sequence[Mapping[str, Any]], times: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Span, Any]]:
    for number, event in enumerate(events):
        for role, spans in spans_of(event, times).items():
            yield from ((span, (number, role)) for span in spans)


def spans_of(event: Mapping[str, Any], times: Sequence[Mapping[str, Any]]) -> dict[str, list[Span]]:
    """Role -> the spans that play it in an event."""
    evidence = [_span(e) for e in event["evidence"]]
    dates = [_span(t) for t in times if event["date_text"] and t["text"] == event["date_text"]
             and any(start <= t["start"] < end for start, end in evidence)]
    return {
        "actor": [_span(p) for p in event["actors"]], "recipient": [_span(p) for p in event["recipients"]],
        "trigger": [_span(m) for m in event["mentions"]], "date": dates,
        "place": [_span(event["place"])] if event["place"] else [],
        "teller": [_span(event["reported_by"])] if event["reported_by"] else [], "evidence": evidence,
    }


def _span(value: Mapping[str, Any]) -> Span:
    return value["start"] or 0, value["end"] or 0
