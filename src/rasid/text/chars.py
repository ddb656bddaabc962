"""The letters of Arabic papers and how they fold: the only module that spells Arabic letters out.

Folding (both of the text and of the lexicon): hamza on alef goes (أ إ آ ٱ -> ا), on waw and ya it stands alone (ؤ ئ -> ء),
ى -> ي, ة -> ه; vowel marks, tatweel, zero-width and bidirectional controls go; presentation forms and Persian look-alikes
become the plain Arabic letters; both digit sets become ASCII.
"""

import unicodedata

MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff"     # vowel marks and Quranic signs
CONTROLS = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"   # zero-width and bidi controls
TATWEEL = "\u0640"
LETTERS = "\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"

OPENING_QUOTES = "«“„‟"
CLOSING_QUOTES = "»”"
PLAIN_QUOTES = "\"″＂"
SENTENCE_ENDS = ".!?؟…"
COMMA, SEMICOLON, COLON = "،", "؛", ":"
CLAUSE_ENDS = SENTENCE_ENDS + SEMICOLON     # marks that no clause runs over

AND, THEN, BY, TO, LIKE, WILL = "و", "ف", "ب", "ل", "ك", "س"
ARTICLE = "ال"
TO_ARTICLE = "لل"
# attached pronouns, folded, longest first
PRONOUNS = ("كما", "هما", "كم", "كن", "نا", "ني", "ها", "هم", "هن", "ك", "ه", "ي")
HER, THEM, BOTH = "ها", "هم", "هما"
IN = "في"
OF = "من"               # of whom or what a number or a part is
WHAT = "ما"            # stands for what a verb is about (ما وصفوه), or denies a verb
TA_MARBUTA, ALEF_MAQSURA = "ة", "ى"
HEH = "ه"              # also what a ta marbuta folds to
NISBA = "ي"
TANWIN = "ا"
ME = "ني"              # the speaker, as object of a verb
NUN = "ن"              # ends a dual that stands in no construct
ALI = "علي"            # a name that folds like the preposition على
PRESENT_PREFIXES = "يتنا"
DERIVED = "م"          # opens the participles of all verb forms but the first
HAMZA_ALEF = "أ"
ACCUSATIVE = "ين"
NOUN_ENDINGS_PLURAL = ("ات", "ون", "ين", "ان")

_LOOKALIKE = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ؤ": "ء", "ئ": "ء", "ى": "ي", "ة": "ه",
    "ی": "ي", "ې": "ي", "ۍ": "ي", "ے": "ي", "ك": "ك", "ک": "ك", "ڪ": "ك", "گ": "ك", "ڭ": "ك", "ݣ": "ك", "ە": "ه",
    "ھ": "ه", "ہ": "ه", "ۀ": "ه", "ۃ": "ه", "پ": "ب", "چ": "ج", "ڤ": "ف", "ڨ": "ق", "ژ": "ز", "ۋ": "و", "ۆ": "و",
    "٫": ".", "٬": ",",
}


def _ranges(spec: str) -> list[str]:
    out: list[str] = []
    i = 0
    while i < len(spec):
        if i + 2 < len(spec) and spec[i + 1] == "-":
            out += map(chr, range(ord(spec[i]), ord(spec[i + 2]) + 1))
            i += 3
        else:
            out.append(spec[i])
            i += 1
    return out


def _fold_table() -> dict[int, str]:
    table = {ord(c): "" for c in [*_ranges(MARKS + CONTROLS), TATWEEL]}
    for zero in ("\u0660", "\u06f0"):
        table.update({ord(zero) + n: str(n) for n in range(10)})
    table.update({ord(a): b for a, b in _LOOKALIKE.items()})
    for code in [*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)]:
        plain = unicodedata.normalize("NFKC", chr(code))
        if plain != chr(code):
            table[code] = plain.translate(table)
    return table


FOLD = _fold_table()
STRIP = {code: to for code, to in FOLD.items() if to == "" or code >= 0xFB50}
"""As FOLD, but keeping the letters apart: removes marks, opens presentation forms (a ة stays a ة)."""
