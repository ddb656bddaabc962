"""What a store has of an archive's articles, and what a run met of them: on disk, so that memory stays bounded."""

import sqlite3
from collections.abc import Iterable

from rasid.corpus.local import Failure

DUE, STORED, TWICE = "due", "stored", "twice"
"""An article is still to be coded; the store or this run has it; its id stands on another text of this run."""
_TABLES = ("create table done (id text primary key, mark text, coded int, batch text) without rowid",
           "create table seen (id text primary key, mark text) without rowid",
           "create table refused (place text, reason text, primary key (place, reason)) without rowid")
_NEWEST = ("insert into done values (?, ?, ?, ?) on conflict (id) do update set mark = excluded.mark, "
           "coded = excluded.coded, batch = excluded.batch where excluded.batch > batch")
Stored = tuple[str, str, bool, str]
"""Article id, hash of its text, whether it was coded, batch."""


class Ledger:
    """Decides which articles are due. Everything stands in a file of SQLite's own, which goes when the ledger does."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        for statement in ("pragma journal_mode = off", *_TABLES):
            self._database.execute(statement)

    def know(self, stored: Iterable[Stored]) -> None:
        """Take in what the store has by one coder and lexicon; the newest coding of an article counts."""
        self._database.executemany(_NEWEST, stored)

    def know_refused(self, refused: Iterable[tuple[str, str]]) -> None:
        """Take in the refusals that the store has: place and reason."""
        self._database.executemany("insert or ignore into refused values (?, ?)", refused)

    def settle(self, id: str, mark: str, wanted: bool) -> str:
        """Whether an article is due, by its id, the hash of its text and whether it is to be coded; a due one counts as
        done from then on."""
        self._database.execute("insert or ignore into seen values (?, ?)", (id, mark))
        if self._row("select mark from seen where id = ?", id) != (mark,):
            return TWICE
        stored = self._row("select mark, coded from done where id = ?", id)
        if stored is not None and stored[0] == mark and (stored[1] or not wanted):
            return STORED
        self._database.execute("insert or replace into done values (?, ?, ?, '')", (id, mark, wanted))
        return DUE

    def refuse(self, failure: Failure) -> bool:
        """Whether a refusal is new to the store and to this run."""
        values = failure.where, failure.reason
        return self._database.execute("insert or ignore into refused values (?, ?)", values).rowcount > 0

    def _row(self, query: str, id: str) -> tuple[object, ...] | None:
        found: tuple[object, ...] | None = self._database.execute(query, (id,)).fetchone()
        return found
