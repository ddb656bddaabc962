"""Finding triggers: the words of a sentence that a frame names, with the node they stand in."""

from dataclasses import dataclass, field

from rasid.events.frames import Frame, FrameIndex, Phrase
from rasid.model.annotations import Reading, Token
from rasid.model.document import Document
from rasid.model.syntax import Node, Parse
from rasid.syntax.tagging import NOMINAL
from rasid.text.chars import ACCUSATIVE, ARTICLE
from rasid.text.clitics import proclitics


@dataclass(slots=True, eq=False)
class Trigger:
    """Words that may tell an event. kind: verb, noun (masdar, eventive noun) or hal (accusative participle: مطالبا);
    first, last: tokens; frames: those whose words these are, still to be tested against the clause."""

    kind: str
    first: int
    last: int
    node: Node
    reading: Reading | None
    frames: list[Frame]
    fallback: list[Frame] = field(default_factory=list)     # of the phrase's first word alone


def _same_split(reading: Reading, chosen: Reading) -> bool:
    return reading.conj == chosen.conj and reading.prep == chosen.prep and reading.article == chosen.article


def _lemmas(token: Token, chosen: Reading, verbal: bool) -> list[Reading]:
    """The readings of a token that share the chosen one's clitics and word class."""
    return [r for r in token.word.readings if _same_split(r, chosen)
            and (r.features.pos == "verb" if verbal else r.features.pos in NOMINAL and r.stem == chosen.stem)]


def _plural_hal(reading: Reading) -> bool:
    """Whether a participle is a plural or dual in the accusative without the article (مطالبين)."""
    return not (reading.article or reading.pronoun) and reading.features.number != "s" and reading.stem.endswith(ACCUSATIVE)


def _frames_of(index: FrameIndex, token: Token, chosen: Reading) -> tuple[str, list[Frame]]:
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
        elif pos == "active" and not reading.prep and (reading.tanwin or _plural_hal(reading)):
            found += [f for f in index.by_verb.get(reading.lemma, ())]
            kind = "hal" if found else kind
    return kind, list(dict.fromkeys(found))


def _word_matches(spec: str | frozenset[str], token: Token, first: bool) -> bool:
    if isinstance(spec, frozenset):
        return any(r.lemma in spec for r in token.word.readings)
    if token.norm == spec:
        return True
    return first and any((ARTICLE + rest if article else rest) == spec for _, _, article, rest in proclitics(token.norm))


def _phrase_end(phrase: Phrase, tokens: list[Token], at: int) -> int:
    """Index after the phrase if it stands at a token, else -1."""
    last = at + len(phrase.words)
    if last > len(tokens):
        return -1
    fits = all(_word_matches(w, t, n == 0) for n, (w, t) in enumerate(zip(phrase.words, tokens[at:last], strict=True)))
    return last if fits else -1


def _phrases(index: FrameIndex, tokens: list[Token], at: int) -> list[tuple[int, Frame]]:
    token, found = tokens[at], []
    candidates = [c for r in token.word.readings for c in index.by_lemma.get(r.lemma, ())]
    keys = {token.norm} | {(ARTICLE + rest if article else rest) for _, _, article, rest in proclitics(token.norm)}
    candidates += [c for key in sorted(keys) for c in index.by_word.get(key, ())]
    for phrase, frame in candidates:
        last = _phrase_end(phrase, tokens, at)
        if last > 0:
            found.append((last, frame))
    return found


def find_triggers(document: Document, parse: Parse, index: FrameIndex, named: frozenset[int]) -> list[Trigger]:
    """The triggers of a sentence in order, phrases before single words; words inside names are none."""
    tokens = document.words(document.sentences[parse.sentence])
    found, taken = [], -1
    for at, token in enumerate(tokens):
        if token.kind != "word" or at < taken:
            continue
        chosen, node = parse.readings[at], parse.node_at(token.index)
        phrases = _phrases(index, tokens, at)
        longest = max((last for last, _ in phrases), default=0)
        if longest and node is not None and token.index not in named:
            kind = "verb" if chosen is not None and chosen.features.pos == "verb" else "noun"
            frames = list(dict.fromkeys(f for last, f in phrases if last == longest))
            found.append(Trigger(kind, token.index, tokens[longest - 1].index + 1, node, chosen, frames))
            found[-1].fallback = _frames_of(index, token, chosen)[1] if chosen is not None else []
            taken = longest
        elif chosen is not None and node is not None and token.index not in named:
            kind, frames = _frames_of(index, token, chosen)
            if frames:
                found.append(Trigger(kind, token.index, token.index + 1, node, chosen, frames))
    return found
