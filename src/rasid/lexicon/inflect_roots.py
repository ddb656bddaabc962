"""From a verb's lemma to its root and stems: the first half of conjugation, common to all persons.

A lemma's weak letters give its class (sound, doubled, hollow, defective); form and class give the stems of past and
present, each in the shape it has before a vowel and before a consonant. Sounds are written as in `inflect_spelling`.
"""

from typing import NamedTuple

from rasid.lexicon.inflect_spelling import to_latin

LONG = {"a": "A", "i": "I", "u": "U"}


class Root(NamedTuple):
    """A lemma taken apart: what stands before the last two radicals, these two, and the class they make.

    `onset` is all consonants before the middle radical with the vowel a between them where the form has one; `vowel`
    the last one of the past, which only the seat of a hamza shows (برئ، سئم).
    """

    onset: str
    middle: str
    last: str
    kind: str
    vowel: str = "a"


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
RAA = ("r", "'", "Y")  # رأى, whose hamza drops in the present


# --- the root ---------------------------------------------------------------------------------------------------------


def root_of(sounds: str, form: str) -> Root:
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


def past_vowel(lemma: str) -> str:
    """The middle vowel of the past of form I where a hamza betrays it: on ya i, on waw u."""
    return "i" if "}" in to_latin(lemma) else "u" if "&" in to_latin(lemma) else "a"


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


def stem_of(head: str, vowel: str, long: str, theme: str, root: Root) -> Stem:
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


def active_stems(root: Root, form: str, vowel: str) -> tuple[Stem, str, Stem]:
    """Past stem, prefix vowel and stem of the present, active voice."""
    if form == "I":
        return _first_active(root, vowel)
    pattern = FORMS[form]
    past = stem_of(pattern.past.format(r=root.onset), "a", "a", "ay", root)
    present = stem_of(pattern.present.format(r=root.onset), pattern.vowel, pattern.long, pattern.vowel, root)
    return past, pattern.prefix, present


def _first_active(root: Root, vowel: str) -> tuple[Stem, str, Stem]:
    """Form I: hollow verbs shorten to u or i in the past, verbs in waw drop it in the present, رأى its hamza."""
    theme = {"A": "aw", "y": "iy"}.get(root.last, "ay")
    past = stem_of(root.onset + "a", root.vowel, "a", theme, root)
    if root.kind == "hollow":
        past = past._replace(closed=root.onset + ("u" if vowel == "u" else "i") + root.last)
    if root.onset + root.middle + root.last == "lys":
        past = Stem("lays", "las")
    middle = "" if root[:3] == RAA else root.middle
    onset = "" if _drops_waw(root, vowel) else root.onset
    return past, "a", stem_of(onset, vowel, vowel, vowel, root._replace(middle=middle))


def _drops_waw(root: Root, vowel: str) -> bool:
    """Verbs in waw lose it before i (يصل) and before an a that a guttural has made of i (يقع، يضع)."""
    guttural = root.middle in "hHxEg'" or root.last in "hHxEg'"
    return root.onset == "w" and root.kind != "doubled" and (vowel == "i" or (vowel == "a" and guttural))


def passive_stems(root: Root, form: str) -> tuple[Stem, str, Stem]:
    """Past stem, prefix vowel and stem of the present, passive voice: u - i in the past, u - a in the present."""
    pattern = FORMS.get(form, Form("{r}a", "{r}", "", "", "", "", ""))
    head = pattern.past.format(r=root.onset).replace("a", "u").replace("A", "U")
    past = stem_of("u" + head[1:] if head[0] == "i" else head, "i", "i", "iy", root)
    middle = "" if form == "I" and root[:3] == RAA else root.middle
    present = stem_of(pattern.present.format(r=root.onset), "a", "a", "a", root._replace(middle=middle))
    return past, "u", present
