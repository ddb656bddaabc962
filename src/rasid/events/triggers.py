"""Finding triggers: the words of a sentence that a frame names, with the node they stand in."""

from dataclasses import dataclass, field

from rasid.events.frames import Frame, FrameIndex, Phrase
from rasid.lexicon.memo import MOST_WORDS, Memo
from rasid.model.annotations import Reading, Token
from rasid.model.document import Document
from rasid.model.syntax import Node, Parse
from rasid.syntax.tagging import NOMINAL
from rasid.text.chars import ACCUSATIVE


@dataclass(slots=True, eq=False)
class Trigger:
    """Words that may tell an event. kind: verb, noun (masdar, eventive noun) or hal (accusative participle: مطالبا);
    first, last: tokens; frames: those whose words these are, still to be tested against the clause; beside: tokens of the
    words that the chosen frame asks for beside a verb (فرض + عقوبات)."""

    kind: str
    first: int
    last: int
    node: Node
    reading: Reading | None
    frames: list[Frame]
    fallback: list[Frame] = field(default_factory=list)     # of the phrase's first word alone
    beside: list[int] = field(default_factory=list)
    rest: dict[Frame, int] = field(default_factory=dict)    # of a parted phrase: where its rest begins


_WIDEST = 12
"""Tokens from a verb within which the rest of its phrase is looked for behind its subject."""
_BETWEEN = frozenset({"np", "time", "adv", "quote"})
_TOLD = frozenset({"past", "present"})
"""Tenses of news; a command or shortened form counts only where nothing else fits."""
_UNLISTED = "x:"
"""Lemmas of words that a frame lists as they are written: whatever their number is."""


def _same_split(reading: Reading, chosen: Reading) -> bool:
    return reading.conj == chosen.conj and reading.prep == chosen.prep and reading.article == chosen.article


def _lemmas(token: Token, chosen: Reading, verbal: bool) -> list[Reading]:
    """The readings of a token that share the chosen one's clitics and word class."""
    same = [r for r in token.word.readings if _same_split(r, chosen)]
    if verbal:
        return [r for r in same if r.features.pos == "verb" and (r is chosen or (
            r.features.tense in _TOLD and r.features.person == chosen.features.person))]     # أضرب is hardly "I beat"
    return [r for r in same if r.features.pos in NOMINAL and r.stem == chosen.stem
            and (r.features.number == chosen.features.number or r.lemma.startswith(_UNLISTED))]


def _plural_hal(reading: Reading) -> bool:
    """Whether a participle is a plural or dual in the accusative without the article (مطالبين)."""
    return not (reading.article or reading.pronoun) and reading.features.number != "s" and reading.stem.endswith(ACCUSATIVE)


def _frames_of(index: FrameIndex, token: Token, chosen: Reading, node: Node) -> tuple[str, list[Frame]]:
    """(kind of trigger, frames) of a word as read; each written word and reading is looked up once."""
    adverbial = node.adverbial and token.index == node.head
    key = (token.text, chosen.features.pos, chosen.stem, chosen.prep, chosen.article, adverbial)
    found = index.triggers.get(key)
    if found is None:
        if len(index.triggers) > MOST_WORDS:
            index.triggers.clear()
        found = index.triggers[key] = _look_up(index, token, chosen, adverbial)
    return found


def _look_up(index: FrameIndex, token: Token, chosen: Reading, adverbial: bool) -> tuple[str, list[Frame]]:
    if chosen.features.pos == "verb":
        found = [f for r in _lemmas(token, chosen, True) for f in index.by_verb.get(r.lemma, ())]
        return "verb", list(dict.fromkeys(found))
    kind, found = "noun", []
    for reading in _lemmas(token, chosen, False):
        pos = reading.features.pos
        if pos not in ("active", "passive") or reading.lemma[0] != "v":
            found += index.by_noun.get(reading.lemma, ())
        if pos == "masdar":
            found += [f for f in index.by_verb.get(reading.lemma, ()) if f.nominal]
        elif pos == "active" and not reading.prep and (adverbial or _plural_hal(reading)):
            found += [f for f in index.by_verb.get(reading.lemma, ())]
            kind = "hal" if found else kind
    return kind, list(dict.fromkeys(found))


def _follows(index: FrameIndex, phrase: Phrase, tokens: list[Token], at: int) -> bool:
    """Whether the words of a phrase after its first stand after a token."""
    last = at + len(phrase.words)
    if last > len(tokens):
        return False
    for word, token in zip(phrase.words[1:], tokens[at + 1:last], strict=True):
        if isinstance(word, str):
            if token.norm != word and not (len(word) == 1 and token.norm.startswith(word)):    # مدعو ل matches مدعو للحوار
                return False
        elif word.isdisjoint(index.lemmas[token.word]):
            return False
    return True


def _phrases(index: FrameIndex, tokens: list[Token], at: int) -> list[tuple[int, Frame]]:
    """The phrases that stand at a token: index after each, and its frame."""
    openers = index.openers[tokens[at].word]
    if not openers:
        return []
    candidates = openers.get("", [])
    if at + 1 < len(tokens) and tokens[at + 1].norm in openers:
        candidates = candidates + openers[tokens[at + 1].norm]
    return [(at + len(phrase.words), frame) for phrase, frame in candidates
            if not phrase.parted and _follows(index, phrase, tokens, at)]


def _parted(index: FrameIndex, tokens: list[Token], at: int, parse: Parse, verbal: bool) -> dict[Frame, int]:
    """The frames of phrases with bare phrases only between their first word and the rest, and where the rest begins: those
    that say so (على _ أن) and, opened by a verb, all others, as its subject stands behind it (وجه الرئيس شكره)."""
    waiting = index.gapped[tokens[at].word][verbal]
    if not waiting:
        return {}
    found: list[tuple[int, Frame, int]] = []
    for before in range(at + 1, min(at + _WIDEST, len(tokens) - 1)):
        node = parse.node_at(tokens[before].index)
        if node is None or node.kind not in _BETWEEN or (node.prep and node.prep_token != tokens[at].index):
            break
        after = tokens[before + 1].norm
        found += [(len(phrase.words), frame, before + 1) for second, group in waiting.items() if second in ("", after)
                  for phrase, frame in group if _follows(index, phrase, tokens, before)]
    longest = max([length for length, _, _ in found], default=0)
    return {frame: rest for length, frame, rest in found if length == longest}


def _holder(parse: Parse, tokens: list[Token], at: int, last: int) -> Node | None:
    """The node that a phrase stands in: of its first word that is no particle (غير مقبول)."""
    return next((n for t in tokens[at:last] if (n := parse.node_at(t.index)) is not None), None)


def find_triggers(document: Document, parse: Parse, index: FrameIndex, named: frozenset[int]) -> list[Trigger]:
    """The triggers of a sentence in order, phrases before single words; words inside names are none."""
    tokens = document.words(document.sentences[parse.sentence])
    found, taken = [], -1
    for at, token in enumerate(tokens):
        if at < taken or not index.telling[token.word] or token.kind != "word":
            continue
        phrases = _phrases(index, tokens, at)
        longest = max([last for last, _ in phrases]) if phrases else 0
        chosen, node = parse.readings[at], _holder(parse, tokens, at, max(longest, at + 2))
        if node is None or node.kind == "time" or token.index in named:
            continue
        if longest:
            frames = list(dict.fromkeys(f for last, f in phrases if last == longest))
            found.append(Trigger("verb" if node.kind == "verb" else "noun", token.index, tokens[longest - 1].index + 1,
                                 node, parse.reading(node.head), frames))
            found[-1].fallback = _frames_of(index, token, chosen, node)[1] if chosen is not None else []
            taken = longest
        elif chosen is not None:
            particle = parse.node_at(token.index) is None
            kind, frames = ("noun", []) if particle else _frames_of(index, token, chosen, node)
            parted = _parted(index, tokens, at, parse, kind == "verb")
            if frames or parted:
                found.append(Trigger(kind, token.index, token.index + 1, node, chosen, list(dict.fromkeys([*parted, *frames]))))
                found[-1].rest = {frame: tokens[rest].index for frame, rest in parted.items()}
    return found


def possible(triggers: list[Trigger], document: Document, parse: Parse, nouns: Memo[frozenset[str]]) -> list[Trigger]:
    """The triggers with the frames whose companions stand somewhere in the sentence; those left without any are dropped.

    Most verbs that only count with a companion (أعلن، أكد) stand without one: they are done with before their clause is
    read. nouns: the lemmas that a word can be other than a verb's.
    """
    if not triggers:
        return triggers
    words = document.words(document.sentences[parse.sentence])
    lemmas = frozenset().union(*[nouns[t.word] for t in words])
    for trigger in triggers:
        if trigger.last == trigger.first + 1:
            trigger.frames = [f for f in trigger.frames if f.nouns or not f.companions or f.companion_phrases
                              or not f.companions.isdisjoint(lemmas)]
    return [t for t in triggers if t.frames or t.fallback]
