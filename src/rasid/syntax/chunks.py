"""Cutting a sentence into nodes: noun phrases with their prepositions, verb groups, and the markers between them."""

from collections.abc import Sequence

from rasid.model.annotations import Reading, Sentence, TimeExpression, Token
from rasid.model.document import Document
from rasid.model.syntax import Node, Parse
from rasid.syntax.tagging import NOMINAL, choose_readings
from rasid.text.chars import CLOSING_QUOTES, COLON, COMMA, OPENING_QUOTES, PLAIN_QUOTES, WHAT

_FUTURE_NEGATION = "لن"
_VERBAL = frozenset({"verb", "neg", "asp", "fut"})
_QUOTES = OPENING_QUOTES + CLOSING_QUOTES + PLAIN_QUOTES


class _Chunker:
    """One pass over a sentence; particles wait in fields until the verb or noun they belong to comes."""

    def __init__(self, tokens: Sequence[Token], readings: list[Reading | None], spans: dict[int, int],
                 timed: dict[int, int], parse: Parse) -> None:
        self.tokens, self.readings, self.spans, self.timed, self.parse = tokens, readings, spans, timed, parse
        self.negation, self.future, self.aspect = "", False, False
        self.conj, self.prep, self.prep_token = "", "", -1

    def run(self) -> None:
        """Build all nodes."""
        at = 0
        while at < len(self.tokens):
            at = self._step(at)

    def _step(self, at: int) -> int:
        token, reading = self.tokens[at], self.readings[at]
        if token.index in self.timed:
            return self._time(at)
        if token.index in self.spans:
            return self._phrase(at)
        if token.kind == "punct":
            return self._mark(at)
        if reading is None or reading.features.pos in NOMINAL or token.kind != "word":
            return self._phrase(at)
        if reading.features.pos == "verb":
            return self._verb(at)
        return self._particle(at, reading)

    def _node(self, kind: str, first: int, last: int, head: int, lemma: str = "") -> Node:
        base = self.parse.first
        node = Node(len(self.parse.nodes), kind, base + first, base + last, base + head, self.readings[head],
                    conj=self.conj, lemma=lemma)
        self.parse.nodes.append(node)
        for token in range(node.first, node.last):
            self.parse.at[token] = node.index
        self.conj = ""
        return node

    def _time(self, at: int) -> int:
        last = at
        while last < len(self.tokens) and self.timed.get(self.tokens[last].index) == self.timed[self.tokens[at].index]:
            last += 1
        self._node("time", at, last, at)
        self.prep, self.prep_token = "", -1
        return last

    def _mark(self, at: int) -> int:
        mark = self.tokens[at].norm
        kind = "colon" if mark == COLON else "quote" if mark in _QUOTES else "mark"
        if kind != "quote":
            self.prep, self.prep_token = "", -1
        self._node(kind, at, at + 1, at, mark)
        return at + 1

    def _particle(self, at: int, reading: Reading) -> int:
        pos, word = reading.features.pos, reading.stem
        self.conj = reading.conj or self.conj
        if pos == "neg":
            self.negation, self.future = word, self.future or word == _FUTURE_NEGATION
        elif pos == "fut":
            self.future = True
        elif pos == "asp":
            self.aspect = True
        elif pos == "prep":
            self.prep, self.prep_token = word, self.parse.first + at
            if reading.pronoun:
                return self._pronoun_phrase(at, reading)
        elif pos == "conj":
            self.conj, self.prep, self.prep_token = word, "", -1
        elif pos in ("comp", "rel", "cond") and (word != WHAT or self._clause_follows(at)):
            self._node(pos, at, at + 1, at, word).prep = reading.prep or self.prep
            self.prep, self.prep_token = "", -1
        elif pos in ("dem", "quant", "pron"):
            return self._phrase(at)
        else:
            self._node("adv", at, at + 1, at, word)
        return at + 1

    def _clause_follows(self, at: int) -> bool:
        """Whether a verb, or a particle of one, comes right after a word."""
        after = self.readings[at + 1] if at + 1 < len(self.readings) else None
        return after is not None and after.features.pos in _VERBAL

    def _pronoun_phrase(self, at: int, reading: Reading) -> int:
        node = self._node("np", at, at + 1, at, "")
        node.prep, node.prep_token, node.definite = self.prep, self.prep_token, True
        self.prep, self.prep_token = "", -1
        return at + 1

    def _verb(self, at: int) -> int:
        reading = self.readings[at]
        assert reading is not None
        self.conj = reading.conj or self.conj
        node = self._node("verb", at, at + 1, at, reading.lemma)
        node.negation, node.aspect = self.negation, self.aspect
        node.future = self.future or reading.prep == "س"
        node.prep = reading.prep if reading.prep != "س" else ""
        self.negation, self.future, self.aspect, self.prep = "", False, False, ""
        return at + 1

    def _phrase(self, at: int) -> int:
        """A noun phrase from ``at``: as long as words can belong to one construct or agree."""
        reading = self.readings[at]
        last = self._named_end(at)
        definite = self._definite(at)
        inner = last
        adjective = reading is not None and bool(reading.conj) and reading.features.pos == "adj"
        while inner < len(self.tokens) and self._continues(inner, definite):
            if adjective and self.tokens[inner].index in self.spans:
                break                    # (منظمات دولية) وحقوقية | الحوثيين: a joined adjective heads no name
            definite = definite or self._definite(inner)
            inner = self._named_end(inner)
        if reading is not None:
            self.conj = reading.conj or self.conj
        node = self._node("np", at, inner, at, reading.lemma if reading else "")
        node.prep = reading.prep if reading and reading.prep else self.prep
        node.prep_token = self.parse.first + at if reading and reading.prep else self.prep_token
        node.definite, node.negation = definite, self.negation
        node.adverbial = self._adverbial(at)
        self.prep, self.prep_token, self.negation, self.aspect, self.future = "", -1, "", False, False
        return inner

    def _adverbial(self, at: int) -> bool:
        """A participle in the accusative; the feminine one shows it only by the comma before it."""
        reading, token = self.readings[at], self.tokens[at]
        if reading is None or token.index in self.spans or reading.article or reading.prep:
            return False
        if reading.tanwin:
            return reading.features.pos == "active"
        after_comma = at > 0 and self.tokens[at - 1].norm in (COMMA, ",")
        return after_comma and any(r.features.pos == "active" and r.features.gender == "f" and r.features.number == "s"
                                   and not r.pronoun and not r.article for r in token.word.readings)

    def _named_end(self, at: int) -> int:
        end = self.spans.get(self.tokens[at].index)
        return at + 1 if end is None else max(at + 1, end - self.parse.first)

    def _definite(self, at: int) -> bool:
        reading = self.readings[at]
        return self.tokens[at].index in self.spans or bool(reading and (reading.article or reading.pronoun))

    def _continues(self, at: int, definite: bool) -> bool:
        """Whether the word at ``at`` still belongs to the phrase before it."""
        token, reading = self.tokens[at], self.readings[at]
        if token.kind == "punct" or token.index in self.timed:
            return False
        if token.kind in ("number", "latin"):
            before = self.readings[at - 1]
            return token.kind == "latin" or (before is not None and before.features.pos == "quant")     # نحو 500
        if reading is None:
            return True
        if reading.conj or reading.prep or reading.features.pos not in NOMINAL:
            return False
        if reading.tanwin and self.tokens[at - 1].kind == "number":
            return True                  # 12 خرقا
        if reading.tanwin:
            before = self.readings[at - 1]
            return not definite and (reading.features.pos == "adj" or (before is not None and before.tanwin
                                     and reading.features.pos in ("active", "passive")))
        if token.index in self.spans:
            return not definite and not self._described(at)      # after a definite phrase a name is another party
        if definite:
            return (reading.article and reading.features.pos in ("adj", "passive", "active")) or not reading.lemma
        return True

    def _described(self, at: int) -> bool:
        """Whether an adjective of a noun before it stands right before a word (بيان مشترك | إيران): no genitive follows."""
        noun, adjective = self.readings[at - 2] if at > 1 else None, self.readings[at - 1]
        if noun is None or adjective is None or adjective.conj or adjective.prep or adjective.pronoun:
            return False
        return adjective.features.pos == "adj" and noun.features.pos in ("noun", "masdar") and not noun.article


def parse_sentence(document: Document, sentence: Sentence, names: dict[int, int], named: frozenset[int],
                   timed: dict[int, int], skips: dict[int, int]) -> Parse:
    """The parse of a sentence; names: token -> end of the name that begins there; named: all tokens inside names;
    timed: token -> time expression; skips: token -> letters of clitics before the name."""
    tokens = document.words(sentence)
    readings = choose_readings(tokens, named, skips)
    parse = Parse(sentence.index, sentence.first, readings=readings)
    _Chunker(tokens, readings, names, timed, parse).run()
    return parse


def timed_tokens(document: Document, times: Sequence[TimeExpression]) -> dict[int, int]:
    """Token index -> index of the time expression it belongs to."""
    out: dict[int, int] = {}
    at = 0
    for number, time in enumerate(times):
        while at < len(document.tokens) and document.tokens[at].end <= time.span.start:
            at += 1
        inner = at
        while inner < len(document.tokens) and document.tokens[inner].start < time.span.end:
            out[inner] = number
            inner += 1
    return out
