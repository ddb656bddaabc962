"""How much of what the coder wrote is right, estimated from reviews.

An event is right in category where the decision that stands keeps it in that category, and right in full where it differs
in no field from what the reviewer left. The queue shows doubtful and rare events first, so the share right among the
reviewed is too low for the store. Two estimates mend that:

sample    the events of the random order (`review.queue`) up to the first one that nobody decided on: a simple random
          sample; Wilson's interval.
weighted  all decisions, each band of confidence counting by its events in the store. Within a band the events
          looked at are taken for typical, which the queue's liking for rare and disputed ones strains: a stopgap until
          the sample is large enough.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from rasid.review.compare import COMPARED, wrong_fields
from rasid.review.intervals import Share, Stratum, of_sample, of_strata, pooled
from rasid.store.query import records
from rasid.store.reviews import Review, decisions
from rasid.store.rows import Row, event_of

BANDS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Where one band of confidence ends and the next begins."""
FEWEST = 5
"""Decisions that a band rests on at least; with fewer it is joined to its neighbour."""


@dataclass(frozen=True, slots=True)
class Precision:
    """reviewed: coded events with a decision; sample, weighted: right in category and in full; categories: category ->
    share right in category of its sample; fields: field -> share right, of sampled events whose category is right."""

    events: int
    reviewed: int
    sample: dict[str, Share | None]
    weighted: dict[str, Share | None]
    categories: dict[str, Share | None]
    fields: dict[str, Share | None]


@dataclass(frozen=True, slots=True)
class _Looked:
    """A coded event that was decided on. wrong: its wrong fields; None: there is no such event, or of another category."""

    id: str
    category: str
    confidence: float
    wrong: Sequence[str] | None

    def right(self, what: str) -> bool:
        return self.wrong is not None and (what == "category" or not self.wrong)


Rows = Callable[[str, Sequence[Any]], list[Row]]
"""The rows of a query with its values."""
_FULL = "select e.*, [] as spots from events_coded e where e.id in (select unnest(?::varchar[]))"
_FIRST_OPEN = "select min(id) from {0} where not list_contains(?, id)"
_SIZES = "select {1} as band, count(*) from {0} group by 1"


def precision(database: Any, log: Sequence[Review], coded: str = "events_coded", whole: Rows | None = None) -> Precision:
    """The estimates for the events of a store as coded. coded: a table of them with id and confidence at least; whole: what
    answers a query to the view `events_coded`, if not the same database."""
    decided = decisions(log)
    looked = _looked(decided, whole or partial(_rows, database))
    first_open = database.execute(_FIRST_OPEN.format(coded), [[o.id for o in looked]]).fetchone()[0]
    sample = [o for o in looked if first_open is None or o.id < first_open]
    kept = [o.wrong for o in sample if o.wrong is not None]
    sizes = dict(database.execute(_SIZES.format(coded, _band_sql())).fetchall())
    names = sorted({o.category for o in sample})
    return Precision(
        sum(sizes.values()), len(looked), {w: _share(sample, w) for w in ("category", "full")},
        {w: of_strata(_strata(looked, sizes, w)) for w in ("category", "full")},
        {name: _share([o for o in sample if o.category == name], "category") for name in names},
        {name: of_sample(sum(name not in w for w in kept), len(kept)) for name in COMPARED if name != "category"})


def _rows(database: Any, query: str, values: Sequence[Any]) -> list[Row]:
    return [dict(r) for r in records(database.execute(query, values))]


def _looked(decided: Mapping[str, Review], whole: Rows) -> list[_Looked]:
    rows = whole(_FULL, [list(decided)]) if decided else []
    return [_look(row, decided[row["id"]]) for row in sorted(rows, key=lambda r: r["id"])]


def _look(row: Row, review: Review) -> _Looked:
    right, event = review.event, event_of(row, [])
    found = right is not None and right["category"] == event["category"]
    return _Looked(row["id"], row["category"], row["confidence"], wrong_fields(right or {}, event) if found else None)


def _share(looked: Sequence[_Looked], what: str) -> Share | None:
    return of_sample(sum(o.right(what) for o in looked), len(looked))


def _band(confidence: float) -> int:
    return sum(confidence >= edge for edge in BANDS)


def _band_sql() -> str:
    return " + ".join(f"(confidence >= {edge})::integer" for edge in BANDS)


def _strata(looked: Sequence[_Looked], sizes: Mapping[int, int], what: str) -> list[Stratum]:
    inside: dict[int, list[bool]] = {}
    for one in looked:
        inside.setdefault(_band(one.confidence), []).append(one.right(what))
    bands = [Stratum(size, len(inside.get(b, [])), sum(inside.get(b, []))) for b, size in sorted(sizes.items())]
    return pooled(bands, FEWEST)
