"""What an article is about, so that sport, culture and markets can be set aside: telling words, counted.

Politics is favoured: an article is set aside only where another topic is well ahead, for a report on sanctions may
speak of markets and one on a riot of a stadium.
"""

import math
import re
from collections import Counter
from functools import cache

from rasid.lexicon.read import DATA, read_table
from rasid.text.chars import LETTERS
from rasid.text.normalise import fold

POLITICS = "politics"
ASIDE = ("culture", "economy", "religion", "science", "sport")
"""Topics that are kept and marked, and coded only when asked."""
_READ = 6000
"""Characters of the text that are read."""
_TITLE = 3
"""How much more a word of the first line counts."""
_WORD = re.compile(rf"[{LETTERS}]+")
_AHEAD = {"sport": 1.3, "culture": 2.0, "economy": 2.5, "religion": 2.5, "science": 2.5}
"""How many times as many words as politics a topic must have."""
_LEAST = 4
"""Telling words without which an article counts as politics."""


@cache
def _words() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in read_table(DATA / "ingest" / "topics.tsv"):
        form = fold(str(row["form"]))
        found[form] = (*found.get(form, ()), str(row["topic"]))
    return found


def topic_scores(text: str) -> dict[str, float]:
    """Topic -> telling words of the text, each distinct word weighed by the root of how often it comes."""
    folded = fold(text[:_READ].strip())
    often = Counter(_WORD.findall(folded))
    often.update({w: _TITLE - 1 for w in set(_WORD.findall(folded.partition("\n")[0]))})
    scores = dict.fromkeys((POLITICS, *ASIDE), 0.0)
    for word, times in often.items():
        for topic in _words().get(word, ()):
            scores[topic] += math.sqrt(times)
    return scores


def topic_of(text: str) -> str:
    """The topic of a text; politics where no other is clearly ahead."""
    scores = topic_scores(text)
    rival = max(ASIDE, key=lambda topic: (scores[topic] / _AHEAD[topic], topic))
    if scores[rival] < _LEAST or scores[rival] < _AHEAD[rival] * scores[POLITICS]:
        return POLITICS
    return rival
