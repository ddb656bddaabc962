"""What must stand, or must not stand, beside an expression: the traps of Arabic time words.

Rules name a guard; the word lists are in data/times/context.tsv.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rasid.model.annotations import Token
from rasid.rules.engine import Item
from rasid.text.chars import AND, ARTICLE, BY, LIKE, TO
from rasid.times.lattice import Lattice
from rasid.times.nodes import Calendar
from rasid.times.words import context, lexicon

PLAUSIBLE_YEARS = range(1850, 2101)
PLAUSIBLE_PAIR = range(1500, 2101)
LONGEST_YEAR_RANGE = 150


def fills(tokens: Sequence[Token], first: int, last: int, sentence: tuple[int, int]) -> bool:
    """Whether tokens first to last (half-open) are all of a sentence, but for the marks that close it."""
    return first == sentence[0] and all(t.kind == "punct" for t in tokens[last:sentence[1]])


@dataclass(frozen=True, slots=True)
class View:
    """An item in its surroundings. first, last: its tokens (half-open); floor, ceiling: those of its sentence;
    clitic: what is written together with its first word; tense: gives the tense of the clause."""

    tokens: Sequence[Token]
    lattice: Lattice
    item: Item
    first: int
    last: int
    floor: int
    ceiling: int
    clitic: str
    tense: Callable[[], str]

    def before(self, back: int = 1) -> str:
        """The folded word before, its conjunction taken off; "" at the start of the sentence."""
        at = self.first - back
        if at < self.floor:
            return ""
        norm = self.tokens[at].norm
        return norm[1:] if len(norm) > 2 and norm[0] == AND and norm not in context("time-prep") else norm

    def after(self) -> str:
        """The folded word after; "" at the end of the sentence."""
        return self.tokens[self.last].norm if self.last < self.ceiling else ""

    def follows(self, name: str) -> bool:
        """Whether the word before, with or without its preposition, is in a list."""
        before, words = self.before(), context(name)
        return before in words or (len(before) > 3 and before[0] in BY + TO and before[1:] in words)

    def closed(self) -> bool:
        """Whether nothing that could be counted follows."""
        if self.last >= self.ceiling:
            return True
        norm, closing = self.after(), context("not-counted")
        if self.tokens[self.last].kind == "punct" or norm in closing:
            return True
        joined = len(norm) > 1 and norm[0] == AND and (norm[1:] in closing or norm[1:].startswith(ARTICLE))
        return joined or any(e.prefix.startswith(AND) for e in lexicon().get(norm, ()))

    def alone(self) -> bool:
        """Whether the expression fills its sentence."""
        return fills(self.tokens, self.first, self.last, (self.floor, self.ceiling))


def _prefixed(view: View) -> bool:
    return view.clitic[-1:] in (BY, TO, LIKE) and view.clitic != ""


def _announced(view: View) -> bool:
    """Whether a preposition, a clitic, a mark or the start of the sentence stands before."""
    if view.first == view.floor or view.clitic or view.last - view.first > 1:
        return True
    return view.tokens[view.first - 1].kind == "punct" or view.follows("month-prep")


def bare_month(view: View) -> bool:
    """A month's name alone: weak ones (also verbs and names) only after a preposition."""
    date = view.item.value
    if view.follows("named"):
        return False
    if not isinstance(date, Calendar) or date.strong:
        return view.tokens[view.last - 1].norm not in context("month-names") or _announced(view)
    if date.hijri and view.tokens[view.last - 1].norm not in context("weak-hijri"):
        return False
    return view.follows("month-prep")


def _number_joined(view: View) -> bool:
    """Whether another number is joined to this one."""
    after = view.last + 1
    return view.after() == AND and after < view.ceiling and view.tokens[after].kind == "number"


def bare_year(view: View) -> bool:
    """Four digits alone: after a preposition, and not counting what follows."""
    date = view.item.value
    if not isinstance(date, Calendar) or date.year is None or date.year not in PLAUSIBLE_YEARS:
        return False
    if date.year % 100 == 0 and (not view.closed() or _number_joined(view)):
        return False
    if (view.before() == "(" and view.after() == ")") or (view.follows("before-what") and view.closed()):
        return True
    return view.follows("year-prep") or (view.clitic[-1:] in (TO, BY) and view.clitic != "")


def bare_year_pair(view: View) -> bool:
    """Two years in digits alone."""
    node = view.item.value
    one, two = node.first.year, node.last.year
    if (one % 100 == 0 or two % 100 == 0) and not view.closed():
        return False
    return one in PLAUSIBLE_PAIR and two in PLAUSIBLE_PAIR and two - one <= LONGEST_YEAR_RANGE


def closing_number(view: View) -> bool:
    """A number that ends its phrase."""
    return view.closed()


def dated(view: View) -> bool:
    """Digits after a word that announces a date; with a full stop only after the plainest of them."""
    tokens = view.tokens[view.first:view.last]
    if tokens[0].kind == "word" or view.alone():
        return True
    numbers = [t.norm for t in tokens if t.kind == "number"]
    if any(t.norm == "/" for t in tokens) and all(len(n) == 2 for n in numbers) and any(n[0] == "0" for n in numbers):
        return True
    stop = "." in tokens[0].norm
    return view.follows("date-prep-strict" if stop else "date-prep")


def not_named(view: View) -> bool:
    """A day and month, not the name of a town, street or movement."""
    return not view.follows("named")


def alone(view: View) -> bool:
    """An expression that is the whole utterance."""
    return view.alone()


def bare_day(view: View) -> bool:
    """A day's number after the word day, counting nothing."""
    return view.closed()


def not_office(view: View) -> bool:
    """The year, not the adjective "general" (the secretary general)."""
    word = next((t.norm for t in view.tokens[view.first:view.last] if t.norm in context("general")), "")
    if not word or view.tokens[view.first].norm != word:
        return True
    return not view.follows("office")


def day_shift(view: View) -> bool:
    """Today and tomorrow, not a newspaper's name, a numbered day or a ball."""
    if view.after() in context("ball") and view.clitic == "":
        return view.tokens[view.first].norm not in context("ball-word")
    if view.tokens[view.last - 1].norm in context("today-word"):
        return view.before() not in context("today-before") and view.after() not in context("today-after")
    return view.before() not in context("today-before")


def bare_weekday(view: View) -> bool:
    """A weekday alone: not in a name, and not the one of eleven."""
    return view.before() not in context("weekday-before") and view.after() not in context("ten")


def bare_season(view: View) -> bool:
    """A season without year: with a preposition, or as an adverb; never the Arab Spring."""
    if view.after() in context("never-season"):
        return False
    if view.last - view.first > 1 or view.tokens[view.last - 1].norm in context("season-adverb"):
        return True
    return view.follows("season-prep") and view.tokens[view.first].norm.startswith(ARTICLE)


def timed(view: View) -> bool:
    """After a preposition of time, or by itself."""
    return view.follows("time-prep") or view.alone()


def _genitive_follows(view: View) -> bool:
    return view.after().startswith(ARTICLE) and len(view.after()) > 3


def measured(view: View) -> bool:
    """A unit alone is a length only after a preposition of length, or by itself."""
    if view.alone():
        return True
    norm = view.tokens[view.first].norm
    if view.before(2) == norm or norm in context("ordinal-unit") or _contract(view):
        return False
    if _genitive_follows(view) or (view.last < view.ceiling and view.tokens[view.last].kind == "number"):
        return False
    return view.follows("length-prep") and view.clitic == ""


def counted(view: View) -> bool:
    """A counted length, not a number before "holding" (a meeting)."""
    return not _contract(view)


def throughout(view: View) -> bool:
    """A definite unit as a length."""
    return view.follows("throughout")


def dual_definite(view: View) -> bool:
    """The two years, not "general" in the plural (the general directors), nor numbered minutes."""
    if view.last < view.ceiling and view.tokens[view.last].kind == "number":
        return False
    return view.tokens[view.first].norm not in context("general-plural") or not view.before().startswith(ARTICLE)


def never(view: View) -> bool:
    """A trap is never accepted."""
    return False


def measured_some(view: View) -> bool:
    """Units in the plural: some days, years."""
    if _genitive_follows(view):
        return False
    return (view.follows("units-prep") and view.clitic == "") or view.clitic[-1:] == TO


def _contract(view: View) -> bool:
    """The word decade as "holding" (a meeting): it has an object."""
    return view.tokens[view.last - 1].norm in context("contract") and not view.closed()


def ago(view: View) -> bool:
    """Before the anchor, unless the text says before what (two days before the vote)."""
    if view.after() in context("before-what") or _contract(view):
        return False
    one = view.last - view.first == 2 and view.tokens[view.last - 1].norm in context("unit-singular")
    if one and view.last < view.ceiling and view.tokens[view.last].kind == "number":
        return False
    return not (one and _genitive_follows(view))


def from_now(view: View) -> bool:
    """After so long, where the clause looks ahead or there is none; in a story it is a length."""
    ahead = view.alone() or view.tense() == "future"
    return view.after() not in context("before-what") and ahead and ago(view)


def clock(view: View) -> bool:
    """A clock time: digits need two of them after the colon."""
    tokens = view.tokens[view.first:view.last]
    if any(t.norm == ":" for t in tokens):
        return len(tokens[-1].norm) == 2
    return True


def part_adverb(view: View) -> bool:
    """In the morning, said as an adverb; no greeting, no "age"."""
    if view.after() in context("greeting"):
        return False
    age = view.tokens[view.first].norm in context("age-word")
    return not (age and view.after().endswith(tuple(context("adjective-ending"))))


def part_definite(view: View) -> bool:
    """The morning, the night: after a preposition; names and the back of the body are none."""
    if view.last - view.first > 1:
        return True
    return view.follows("part-prep") and view.tokens[view.first].norm not in context("body-part")


def set_word(view: View) -> bool:
    """Daily, weekly: not the dual construct before numbers and weekdays."""
    if view.tokens[view.first].norm in context("pair-word") and view.last < view.ceiling:
        named = any(e.category in ("month", "weekday+") for e in lexicon().get(view.after(), ()))
        if named or view.tokens[view.last].kind == "number":
            return False
    if view.tokens[view.first].norm in context("surname") and not view.before().startswith(ARTICLE):
        return False
    return view.after() not in context("greeting")


def reference(view: View) -> bool:
    """A vague reference: not "near to", "better off", "at it"."""
    norm = view.tokens[view.first].norm
    if norm in context("near-word"):
        return view.after() not in context("near")
    if norm in context("state-word"):
        return view.before() not in context("comparative")
    if norm in context("at-it"):
        return view.first == view.floor or view.tokens[view.first - 1].kind == "punct"
    return True


def in_reference(view: View) -> bool:
    """In the past, in the future: after the preposition only."""
    return view.follows("in") and view.clitic == ""


GUARDS: dict[str, Callable[[View], bool]] = {f.__name__: f for f in (
    bare_month, bare_year, bare_year_pair, closing_number, dated, not_named, alone, bare_day, not_office, day_shift,
    bare_weekday, bare_season, timed, measured, counted, throughout, dual_definite, never, measured_some, ago,
    from_now, clock, part_adverb, part_definite, set_word, reference, in_reference)}


def accept(view: View) -> bool:
    """Whether the item's rule stands the test of its surroundings."""
    rule = view.item.rule
    return rule is not None and (not rule.guard or GUARDS[rule.guard](view))
