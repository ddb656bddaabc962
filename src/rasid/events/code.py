"""From triggers to events: choose the frame, fill its roles, judge its standing, date it, and gather."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from rasid.events.accept import Acceptance
from rasid.events.blame import turn_to_doers
from rasid.events.choice import PartyChoice
from rasid.events.clause import Clause, make_clause
from rasid.events.contexts import Contexts
from rasid.events.counts import Counter
from rasid.events.dates import DateChoice
from rasid.events.dating import Dating
from rasid.events.draft import Draft
from rasid.events.embedding import Embedding, Governor
from rasid.events.facts import clause_bounds, place_of
from rasid.events.features import features_of
from rasid.events.frames import Frame, FrameIndex, Slot, index_frames
from rasid.events.gather import gather
from rasid.events.implied import unmentioned
from rasid.events.options import code_of
from rasid.events.roles import RoleFiller
from rasid.events.standing import Judge, Standing, is_history, own_act, own_words
from rasid.events.stands import read_stands
from rasid.events.topics import Topics
from rasid.events.triggers import Trigger, find_triggers, possible
from rasid.lexicon.bundle import Lexicon
from rasid.lexicon.memo import Memo
from rasid.model.annotations import Derivation, Party, TimeExpression, Token
from rasid.model.document import Document
from rasid.model.event import Event
from rasid.model.mention import Mention, as_party
from rasid.model.span import Span
from rasid.model.syntax import Node, Parse
from rasid.numbers import NumberMention
from rasid.text.chars import OF

_CLOSED = frozenset({"asp", "neg", "comp", "rel", "cond", "dem", "fut"})
_NOUNS = frozenset({"noun", "masdar"})
_OPENING = 5
"""Tokens of a complement clause among which a companion may stand."""
_BRIEF, _BRIEFLY = 3, 0.7
"""Sentences of which a text must have at least so many for the full threshold: a headline or two has no date line and tells
nothing twice, which is what the acceptance model trusts most in articles."""
_NESTED = 12
"""Quotes before an offset among which the one around it is looked for."""


class EventCoder:
    """Codes the events of documents that all earlier stages have read."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.frames: FrameIndex = index_frames(lexicon)
        self.embedding = Embedding(lexicon)
        self.roles, self.choice, self.dates = RoleFiller(lexicon), PartyChoice(lexicon), DateChoice()
        self.judge = Judge(lexicon, self.embedding)
        self.acceptance, self.topics, self.contexts = Acceptance(), Topics(lexicon), Contexts(lexicon)
        self.inside = lexicon.word_set("inside")
        self.counter = Counter(lexicon)
        self.nouns = Memo(lambda word: frozenset(r.lemma for r in word.readings if r.features.pos != "verb"))

    def code(self, document: Document) -> list[Event]:
        """The document's events, one for each happening."""
        dating = Dating(document, self.lexicon)
        named = frozenset(document.mention_at)
        drafts: list[Draft] = []
        for parse in document.parses:
            triggers = possible(find_triggers(document, parse, self.frames, named), document, parse, self.nouns)
            if triggers:
                drafts += self._drafts(document, parse, triggers, dating)
        self.choice.settle(drafts)
        self.dates.settle(drafts, dating)
        for draft in drafts:
            draft.actors, draft.recipients = self.roles.doers(draft), self.roles.addressed(draft)
        candidates = [self._event(draft) for draft in drafts]
        turn_to_doers(candidates)
        return self._accepted(document, gather(candidates))

    def _drafts(self, document: Document, parse: Parse, triggers: list[Trigger], dating: Dating) -> Iterator[Draft]:
        """The candidates of a sentence; a noun that a verb's frame has used up tells no second one (أعلن هدنة)."""
        numbers, told = self.counter.numbers(document, parse), dict[int, Draft | None]()
        for trigger in triggers:
            draft = self._draft(document, parse, trigger, dating, numbers)
            if draft is None:
                continue
            phrase, teller = trigger.last > trigger.first + 1, told.get(trigger.first, draft)
            if phrase or (teller is not None and _one_act(teller, draft)):
                told.update(dict.fromkeys(trigger.beside, draft))
                told.update(dict.fromkeys(trigger.rest.values(), None))       # words of one phrase
                yield draft

    def _accepted(self, document: Document, events: list[Event]) -> list[Event]:
        """The events that the acceptance model keeps, with confidence and contexts; few in articles on other topics."""
        trust = 1.0 - self.topics.weight(document) if events else 1.0
        for event in events:
            event.confidence = self.acceptance.confidence(event) * trust
        ease = _BRIEFLY if len(document.sentences) < _BRIEF else 1.0
        kept = [e for e in events if e.confidence >= self.acceptance.least(e) * ease]
        read_stands(document, kept)
        self.contexts.assign(document, kept)
        return kept

    def _draft(self, document: Document, parse: Parse, trigger: Trigger, dating: Dating,
               numbers: list[NumberMention]) -> Draft | None:
        chain = self.embedding.chain(document, parse, trigger.node, trigger.first)
        quote = self._quote_at(document, document.tokens[trigger.first].start)
        speaker = quote[0] if quote else None
        clause = make_clause(document, parse, trigger, chain, speaker, self._bearers(document, parse, trigger))
        frame = self._frame(clause)
        if frame is None:
            return None
        trigger.beside = self._companions(clause, frame) if trigger.kind == "verb" else []
        trigger.rest = {frame: trigger.rest[frame]} if frame in trigger.rest else {}
        told = dating.told(parse, trigger)
        time = told.time if told is not None else None
        standing = self.judge.judge(document, parse, trigger, frame, chain, speaker, time)
        if standing.suppressed:
            return None
        actors, recipients, items = self.roles.fill(clause, frame)
        if not actors and not recipients:
            return None
        when = dating.date(parse, trigger, told, standing)
        return Draft(clause, frame, standing, chain, told, when, numbers, actors, recipients, items)

    @staticmethod
    def _quote_at(document: Document, start: int) -> tuple[Mention | None, Span] | None:
        """The innermost quote around an offset, with its speaker's mention."""
        last = bisect_right(document.quotes, start, key=lambda q: q.span.start)
        around = [q for q in document.quotes[max(0, last - _NESTED):last] if start < q.span.end]
        if not around or around[-1].speaker is None:
            return None
        speaker = around[-1].speaker
        index = bisect_right(document.mentions, speaker.start, key=lambda m: m.span.start) - 1
        mention = document.mentions[index] if index >= 0 else None
        return (mention, around[-1].span) if mention is not None and speaker.start < mention.span.end else None

    def _bearers(self, document: Document, parse: Parse, trigger: Trigger) -> list[Mention]:
        """The subject of the last verb before the trigger in its sentence; of a participle (قال الوزير ...، داعيا) that of
        the last verb of saying that agrees with it, if there is one."""
        verbs = (document.predicates.get((parse.sentence, index)) for index in range(trigger.node.index - 1, -1, -1))
        before = (p for p in verbs if p is not None and p.subjects)
        if trigger.kind != "hal":
            return next((p.subjects for p in before), None) or self._said_after(document, parse, trigger)
        found = list(before)
        return next((p.subjects for p in [*(p for p in found if self._speaks(document, p.node, trigger)), *found]), [])

    def _said_after(self, document: Document, parse: Parse, trigger: Trigger) -> list[Mention]:
        """Who says it, where that follows after a comma (يجب أن تنسحب إسرائيل، قال الوزير)."""
        for node in parse.nodes[trigger.node.index + 1:]:
            if node.kind == "verb" and parse.nodes[node.index - 1].kind == "mark" \
                    and self.embedding.effect(document.tokens[node.head], node.reading)[0] == "report":
                said = document.predicates.get((parse.sentence, node.index))
                return said.subjects if said is not None else []
        return []

    def _speaks(self, document: Document, verb: Node, trigger: Trigger) -> bool:
        """Whether a verb of saying agrees in gender with a participle."""
        if verb.reading is None or trigger.reading is None:
            return False
        same = verb.reading.features.gender == trigger.reading.features.gender
        return same and self.embedding.effect(document.tokens[verb.head], verb.reading)[0] == "report"

    def _frame(self, clause: Clause) -> Frame | None:
        """The frame that asks for most among those that fit the clause."""
        fitting = [f for f in clause.trigger.frames if self._fits(clause, f)]
        fitting = fitting or [f for f in clause.trigger.fallback if self._fits(clause, f)]
        return max(fitting, key=lambda f: f.specificity) if fitting else None

    def _fits(self, clause: Clause, frame: Frame) -> bool:
        if frame.said and clause.speaker is None and not clause.tellers:
            return False
        if frame.unless and not frame.unless.isdisjoint(self._clause_lemmas(clause)):
            return False
        asking = (frame.companions or frame.companion_phrases) and self._verbal(clause, frame)
        if asking and not self._companion(clause, frame):
            return False
        if frame.own and not self._possessed(clause, frame):
            return False
        return not frame.object_kind or self._object_kind(clause, frame)

    @staticmethod
    def _verbal(clause: Clause, frame: Frame) -> bool:
        """Whether the trigger can be one of the frame's verbs."""
        tokens = clause.document.tokens[clause.trigger.first:clause.trigger.last]
        return any(r.lemma in frame.verbs for t in tokens for r in t.word.readings)

    def _clause_lemmas(self, clause: Clause) -> set[str]:
        """Lemmas, of those that rule frames out, of the words of the trigger's clause, read as in the sentence, without the
        trigger and people's names."""
        if clause.lemmas is None:
            first, last = clause_bounds(clause.parse, clause.trigger.node)
            low, high = clause.parse.nodes[first].first, clause.parse.nodes[last - 1].last
            own = range(clause.trigger.first, clause.trigger.last)
            clause.lemmas = set()
            for token in clause.document.tokens[low:high]:
                if self.frames.bars[token.word] and token.index not in own:
                    clause.lemmas.update(self._possible(clause, token))
        return clause.lemmas

    @staticmethod
    def _possible(clause: Clause, token: Token) -> Iterator[str]:
        """The lemmas that a word can be of as the sentence is read: a particle (قد) of its own, وزير of none that begins
        after و, the name of a known person (مبارك) of no verb."""
        mention, chosen = clause.document.mention_at.get(token.index), clause.parse.reading(token.index)
        if mention is not None and (mention.kind == "place" or mention.sector == "IGO"):
            return (r.lemma for r in token.word.readings if r.features.pos in _NOUNS)    # الولايات المتحدة is no union
        if mention is not None:
            known = mention.kind == "person" and mention.entity is not None
            return (r.lemma for r in token.word.readings if not (known and r.lemma.startswith("v")))
        if chosen is None or chosen.features.pos in _CLOSED:
            return iter((chosen.lemma,) if chosen is not None else ())
        return (r.lemma for r in token.word.readings if r.conj == chosen.conj and r.prep == chosen.prep)

    def _companion(self, clause: Clause, frame: Frame) -> bool:
        """Whether the object (or the named prepositional phrase) has a companion word."""
        if self._companions(clause, frame):
            return True
        if not frame.companion_phrases:
            return False
        text = " ".join([clause.document.tokens[t].norm for t in self._beside(clause, frame)])
        return any(phrase in text for phrase in frame.companion_phrases)

    def _companions(self, clause: Clause, frame: Frame) -> list[int]:
        """The tokens of companion words."""
        tokens = clause.document.tokens
        return [t for t in self._beside(clause, frame) if not frame.companions.isdisjoint(self.nouns[tokens[t].word])]

    def _possessed(self, clause: Clause, frame: Frame) -> bool:
        """Whether a companion word carries a pronoun (سفيرها)."""
        words = (clause.document.tokens[t].word for t in self._companions(clause, frame))
        return any(r.pronoun and r.lemma in frame.companions for word in words for r in word.readings)

    @staticmethod
    def _beside(clause: Clause, frame: Frame) -> list[int]:
        """The tokens among which a frame's companions are looked for."""
        args, parse, trigger = clause.args, clause.parse, clause.trigger
        subject, given = "subject" in frame.companion_preps, "object" in frame.companion_preps
        nodes = [] if subject and not given and args.subject else [*args.object, *args.extra]    # هاجم الجنود المتظاهرين
        if subject or (trigger.kind == "verb" and not args.object):
            nodes += args.subject
        if args.antecedent >= 0 and trigger.kind == "verb" and (not args.object or "subject" in frame.companion_preps):
            nodes.append(args.antecedent)
        for prep, group in args.preps:
            if (not frame.companion_preps and not nodes) or prep in frame.companion_preps:
                nodes += group
        nodes += [n + 1 for n in nodes if n + 1 < len(parse.nodes) and parse.nodes[n + 1].prep == OF]     # المئات من المواقع
        tokens = [t for n in nodes for t in range(parse.nodes[n].first, parse.nodes[n].last)]
        if trigger.kind != "verb":
            tokens += range(trigger.last, trigger.node.last)
        if args.complement >= 0:
            first = parse.nodes[args.complement].first
            tokens += range(first, min(first + _OPENING, parse.nodes[-1].last))
        return tokens

    def _object_kind(self, clause: Clause, frame: Frame) -> bool:
        slots = [Slot("prep", p) for p in frame.companion_preps] or [Slot("object"), Slot("genitive")]
        found = next((f for s in slots if (f := self.roles.slot(clause, s))), [])
        if not found and self.roles.passive(clause, frame):
            found = self.roles.slot(clause, Slot("subject"))
        kinds = {m.kind for m in found} | ({"party"} if found else set())
        return bool(kinds & frame.object_kind)

    def _event(self, draft: Draft) -> Event:
        """The event of a candidate whose parties are settled."""
        clause, frame, when = draft.clause, draft.frame, draft.when
        document, parse, trigger = clause.document, clause.parse, clause.trigger
        standing = own_act(draft.standing, frame, draft.actors)
        actors, recipients, teller = draft.actors, draft.recipients, standing.reported_by
        if frame.joint and standing.category == "REJECT":
            actors, recipients = actors[:1], recipients or actors[1:]
        if frame.joint and standing.category != frame.category and standing.status is None:
            actors, recipients = _willing_first(clause, draft.chain, actors, recipients)
        if own_words(standing.category, actors, teller):
            teller = None
        time = draft.told.time if draft.told is not None else None
        historical = is_history(when.date, document.published)
        span = Span(document.tokens[trigger.first].start, document.tokens[trigger.last - 1].end)
        return Event(
            standing.category, standing.mode, frame.cameo, [_party(m, frame) for m in actors],
            [_party(m, frame) for m in recipients if not unmentioned(clause, m)], standing.status, historical,
            as_party(teller) if teller is not None else None, when.date,
            when.time.text if when.time is not None else None,
            place_of(document, parse, trigger, self.lexicon, self.inside),
            self.counter.count(document, parse, trigger, frame, recipients, draft.numbers),
            0.5, [span], [self._evidence(clause)], [frame.id],
            derivations=[self._why(clause, frame, standing, draft.items, span, when.time)],
            features=features_of(clause, frame, standing, draft.chain, actors, recipients, draft.items, time, historical))

    @staticmethod
    def _evidence(clause: Clause) -> Span:
        sentence = clause.document.sentences[clause.parse.sentence]
        return Span(sentence.start, sentence.end)

    @staticmethod
    def _why(clause: Clause, frame: Frame, standing: Standing, items: list[tuple[str, str, str]], span: Span,
             time: TimeExpression | None) -> Derivation:
        text = clause.document.text[span.start:span.end]
        rows = [("trigger", text, clause.trigger.kind), *items, ("status", standing.status or "none", standing.why)]
        if time is not None:
            rows.append(("date", time.text, time.value))
        return Derivation(f"events.{frame.id}", frame.where, tuple(rows))


def _willing_first(clause: Clause, chain: list[Governor], actors: list[Mention],
                   recipients: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Of the sides that somebody hopes to bring together, his own acts and the others are whom he turns to."""
    willing = next((g.predicate.subjects for g in chain if g.predicate is not None), []) or clause.bearers
    own, sides = {m.country for m in willing}, {(m.country, m.sector) for m in willing}
    others = [m for m in actors if m.country not in own] or [m for m in actors if (m.country, m.sector) not in sides]
    if not willing or not others:
        return actors, recipients
    return [m for m in actors if m not in others] or willing, recipients or others


def _party(mention: Mention, frame: Frame) -> Party:
    """A party of an event; a town that is visited stands for its country (زار بنغازي)."""
    host = frame.category == "CONSULT" and mention.kind == "place" and mention.country
    return replace(as_party(mention), sector="GOV") if host else as_party(mention)


def _one_act(verb: Draft, noun: Draft) -> bool:
    """Whether a verb and a noun that its frame has used up tell one act: one category and standing, sides not at odds."""
    if (verb.standing.category, verb.standing.status) != (noun.standing.category, noun.standing.status):
        return False
    sides = ((verb.actors, noun.actors), (verb.recipients, noun.recipients))
    return all(not a or not b or code_of(a) & code_of(b) for a, b in sides)
