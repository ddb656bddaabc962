"""From sounds to ordinary Arabic spelling: the one place where inflection meets the script.

Paradigms are written in a Latin notation of one character a sound, so that a rule reads as grammarians state it:
consonants as in Buckwalter's transliteration, ``'`` for hamza whatever its seat, ``a i u`` short and ``A I U`` long
vowels, ``Y`` the final long a that is written with ya, ``p`` ta marbuta, ``#`` the silent alif of the plural.
"""

import re

_LATIN = "AbtvjHxd*rzs$SDTZEgfqklmnhwypY'|><&}"
_ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءآأإؤئ"

_TO_LATIN = str.maketrans(_ARABIC, _LATIN)
_TO_ARABIC = str.maketrans({**dict(zip(_LATIN, _ARABIC, strict=True)), **dict.fromkeys("aiu"), **{
    "I": _ARABIC[_LATIN.index("y")], "U": _ARABIC[_LATIN.index("w")], "#": _ARABIC[0]}})

_CONSONANT = r"[^aiuAIUY]"
_SAME_TWICE = re.compile(r"([^aiuAIUY])\1")
_W_AFTER_I = re.compile(r"iw(?![aiuAIUYw])")
_Y_AFTER_U = re.compile(r"uy(?![aiuAIUYy])")
_TWO_HAMZAS = re.compile(rf"^'([aiu])'(?={_CONSONANT})")
_LONG = {"a": "A", "i": "I", "u": "U"}


def to_latin(text: str) -> str:
    """Transliterate spelling letter by letter; seats of hamza stay apart (``> < & } |``)."""
    return text.translate(_TO_LATIN)


def to_arabic(latin: str) -> str:
    """Write transliterated spelling in Arabic letters; short vowels vanish."""
    return latin.translate(_TO_ARABIC)


def sounds_of(text: str) -> str:
    """The letters of a written lemma with every hamza as ``'`` and madda as hamza and long a."""
    return re.sub(r"[><&}]", "'", to_latin(text).replace("|", "'A"))


def spell(sounds: str) -> str:
    """Write a word in ordinary spelling: gemination once, weak letters contracted, hamza on its seat."""
    sounds = _SAME_TWICE.sub(r"\1", _contract(sounds))
    if "'" in sounds:
        sounds = _seat_hamzas(sounds)
    if sounds[0] in "iu":
        sounds = "A" + sounds[1:]
    return to_arabic(sounds)


def _contract(sounds: str) -> str:
    """Apply the rules of i'lal: iw before a consonant is long i, uy long u, two initial hamzas one long vowel."""
    if "w" in sounds:
        sounds = _W_AFTER_I.sub("I", sounds)
    if "y" in sounds:
        sounds = _Y_AFTER_U.sub("U", sounds).replace("yY", "yA")
    if sounds[0] == "'":
        sounds = _TWO_HAMZAS.sub(lambda found: "'" + _LONG[found[1]], sounds)
    return sounds


def _seat_hamzas(sounds: str) -> str:
    """Replace every ``'`` by the hamza with its seat; hamza and long a together are madda."""
    written: list[str] = []
    at = 0
    while at < len(sounds):
        letter, after = sounds[at], sounds[at + 1 : at + 2]
        if letter == "'":
            letter = _seat(sounds[at - 1] if at else "", after)
            if letter == ">" and after == "A":
                letter, at = "|", at + 1
        written.append(letter)
        at += 1
    return "".join(written)


def _seat(before: str, after: str) -> str:
    """The seat by the stronger neighbouring vowel (i, u, a, none): the schoolbook rule of writing hamza."""
    if not before:
        return "<" if after in ("i", "I") else ">"
    if not after:
        return {"a": ">", "u": "&", "i": "}"}.get(before, "'")
    if before in "iIy" or after in "iI":
        return "}"
    if before in "Uw":
        return "'"
    if before == "u" or after in "uU":
        return "&"
    return "'" if before == "A" else ">"
