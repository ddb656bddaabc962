"""Sentences, and what kind of line they stand in: headline, sub-headline, dateline or body."""

import re
from dataclasses import dataclass

from rasid.model.annotations import Sentence, Token
from rasid.model.span import Span
from rasid.text.chars import CLOSING_QUOTES, COLON, OPENING_QUOTES, PLAIN_QUOTES, SENTENCE_ENDS

LONGEST_HEADLINE = 200
LONGEST_SUBHEADLINE = 120
LONGEST_QUOTATION = 4000
_CLOSERS = frozenset(CLOSING_QUOTES + PLAIN_QUOTES + ")]'’")
_LINE_END = re.compile(r"[\n\r\u2028\u2029]+|\Z")


@dataclass(frozen=True, slots=True)
class _Line:
    first: int
    last: int
    start: int
    end: int


def _lines(text: str, tokens: list[Token]) -> list[_Line]:
    lines, at = [], 0
    for match in _LINE_END.finditer(text):
        first = at
        while at < len(tokens) and tokens[at].start < match.start():
            at += 1
        if at > first:
            lines.append(_Line(first, at, tokens[first].start, tokens[at - 1].end))
    return lines


def _closed(token: Token) -> bool:
    return token.norm in SENTENCE_ENDS


def _line_kind(number: int, line: _Line, lines: list[_Line], tokens: list[Token]) -> str:
    length, ended = line.end - line.start, _closed(tokens[line.last - 1])
    if number == 0 and len(lines) > 1 and length <= LONGEST_HEADLINE and not ended:
        return "headline"
    inside = 0 < number < len(lines) - 1 and tokens[line.last - 1].norm != COLON
    if inside and not ended and length <= LONGEST_SUBHEADLINE:
        return "subheadline"
    return "body"


def _ends_here(tokens: list[Token], at: int, last: int) -> bool:
    """Whether the mark at ``at`` ends a sentence: not inside ellipsis, an abbreviation (أ.ف.ب) or a number."""
    if not _closed(tokens[at]) or at + 1 >= last:
        return _closed(tokens[at])
    after, before = tokens[at + 1], tokens[at - 1] if at else None
    if _closed(after) or (tokens[at].norm == "." and before is not None and _closed(before)):
        return False
    if before is not None and before.kind == "word" and len(before.norm) == 1 and tokens[at].norm == ".":
        return False
    return after.space or after.norm in _CLOSERS or after.norm in OPENING_QUOTES


def _breaks(tokens: list[Token], line: _Line) -> list[int]:
    """Token indexes after which a new sentence starts."""
    out: list[int] = []
    for mark in tokens[line.first:line.last]:
        if mark.norm not in SENTENCE_ENDS or (out and mark.index < out[-1]) or not _ends_here(tokens, mark.index, line.last):
            continue
        at = mark.index + 1
        while at < line.last and tokens[at].norm in _CLOSERS and not tokens[at].space:
            at += 1
        out.append(at)
    if not out or out[-1] != line.last:
        out.append(line.last)
    return out


def split_sentences(text: str, tokens: list[Token]) -> list[Sentence]:
    """The sentences of a text; every token is in exactly one."""
    sentences: list[Sentence] = []
    lines = _lines(text, tokens)
    for number, line in enumerate(lines):
        kind, first = _line_kind(number, line, lines, tokens), line.first
        for last in _breaks(tokens, line):
            start, end = tokens[first].start, tokens[last - 1].end
            sentences.append(Sentence(len(sentences), first, last, start, end, kind, number))
            first = last
    return sentences


def quotations(tokens: list[Token]) -> list[Span]:
    """What stands between quotation marks, outermost only; an unclosed mark ends with its line or after 4,000 characters.

    Opening and closing marks may be of different kinds (papers mix them); plain marks open where none is open.
    """
    spans: list[Span] = []
    opened: Token | None = None
    for token in tokens:
        mark = token.norm
        if token.kind != "punct" or mark not in OPENING_QUOTES + CLOSING_QUOTES + PLAIN_QUOTES:
            continue
        if opened is None or token.start - opened.end > LONGEST_QUOTATION:
            opened = token if mark not in CLOSING_QUOTES else None
        elif mark not in OPENING_QUOTES:
            if token.start > opened.end:
                spans.append(Span(opened.end, token.start))
            opened = None
    return spans
