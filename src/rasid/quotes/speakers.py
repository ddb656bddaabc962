"""Who speaks: the written subject of a cue, else the last speaker that agrees with it."""

from dataclasses import replace

from rasid.model.annotations import Features, Party
from rasid.model.document import Document
from rasid.model.mention import Mention
from rasid.model.syntax import Parse
from rasid.quotes.cues import Cue
from rasid.quotes.subjects import SubjectFinder
from rasid.quotes.voices import Voice, Voices, agrees, first_word
from rasid.quotes.words import Words
from rasid.text.chars import ARTICLE
from rasid.text.normalise import fold

_LONGEST_TITLE = 3


class Speakers:
    """Finds the voice behind every cue of one article."""

    def __init__(self, document: Document, words: Words) -> None:
        self.document, self.words, self.tokens = document, words, document.tokens
        self.voices = Voices(document, words)
        self.subjects = SubjectFinder(document, words, self.voices)

    def speak(self, cue: Cue, local: Voice | None) -> Voice | None:
        """The voice behind a cue; local: who spoke or acted last in its sentence. Written voices join the thread."""
        if cue.kind == "participle":
            return local or self._actor(cue) or self._last(cue.reading.features)
        if cue.kind == "masdar":
            return self._of_masdar(cue, local)
        voice = self._source(cue)
        if voice is None or (voice.plain and cue.start < 0):
            return self._dropped(cue, local) or voice
        if not voice.gender and voice.number == "s":
            voice = replace(voice, gender=cue.reading.features.gender)
        self.voices.remember(voice)
        return voice

    def named(self, first: int, last: int) -> Voice | None:
        """The voice of a source: the first mention among its words, or the one that البيان or تعبيره points back to."""
        for at in range(first + 1, last):
            mention = self.document.mention_at.get(at)
            if mention is not None and mention.first == at:
                return self._same(self.voices.voice_of([mention]))
            if self.words.bare("document", self.tokens[at].norm):
                return self.voices.latest("document") or self.voices.last()
        return self.voices.last() if any(self._pronoun(at) for at in range(first, last)) else None

    def _pronoun(self, at: int) -> bool:
        """Whether a word carries a pronoun for the speaker (حسبه، تعبيره)."""
        return any(reading.pronoun for reading in self.tokens[at].word.readings)

    def _source(self, cue: Cue) -> Voice | None:
        """Whom the text itself names as the source of a verb's content."""
        if cue.word.kind == "relay":
            return self._relayed(cue)
        document = cue.word.kind == "document"
        written = self._text(cue) if document else self.subjects.written(cue)
        return self._same(written) if written is not None else None

    def _text(self, cue: Cue) -> Voice | None:
        """The text that a verb like جاء names after it, or before it (تقرير للصحيفة جاء فيه)."""
        return self.subjects.text(cue) or self.subjects.text_before(cue) or self._actor(cue)

    def _same(self, voice: Voice) -> Voice:
        """The voice itself, or the one that a bare title, المصدر ذاته or البيان points back to."""
        if (voice.kind == "document" and voice.parties) or (voice.mention is not None and voice.mention.names):
            return voice
        found = self._pointed(voice)
        if found is None and not voice.parties:
            token = self.tokens[voice.last - 1]
            party = Party(token.text, token.start, token.end, token.text, None, None, "UNK")
            return replace(voice, parties=(party,))
        return found if found is not None else voice

    def _pointed(self, voice: Voice) -> Voice | None:
        """The earlier voice that a voice without a name of its own points back to."""
        head = fold(voice.text.split()[0])
        bare = head.removeprefix(ARTICLE)
        if self._marked_same(voice) and self.voices.thread:
            alike = (v for v in reversed(self.voices.thread) if v.head == bare and v.parties)
            return next(alike, self.voices.thread[-1])
        if voice.kind == "document":
            return (self.voices.latest("document") or self.voices.latest("organisation") or self.voices.last()
                    or self._outlet(voice.last - 1))
        if not head.startswith(ARTICLE):
            return self._office(voice, bare)
        if voice.mention is not None and voice.mention.entity is not None:
            return None
        short = voice.mention is None or voice.last - voice.mention.first <= _LONGEST_TITLE
        if short and self.words.has("speaker", bare):
            return self.voices.latest("person", voice.gender)
        return self._namesake(voice, bare)

    def _office(self, voice: Voice, bare: str) -> Voice | None:
        """The person spoken of last, whom an office without a name (مدير المركز) describes further."""
        last = self.voices.latest("person", voice.gender)
        if last is None or voice.mention is None or not self.words.has("speaker", bare) or not last.parties:
            return None
        if voice.mention.title in self.words.outlets:
            return None
        known = last.parties[0].sector
        return last if known in (None, "UNK", voice.mention.sector) and not voice.mention.sure else None

    def _marked_same(self, voice: Voice) -> bool:
        """Whether ذاته or نفسه follows the voice's words."""
        end = voice.mention.last if voice.mention is not None else voice.last
        return any(self.words.has("same", t.norm) for t in self.tokens[end - 1:end + 1])

    def _namesake(self, voice: Voice, bare: str) -> Voice | None:
        """The last voice, or else the last full name before, that begins with the same noun (الوزارة: وزارة الدفاع)."""
        mention = voice.mention
        if mention is not None and mention.sure and mention.last > mention.first + 1:
            return None
        outlet = mention.sector == "MED" if mention is not None else self.words.has("outlet", bare)
        for earlier in reversed(self.voices.thread):
            media = outlet and earlier.kind == "organisation" and earlier.parties[0].sector == "MED"
            if media or (earlier.head == bare and not earlier.plain):
                return earlier
        before = mention.first if mention is not None else voice.last - 1
        for other in reversed(self.document.mentions):
            full = other.last <= before and other.last > other.first + 1 and other.sure
            if full and first_word(other.text) == bare:
                return self.voices.voice_of([other])
        return self._outlet(before) if outlet else None

    def _outlet(self, before: int) -> Voice | None:
        """The outlet named last before a token; one after a preposition was told something and did not publish it."""
        for other in reversed(self.document.mentions):
            plain = other.span.start == self.tokens[other.first].start
            if other.last <= before and other.sector == "MED" and other.kind == "organisation" and other.sure and plain:
                return self.voices.voice_of([other])
        return None

    def _dropped(self, cue: Cue, local: Voice | None) -> Voice | None:
        features = cue.reading.features
        if local is not None and agrees(local, features):
            return local
        inner = not cue.reading.conj and cue.token > cue.parse.first + 1
        return (self._actor(cue) if inner else None) or self._last(features) or self._actor(cue)

    def _last(self, features: Features) -> Voice | None:
        return next((v for v in reversed(self.voices.thread) if agrees(v, features)), None)

    def _actor(self, cue: Cue) -> Voice | None:
        """The subject of the last main verb of the sentence before the cue that agrees, else of its first verb."""
        node = cue.parse.node_at(cue.token)
        found = [voice for index in range(node.index if node else 0) if (voice := self._subject(cue, index)) is not None]
        main = [v for v in found if v.mention is not None and not self._embedded(cue.parse, v.mention)]
        return main[-1] if main else found[0] if found else None

    def _subject(self, cue: Cue, index: int) -> Voice | None:
        """The written subject of the verb at a node, if it agrees with the cue."""
        predicate = self.document.predicates.get((cue.parse.sentence, index))
        if predicate is None or not predicate.subjects or not predicate.written:
            return None
        voice = self.voices.voice_of(predicate.subjects)
        return voice if agrees(voice, cue.reading.features) else None

    @staticmethod
    def _embedded(parse: Parse, mention: Mention) -> bool:
        """Whether a subject stands in reported speech, or in a relative or condition opened since the last mark."""
        before = [n.kind for n in parse.nodes if n.first < mention.first]
        clause = before[max((at for at, kind in enumerate(before) if kind == "mark"), default=0):]
        return "comp" in before or "colon" in before or "rel" in clause or "cond" in clause

    def _of_masdar(self, cue: Cue, local: Voice | None) -> Voice | None:
        """The speaker of قوله: the one it was passed on from, else the subject of the clause."""
        return self._relayed(cue) or local or self._actor(cue) or self.voices.last()

    def _relayed(self, cue: Cue) -> Voice | None:
        """The mention after عن before the cue's content."""
        sentence = self.document.sentences[cue.parse.sentence]
        stop = cue.start if cue.start > 0 else sentence.last
        first, last = (cue.token, stop) if cue.kind == "verb" else (sentence.first, cue.token)
        order = range(first + 2, last) if cue.kind == "verb" else range(last - 1, first, -1)
        for at in order:
            if any(r.pronoun and self.words.has("relayer", r.stem) for r in self.tokens[at].word.readings):
                return self.voices.latest("person")
            if self.words.has("relayer", self.tokens[at - 1].norm):
                mention = self.document.mention_at.get(at)
                return self.voices.voice_of([mention]) if mention is not None else None
        return None
