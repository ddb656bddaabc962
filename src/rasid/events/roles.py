"""Filling the parties of an event from the slots that its frame names."""

from rasid.entities.predicates import mentions_in
from rasid.entities.pronouns import antecedent, features_of, is_first_person
from rasid.events.clause import Clause
from rasid.events.draft import Draft, Items
from rasid.events.frames import Frame, Slot
from rasid.events.implied import DIRECTED, NEAR, Defaults
from rasid.events.sides import ARMED, denied, expand, government, patient, takers_part
from rasid.lexicon.bundle import Lexicon
from rasid.model.mention import Mention
from rasid.model.predicate import Predicate
from rasid.model.syntax import Node
from rasid.text.chars import BY, TO
from rasid.text.normalise import fold

_VERBAL = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
_FORCEFUL = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_MUTUAL = frozenset({"ASSAULT", "SANCTION", "RETREAT"})
_PATIENT_CATEGORIES = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "AID", "CONCEDE"})


class RoleFiller:
    """Resolves slots to mentions."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.agentive, self.topical = lexicon.word_set("agentive"), lexicon.word_set("topical")
        self.any = lexicon.word_set("any")
        self.between = next(iter(lexicon.word_set("between")), "")
        self.including = frozenset(i for w in lexicon.word_set("takes-in") for i in lexicon.lemmas(w))
        self.defaults = Defaults(lexicon)

    def fill(self, clause: Clause, frame: Frame) -> tuple[list[Mention], list[Mention], Items]:
        """(actors, recipients, what each rests on) of a frame in a clause."""
        recipient_slots = frame.recipient
        actor_slots = frame.actor
        passive = self.passive(clause, frame)
        if passive:
            actor_slots = tuple(s for s in actor_slots if s.kind == "prep")
        actors, why_actor = self._first(clause, actor_slots, [], acting=True)
        if clause.trigger.kind != "verb":
            actors, why_actor = self._nominal_actor(clause, frame, actors, why_actor)
        if frame.joint or clause.mutual is not None:
            return self._joint(clause, frame, actors, why_actor)
        if passive:
            recipients, why = self.slot(clause, Slot("subject")), "subject of a passive"
        elif clause.patient is not None:
            recipients, why = clause.patient.subjects, "subject of a verb of suffering"
        else:
            recipients, why = self._first(clause, recipient_slots, actors)
            if not recipients and clause.trigger.kind != "verb" and any(s.kind == "object" for s in recipient_slots):
                recipients, why = self._first(clause, (Slot("genitive"),), actors)
        if not recipients and frame.mode == "visit":
            recipients, why = self._stops(clause), "what the tour takes in"
        if not recipients:
            recipients, why = clause.opponents, "who prevents it"
        if not actors:
            actors, why_actor = self._likely_actor(clause, frame, recipients)
        if not recipients and self._anyone(clause):
            return actors, [], [("actor", m.text, why_actor) for m in actors]
        if not recipients and frame.recipient and frame.category in DIRECTED and not denied(clause, frame):
            recipients, why = self._likely_recipient(clause, frame, actors)
        if not actors or not recipients:
            actors, recipients = self.defaults.fill(clause, frame, actors, recipients)
        items = [("actor", m.text, why_actor) for m in actors] + [("recipient", m.text, why) for m in recipients]
        return expand(actors), expand(recipients), items

    def _stops(self, clause: Clause) -> list[Mention]:
        """The countries that a relative clause on a visit or tour lists (جولة تشمل الجزائر وليبيا)."""
        verbs = [n for n in clause.parse.nodes[clause.trigger.node.index + 1:] if n.kind == "verb"][:1]
        found = [clause.document.predicates.get((clause.parse.sentence, n.index)) for n in verbs if n.lemma in self.including]
        return [m for p in found if p is not None for m in (p.objects or p.subjects) if m.government]

    def _likely_actor(self, clause: Clause, frame: Frame, recipients: list[Mention]) -> tuple[list[Mention], str]:
        """Where grammar names no actor: of words, who speaks or the clause's subject; of force, the armed party before."""
        if frame.category in _VERBAL:
            found = [clause.speaker] if clause.speaker is not None else clause.tellers or clause.bearers
            return [m for m in found if m not in recipients], "who speaks"
        if clause.trigger.kind != "verb" and clause.trigger.node.negation and clause.tellers:
            return clause.tellers, "who says it was not done"
        if frame.category not in _FORCEFUL:
            return [m for m in clause.bearers if m not in recipients], "the clause's subject"
        first = clause.parse.first
        armed = [m for m in clause.document.mentions_between(first, clause.trigger.first) if m.sector in ARMED
                 and m.kind == "organisation" and m not in recipients and m not in clause.opponents]
        return armed[-1:], "the armed party before"

    def _anyone(self, clause: Clause) -> bool:
        """Whether the object is said to be anybody at all (لم يتهم أي جهة), so that no other party is meant."""
        nodes = [clause.parse.nodes[n] for n in clause.args.object]
        return any(clause.document.tokens[n.first].norm in self.any for n in nodes)

    def _likely_recipient(self, clause: Clause, frame: Frame, actors: list[Mention]) -> tuple[list[Mention], str]:
        """Where grammar names no recipient: the next party after the trigger in its sentence, of another cluster."""
        if frame.category == "THREATEN" and clause.addressed:
            return clause.addressed, "who is told"
        sentence = clause.document.sentences[clause.parse.sentence]
        taken = {m.cluster for m in actors}
        end = min(sentence.last, clause.trigger.last + NEAR)
        for at in range(clause.trigger.last, end):
            mention = clause.document.mention_at.get(at)
            if mention is None:
                found = self._nationalities(clause, at, at + 1)
                if found and all(a.country != found[0].country for a in actors):
                    return found, "the next nationality"
            elif mention.first == at and mention.cluster not in taken and (mention.kind != "place" or mention.government) \
                    and not self._topic(clause, at) and not (frame.joint and self._held(clause, mention)):
                return [mention], "the next party"
        return [], ""

    @staticmethod
    def _held(clause: Clause, mention: Mention) -> bool:
        """Whether a place is where equals meet (قمة بأديس أبابا)."""
        node = clause.parse.node_at(mention.first)
        return mention.kind == "place" and node is not None and node.prep == BY

    def doers(self, draft: Draft) -> list[Mention]:
        """A candidate's actors; who only tells an act is not its doer where the verb has a subject of its own."""
        clause, frame = draft.clause, draft.frame
        above = [m for g in draft.chain if g.predicate is not None for m in g.predicate.subjects]
        told = bool(draft.actors) and all(m in above for m in draft.actors)
        if not told or clause.predicate is None or not clause.predicate.written or frame.joint or frame.category == "THREATEN":
            return draft.actors
        if self.passive(clause, frame):
            return draft.actors
        subject = expand(self._spoken(clause, clause.predicate)) if Slot("subject") in frame.actor else []
        return [m for m in subject if m.sector != "UNK" and (m.kind != "place" or m.government)] or draft.actors

    def addressed(self, draft: Draft) -> list[Mention]:
        """A candidate's recipients without places that a demand is only about (دعا إلى هدنة في اليمن)."""
        if draft.frame.category != "REQUEST":
            return draft.recipients
        sentence = draft.clause.document.sentences[draft.clause.parse.sentence]
        return [m for m in draft.recipients if m.kind != "place" or not (
            sentence.first <= m.first < sentence.last and self._topic(draft.clause, m.first))]

    def _topic(self, clause: Clause, token: int) -> bool:
        """Whether a token stands after a preposition of topic or place (حول ليبيا، في باريس)."""
        node = clause.parse.node_at(token)
        return node is not None and node.prep in self.topical

    def _nominal_actor(self, clause: Clause, frame: Frame, actors: list[Mention],
                       why: str) -> tuple[list[Mention], str]:
        """A masdar's genitive is its object where something else names the actor, or where it is acted upon."""
        slots = {s.kind for s in frame.actor}
        genitive = self.slot(clause, Slot("genitive"))
        if actors and [m.span for m in actors] == [m.span for m in genitive] and "object" in {s.kind for s in frame.recipient}:
            by_verb = self.slot(clause, Slot("subject"))
            other = self._first(clause, tuple(s for s in frame.recipient if s.kind == "prep"), [])[0]
            if by_verb and by_verb != genitive:
                return by_verb, "subject of the governing verb"
            if not other and not clause.args.object and frame.category in _PATIENT_CATEGORIES and patient(genitive[0]):
                return [], ""
        if not actors and "subject" in slots and clause.bearers and clause.trigger.kind == "hal":
            return clause.bearers, "subject of the main clause"
        if not actors and slots & {"subject", "genitive"}:
            return self._possessive(clause), "possessive"
        return actors, why

    def passive(self, clause: Clause, frame: Frame) -> bool:
        """Whether the verb's subject is acted upon: a passive form, a named agent, or a lone victim."""
        predicate = clause.predicate
        if predicate is None or all(s.kind != "object" for s in frame.recipient):
            return False
        reading = predicate.node.reading
        if reading is not None and reading.features.voice == "passive":
            return True
        if reading is None or reading.pronoun or clause.args.object or not predicate.subjects:
            return False
        agentive = any(self._agentive(clause, nodes[0]) for _, nodes in clause.args.preps)
        return agentive or (frame.category in _PATIENT_CATEGORIES and predicate.written and patient(predicate.subjects[0]))

    def _agentive(self, clause: Clause, index: int) -> bool:
        reading = clause.parse.nodes[index].reading
        return reading is not None and reading.stem in self.agentive

    def _joint(self, clause: Clause, frame: Frame, actors: list[Mention],
               why: str) -> tuple[list[Mention], list[Mention], Items]:
        """Equals: every side is an actor; fighting sides are recipients of one another as well."""
        between = expand(self.slot(clause, Slot("prep", self.between)))
        if len(between) > 1:
            return between, list(between) if frame.category in _MUTUAL else [], [("actor", m.text, "between") for m in between]
        sides = expand(actors)
        if clause.mutual is not None:
            sides += [m for m in expand(clause.mutual.subjects) if m not in sides]
        for slot in (*frame.actor, *frame.recipient):
            sides += [m for m in expand(self.slot(clause, slot)) if m not in sides and (m.kind != "place" or m.government)]
        if not any(s.kind == "object" for s in frame.recipient) and clause.trigger.kind != "verb":
            sides += [m for m in expand(self.slot(clause, Slot("genitive"))) if m not in sides]
        for more in (self._around(clause), self._likely_recipient(clause, frame, sides)[0]):
            if len({m.country for m in sides}) < 2:
                sides += [m for m in expand(more) if all(m.country != s.country for s in sides)]
        sides = [m for m in sides if not self._venue(clause, m)]
        items = [("actor", m.text, why or "a side") for m in sides]
        return sides, list(sides) if frame.category in _MUTUAL else [], items

    @staticmethod
    def _around(clause: Clause) -> list[Mention]:
        """The subject of the sentence whose occasion a noun names (قال ... خلال مؤتمر صحفي مع), or that a verb after أن takes
        up (غادر دون أن يلتقي الرئيس)."""
        if clause.trigger.kind == "verb":
            before = clause.parse.nodes[clause.trigger.node.index - 1] if clause.trigger.node.index else None
            return clause.bearers if before is not None and before.kind == "comp" else []
        if clause.speaker is not None:
            return takers_part([clause.speaker])
        verbs = (clause.document.predicates.get((clause.parse.sentence, node.index)) for node in clause.parse.nodes)
        subjects = (takers_part(predicate.subjects) for predicate in verbs if predicate is not None)
        return takers_part(clause.bearers) or next((found for found in subjects if found), [])

    def _venue(self, clause: Clause, mention: Mention) -> bool:
        """Whether a town right behind a noun of meeting is where it is held (لقاء جنيف)."""
        if clause.trigger.kind == "verb" or mention.kind != "place" or mention.first != clause.trigger.last:
            return False
        return any(entry.type == "place" for entry in self.lexicon.names.entries(fold(mention.text)))

    def _first(self, clause: Clause, slots: tuple[Slot, ...], taken: list[Mention],
               acting: bool = False) -> tuple[list[Mention], str]:
        """The mentions of the first slot that has any which are not taken; plain places do not act."""
        for slot in slots:
            found = [m for m in self.slot(clause, slot)
                     if m not in taken and not (acting and m.kind == "place" and not m.government)]
            if found:
                return found, f"{slot.kind} {slot.prep} {slot.head}".strip()
        return [], ""

    def slot(self, clause: Clause, slot: Slot) -> list[Mention]:
        """The mentions that stand in a slot of a clause."""
        if slot.kind == "subject":
            return self._subject(clause)
        if slot.kind == "object":
            return self._object(clause)
        if slot.kind == "prep":
            return self._prep(clause, slot)
        if clause.trigger.kind == "verb":
            return []
        if slot.kind == "genitive":
            return self._genitive(clause)
        return self._nisba(clause) if slot.kind == "nisba" else self._possessive(clause)

    def _subject(self, clause: Clause) -> list[Mention]:
        if clause.predicate is not None:
            return self._spoken(clause, clause.predicate)
        if clause.trigger.kind == "hal":
            return clause.bearers
        if clause.relative is not None and clause.relative.written:
            return clause.relative.subjects
        return clause.governor.subjects if clause.governor is not None else []

    def _spoken(self, clause: Clause, predicate: Predicate) -> list[Mention]:
        """The subject of a verb; in the first person the speaker."""
        reading = predicate.node.reading
        if reading is not None and reading.features.person == "1":
            return [clause.speaker] if clause.speaker is not None else []
        return predicate.subjects or self._nationality_of(clause, predicate.args.subject)

    def _nationality_of(self, clause: Clause, nodes: list[int]) -> list[Mention]:
        """The governments that adjectives in a phrase name where it names no party (طائرات روسية)."""
        node = clause.parse.nodes[nodes[0]] if nodes else None
        return self._nationalities(clause, node.first, node.last) if node is not None else []

    def _object(self, clause: Clause) -> list[Mention]:
        if clause.predicate is not None:
            return self._with_dative(clause, clause.predicate.objects, clause.args.object)
        return mentions_in(clause.document, clause.parse, clause.args.object)

    def _with_dative(self, clause: Clause, found: list[Mention], nodes: list[int]) -> list[Mention]:
        """An object that names no party lends the role to the phrase with ل or في right after it (مواقع للحوثيين)."""
        if found or not nodes:
            return found
        after = nodes[-1] + 1
        if after < len(clause.parse.nodes) and clause.parse.nodes[after].prep == TO:
            return mentions_in(clause.document, clause.parse, [after])
        return self._nationality_of(clause, nodes)

    def _prep(self, clause: Clause, slot: Slot) -> list[Mention]:
        preps = list(clause.args.preps)
        if clause.trigger.kind != "verb" and clause.governor is not None:
            preps += [p for p in clause.governor.args.preps if clause.trigger.node.index not in p[1]]
        for prep, nodes in preps:
            if self._fits(clause, slot, prep, nodes[0]):
                found = self._named(clause, nodes)
                if found:
                    return found
        return []

    def _fits(self, clause: Clause, slot: Slot, prep: str, index: int) -> bool:
        reading = clause.parse.nodes[index].reading
        stem = reading.stem if reading is not None else ""
        if slot.head:
            return (prep == slot.prep and stem == slot.head) or prep == f"{slot.prep} {slot.head}"
        return prep == slot.prep and stem not in self.agentive

    def _named(self, clause: Clause, nodes: list[int]) -> list[Mention]:
        """The parties in prepositional phrases, a pronoun on the preposition resolved."""
        node = clause.parse.nodes[nodes[0]]
        found = mentions_in(clause.document, clause.parse, nodes)
        if not found and node.reading is not None and node.reading.pronoun:
            return self._pronoun(clause, node.head, node.reading.pronoun)
        return found or self._nationality_of(clause, nodes)

    def _genitive(self, clause: Clause) -> list[Mention]:
        node = clause.trigger.node
        found = [m for t in range(clause.trigger.last, node.last) if (m := clause.document.mention_at.get(t)) is not None]
        unique = list(dict.fromkeys(found))[:1] or self._nationalities(clause, self._qualified(clause), node.last)
        if unique:
            unique += self._coordinated(clause, node)
        return unique

    def _coordinated(self, clause: Clause, node: Node) -> list[Mention]:
        """Parties joined by و to the genitive, as long as no preposition comes between."""
        found, index, nodes = [], node.index + 1, clause.parse.nodes
        while index < len(nodes) and nodes[index].kind == "np" and nodes[index].conj and not nodes[index].prep:
            found += mentions_in(clause.document, clause.parse, [index])
            index += 1
        return found

    def _nisba(self, clause: Clause) -> list[Mention]:
        """Nationalities that qualify the trigger (قصف روسي), not a noun after it (إسقاط طائرة سعودية)."""
        return self._nationalities(clause, clause.trigger.last, self._qualified(clause))

    @staticmethod
    def _qualified(clause: Clause) -> int:
        """Index after the adjectives that follow the trigger."""
        at = clause.trigger.last
        while at < clause.trigger.node.last:
            reading = clause.parse.reading(at)
            if reading is None or (reading.features.pos not in ("adj", "active", "passive") and reading.lemma):
                break
            at += 1
        return at

    def _nationalities(self, clause: Clause, first: int, last: int) -> list[Mention]:
        """Governments that adjectives of nationality name, among tokens outside mentions."""
        found: list[Mention] = []
        tokens = clause.document.tokens
        for at in range(first, last):
            if at in clause.document.mention_at:
                break
            for match in self.lexicon.names.match(tokens, at, min(last, at + 2)):       # كورية شمالية
                entry = next((e for e in match.entries if e.type == "nisba" and e.flag != "demonym"), None)
                if entry is not None:
                    found.append(government(self.lexicon, entry.id, clause.document, at))
                    break
        return found

    def _possessive(self, clause: Clause) -> list[Mention]:
        for at in range(clause.trigger.first, clause.trigger.last):
            reading = clause.parse.reading(at)
            if reading is not None and reading.pronoun:
                return self._pronoun(clause, at, reading.pronoun)
        return []

    def _pronoun(self, clause: Clause, token: int, pronoun: str) -> list[Mention]:
        if is_first_person(pronoun) and clause.speaker is not None:
            return [clause.speaker]
        shape = features_of(pronoun)
        if shape is None:
            return []
        subjects = clause.governor.subjects if clause.governor is not None else clause.bearers
        found = antecedent(clause.document, clause.parse, token, *shape, salient=subjects)
        return [found] if found is not None else []
