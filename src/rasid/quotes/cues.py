"""Cues: the verbs, participles and masdars of a sentence that may introduce what somebody says."""

from dataclasses import dataclass

from rasid.model.annotations import Reading, Token
from rasid.model.document import Document
from rasid.model.syntax import Parse
from rasid.quotes.marks import Marks
from rasid.quotes.words import CueWord, Words
from rasid.text.chars import BY, WILL

_LONGEST_SCARE = 2


@dataclass(slots=True, eq=False)
class Cue:
    """token: the cue word; kind: verb participle masdar; start: where its content begins (-1: not found yet)."""

    parse: Parse
    token: int
    kind: str
    word: CueWord
    reading: Reading
    start: int = -1
    form: str = ""          # how the content is introduced: that colon mark bare


class CueFinder:
    """Finds the cues of one article."""

    def __init__(self, document: Document, words: Words, marks: Marks) -> None:
        self.document, self.words, self.marks = document, words, marks

    def find(self, parse: Parse) -> list[Cue]:
        """The cues of a sentence in order; words between quotation marks are none."""
        sentence = self.document.sentences[parse.sentence]
        found = []
        for token in self.document.words(sentence):
            if not self.words.telling[token.word]:
                continue
            quotation = self.marks.inside.get(token.index)
            scare = quotation is None or quotation.words <= _LONGEST_SCARE
            cue = self._cue(parse, token) if scare else None
            if cue is not None:
                found.append(cue)
        return found

    def _cue(self, parse: Parse, token: Token) -> Cue | None:
        chosen = parse.reading(token.index)
        if chosen is None or self._name(token):
            return None
        return self._verb(parse, token, chosen) or self._participle(parse, token) or self._masdar(parse, token)

    def _name(self, token: Token) -> bool:
        """Whether the word belongs to a name."""
        mention = self.document.mention_at.get(token.index)
        return mention is not None and (mention.level == "name" or mention.first != token.index)

    def _verb(self, parse: Parse, token: Token, chosen: Reading) -> Cue | None:
        usual = token.word.readings[0]
        known = usual.lemma in self.words.cues and self.words.cues[usual.lemma].kind == "say"
        if chosen.features.pos != "verb" and not (known and usual.features.tense == "past"):
            return None
        node = parse.node_at(token.index)
        if node is not None and (node.negation or node.head != token.index):
            return None
        readings = [chosen, *(r for r in token.word.readings if r is not chosen)]
        for reading in readings:
            if reading.lemma in self.words.cues and self._finite(reading):
                return self._told(parse, token, reading)
        return None

    @staticmethod
    def _finite(reading: Reading) -> bool:
        features = reading.features
        return (features.pos == "verb" and features.tense in ("past", "present") and features.voice != "passive"
                and features.person in ("3", "") and reading.prep != WILL)

    def _told(self, parse: Parse, token: Token, reading: Reading) -> Cue | None:
        """A verb, unless it is an infinitive (أن يؤكد) or speaks for the paper (يذكر أن)."""
        word = self.words.cues[reading.lemma]
        before = self.document.tokens[token.index - 1] if token.index > parse.first else None
        present = reading.features.tense == "present"
        if before is not None and present and self.words.bare("complementiser", before.norm):
            return None
        if word.kind == "own" and present and reading.features.gender == "m" and self._impersonal(parse, token, word):
            return None
        return Cue(parse, token.index, "verb", word, reading)

    def _impersonal(self, parse: Parse, token: Token, word: CueWord) -> bool:
        """Whether a present opens its sentence and أن follows at once."""
        tokens, after = self.document.tokens, token.index + 1
        if token.index > parse.first:
            return False
        if after < len(tokens) and tokens[after].norm in word.preps:
            after += 1
        return after < len(tokens) and self.words.has("complementiser", tokens[after].norm)

    def _participle(self, parse: Parse, token: Token) -> Cue | None:
        """An active participle in the accusative: مضيفا، مشيرة، مؤكدين; what may be singular (محذرا) is no dual."""
        for reading in sorted(token.word.readings, key=lambda r: not r.tanwin):
            fits = reading.features.pos == "active" and reading.lemma in self.words.cues
            if fits and not (reading.article or reading.prep or reading.pronoun) and self._accusative(token, reading):
                return Cue(parse, token.index, "participle", self.words.cues[reading.lemma], reading)
        return None

    def _accusative(self, token: Token, reading: Reading) -> bool:
        if reading.tanwin:
            return True
        feminine = token.word.ta
        return (feminine or reading.features.number in ("p", "d")) and self._opens(token.index)

    def _opens(self, at: int) -> bool:
        """Whether a clause can open at a token: after a mark, or after a verb of saying (وتابعت قائلة)."""
        before = self.document.tokens[at - 1] if at else None
        return before is None or before.kind == "punct" or self.words.telling[before.word]

    def _masdar(self, parse: Parse, token: Token) -> Cue | None:
        """A masdar with its speaker (قوله إن) or after a preposition (بالقول إن)."""
        for reading in token.word.readings:
            known = reading.features.pos == "masdar" and self.words.has("masdar", reading.stem)
            known = known and reading.lemma in self.words.cues
            governed = reading.article and reading.prep == BY
            if known and (reading.pronoun or governed or self.words.has("address", token.norm)):
                return Cue(parse, token.index, "masdar", self.words.cues[reading.lemma], reading)
        return None
