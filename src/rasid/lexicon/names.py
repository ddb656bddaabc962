"""The stored names: countries, places, people, bodies, titles, groups, with the inflections that papers use."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rasid.lexicon.gazetteer import BOUND, NameEntry
from rasid.lexicon.inflect import inflect_nisba, inflect_noun
from rasid.lexicon.read import Row
from rasid.text.chars import ALEF_MAQSURA, ARTICLE, NISBA, NOUN_ENDINGS_PLURAL, TA_MARBUTA, TANWIN
from rasid.text.normalise import fold

Names = dict[str, list[NameEntry]]
_PLURAL_OF = {"un": "un", "at": "at"}
_WITHOUT_ALIF = (*NOUN_ENDINGS_PLURAL, TA_MARBUTA, ALEF_MAQSURA, TANWIN, TANWIN + "ء")
"""Endings of words that take no alif in the indefinite accusative."""


def _with_article(form: str) -> Iterator[str]:
    """The form, and with ال on its first words, one to all of them: adjectives agree (الناطق الرسمي باسم)."""
    yield form
    words = form.split(" ")
    if not words[0].startswith(ARTICLE):
        for count in range(1, len(words) + 1):
            yield " ".join([*(w if w.startswith(ARTICLE) else ARTICLE + w for w in words[:count]), *words[count:]])


class NameTable:
    """Collects names under their folded spelling."""

    def __init__(self) -> None:
        self.names: Names = defaultdict(list)

    def add(self, form: str, entry: NameEntry) -> None:
        """Register one spelling."""
        known = self.names[" ".join(fold(form).split())]
        if all((e.type, e.id) != (entry.type, entry.id) for e in known):
            known.append(entry)

    def add_head(self, form: str, kind: str, ident: str, flag: str, plural: str, number: str, where: str) -> None:
        """Register a phrase whose first word inflects (title, institution, group), with and without the article."""
        first, *rest = form.split(" ")
        gender = "f" if first.endswith("ة") else "m"
        forms = [*inflect_noun(first, gender, number, plural)]
        if kind == "group" and number != "sg" and not rest and not first.endswith(_WITHOUT_ALIF):
            entry = NameEntry(kind, ident, flag, gender, forms[0].number, where)
            self.add(first + TANWIN, entry)
        if kind in ("title", "group") and gender == "m" and number == "sg":
            forms += inflect_noun(first + "ة", "f", "sg", "at")
        for inflected in forms:
            entry = NameEntry(kind, ident, flag, inflected.gender, inflected.number, where)
            if inflected.before_pronoun:
                if not rest:
                    self.add(inflected.text + BOUND, entry)
                continue
            for full in _with_article(" ".join([inflected.text, *rest])):
                self.add(full, entry)

    def add_plain(self, rows: Iterable[Row], kind: str, flag: str = "flag") -> None:
        """Register names that do not inflect (people, bodies, places)."""
        for row in rows:
            self.add(row["form"], NameEntry(kind, row["id"], row.get(flag) or "full", "", "s", row.where))

    def add_nisbas(self, rows: Iterable[Row]) -> None:
        """Register nationalities as adjectives and demonyms, in all genders and numbers."""
        for row in rows:
            if row["kind"] == "pl":
                entry = NameEntry("nisba", row["id"], "demonym", "m", "p", row.where)
                for full in _with_article(row["form"]):
                    self.add(full, entry)
                continue
            self.add(row["form"] + TANWIN, NameEntry("nisba", row["id"], "", "m", "s", row.where))
            for form in inflect_nisba(row["form"]):
                entry = NameEntry("nisba", row["id"], "", form.gender, form.number, row.where)
                for full in _with_article(form.text):
                    self.add(full, entry)
            self._add_pair(row)

    def _add_pair(self, row: Row) -> None:
        """Register the forms of an adjective of two words that both inflect (الكورية الشمالية)."""
        first, _, second = row["form"].partition(" ")
        if not second or not first.endswith(NISBA):
            return
        for one, other in zip(inflect_nisba(first), inflect_nisba(second), strict=True):
            entry = NameEntry("nisba", row["id"], "", one.gender, one.number, row.where)
            for words in zip(_with_article(one.text), _with_article(other.text), strict=True):
                self.add(" ".join(words), entry)


def add_titles(table: NameTable, rows: Iterable[Row]) -> None:
    """Register titles; sound plurals are derived, broken ones are listed in groups."""
    for row in rows:
        table.add_head(row["form"], "title", row["id"], row["scope"], "un", "sg", row.where)


def add_institutions(table: NameTable, rows: Iterable[Row]) -> None:
    """Register the heads of institutions."""
    for row in rows:
        plural = "at" if row["form"].split(" ")[0].endswith("ة") else "-"
        table.add_head(row["form"], "institution", row["id"], row["sector"], plural, "sg", row.where)


def add_groups(table: NameTable, rows: Iterable[Row]) -> None:
    """Register kinds of people."""
    for row in rows:
        plural = _PLURAL_OF.get(row["inflect"], "-")
        table.add_head(row["form"], "group", row["id"], row["sector"], plural, row["number"], row.where)
