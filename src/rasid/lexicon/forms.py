"""All inflected forms of the lexicon's words: folded form -> (lemma id, features).

Lemma ids carry their table: ``v:`` verbs (with their masdars and participles), ``n:`` nouns, ``a:`` adjectives,
``f:`` function words, ``x:`` words that only a frame or list names.
"""

from collections import defaultdict
from collections.abc import Iterable

from rasid.lexicon.inflect import inflect_adjective, inflect_noun, inflect_verb
from rasid.lexicon.read import Row
from rasid.model.annotations import Features
from rasid.text.normalise import fold

Forms = dict[str, list[tuple[str, Features]]]
_KIND = {"active_participle": "active", "passive_participle": "passive", "masdar": "masdar", "verb": "verb"}
_NUMBER = {"sg": "s", "du": "d", "pl": "p"}


class FormTable:
    """Collects forms under their folded spelling, first come first."""

    def __init__(self) -> None:
        self.forms: Forms = defaultdict(list)
        self.by_citation: dict[str, list[str]] = defaultdict(list)

    def add(self, text: str, lemma: str, features: Features) -> None:
        """Register one form; an exact repetition is ignored."""
        entry = (lemma, features)
        known = self.forms[fold(text)]
        if entry not in known:
            known.append(entry)

    def cite(self, text: str, lemma: str) -> None:
        """Register the citation form by which frames and lists name a lemma."""
        ids = self.by_citation[fold(text)]
        if lemma not in ids:
            ids.append(lemma)

    def add_noun(self, text: str, lemma: str, gender: str, number: str, plural: str) -> None:
        """Register a noun with its dual and sound plural."""
        for form in inflect_noun(text, gender, number, plural):
            self.add(form.text, lemma, Features("noun", "", "", "3", form.gender, form.number, form.before_pronoun))
        self.cite(text, lemma)


def add_verbs(table: FormTable, verbs: Iterable[Row], masdars: Iterable[Row]) -> None:
    """Register verbs with all persons and tenses, participles and masdars."""
    ids = set()
    for row in verbs:
        lemma = "v:" + row["id"]
        ids.add(row["id"])
        table.cite(row["lemma"], lemma)
        for form in inflect_verb(row["lemma"], row["form"], row["vowel"]):
            pos = _KIND[form.kind]
            table.add(form.text, lemma, Features(pos, form.tense, form.voice, str(form.person), form.gender,
                                                 form.number, form.before_pronoun))
            if pos == "masdar" and not form.before_pronoun and form.number == "s":
                table.cite(form.text, lemma)
    for row in masdars:
        if row["id"] in ids:
            _add_masdar(table, row["form"], "v:" + row["id"])


def _add_masdar(table: FormTable, text: str, lemma: str) -> None:
    gender = "f" if text.endswith("ة") else "m"
    for form in inflect_noun(text, gender, "sg", "at"):
        table.add(form.text, lemma, Features("masdar", "", "", "3", form.gender, form.number, form.before_pronoun))
    table.cite(text, lemma)


def add_nouns(table: FormTable, nouns: Iterable[Row]) -> None:
    """Register common nouns."""
    for row in nouns:
        table.add_noun(row["form"], "n:" + row["id"], row["gender"], row["number"], row["plural"])


def add_adjectives(table: FormTable, adjectives: Iterable[Row]) -> None:
    """Register adjectives in all genders and numbers."""
    for row in adjectives:
        lemma = "a:" + row["id"]
        table.cite(row["form"], lemma)
        for form in inflect_adjective(row["form"], row["plural"]):
            table.add(form.text, lemma, Features("adj", "", "", "", form.gender, form.number, form.before_pronoun))


def add_function_words(table: FormTable, rows: Iterable[Row]) -> None:
    """Register function words of one written word (longer ones are phrases)."""
    for row in rows:
        if " " not in row["form"]:
            table.add(row["form"], "f:" + row["id"], Features(row["pos"]))
            table.cite(row["form"], "f:" + row["id"])


def add_unlisted(table: FormTable, words: Iterable[str]) -> None:
    """Register words that frames name and no table lists, as regular nouns."""
    for word in words:
        if " " not in word and fold(word) not in table.by_citation:
            gender = "f" if word.endswith("ة") else "m"
            table.add_noun(word, "x:" + fold(word), gender, "sg", "at" if gender == "f" else "-")
