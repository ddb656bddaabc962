"""What stages find out about a written word by itself, found out once for each word."""

from collections.abc import Callable
from typing import TypeVar

from rasid.model.annotations import Word

Found = TypeVar("Found")
MOST_WORDS = 200_000
"""Distinct words kept analysed; beyond it a memory starts afresh (bounds memory on endless input)."""


class Memo(dict[Word, Found]):
    """``memo[word]`` is what a function finds of a word. Words are told apart as objects: the lexicon analyses each
    distinct written word once."""

    def __init__(self, find: Callable[[Word], Found]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: Word) -> Found:
        if len(self) >= MOST_WORDS:
            self.clear()
        found = self[word] = self._find(word)
        return found
