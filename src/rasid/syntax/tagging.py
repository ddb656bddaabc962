"""Choosing one reading for each word by its neighbours: mostly, is it a verb or a noun here?

Weights are small and hand-set; each has its grammatical reason beside it. Words the lexicon lacks are read by shape.
"""

from collections.abc import Sequence

from rasid.model.annotations import Features, Reading, Token
from rasid.text.chars import (
    ALEF_MAQSURA,
    AND,
    ARTICLE,
    COMMA,
    DERIVED,
    HAMZA_ALEF,
    NOUN_ENDINGS_PLURAL,
    PRESENT_PREFIXES,
    PRONOUNS,
    TANWIN,
    THEN,
    TO,
    TO_ARTICLE,
    WHAT,
    WILL,
)

NOMINAL = frozenset({"noun", "adj", "masdar", "active", "passive", "quant"})
_VERB_EXPECTED = frozenset({"asp", "neg", "fut", "rel", "cond"})
_NOUN_EXPECTED = frozenset({"prep", "dem", "quant"})
_BARE = frozenset({"noun", "masdar"})
_QUALIFYING = frozenset({"adj", "active", "passive"})
_PARTICLES = frozenset({"neg", "comp", "rel", "pron", "dem", "cond", "asp", "fut"})
"""Classes of which a word so written is hardly ever anything else (لم is no verb)."""
_OPENERS = frozenset({"comp", "rel", "cond", "conj", "asp", "neg", "fut"})
_ABSENCE = "f:neg-3adam"
"""The negation that a noun follows, no verb (عدم نشر القوات)."""
_GLOTTAL = "2"
"""How ids spell a hamza."""
_CALLING = "v:da3aa"
"""The one verb of the first form whose participle papers use so (داعيا)."""
_CLAUSE = 12
_NAME = Features("noun")
_UNKNOWN_VERB = Features("verb", "present", "both", "3", "", "s")


def choose_readings(tokens: Sequence[Token], named: frozenset[int], skips: dict[int, int]) -> list[Reading | None]:
    """The reading of each token in its sentence; None for marks and numbers.

    named: tokens inside known names; skips: how many letters of a name's first token are clitics before the name.
    """
    chosen: list[Reading | None] = []
    for at, token in enumerate(tokens):
        if token.kind != "word":
            chosen.append(None)
        elif token.index in named:
            chosen.append(_name_reading(token, skips.get(token.index, 0)))
        else:
            chosen.append(_choose(tokens, at, chosen, named))
    return chosen


def _name_reading(token: Token, skip: int) -> Reading:
    """A name is a noun whatever its letters could be else; only the clitics before it matter."""
    clitics, stem = token.norm[:skip], token.norm[skip:]
    conj = clitics[0] if clitics and clitics[0] in (AND, THEN) else ""
    prep, fused = clitics[len(conj):], clitics[len(conj):] == TO_ARTICLE
    return Reading(conj, TO if fused else prep, fused or stem.startswith(ARTICLE), stem, "", "", _NAME)


def _choose(tokens: Sequence[Token], at: int, chosen: list[Reading | None], named: frozenset[int]) -> Reading | None:
    readings = tokens[at].word.readings
    if not readings:
        return None
    if len(readings) == 1 and readings[0].lemma:
        return readings[0]
    candidates = _shape_reading(tokens[at], _as_spelled(tokens[at], readings), chosen[-1] if chosen else None)
    if len(candidates) == 1:
        return candidates[0]
    if _negates_or_relates(candidates):
        return candidates[0] if _negates(candidates[0], tokens, at, chosen) else candidates[1]
    if candidates[0].features.pos == "conj" and _before_verb(tokens, at):
        return candidates[0]             # في حين قال
    if candidates[0].features.pos in _PARTICLES:
        return _complementiser(candidates, tokens, at, chosen)
    if at == 0 and candidates[0].features.pos == "prep" and not _verb_follows(tokens):
        candidates = tuple(r for r in candidates if r.features.pos == "verb") or candidates     # قبل الرئيس الدعوة
    scored = [(_score(r, tokens, at, chosen, named) - (1.5 if r.features.pos == "comp" else 0.3) * n, -n)
              for n, r in enumerate(candidates)]          # كان is hardly ever كأن
    return candidates[-max(scored)[1]]


def _verb_follows(tokens: Sequence[Token]) -> bool:
    """Whether any word after the first may be its sentence's verb."""
    return any(r.features.pos == "verb" for t in tokens[1:] if not t.word.ta for r in t.word.readings[:1])


def _before_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether the next word is first of all a past verb."""
    readings = tokens[at + 1].word.readings if at + 1 < len(tokens) else ()
    return bool(readings) and readings[0].features.tense == "past"


def _as_spelled(token: Token, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Of a word that ends in a written hamza (هنأ) the readings whose root has one (2 in its id), if there are any."""
    return tuple(r for r in readings if _GLOTTAL in r.lemma) or readings if token.text.endswith(HAMZA_ALEF) else readings


def _negates_or_relates(candidates: tuple[Reading, ...]) -> bool:
    """Whether a word is ما, which denies a verb or stands for what the verb is about (ما وصفوه)."""
    return [r.features.pos for r in candidates] == ["neg", "rel"]


def _negates(reading: Reading, tokens: Sequence[Token], at: int, chosen: list[Reading | None]) -> bool:
    """Whether ما denies: it opens a clause, and a past verb without a pronoun follows with its subject."""
    before = chosen[-1] if chosen else None
    bare = before is None or (before.features.pos == "comp" and (before.stem + before.pronoun).endswith(PRONOUNS))
    if not bare or reading.conj or (at > 0 and tokens[at - 1].norm in (COMMA, ",")) or at + 2 >= len(tokens):
        return False
    verb = next(iter(tokens[at + 1].word.readings), None)
    subject = next(iter(tokens[at + 2].word.readings), None)
    return verb is not None and verb.features.tense == "past" and not verb.pronoun \
        and subject is not None and subject.features.pos in NOMINAL and not subject.prep


def _complementiser(candidates: tuple[Reading, ...], tokens: Sequence[Token], at: int,
                    chosen: list[Reading | None]) -> Reading:
    """Of a word that both opens a condition and reports (إن): it opens a condition only before a verb."""
    condition = next((r for r in candidates[:2] if r.features.pos == "cond"), None)
    other = next((r for r in candidates if r.features.pos == "comp"), None)
    if other is None or condition is None:
        return candidates[0]
    after = tokens[at + 1].word.readings if at + 1 < len(tokens) else ()
    verbal = [r.features.pos in ("verb", "neg") for r in after]
    if chosen and chosen[-1] is not None and chosen[-1].stem == WHAT:
        return other             # ما إن غادر حتى: no sooner
    negated = bool(after) and after[0].features.pos == "neg"
    conditional = negated or (bool(verbal) and (all(verbal) or (verbal[0] and not _has_verb(chosen))))
    return condition if conditional else other


def _shape_reading(token: Token, readings: tuple[Reading, ...], before: Reading | None) -> tuple[Reading, ...]:
    """An unknown word after a particle that needs a verb, shaped like a present, is a verb."""
    if readings[0].lemma or len(token.norm) < 4:
        return readings
    stem = readings[0].stem
    expected = before is not None and before.features.pos in _VERB_EXPECTED
    if not readings[0].article and expected and stem[0] in PRESENT_PREFIXES:
        return (Reading(readings[0].conj, "", False, stem, "", "", _UNKNOWN_VERB),)
    return readings


def _score(reading: Reading, tokens: Sequence[Token], at: int, chosen: list[Reading | None],
           named: frozenset[int]) -> float:
    pos, before = reading.features.pos, chosen[-1] if chosen else None
    if pos == "verb":
        return _verb_score(reading, tokens, at, chosen, named)
    score = 0.0
    if pos in NOMINAL:
        score += 1.0 if reading.article or reading.tanwin else 0.0
        if before is not None and before.features.pos in _NOUN_EXPECTED and not reading.conj:
            score += 2.0
        if reading.conj and reading.prep and reading.pronoun:
            score -= 1.5         # (المنتهية) ولايته: two clitics before a noun and one after it are one too many
        if reading.prep and reading.lemma and not _whole(tokens[at].word.readings):
            score += 0.6         # what the lexicon lacks is mostly a name, whole as it stands
        if tokens[at].word.ta:
            score += 1.0
        if reading.tanwin and at and tokens[at - 1].kind == "number":
            score += 1.5         # 12 خرقا: what is counted
        if before is not None and before.features.pos == "verb" and not reading.conj:
            score += 0.8         # a verb is followed by its subject
        if pos == "active" and reading.tanwin and _tells(reading, tokens, at, before):
            score += 2.0         # (قال الوزير،) مؤكدا أن: such a participle is a verb of its own
        if pos == "adj" and reading.pronoun:
            score -= 1.0         # an adjective hardly owns (اتهم is "he accused", not "their coming one")
        if pos == "quant" or (pos in _QUALIFYING and _qualifies(reading, before)):
            score += 1.5         # بعض is hardly ever a rare noun with a preposition
        if pos == "adj" and not reading.article and (before is None or before.article or not before.lemma):
            score -= 0.5         # an adjective without the article has a noun without it before it (طلبت مساعدة)
        if pos in _BARE and before is not None and before.article and not (
                reading.article or reading.prep or reading.conj or reading.tanwin or _has_verb(chosen)):
            score -= 1.2         # after a word with the article nothing stands in the genitive (الوزير قدم)
        if pos == "adj" and tokens[at].text.endswith(ALEF_MAQSURA) and any(
                r.features.pos == "verb" for r in tokens[at].word.readings[:1]):
            score -= 3.0         # التقى is the verb, though the adjective التقي folds alike
    else:
        sure = tokens[at].word.ta or (reading.conj == AND and pos == "prep")      # بشدة، وفي
        score += 3.0 if sure else 1.5                    # closed classes are rarely anything else
        score += 1.5 if pos == "adv" and reading.stem.endswith(TANWIN) and not _qualified(tokens, at) else 0.0
    return score


def _whole(readings: Sequence[Reading]) -> bool:
    """Whether a word is a noun of the lexicon without splitting a preposition off (باب)."""
    return any(r.lemma and not r.prep and not r.conj and r.features.pos == "noun" for r in readings[:2])


def _tells(reading: Reading, tokens: Sequence[Token], at: int, before: Reading | None) -> bool:
    """Whether a participle in the accusative tells what the subject did besides: of a derived form or of calling, after a
    mark or a definite word, with an object, a preposition or a clause behind it."""
    derived = reading.stem.startswith(DERIVED) or reading.lemma == _CALLING
    if not derived or reading.article or reading.prep or at + 1 >= len(tokens):
        return False
    if before is not None and (before.tanwin or not (before.article or before.pronoun or not before.lemma
                                                     or before.features.pos == "verb")):
        return False             # (مقطعا) مصورا: an adjective of an indefinite noun
    after = tokens[at + 1]
    return tokens[at - 1].kind != "number" and (after.kind == "punct" or any(
        r.article or r.prep or not r.lemma or r.features.pos in ("prep", "comp", "dem") for r in after.word.readings[:1]))


def _qualified(tokens: Sequence[Token], at: int) -> bool:
    """Whether an adjective in the accusative follows, so that a word like it is a noun (سياسيا بارزا), no adverb (رسميا)."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and after.norm.endswith(TANWIN) and any(
        r.tanwin and r.features.pos in _QUALIFYING for r in after.word.readings)


def _qualifies(reading: Reading, before: Reading | None) -> bool:
    """Whether a reading is an adjective with the article of the noun right before it (النمو الاقتصادي)."""
    if before is None or not before.article or before.features.pos not in NOMINAL:
        return False
    of_word, of_noun = reading.features, before.features
    agrees = of_word.pos == "adj" or (of_word.gender, of_word.number) != ("f", "p") or of_noun.gender == "f"
    return agrees and reading.article and not reading.conj and not reading.prep     # (أوقف الفلسطينيون) المفاوضات


def _verb_score(reading: Reading, tokens: Sequence[Token], at: int, chosen: list[Reading | None],
                named: frozenset[int]) -> float:
    features, before = reading.features, chosen[-1] if chosen else None
    score = 0.4 if features.tense == "present" else 0.0
    if tokens[at].word.ta:
        return -5.0
    if before is None or reading.conj or before.features.pos == "conj":
        score += 1.0             # a clause opens with its verb
    elif before.features.pos in _VERB_EXPECTED:
        score += -3.0 if before.lemma == _ABSENCE else 3.0
    elif before.features.pos == "comp":
        score += 1.5 if features.tense == "present" else 0.2
    elif before.features.pos in _NOUN_EXPECTED:
        score -= 3.0
    elif before.features.pos == "verb":
        score -= 0.5
    elif before.features.pos in NOMINAL and not before.article and not before.pronoun and not reading.conj:
        score -= 0.8 if features.tense == "past" and at and tokens[at - 1].index not in named else 0.0
    if features.voice == "passive" and tokens[at].norm.startswith(AND + AND) and not reading.conj:
        score -= 3.0             # ووقعت is "and signed", hardly the passive of a third form
    if features.voice == "passive" and before is not None and before.features.pos == "neg":
        score -= 0.5             # لا تزال is "is still", not "is not removed"
    if reading.conj == THEN and any(not r.conj and r.features.pos == "verb" for r in tokens[at].word.readings):
        score -= 1.5             # فجر is "blew up", hardly "and so dragged"
    if features.person in ("1", "2"):
        score -= 1.5             # newspapers narrate; first and second persons are for quotes
    if features.tense == "imperative" or (features.tense == "jussive" and not _jussive(before)):
        score -= 3.0
    if features.gender == "f" and features.number == "p" and features.person == "3":
        score -= 1.2             # أعلن is "he announced", not "they (women) supported"
    if reading.prep == WILL:
        score += 2.0
    if features.tense == "past" and not reading.conj and _has_verb(chosen):
        score -= 1.5             # a clause has one verb: what follows its subject is a noun
    return score + _what_follows(tokens, at, named) + _agreement(features, tokens, at, named)


def _agreement(features: Features, tokens: Sequence[Token], at: int, named: frozenset[int]) -> float:
    """A verb agrees in gender with the definite noun right behind it (تغيّر الوضع, not تُغيّر), if that is its subject."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.kind != "word" or after.index in named or features.person != "3" or not after.word.readings:
        return 0.0
    first = after.word.readings[0]
    noun = first.features
    if noun.pos not in NOMINAL or first.prep or first.conj or not first.article or noun.number != "s" or not noun.gender:
        return 0.0
    return 0.4 if noun.gender == features.gender else -0.4


def _has_verb(chosen: list[Reading | None]) -> bool:
    """Whether the clause so far has its verb (back to the last mark, conjunction or particle that opens a clause)."""
    for reading in reversed(chosen[-_CLAUSE:]):
        if reading is None or reading.features.pos in _OPENERS:
            return False
        if reading.features.pos == "verb":
            return True
        if reading.conj:
            return False
    return False


def _jussive(before: Reading | None) -> bool:
    return before is not None and before.features.pos in ("neg", "cond")


def _what_follows(tokens: Sequence[Token], at: int, named: frozenset[int]) -> float:
    """A definite noun, a name or a number after it speaks for a verb; an indefinite noun for a construct."""
    if at + 1 >= len(tokens):
        return -0.4
    after = tokens[at + 1]
    if after.kind == "number":
        return 0.5
    if after.kind != "word" or not after.word.readings:
        return 0.0
    first = after.word.readings[0]
    if first.features.pos in ("prep", "comp", "rel"):
        return 0.3
    if after.norm.startswith(ARTICLE) and after.norm.endswith(NOUN_ENDINGS_PLURAL[1]):
        return 1.5               # (حشد) الحوثيون: a nominative stands in no construct
    return 0.3 if first.article or after.index in named else 0.0
