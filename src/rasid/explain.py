"""Why an event was coded, and which frames came close: derivations as rows for the terminal and the web.

A row is (part, words, detail): ("actor", "واشنطن", "subject -> USA GOV  places/country_names.tsv:801").
"""

from collections.abc import Iterator

from rasid.events.frames import Frame
from rasid.events.triggers import Trigger, find_triggers
from rasid.model.annotations import Derivation, Reading, Token
from rasid.model.document import Document
from rasid.model.event import Event
from rasid.model.mention import Mention
from rasid.pipeline import Coder

Row = tuple[str, str, str]
_PARTIES = ("actor", "recipient")


def explain_event(document: Document, event: Event) -> Iterator[Row]:
    """The rows of an event: for each of its derivations the rule, the words it rests on, and the readings used."""
    for derivation in event.derivations:
        yield "rule", derivation.rule, derivation.source
        yield from _items(document, derivation)
    for span in event.mentions:
        for token in _tokens_in(document, span.start, span.end):
            yield from _reading_row(document, token)
    if not any(part == "date" for d in event.derivations for part, _, _ in d.items):
        yield "date", event.date or "-", "publication date: the text names none" if event.date else "none known"


def _items(document: Document, derivation: Derivation) -> Iterator[Row]:
    for part, words, detail in derivation.items:
        mention = _mention_of(document, words) if part in _PARTIES else None
        yield part, words, f"{detail} {_identity(mention)}" if mention is not None else detail


def _mention_of(document: Document, words: str) -> Mention | None:
    return next((m for m in document.mentions if m.text == words), None)


def _identity(mention: Mention) -> str:
    """What a mention stands for, and the lexicon line that says so."""
    code = " ".join(c for c in (mention.country, mention.sector) if c) or "unknown"
    source = f"  {mention.derivation.source}" if mention.derivation is not None else ""
    return f"-> {code}{source}"


def _tokens_in(document: Document, start: int, end: int) -> list[Token]:
    return [t for t in document.tokens if t.start < end and start < t.end]


def _reading_row(document: Document, token: Token) -> Iterator[Row]:
    for parse in document.parses:
        if parse.first <= token.index < parse.first + len(parse.readings):
            reading = parse.reading(token.index)
            if reading is not None:
                yield "reading", token.text, describe_reading(reading)


def describe_reading(reading: Reading) -> str:
    """A reading in words: clitics + stem, lemma, grammatical features."""
    parts = [reading.conj, reading.prep, "al" if reading.article else "", reading.stem, reading.pronoun]
    features = " ".join(str(f) for f in reading.features if f and f is not True)
    return f"{'+'.join(p for p in parts if p)}  {reading.lemma or 'not in the lexicon'}  {features}"


def missed_frames(coder: Coder, document: Document) -> Iterator[Row]:
    """(frame id, trigger words, what it lacked) of every frame whose trigger stands in the text and did not fire."""
    fired = {(span.start, rule) for e in document.events for span in e.mentions for rule in e.rules}
    named = frozenset(document.mention_at)
    for parse in document.parses:
        for trigger in find_triggers(document, parse, coder.events.frames, named):
            start, end = document.tokens[trigger.first].start, document.tokens[trigger.last - 1].end
            taken = [f for f in trigger.frames if (start, f.id) in fired]
            for frame in trigger.frames:
                if frame not in taken:
                    yield frame.id, document.text[start:end], f"{_lack(document, trigger, frame, taken)}  {frame.where}"


def _lack(document: Document, trigger: Trigger, frame: Frame, taken: list[Frame]) -> str:
    """The first thing a frame lacked, as far as its words and the sentence tell."""
    sentence = next(s for s in document.sentences if s.first <= trigger.first < s.last)
    words = {r.lemma: t.text for t in document.words(sentence) for r in t.word.readings}
    excluded = sorted(words[i] for i in frame.unless & words.keys())
    if excluded:
        return f"excluded by {', '.join(excluded)}"
    present = sorted(words[i] for i in frame.companions & words.keys())
    if frame.companions and not present and not frame.companion_phrases:
        return "none of its companion words in the sentence"
    if taken:
        return f"gave way to {taken[0].id}"
    return _lack_of_place(frame, present)


def _lack_of_place(frame: Frame, present: list[str]) -> str:
    if frame.companions or frame.companion_phrases:
        found = f" ({', '.join(present)} stands elsewhere)" if present else ""
        return f"no companion word in its object{found}, or no party"
    if frame.object_kind:
        return f"its object is no {' or '.join(sorted(frame.object_kind))}, or no party"
    return "no actor and no recipient found, or not told as an event"
