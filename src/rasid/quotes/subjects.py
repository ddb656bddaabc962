"""The written subject of a cue: after it, before it, or the text that a verb like جاء names."""

from dataclasses import replace

from rasid.model.annotations import Features, Party
from rasid.model.document import Document
from rasid.model.mention import Mention
from rasid.model.syntax import Node, Parse
from rasid.quotes.cues import Cue
from rasid.quotes.starts import DASHES
from rasid.quotes.voices import Voice, Voices, agrees
from rasid.quotes.words import Words
from rasid.text.chars import CLAUSE_ENDS
from rasid.text.normalise import fold

_SKIPPED = ("adv", "time", "quote")
_REACH = 9
"""Nodes after a cue among which its subject stands."""
_SHORTEST_NAME = 4
_NAME_REACH = 10
_LONGEST_ISSUER = 8


class SubjectFinder:
    """Finds the written subjects of cues in one article."""

    def __init__(self, document: Document, words: Words, voices: Voices) -> None:
        self.document, self.words, self.voices, self.tokens = document, words, voices, document.tokens
        self._named: dict[str, list[Mention]] | None = None

    def written(self, cue: Cue) -> Voice | None:
        """The subject that a verb has after it or before it; a subject of its relative clause's antecedent."""
        node = cue.parse.node_at(cue.token)
        if node is None:
            return None
        return self._after(cue, node) or self._before(cue, node)

    def _after(self, cue: Cue, node: Node) -> Voice | None:
        stop, aside, each = self._stop(cue), False, False
        for other in cue.parse.nodes[node.index + 1:node.index + _REACH]:
            if other.first >= stop or other.kind in ("comp", "colon", "rel", "cond"):
                return None
            if other.kind == "mark" and self.tokens[other.first].norm in DASHES:
                aside = not aside
            if aside:
                continue
            if other.kind == "verb" and other.first not in self.document.mention_at:
                return None
            if other.kind == "np" and (each or self._bare(other)) and not self._adverbial(other):
                return self._phrase(cue.parse, other, stop)
            each = self.words.has("each", self.tokens[other.first].norm)
        return None

    def _bare(self, node: Node) -> bool:
        """Whether no preposition governs a phrase; a word for a text may look as if it began with one (بلاغ)."""
        own = node.prep_token == node.first and self.words.has("document", self.tokens[node.first].norm)
        return not node.prep or own

    def _stop(self, cue: Cue) -> int:
        """The token before which a cue's subject stands: its أن, or the content itself."""
        if cue.start <= cue.token:
            return len(self.tokens)
        return cue.start - 1 if cue.form == "that" else cue.start

    def _adverbial(self, node: Node) -> bool:
        reading = node.reading
        if self.words.has("each", self.tokens[node.first].norm):
            return node.last == node.first + 1
        if reading is None or reading.article or node.first in self.document.mention_at:
            return False
        participle = reading.features.pos == "active" and reading.lemma in self.words.cues
        return bool(reading.pronoun) or reading.tanwin or participle

    def _phrase(self, parse: Parse, node: Node, stop: int) -> Voice | None:
        """The voice of a noun phrase: a mention (with those joined to it), a text and its issuer, or plain words."""
        mention = self.document.mention_at.get(node.first)
        if mention is not None:
            return self.voices.voice_of(self._joined(parse, node, mention, stop))
        norm = self.tokens[node.first].norm
        if self.words.bare("document", norm):
            return self._issuer(node.first, stop) or Voice((), norm, kind="document", last=node.first + 1)
        return self._plain(node)

    def _plain(self, node: Node) -> Voice:
        """The voice of words that are no mention, or of the person whose name they hold."""
        first, last = self.tokens[node.first], self.tokens[node.last - 1]
        for at in range(node.first, min(node.first + 3, len(self.tokens))):
            person = self.document.mention_at.get(at) or self._short_form(self.tokens[at].norm, at)
            if person is not None and person.kind == "person" and (person.names or person.title):
                return self.voices.voice_of([person])
            if self.tokens[at].kind != "word" or at >= node.last:
                break
        for voice in reversed(self.voices.thread):
            if first.norm in (self._words_of(voice.mention) if voice.mention is not None else fold(voice.text).split()):
                return voice
        text = self.document.text[first.start:last.end]
        features = node.reading.features if node.reading else Features("noun")
        known = bool(node.reading and node.reading.lemma)
        office = self.voices.office_after(node.last)
        who = self.voices.party(office) if office is not None and office.title and not office.names else None
        party = Party(text, first.start, last.end, text, None, who.country if who else None, who.sector if who else "UNK")
        return Voice((party,), text, features.gender if known else "", features.number or "s", plain=True,
                     last=node.last)

    def _words_of(self, mention: Mention) -> list[str]:
        """The words of a mention and the few behind it, where its unknown name may stand, perhaps after a bracket."""
        behind = [t for t in self.tokens[mention.last:mention.last + _NAME_REACH] if t.word.readings][:4]
        return [t.norm for t in [*self.tokens[mention.first:mention.last], *behind] if len(t.norm) >= _SHORTEST_NAME]

    def _short_form(self, norm: str, before: int) -> Mention | None:
        """The person named before by a name that holds this word."""
        if self._named is None:
            self._named = self._by_name()
        return next((m for m in reversed(self._named.get(norm, ())) if m.first < before), None)

    def _by_name(self) -> dict[str, list[Mention]]:
        """The document's persons by every word of their names."""
        named: dict[str, list[Mention]] = {}
        for mention in self.document.mentions:
            for word in dict.fromkeys(mention.names):
                named.setdefault(word, []).append(mention)
        return named

    def _joined(self, parse: Parse, node: Node, mention: Mention, stop: int) -> list[Mention]:
        """The mention and those joined to it by و right after."""
        found = [mention]
        for other in parse.nodes[node.index + 1:]:
            joined = self.document.mention_at.get(other.first)
            if other.kind != "np" or other.first >= stop or other.conj == "" or other.prep or joined is None:
                break
            found.append(joined)
        return found

    def text(self, cue: Cue) -> Voice | None:
        """The text that a verb like جاء names after its preposition: its issuer, or the text spoken of before."""
        for at in range(cue.token + 1, min(cue.token + 4, self._stop(cue), len(self.tokens))):
            norm = self.tokens[at].norm
            if self.words.bare("document", norm) and self.document.mention_at.get(at) is None:
                stop = cue.start if cue.start > 0 else at + _LONGEST_ISSUER
                return self._issuer(at, stop) or Voice((), norm, kind="document", last=at + 1)
            mention = self.document.mention_at.get(at)
            if mention is not None and mention.first == at:
                return self.voices.voice_of([mention])
        return None

    def text_before(self, cue: Cue) -> Voice | None:
        """The issuer of the text that a relative clause with the cue describes (بيان للوزارة جاء فيه)."""
        for at in range(cue.token - 1, max(cue.parse.first, cue.token - _LONGEST_ISSUER) - 1, -1):
            if self.words.bare("document", self.tokens[at].norm) and self.document.mention_at.get(at) is None:
                return self._issuer(at, cue.token)
        return None

    def _issuer(self, first: int, stop: int) -> Voice | None:
        """The body whose text speaks: بلاغ لوزارة الخارجية، بيان الحكومة."""
        for at in range(first + 1, min(first + 6, stop, len(self.tokens))):
            mention = self.document.mention_at.get(at)
            if mention is not None:
                return replace(self.voices.voice_of([mention]), kind="document", text=self.tokens[first].norm)
            if self.tokens[at].kind == "punct" or self._tells(at):
                return None
        return None

    def _tells(self, at: int) -> bool:
        """Whether a word is a verb: the body behind it received the text (بلاغ توصلت به الصحيفة) rather than wrote it."""
        readings = self.tokens[at].word.readings
        return bool(readings) and readings[0].features.pos in ("verb", "rel")

    def _before(self, cue: Cue, node: Node) -> Voice | None:
        """A subject before the verb: the antecedent of its relative clause, or the phrase that opens the clause."""
        predicate = self.document.predicates.get((cue.parse.sentence, node.index))
        previous = cue.parse.nodes[node.index - 1] if node.index else None
        if previous is not None and previous.kind == "rel":
            written = predicate is not None and predicate.written
            return self.voices.voice_of(predicate.subjects) if written and predicate and predicate.subjects else None
        if cue.reading.conj or cue.reading.prep:
            return None
        return self._opening(cue, node)

    def _opening(self, cue: Cue, node: Node) -> Voice | None:
        """The nearest bare phrase before the verb that opens a clause and agrees, relative clauses passed over."""
        nodes = cue.parse.nodes
        for index in range(node.index - 1, -1, -1):
            other = nodes[index]
            if other.kind in ("comp", "colon", "cond") or (other.kind == "mark" and other.lemma in CLAUSE_ENDS):
                return None
            if other.kind == "np" and not other.prep and self._opens(cue.parse, index):
                mention = self.document.mention_at.get(other.first + self._quantified(other))
                voice = self.voices.voice_of([mention]) if mention is not None else None
                if voice and self._fits(voice, cue) and not self._adverbial(other):
                    return voice
        return None

    @staticmethod
    def _fits(voice: Voice, cue: Cue) -> bool:
        """Whether a phrase can be the subject of the verb behind it; a broken plural (وسائل إعلام) takes a feminine one."""
        bodies = voice.kind == "organisation" and cue.reading.features.gender == "f" and cue.reading.features.number == "s"
        return bodies or agrees(voice, cue.reading.features)

    def _quantified(self, node: Node) -> bool:
        """Whether a phrase opens with a quantifier (عدة نواب)."""
        readings = self.tokens[node.first].word.readings
        return node.last > node.first + 1 and bool(readings) and readings[0].features.pos == "quant"

    def _opens(self, parse: Parse, index: int) -> bool:
        """Whether nothing before a phrase in its clause can govern it."""
        node = parse.nodes[index]
        while index > 0 and parse.nodes[index - 1].kind in _SKIPPED:
            index -= 1
        before = parse.nodes[index - 1] if index else None
        if before is None or (node.conj and not self.tokens[node.first].norm.startswith(node.conj)):
            return True
        if before.kind in ("cond", "comp") or index < node.index:
            return True
        return before.kind == "verb" and self._auxiliary(before)

    def _auxiliary(self, node: Node) -> bool:
        return self.words.has("auxiliary", self.tokens[node.head].norm)
