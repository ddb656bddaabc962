"""The words of time expressions, by written form: which categories and values each may have, behind which clitics."""

from functools import cache
from typing import Any, NamedTuple

from rasid.numbers import surfaces
from rasid.rules.tables import read_table
from rasid.text.chars import AND, ARTICLE, BY, LIKE, THEN, TO, TO_ARTICLE
from rasid.text.normalise import fold
from rasid.times.nodes import Month

FILES = ("calendar", "units", "deictics", "glue", "holidays", "zones", "traps")
NUMBER = "number"
"""The category of number words, which `rasid.numbers` reads."""
NUMBER_KINDS = frozenset({"unit", "teen-unit", "ten", "tens", "hundred", "scale", "scale-dual"})
TRIGGERS = frozenset({
    "month", "month-weak", "month-rare", "month-odd", "weekday", "season", "decade-name", "unit", "units", "units2",
    "pair", "day-shift", "vague-day", "today", "tonight", "part", "part-adv", "ref", "ref-weak", "set-word", "weekend",
    "holiday", "zone", "clock-word", "period", "month-word", "year-word", "day-word", "quarter"})
"""Categories that make a stretch of text worth parsing."""


class Entry(NamedTuple):
    """One meaning of a written form. prefix: its clitics; tail: the words that must follow; trigger: see TRIGGERS;
    exact: the raw spelling it must end with, or ""."""

    category: str
    value: Any
    prefix: str
    tail: tuple[str, ...]
    trigger: bool
    source: str
    exact: str = ""


def _value(category: str, text: str) -> Any:
    if category.startswith("month") and text:
        return Month(int(text.strip("hL")), text.startswith("h"), category == "month", text.endswith("L"))
    if category == "holiday":
        return text
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        return text or None


def _fixed(form: str) -> list[tuple[str, str]]:
    """(written form, clitics) of a form that does not inflect; the preposition li fuses with an article."""
    out = []
    for conj in ("", AND, THEN):
        for prep in ("", BY, TO, LIKE):
            fused = prep == TO and form.startswith(ARTICLE)
            out.append((conj + TO_ARTICLE + form[2:], conj) if fused else (conj + prep + form, conj + prep))
    return out


def _inflected(form: str, inflect: str) -> list[tuple[str, str, str]]:
    """(written form, clitics, "+" with the article) of a row's first word."""
    if inflect in ("fixed", "exact"):
        return [(written, prefix, "") for written, prefix in _fixed(form)]
    out = []
    for written, conj, prep, article in surfaces(form):
        if article or inflect == "noun":
            clitics = (written[0] if conj else "") + ("" if article and prep == TO else prep)
            out.append((written, clitics, "+" if article else ""))
    return out


@cache
def lexicon() -> dict[str, tuple[Entry, ...]]:
    """Every written form of the tables, number words included, with all its meanings."""
    table: dict[str, list[Entry]] = {}
    for name in FILES:
        for row in read_table(f"times/{name}.tsv"):
            first, *tail = fold(row.cells["form"]).split()
            kind = row.cells["class"]
            value, trigger = _value(kind, row.cells["value"]), kind.rstrip("+") in TRIGGERS
            for written, prefix, plus in _inflected(first, row.cells["inflect"]):
                exact = row.cells["form"] if row.cells["inflect"] == "exact" else ""
                entry = Entry(kind + plus, value, prefix, tuple(tail), trigger, row.source, exact)
                table.setdefault(written, []).append(entry)
    _add_numbers(table)
    return {written: tuple(entries) for written, entries in table.items()}


def _add_numbers(table: dict[str, list[Entry]]) -> None:
    for row in read_table("numbers/words.tsv"):
        if row.cells["kind"] in NUMBER_KINDS or row.cells["kind"].startswith("ordinal"):
            for written, prefix, _ in _inflected(fold(row.cells["form"]), "noun"):
                entries = table.setdefault(written, [])
                if not any(e.category == NUMBER and e.prefix == prefix for e in entries):
                    entries.append(Entry(NUMBER, None, prefix, (), False, row.source))


@cache
def triggers() -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """The written forms that are worth parsing around: by themselves, and only before one of some words."""
    alone: set[str] = set()
    heads: dict[str, set[str]] = {}
    for written, entries in lexicon().items():
        for entry in entries:
            if entry.trigger and entry.tail:
                heads.setdefault(written, set()).add(entry.tail[0])
            elif entry.trigger:
                alone.add(written)
    return frozenset(alone), {written: frozenset(words) for written, words in heads.items() if written not in alone}


@cache
def tail_words() -> frozenset[str]:
    """The words after the first of all forms of several words."""
    return frozenset(word for entries in lexicon().values() for entry in entries for word in entry.tail)


@cache
def context(name: str) -> frozenset[str]:
    """The folded words of a named list in `data/times/context.tsv`."""
    return frozenset(fold(r.cells["form"]) for r in read_table("times/context.tsv") if r.cells["list"] == name)
