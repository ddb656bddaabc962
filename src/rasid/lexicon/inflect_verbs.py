"""Verb paradigms in ordinary undiacritised spelling, from the lemma, its form (I-X, Q1, Q2, Q4) and its present vowel.

The method is the traditional one: the lemma's weak letters give the class (sound, doubled, hollow, defective); form and
class give four stems (past and present, active and passive), each in the shape it has before a vowel and before a
consonant; the endings are the same for all verbs. Stems are strings of sounds in the notation of `inflect_spelling`.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rasid.lexicon.inflect_nouns import NounForm, inflect_adjective, inflect_final_alif, inflect_noun
from rasid.lexicon.inflect_roots import FORMS, Root, Stem, active_stems, passive_stems, past_vowel, root_of, stem_of
from rasid.lexicon.inflect_spelling import sounds_of, spell

_HAMZA_BEFORE_U = re.compile("a'U(?=[n#]$)")  # قرؤوا is written قرأوا as well

VOWELS = "aiu"


class VerbForm(NamedTuple):
    """A written form of a verb.

    `kind` is verb, active_participle, passive_participle or masdar. `tense` is past, present, jussive (the shortened
    forms: those in -u and -a serve the subjunctive too) or imperative; `voice` active, passive or both (one spelling
    for the two; a participle of both is listed as active). Persons spelled alike are given once, as the one papers use:
    تكتب is third feminine (not second masculine), كتبت third feminine and first (not second). `state` and
    `before_pronoun` are as in `NounForm`.
    """

    text: str
    kind: str
    tense: str
    voice: str
    person: str
    gender: str
    number: str
    state: str = "any"
    before_pronoun: bool = False


NEVER_PASSIVE = ("VII", "IX", "Q2", "Q4")

# form I verbs whose passive does not occur and would be spelled as a common noun or name (علي, سير, شيء)
_NO_PASSIVE = """
EAd bAt mAt sAr SAr sAd zAl kAd nAm tAb gAb TAr fAr dAr jAE tAh DAE $Ab vAr jAr kAn dAm HAn mAl EA$ xAb zAg lAn qAm dAn
rAj fAd jAl xAr fAH mAd $AE gAr hAj TAl TAb jAz fAt HAr lAH bAn sAl nAH rAH jAd qAd nAl EAb zAd rAm SAH fAD DAq TAf
$Ax HAd jAb HAz gAv sAH lAq rAb DAf TA$ jA$ $Ak $A' sA' lys
ElA jrY mDY bdA bkY xlA nmA smA dnA gdA TgA TgY n'Y brY hwY swY HlA rsA kbA xbA zhA rjA sTA jvA EnY qwy Hyy sEY m$Y 'bY
'tY bgY dwY srY rbA SfA njA jlA xTA EdA SbA zkA nbA qsA wEY drY glY glA
"""
NO_PASSIVE = frozenset(_NO_PASSIVE.split())

# ending by (person, gender, number); those of the first set begin with a vowel or are nothing
PAST_OPEN = {("3", "m", "s"): "", ("3", "f", "s"): "at", ("3", "m", "d"): "A", ("3", "f", "d"): "atA",
             ("3", "m", "p"): "U#"}
PAST_CLOSED = {("3", "f", "p"): "n", ("1", "", "s"): "t", ("1", "", "p"): "nA", ("2", "m", "p"): "tum"}
PREFIXES = {("3", "m", "s"): "y", ("3", "f", "s"): "t", ("1", "", "s"): "'", ("1", "", "p"): "n", ("3", "m", "d"): "y",
            ("3", "f", "d"): "t", ("3", "m", "p"): "y", ("2", "m", "p"): "t", ("3", "f", "p"): "y"}
# what a defective stem ends in, by theme: third person, feminine singular, before a, before u, before a consonant
PAST_THEMES = {"aw": ("A", "", "aw", "aw", "aw"), "ay": ("Y", "", "ay", "aw", "ay"), "iy": ("iy", "iy", "iy", "U", "I")}
# and in the present: nothing after it, before a, before u, before a consonant, shortened
PRESENT_THEMES = {"a": ("Y", "ay", "aw", "ay", "a"), "i": ("I", "iy", "U", "I", "i"), "u": ("U", "uw", "U", "U", "u")}


def inflect_verb(lemma: str, form: str, vowel: str) -> list[VerbForm]:
    """All written forms of a verb: persons, participles, and the masdar where the form determines it."""
    root = root_of(sounds_of(lemma), form)
    if form == "I":
        root = root._replace(vowel=past_vowel(lemma))
    passive = form not in NEVER_PASSIVE and sounds_of(lemma) not in NO_PASSIVE
    active = list(_finite(*active_stems(root, form, vowel), "active", root, form))
    forms = _joined(active, _finite(*passive_stems(root, form), "passive", root, form) if passive else [])
    if root.onset + root.middle + root.last != "lys":
        forms += _participles(root, form, vowel, passive)
    if form != "I":
        forms += inflect_masdar(spell(_masdar(root, form)))
    return list(dict.fromkeys(forms))


def inflect_masdar(masdar: str) -> list[VerbForm]:
    """All written forms of a masdar; in forms V and VI of defective verbs its final ya drops in the indefinite."""
    gender = "f" if sounds_of(masdar).endswith("p") else "m"
    declined = inflect_noun(masdar, gender, "sg", "at")
    if sounds_of(masdar)[0] == "t" and sounds_of(masdar)[-1] == "y":
        declined.append(NounForm(masdar[:-1], gender, "s", "indefinite"))
    return [_nominal(form, "masdar", "") for form in declined]


def _nominal(form: NounForm, kind: str, voice: str) -> VerbForm:
    return VerbForm(form.text, kind, "", voice, "", form.gender, form.number, form.state, form.before_pronoun)


def _joined(active: list[VerbForm], passive: Iterable[VerbForm]) -> list[VerbForm]:
    """Active and passive forms, where both are spelled alike once with voice `both`."""
    others = {form[:3] + form[4:]: form for form in passive}
    forms = [form._replace(voice="both") if others.pop(form[:3] + form[4:], None) else form for form in active]
    return forms + list(others.values())


# --- finite forms -----------------------------------------------------------------------------------------------------


def _finite(past: Stem, prefix: str, present: Stem, voice: str, root: Root, form: str) -> Iterator[VerbForm]:
    """All persons of past and present, the shortened forms, and of the active the imperative."""
    yield from _past(past, voice)
    if root.onset + root.middle + root.last == "lys":
        return
    yield from _present(present, prefix, voice)
    yield from _jussive(present, prefix, voice)
    if voice == "active":
        yield from _imperative(past, present, root, form)


def _written(sounds: str, tense: str, voice: str, slot: tuple[str, str, str]) -> Iterator[VerbForm]:
    """The spelling of a form, a second usual one if there is one, and the one before attached pronouns."""
    texts: dict[str, bool] = {}
    for variant in dict.fromkeys((sounds, _HAMZA_BEFORE_U.sub("a'w", sounds) if "'" in sounds else sounds)):
        texts.setdefault(spell(variant), False)
        bound = _before_pronoun(variant, tense)
        if bound != variant:
            texts.setdefault(spell(bound), True)
    for text, before_pronoun in texts.items():
        yield VerbForm(text, "verb", tense, voice, *slot, before_pronoun=before_pronoun)


def _before_pronoun(sounds: str, tense: str) -> str:
    """A form as it stands before a pronoun: no silent alif, long a as alif, -tumu, hamza of the present on waw."""
    if sounds[-1] in "#Y":
        return sounds[:-1] + ("A" if sounds[-1] == "Y" else "")
    if sounds.endswith("tum") or (tense == "present" and sounds.endswith("a'")):
        return sounds + ("U" if sounds.endswith("m") else "u")
    return sounds


def _past(stem: Stem, voice: str) -> Iterator[VerbForm]:
    """The past: endings of defective verbs contract with the theme."""
    end, feminine, before_a, before_u, closed = PAST_THEMES.get(stem.theme, ("", "", "", "", ""))
    for slot, ending in PAST_OPEN.items():
        if stem.theme == "sound":
            sounds = stem.open + ending
        elif ending == "U#":
            sounds = stem.open + before_u + "#"
        else:
            sounds = stem.open + {"": end, "A": before_a + "A"}.get(ending, feminine + ending)
        yield from _written(sounds, "past", voice, slot)
    for slot, ending in PAST_CLOSED.items():
        yield from _written(stem.closed + closed + ending, "past", voice, slot)


def _ends(stem: Stem) -> tuple[str, str, str, str, str]:
    """A present stem with nothing after it, before a, before u, before a consonant, and shortened."""
    if stem.theme == "sound":
        return stem.open, stem.open, stem.open + "U", stem.closed, stem.closed
    end, before_a, before_u, closed, short = (stem.open + add for add in PRESENT_THEMES[stem.theme])
    return end, before_a, before_u, closed, short


def _present(stem: Stem, prefix: str, voice: str) -> Iterator[VerbForm]:
    """The present indicative."""
    end, before_a, before_u, closed, _ = _ends(stem)
    for slot, letter in PREFIXES.items():
        _, gender, number = slot
        plural = closed + "n" if gender == "f" else before_u + "n"
        tail = {"s": end, "d": before_a + "An", "p": plural if gender else end}[number]
        yield from _written(letter + prefix + tail, "present", voice, slot)


def _jussive(stem: Stem, prefix: str, voice: str) -> Iterator[VerbForm]:
    """The shortened forms that are spelled otherwise than the indicative (nun dropped, weak vowel dropped)."""
    end, before_a, before_u, _, short = _ends(stem)
    doubled = _is_doubled(stem)
    for slot, letter in PREFIXES.items():
        _, gender, number = slot
        if number == "s" or not gender:
            if short != end and not doubled:
                yield from _written(letter + prefix + short, "jussive", voice, slot)
        elif gender == "m" or number == "d":
            tail = before_a + "A" if number == "d" else before_u + "#"
            yield from _written(letter + prefix + tail, "jussive", voice, slot)


def _is_doubled(stem: Stem) -> bool:
    """Whether the stem ends in the contracted radical of a doubled verb, which the jussive keeps contracted."""
    return stem.theme == "sound" and stem.open[-1:] == stem.open[-2:-1]


def _imperative(past: Stem, present: Stem, root: Root, form: str) -> Iterator[VerbForm]:
    """The imperative singular and plural where they are not spelled as the past (the rare feminine is left out)."""
    _, _, before_u, _, short = _ends(present)
    if _is_doubled(present):
        short = present.open
    light = form == "I" and root.onset == "'" and root.middle + root.last in ("x*", "kl", "mr")
    taken = {spell(past.open + "U#"), spell(past.open)}
    for stem, number in ((short, "s"), (before_u + "#", "p")):
        sounds = stem[1:] if light else _prosthesis(stem, form)
        if spell(sounds) not in taken and len(spell(sounds)) > 1:
            yield from _written(sounds, "imperative", "active", ("2", "m", number))


def _prosthesis(stem: str, form: str) -> str:
    """A stem that begins with two consonants takes hamza and a in form IV, else a helping vowel."""
    if form == "IV":
        return "'a" + stem
    return stem if stem[1:2] and stem[1] in VOWELS + "AIU" else "i" + stem


# --- participles and masdars ------------------------------------------------------------------------------------------


def _participles(root: Root, form: str, vowel: str, passive: bool) -> list[VerbForm]:
    """Both participles in all genders and numbers; where both are spelled alike, one of voice `both`."""
    first, second = _first_participles(root, vowel) if form == "I" else _derived_participles(root, form)
    active, other = _declined(first), _declined(second) if passive else []
    if root.kind == "hollow" and root.last == "'":
        active = [form for form in active if form.state != "indefinite"]
    if active == other:
        return [_nominal(f, "active_participle", "both") for f in active]
    return [_nominal(f, "active_participle", "active") for f in active] + [
        _nominal(f, "passive_participle", "passive") for f in other]


def _first_participles(root: Root, vowel: str) -> tuple[str, str]:
    """The patterns fa'il and maf'ul with their weak shapes: قائل مقول، رامي مرمي، داعي مدعو."""
    onset, middle, last, kind, _ = root
    if kind == "hollow":
        jai = last == "'"
        return onset + "A'" + ("I" if jai else "i" + last), "ma" + onset + ("I" if vowel == "i" else "U") + last
    if kind == "defective":
        return onset + "A" + middle + "I", "ma" + onset + middle + ("uww" if last == "A" else "iyy")
    joined = onset + "A" + (last * 2 if kind == "doubled" else middle + "i" + last)
    return joined, "ma" + onset + middle + "U" + last


def _derived_participles(root: Root, form: str) -> tuple[str, str]:
    """The present stem with mu-, i in the active, a in the passive."""
    pattern = FORMS[form]
    head = pattern.present.format(r=root.onset)
    long = "a" if form in ("VII", "VIII") else "i"
    active = stem_of("mu" + head, "i", long, "i", root)
    passive = stem_of("mu" + head, "a", "a", "a", root)
    if root.kind == "defective":
        return active.open + "I", passive.open + "Y"
    return active.open, passive.open


def _declined(sounds: str) -> list[NounForm]:
    """A participle's forms by its ending: final ya, final alif, or regular."""
    if sounds.endswith("Y"):
        return inflect_final_alif(spell(sounds))
    return inflect_adjective(spell(sounds), "in" if sounds.endswith("I") else "un")


def _masdar(root: Root, form: str) -> str:
    """The masdar of a derived form (of form III the feminine one; fi'al is listed with the verbs that have it)."""
    if form in ("II", "III", "Q1"):
        return _masdar_in_ta(root, form)
    head, vowel = FORMS[form].masdar.format(r=root.onset), FORMS[form].ending
    if form in ("V", "VI", "Q2"):
        doubled = "" if root.kind == "doubled" else vowel
        return head + root.middle + ("I" if root.kind == "defective" else doubled + root.last)
    if form in ("IX", "Q4"):
        return head.replace("a", "i") + "i" + root.last + "A" + root.last
    if not root.middle:
        return head + "A'ap"
    if root.kind == "hollow":
        return head + "yA" + root.last if form in ("VII", "VIII") else head + "A" + root.last + "ap"
    return head + root.middle + "A" + ("'" if root.kind == "defective" else root.last)


def _masdar_in_ta(root: Root, form: str) -> str:
    """Form II taf'il (taf'ila of weak and hamzated verbs), III mufa'ala, quadriliterals fa'lala."""
    if form == "III":
        last = {"defective": "Ap", "doubled": root.last + "ap"}.get(root.kind, "a" + root.last + "ap")
        return "mu" + root.onset + root.middle + last
    if form == "Q1":
        return root.onset + root.middle + "a" + root.last + "ap"
    head = "ta" + root.onset[0] + root.middle
    if root.kind == "defective":
        return head[: -1 if root.middle == "y" else None] + ("iyyap" if root.middle == "y" else "iyap")
    return head + ("i'ap" if root.last == "'" else "I" + root.last)
