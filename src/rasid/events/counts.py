"""How many: the numbers that belong to an event, by what they count."""

from dataclasses import dataclass

from rasid.events.facts import clause_bounds
from rasid.events.frames import Frame
from rasid.events.triggers import Trigger
from rasid.lexicon.bundle import Lexicon
from rasid.lexicon.memo import Memo
from rasid.model.annotations import Token, Word
from rasid.model.document import Document
from rasid.model.mention import Mention
from rasid.model.syntax import Parse
from rasid.numbers import NumberMention, dual_count, read_numbers
from rasid.syntax.tagging import NOMINAL
from rasid.text.chars import CLAUSE_ENDS

_REACH = 4
"""Tokens between a number and the word that tells what it counts."""
_CASUALTIES = ("killed", "injured")
_HUMAN = frozenset({"person", "group"})
_PLAIN = {"s": 1}
_SPEECH = frozenset({"ACCUSE", "REJECT", "SANCTION", "COERCE"})
"""Categories whose objects are counted where the frame names no key."""

Counts = dict[str, int | float | str]


@dataclass(frozen=True, slots=True)
class _Window:
    """Tokens in which the numbers of an event may stand, and those in which its casualties may."""

    low: int
    high: int
    far: int


class Counter:
    """Reads the numbers of events; built once from the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = {key: lexicon.word_set(key) for key in _CASUALTIES}
        self.lemmas = {key: frozenset(i for w in found for i in lexicon.lemmas(w)) for key, found in words.items()}
        self.words = words
        self.tells = Memo(self._tells)

    def numbers(self, document: Document, parse: Parse) -> list[NumberMention]:
        """The numbers of a sentence, by the document's token indexes."""
        found = read_numbers(document.words(document.sentences[parse.sentence]))
        return [n._replace(first=n.first + parse.first, last=n.last + parse.first) for n in found]

    def count(self, document: Document, parse: Parse, trigger: Trigger, frame: Frame, recipients: list[Mention],
              numbers: list[NumberMention]) -> Counts:
        """The numbers that belong to a trigger, by what they count."""
        window, counts = self._window(parse, trigger), Counts()
        for number in sorted(numbers, key=lambda n: (n.first < trigger.first, abs(n.first - trigger.first))):
            if number.kind == "cardinal" and window.low <= number.first < window.far and not _dates(parse, number):
                for key, value in self._numbered(document, number, frame, window):
                    counts.setdefault(key, value)
        self._bare(document, window, frame, counts)
        if frame.count is not None and frame.count not in counts and (people := _people(document, recipients)):
            counts[frame.count] = people
        return counts

    @staticmethod
    def _window(parse: Parse, trigger: Trigger) -> _Window:
        first, last = clause_bounds(parse, trigger.node)
        ends = (n.first for n in parse.nodes[trigger.node.index:] if n.lemma and n.lemma in CLAUSE_ENDS)
        return _Window(parse.nodes[first].first, parse.nodes[last - 1].last, next(ends, parse.nodes[-1].last))

    def _numbered(self, document: Document, number: NumberMention, frame: Frame,
                  window: _Window) -> list[tuple[str, int | float | str]]:
        inside = number.last <= window.high
        if number.currency is not None:
            return [("amount", number.value), ("currency", number.currency)] if inside else []
        key = self._casualty(document, number, window) if frame.category in ("ASSAULT", "PROTEST", "COERCE") else None
        if key is None and inside and frame.count not in _CASUALTIES:
            key = self._object(document, number, frame)
        return [(key, number.value)] if key else []

    def _casualty(self, document: Document, number: NumberMention, window: _Window) -> str | None:
        """What the dead-or-wounded word nearest to a number says it counts."""
        near = range(max(window.low, number.first - _REACH), min(window.far, number.last + _REACH))
        for at in sorted(near, key=lambda t: number.first - t if t < number.first else t - number.last + 1):
            for key in self.tells[document.tokens[at].word]:
                return key
        return None

    def _tells(self, word: Word) -> tuple[str, ...]:
        """What a word says of people: that they were killed, injured, or both."""
        return tuple(key for key in _CASUALTIES
                     if any(r.lemma in self.lemmas[key] or r.stem in self.words[key] for r in word.readings))

    def _object(self, document: Document, number: NumberMention, frame: Frame) -> str | None:
        """What the frame says of its object, if a group or a plain indefinite noun is counted."""
        group = document.mention_at.get(number.last)
        if number.last >= len(document.tokens) or (group is not None and group.kind == "group"):
            return frame.count
        after = document.tokens[number.last].word.readings[:1]
        if any(r.features.pos == "prep" and not r.pronoun for r in after):
            return frame.count
        if any(r.features.pos in NOMINAL and not (r.article or r.conj) for r in after):
            return frame.count or ("count" if frame.category in _SPEECH else None)
        return None

    def _bare(self, document: Document, window: _Window, frame: Frame, counts: Counts) -> None:
        """One or two dead or wounded told by a bare noun (وجريح)."""
        if frame.category != "ASSAULT":
            return
        for token in document.tokens[window.low:window.far]:
            for key in self.tells[token.word]:
                if key not in counts and (value := _alone(document, token)):
                    counts[key] = value


def _alone(document: Document, token: Token) -> int | None:
    """1 for an indefinite singular, 2 for a dual, if the noun of people is not counted by a number before it."""
    reading = token.word.readings[0]
    noun = reading.features.pos in NOMINAL and reading.features.pos != "masdar"
    if not noun or reading.article or reading.pronoun or (token.index and document.tokens[token.index - 1].kind == "number"):
        return None
    return dual_count(token) or _PLAIN.get(reading.features.number)


def _dates(parse: Parse, number: NumberMention) -> bool:
    """Whether a number is part of a time expression."""
    return any((node := parse.node_at(t)) is not None and node.kind == "time" for t in range(number.first, number.last))


def _people(document: Document, recipients: list[Mention]) -> int | None:
    """How many people the one patient is: its own number, else one or two by its grammar."""
    if len(recipients) != 1 or recipients[0].kind not in _HUMAN:
        return None
    patient = recipients[0]
    dual = dual_count(document.tokens[patient.first]) if patient.level == "nominal" else None
    return patient.count or dual or (_PLAIN.get(patient.number) if patient.kind == "person" else None)
