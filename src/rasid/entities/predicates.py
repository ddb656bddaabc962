"""The verbs of an article with their subjects and objects resolved to mentions."""

from rasid.entities.pronouns import agrees, antecedent, features_of
from rasid.model.annotations import Features
from rasid.model.document import Document
from rasid.model.mention import Mention
from rasid.model.predicate import Predicate
from rasid.model.syntax import Node, Parse
from rasid.syntax.clauses import verb_arguments
from rasid.text.chars import ARTICLE

_BACK = 3
"""Sentences back in which a dual verb may find its pair."""


def mentions_in(document: Document, parse: Parse, nodes: list[int]) -> list[Mention]:
    """The parties that phrases name: for each phrase its first mention."""
    found: list[Mention] = []
    for index in nodes:
        node = parse.nodes[index]
        named = [document.mention_at[t] for t in range(node.first, node.last) if t in document.mention_at]
        if named and named[0] not in found:
            found.append(named[0])
    return found


class PredicateReader:
    """Walks an article's verbs in order and keeps the thread of subjects."""

    def __init__(self, document: Document, auxiliaries: frozenset[str], speech: frozenset[str],
                 homeland: frozenset[str], counterparts: frozenset[str], masculine: frozenset[str]) -> None:
        self.document, self.auxiliaries, self.speech = document, auxiliaries, speech
        self.homeland, self.counterparts, self.masculine = homeland, counterparts, masculine
        self.speakers: list[Mention] = []       # subjects of the last verb of saying that wrote them
        self.thread: list[Mention] = []         # subjects of the last clause that wrote them

    def run(self) -> None:
        """Fill document.predicates."""
        for parse in self.document.parses:
            local: list[Mention] = []
            for node in parse.nodes:
                if node.kind == "verb":
                    predicate = self._read(parse, node, local)
                    self.document.predicates[parse.sentence, node.index] = predicate
                    if predicate.subjects and self._main(node):
                        local = predicate.subjects
            self.thread = local or self.thread

    def _main(self, node: Node) -> bool:
        return node.reading is None or node.reading.features.person in ("3", "")

    def _read(self, parse: Parse, node: Node, local: list[Mention]) -> Predicate:
        args = verb_arguments(parse, node.index, self.auxiliaries)
        predicate = Predicate(parse, node, args)
        predicate.subjects = mentions_in(self.document, parse, args.subject) or self._homeland(parse, args.subject)
        predicate.objects = mentions_in(self.document, parse, args.object)
        features = node.reading.features if node.reading else Features("verb")
        if self._counterpart(predicate) or self._feminine(predicate, features):
            predicate.objects, predicate.subjects, args.object, args.subject = predicate.subjects, [], args.subject, []
        if features.person == "3" and (not args.subject or self._is_pronoun(parse, args.subject)):
            predicate.written = False
            predicate.subjects = self._dropped(parse, node, features, local)
        if node.lemma in self.speech and features.person == "3":
            self._speech(predicate, features)
        pronoun = node.reading.pronoun if node.reading else ""
        if pronoun and not predicate.objects:
            predicate.objects = self._pronoun(parse, node, pronoun, predicate.subjects, local)
        return predicate

    @staticmethod
    def _is_pronoun(parse: Parse, subject: list[int]) -> bool:
        """Whether a written subject is but a pronoun (وهو يرفض)."""
        node = parse.nodes[subject[0]]
        return node.reading is not None and node.reading.features.pos == "pron" and node.last == node.first + 1

    def _counterpart(self, predicate: Predicate) -> bool:
        """Whether the written subject is somebody's counterpart (التقى نظيره): then it is the object."""
        first = predicate.subjects[0] if predicate.subjects else None
        return first is not None and not predicate.objects and not predicate.args.object \
            and self.document.tokens[first.first].norm in self.counterparts and first.first > predicate.node.head

    def _feminine(self, predicate: Predicate, features: Features) -> bool:
        """Whether a masculine verb has a country or city right behind it, which is feminine (واتهم كانبيرا): its object."""
        first = predicate.subjects[0] if len(predicate.subjects) == 1 else None
        if first is None or predicate.objects or not first.government or first.first != predicate.node.last:
            return False
        word = self.document.tokens[first.first].norm
        plain = not word.startswith(ARTICLE) and word not in self.masculine
        return plain and (features.person, features.gender, features.number) == ("3", "m", "s") and features.voice != "passive"

    def _homeland(self, parse: Parse, nodes: list[int]) -> list[Mention]:
        """His country (بلاده) is the side of who speaks, or of whom the pronoun means."""
        reading = parse.nodes[nodes[0]].reading if nodes else None
        shape = features_of(reading.pronoun) if reading is not None and reading.stem in self.homeland else None
        if shape is None:
            return []
        found = antecedent(self.document, parse, parse.nodes[nodes[0]].first, *shape, salient=self.speakers)
        return [found] if found is not None else []

    def _speech(self, predicate: Predicate, features: Features) -> None:
        """A verb of saying without a written subject, or with a bare title, goes on with the last speaker."""
        written = predicate.written and predicate.subjects
        bare = written and all(m.level == "nominal" and m.kind == "person" and not m.sure and m.names == [] and m.definite
                               and m.last == m.first + 1 for m in predicate.subjects)
        if self.speakers and (not written or bare) and (bare or self._follows(features)):
            predicate.subjects = self.speakers
        elif written and not bare:
            self.speakers = predicate.subjects

    def _follows(self, features: Features) -> bool:
        speaker = self.speakers[0]
        if features.number in ("p", "d"):
            return len(self.speakers) > 1 or speaker.number != "s" or speaker.kind == "group"
        return speaker.kind != "person" or not speaker.gender or speaker.gender == features.gender

    def _dropped(self, parse: Parse, node: Node, features: Features, local: list[Mention]) -> list[Mention]:
        """The subject of the clause before, if it agrees; else the nearest mention that does."""
        for thread in (local, self.thread):
            if thread and ((len(thread) > 1 and features.number in ("p", "d"))
                           or agrees(thread[0], features.gender, features.number)):
                return thread
        if features.number == "d":
            pair = self._pair(parse, node)
            if pair:
                return pair
        found = antecedent(self.document, parse, node.first, features.gender, features.number)
        return [found] if found is not None else []

    def _pair(self, parse: Parse, node: Node) -> list[Mention]:
        """The two whom a dual verb without a subject means: the members of the last plural before it."""
        first = self.document.sentences[max(0, parse.sentence - _BACK)].first
        plurals = [m for m in self.document.mentions_between(first, node.first) if m.members]
        return list(plurals[-1].members) if plurals else []

    def _pronoun(self, parse: Parse, node: Node, pronoun: str, subjects: list[Mention],
                 local: list[Mention]) -> list[Mention]:
        shape = features_of(pronoun)
        if shape is None:
            return []
        salient = [m for m in [*local, *self.thread] if m not in subjects]
        found = antecedent(self.document, parse, node.first, *shape, salient=salient)
        return [found] if found is not None and found not in subjects else []
