"""What to look at next.

teach   the events of which a look would teach most, by the sum of three numbers from 0 to 1: *doubt*, the entropy of the
        confidence in bits (uncertainty sampling: B. Settles, Active Learning Literature Survey, Wisconsin, 2009);
        *rarity*, how much a category tells, log(N / its events), over that of the rarest; *dispute*, 1 where reviewers
        differ, 0.5 where the reports of a merged event do. Events decided on without dispute are not shown again.
sample  a random order, the same for everybody: by id, which is a hash. A run of it without gaps is a random sample of the
        store, and reviewers who follow it look at the same events. Only one's own decisions drop out.
"""

from collections.abc import Sequence
from typing import Any

from rasid.review.agreement import disputed
from rasid.store.query import records
from rasid.store.reviews import ACCEPT, CORRECT, REJECT, Review, standing
from rasid.store.rows import Row

TEACH, SAMPLE = "teach", "sample"
ORDERS = (TEACH, SAMPLE)
_SCORED = """
with classes as (select category, count(*) as many from {coded} group by 1),
rare as (select category, case when min(many) over () = sum(many) over () then 0
         else ln(sum(many) over () / many) / ln(sum(many) over () / min(many) over ()) end as rarity from classes),
told as (select distinct unnest(events) as id from merged where disagreements not in ('', '{{}}')),
scored as (select e.id, e.article, e.category, e.confidence, rare.rarity,
  case when e.confidence in (0, 1) then 0
    else -(e.confidence * log2(e.confidence) + (1 - e.confidence) * log2(1 - e.confidence)) end as doubt,
  case when list_contains($disputed, e.id) then 1 when told.id is not null then 0.5 else 0 end::double as dispute
  from {coded} e join rare using (category) left join told on told.id = e.id where not list_contains($done, e.id))
select *, round(doubt + rarity + dispute, 4) as teaches from scored order by {order} limit $most
"""
_BY = {TEACH: "teaches desc, id", SAMPLE: "id"}


def queue(database: Any, log: Sequence[Review], reviewer: str, order: str = TEACH, most: int = 50,
          coded: str = "events_coded") -> list[Row]:
    """The events to look at: id, article, category, confidence, doubt, rarity, dispute, teaches. coded: the table of events
    as coded; beside it stands `merged`."""
    if order not in ORDERS:
        raise ValueError(f"order one of {ORDERS}")
    open_ones = disputed(log)
    done = [r.subject for r in standing(log) if r.verdict in (ACCEPT, REJECT, CORRECT)
            and (r.reviewer == reviewer if order == SAMPLE else r.subject not in open_ones)]
    values = {"done": done, "disputed": sorted(open_ones), "most": most}
    return [dict(row) for row in records(database.execute(_SCORED.format(coded=coded, order=_BY[order]), values))]
