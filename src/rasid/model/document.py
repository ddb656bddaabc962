"""An article on its way through the stages: the raw text, which never changes, and what was found in it."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from operator import attrgetter

from rasid.model.annotations import Diagnostic, Entity, Quote, Sentence, TimeExpression, Token
from rasid.model.event import Event
from rasid.model.mention import Mention
from rasid.model.predicate import Predicate
from rasid.model.span import Span
from rasid.model.syntax import Parse

_FIRST = attrgetter("first")


@dataclass(slots=True, eq=False)
class Document:
    """The raw article and its annotations, in the order of the text.

    id: the article's; published: ISO date or date-time, or None; title_end: code points of the text that are title.
    """

    id: str
    text: str
    published: str | None = None
    source: str | None = None
    url: str | None = None
    title: str | None = None
    language: str = "ar"
    tokens: list[Token] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    quotations: list[Span] = field(default_factory=list)     # what stands between quotation marks
    mentions: list[Mention] = field(default_factory=list)
    parses: list[Parse] = field(default_factory=list)
    predicates: dict[tuple[int, int], Predicate] = field(default_factory=dict)    # (sentence, node index)
    mention_at: dict[int, Mention] = field(default_factory=dict)                  # token index -> mention
    countries: Counter[str] = field(default_factory=Counter)                      # mentions by country
    entities: list[Entity] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def mentions_between(self, first: int, last: int) -> list[Mention]:
        """The mentions that begin at tokens ``first`` to ``last`` (half-open), in order."""
        low = bisect_left(self.mentions, first, key=_FIRST)
        return self.mentions[low:bisect_left(self.mentions, last, lo=low, key=_FIRST)]

    def words(self, sentence: Sentence) -> list[Token]:
        """The sentence's tokens."""
        return self.tokens[sentence.first:sentence.last]
