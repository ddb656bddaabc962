"""The texts of the interface in English and Arabic: tables in messages/, beside the lexicon's names of codes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rasid.lexicon.read import DATA, read_table

FOLDER = Path(__file__).parent / "messages"
LANGUAGES = ("en", "ar")
_DIRECTION = {"ar": "rtl"}


@dataclass(frozen=True, slots=True)
class Texts:
    """One language of the interface. `t("events.title")` gives a text, `code("USA")` what a code stands for."""

    language: str
    _messages: Mapping[str, str]
    _codes: Mapping[str, str]

    @property
    def direction(self) -> str:
        """ltr or rtl."""
        return _DIRECTION.get(self.language, "ltr")

    def t(self, key: str, **values: object) -> str:
        """A text by its key, its {places} filled; a key that no table has is a programmer's mistake."""
        return self._messages[key].format(**values)

    def __contains__(self, key: str) -> bool:
        return key in self._messages

    def code(self, value: str | None) -> str:
        """A category, mode, status, sector, country or COUNTRY/SECTOR in words; itself where it is no code."""
        if not value:
            return self._messages["none"]
        country, mark, sector = value.partition("/")
        if mark and country in self._codes and sector in self._codes:
            return f"{self._codes[country]} · {self._codes[sector]}"
        return self._codes.get(value, value)

    def labels(self, codes: Iterable[str]) -> dict[str, str]:
        """Codes with what they stand for."""
        return {value: self.code(value) for value in codes}


@cache
def texts(language: str) -> Texts:
    """The texts of a language of LANGUAGES."""
    messages: dict[str, str] = {}
    for path in sorted(FOLDER.glob("*.tsv")):
        for row in read_table(path, FOLDER):
            messages[row["id"]] = row[language]
    return Texts(language, messages, {**_countries(language), **_labels(language), **_coded(messages)})


def _coded(messages: Mapping[str, str]) -> dict[str, str]:
    """Messages whose id is code.X name the code X."""
    return {id.removeprefix("code."): text for id, text in messages.items() if id.startswith("code.")}


def _labels(language: str) -> dict[str, str]:
    if language == "en":
        return {}
    return {row["id"]: row["form"] for row in read_table(DATA / "labels" / f"{language}.tsv")}


def _countries(language: str) -> dict[str, str]:
    if language == "en":
        return {row["id"]: row["name"] for row in read_table(DATA / "places" / "countries.tsv")}
    found: dict[str, str] = {}
    for row in read_table(DATA / "places" / "country_names.tsv"):
        if row["kind"] == "name":
            found.setdefault(row["id"], row["form"])
    return found
