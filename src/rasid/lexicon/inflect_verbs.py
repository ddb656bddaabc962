"""Verb paradigms in ordinary undiacritised spelling, from the lemma, its form (I-X, Q1, Q2, Q4) and its present vowel.

The method is the traditional one: the lemma's weak letters give the class (sound, doubled, hollow, defective); form and
class give four stems (past and present, active and passive), each in the shape it has before a vowel and before a
consonant; the endings are the same for all verbs. Stems are strings of sounds in the notation of `inflect_spelling`.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rasid.lexicon.inflect_nouns import NounForm, inflect_adjective, inflect_final_alif, inflect_noun
from rasid.lexicon.inflect_spelling import sounds_of, spell

VOWELS = "aiu"
LONG = {"a": "A", "i": "I", "u": "U"}


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


class Root(NamedTuple):
    """A lemma taken apart: what stands before the last two radicals, these two, and the class they make.

    `onset` is all consonants before the middle radical with the vowel a between them where the form has one.
    """

    onset: str
    middle: str
    last: str
    kind: str


class Stem(NamedTuple):
    """A stem before endings in a vowel and in a consonant; `theme` names the endings (sound, or a defective class)."""

    open: str
    closed: str
    theme: str = "sound"


class Form(NamedTuple):
    """What a derived form adds: the heads of past and present, the present's prefix vowel and its last vowels.

    `{r}` is the root's onset; in the passive past every a of the head turns to u. `long` is the vowel of hollow
    presents. `masdar` is the head of the masdar, `ending` the vowel before its last radical.
    """

    past: str
    present: str
    prefix: str
    vowel: str
    long: str
    masdar: str
    ending: str


FORMS = {
    "II": Form("{r}", "{r}", "u", "i", "i", "", ""),
    "III": Form("{r}", "{r}", "u", "i", "i", "", ""),
    "IV": Form("'a{r}", "{r}", "u", "i", "i", "'i{r}", "A"),
    "V": Form("ta{r}", "ta{r}", "a", "a", "a", "ta{r}", "u"),
    "VI": Form("ta{r}", "ta{r}", "a", "a", "a", "ta{r}", "u"),
    "VII": Form("in{r}a", "n{r}a", "a", "i", "a", "in{r}i", "A"),
    "VIII": Form("i{r}a", "{r}a", "a", "i", "a", "i{r}i", "A"),
    "IX": Form("i{r}", "{r}", "a", "i", "i", "i{r}", "A"),
    "X": Form("ista{r}", "sta{r}", "a", "i", "i", "isti{r}", "A"),
    "Q1": Form("{r}", "{r}", "u", "i", "i", "", ""),
    "Q2": Form("ta{r}", "ta{r}", "a", "a", "a", "ta{r}", "u"),
    "Q4": Form("i{r}", "{r}", "a", "i", "i", "i{r}", "A"),
}
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
    root = _root(sounds_of(lemma), form)
    passive = form not in NEVER_PASSIVE and sounds_of(lemma) not in NO_PASSIVE
    active = list(_finite(*_active_stems(root, form, vowel), "active", root, form))
    forms = _joined(active, _finite(*_passive_stems(root, form), "passive", root, form) if passive else [])
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


# --- the root ---------------------------------------------------------------------------------------------------------


def _root(sounds: str, form: str) -> Root:
    """Take the lemma's letters apart; the affixes of its form are fixed, so what is left are the radicals."""
    if form in ("II", "V", "Q1", "Q2"):
        return _four(sounds[1:] if form in ("V", "Q2") else sounds)
    if form in ("III", "VI"):
        letters = sounds[1:] if form == "VI" else sounds
        return _last_two(letters[:2], letters[2:])
    if form in ("IX", "Q4"):
        return Root("a".join(filter(None, (sounds[1:3], sounds[3:-1]))), sounds[-1], sounds[-1], "doubled")
    if form == "IV":
        return _last_two("'", sounds[2:]) if sounds.startswith("'A") else _last_two(sounds[1], sounds[2:])
    if form == "VIII":
        return _eighth(sounds[1:])
    letters = sounds[{"I": 0, "VII": 2, "X": 3}[form] :]
    return _last_two(letters[0], letters[1:])


def _four(letters: str) -> Root:
    """Forms II, V and the quadriliterals: two consonants after the first vowel, the first of them doubled in II, V."""
    onset, rest = (letters[0], letters[1] + letters[1:]) if len(letters) == 3 else (letters[0], letters[1:])
    kind = "defective" if rest[-1] in "AY" else "sound"
    return Root(onset + "a" + rest[0], rest[1], rest[2], kind)


def _eighth(letters: str) -> Root:
    """Form VIII: its t after the first radical, assimilated to it (زد ضط صط) or it to the t (اتصل، ادعى، اطلع)."""
    if letters[1] == "t" or letters[:2] in ("zd", "DT", "ST", "ZT"):
        return _last_two(letters[:2], letters[2:])
    return _last_two(letters[0] * 2, letters[1:])


def _last_two(onset: str, rest: str) -> Root:
    """Middle and last radical and the class: one letter is doubled, alif in the middle hollow, at the end defective."""
    if len(rest) == 1 and rest not in "AY":
        return Root(onset, rest, rest, "doubled")
    middle, last = rest[:-1], rest[-1]
    if last in "AYy" and middle != "A":
        return Root(onset, middle, last, "defective")
    return Root(onset, middle, last, "hollow" if middle == "A" else "sound")


# --- the stems --------------------------------------------------------------------------------------------------------


def _stem(head: str, vowel: str, long: str, theme: str, root: Root) -> Stem:
    """The stem of a head and its last vowel, by the class of the root (schoolbook rules of i'lal and idgham)."""
    linked = head[-1:] in ("a", "u", "A", "U") and head != ""
    if root.kind == "hollow":
        bare = head[:-1] if linked else head
        return Stem(bare + LONG[long] + root.last, bare + long + root.last)
    if root.kind == "doubled":
        between = "" if linked else vowel
        return Stem(head + between + root.last * 2, head + root.last + vowel + root.last)
    if root.kind == "defective":
        return Stem(head + root.middle, head + root.middle, theme)
    whole = head + root.middle + vowel + root.last
    return Stem(whole, whole)


def _active_stems(root: Root, form: str, vowel: str) -> tuple[Stem, str, Stem]:
    """Past stem, prefix vowel and stem of the present, active voice."""
    if form == "I":
        return _first_active(root, vowel)
    pattern = FORMS[form]
    past = _stem(pattern.past.format(r=root.onset), "a", "a", "ay", root)
    present = _stem(pattern.present.format(r=root.onset), pattern.vowel, pattern.long, pattern.vowel, root)
    return past, pattern.prefix, present


def _first_active(root: Root, vowel: str) -> tuple[Stem, str, Stem]:
    """Form I: hollow verbs shorten to u or i in the past, verbs in waw drop it in the present, رأى its hamza."""
    theme = {"A": "aw", "y": "iy"}.get(root.last, "ay")
    past = _stem(root.onset + "a", "a", "a", theme, root)
    if root.kind == "hollow":
        past = past._replace(closed=root.onset + ("u" if vowel == "u" else "i") + root.last)
    if root.onset + root.middle + root.last == "lys":
        past = Stem("lays", "las")
    middle = "" if root == Root("r", "'", "Y", "defective") else root.middle
    onset = "" if _drops_waw(root, vowel) else root.onset
    return past, "a", _stem(onset, vowel, vowel, vowel, root._replace(middle=middle))


def _drops_waw(root: Root, vowel: str) -> bool:
    """Verbs in waw lose it before i (يصل) and before an a that a guttural has made of i (يقع، يضع)."""
    guttural = root.middle in "hHxEg'" or root.last in "hHxEg'"
    return root.onset == "w" and root.kind != "doubled" and (vowel == "i" or (vowel == "a" and guttural))


def _passive_stems(root: Root, form: str) -> tuple[Stem, str, Stem]:
    """Past stem, prefix vowel and stem of the present, passive voice: u - i in the past, u - a in the present."""
    pattern = FORMS.get(form, Form("{r}a", "{r}", "", "", "", "", ""))
    head = pattern.past.format(r=root.onset).replace("a", "u").replace("A", "U")
    past = _stem("u" + head[1:] if head[0] == "i" else head, "i", "i", "iy", root)
    middle = "" if form == "I" and root == Root("r", "'", "Y", "defective") else root.middle
    present = _stem(pattern.present.format(r=root.onset), "a", "a", "a", root._replace(middle=middle))
    return past, "u", present


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
    for variant in (sounds, sounds.replace("a'U", "a'w")):
        texts.setdefault(spell(variant), False)
        texts.setdefault(spell(_before_pronoun(variant, tense)), True)
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
    doubled = stem.open[-1:] == stem.open[-2:-1]
    for slot, letter in PREFIXES.items():
        _, gender, number = slot
        if number == "s" or not gender:
            if short != end and not doubled:
                yield from _written(letter + prefix + short, "jussive", voice, slot)
        elif gender == "m" or number == "d":
            tail = before_a + "A" if number == "d" else before_u + "#"
            yield from _written(letter + prefix + tail, "jussive", voice, slot)


def _imperative(past: Stem, present: Stem, root: Root, form: str) -> Iterator[VerbForm]:
    """The imperative singular and plural where they are not spelled as the past (the rare feminine is left out)."""
    _, _, before_u, _, short = _ends(present)
    if present.open[-1:] == present.open[-2:-1]:
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
    onset, middle, last, kind = root
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
    active = _stem("mu" + head, "i", long, "i", root)
    passive = _stem("mu" + head, "a", "a", "a", root)
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
        return head + "iyap"
    return head + ("i'ap" if root.last == "'" else "I" + root.last)
