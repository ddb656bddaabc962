"""The figures of one article against gold: counts that add up over articles, and its errors by cause."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rasid.evaluate.errors import Fault, find_faults
from rasid.evaluate.gold import GoldArticle
from rasid.evaluate.pairing import FIELDS, Event, Pair, pair
from rasid.evaluate.quotes import score_listed, score_quotes

LEVELS = ("detection", "dyad", "sector", "full")


@dataclass(slots=True)
class ArticleScore:
    """counts: of the whole article; per: of each category (gold, pred, tp); faults: only of open articles."""

    id: str
    counts: Counter[str] = field(default_factory=Counter)
    per: dict[str, Counter[str]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def count(self, category: str, key: str) -> None:
        """Add one to a category's count."""
        self.per.setdefault(category, Counter())[key] += 1


def score_article(gold: GoldArticle, coded: Mapping[str, Any] | None, blind: bool) -> ArticleScore:
    """The figures of one article; coded None: it was not coded. A blind article's errors are not even collected."""
    score = ArticleScore(gold.id)
    wanted, got = gold.data["events"], (coded or {}).get("events", [])
    pairs = pair(wanted, got, gold.text)
    score.counts.update(articles=1, missing=int(coded is None))
    _count_events(score, wanted, got, pairs)
    _count_pairs(score, wanted, got, pairs)
    _count_future(score, wanted, got, pairs)
    if "quotes" in gold.data:
        score.counts.update(score_quotes(gold.data["quotes"], (coded or {}).get("quotes", []), gold.text))
    score.counts.update(score_listed(gold.data, coded or {}))
    if not blind:
        score.faults = find_faults(gold, got, pairs)
    return score


def _core(events: list[Event]) -> set[int]:
    return {i for i, e in enumerate(events) if e.get("core")}


def _count_events(score: ArticleScore, gold: list[Event], coded: list[Event], pairs: list[Pair]) -> None:
    """Core gold events, and coded events but those paired with marginal ones."""
    core = _core(gold)
    free = {p.coded for p in pairs if p.gold not in core}
    score.counts.update(gold=len(core), pred=len(coded) - len(free))
    for i in sorted(core):
        score.count(gold[i]["category"], "gold")
    for j, event in enumerate(coded):
        if j not in free:
            score.count(event["category"], "pred")


def _count_pairs(score: ArticleScore, gold: list[Event], coded: list[Event], pairs: list[Pair]) -> None:
    """The levels and fields of pairs with core events."""
    core = _core(gold)
    for i, j, touches in pairs:
        if i not in core:
            continue
        ok = {k: bool(test(gold[i], coded[j])) for k, test in FIELDS.items()}
        dyad = ok["actors"] and ok["recipients"]
        score.counts.update(k for k, right in ok.items() if right)
        score.counts.update(detection=1, by_country_only=not touches, dyad=dyad, sector=dyad and ok["sectors"],
                            full=dyad and ok["status"] and ok["date"])
        score.count(gold[i]["category"], "tp")


def _is_future(event: Event) -> bool:
    return event.get("status") == "future"


def _count_future(score: ArticleScore, gold: list[Event], coded: list[Event], pairs: list[Pair]) -> None:
    core = _core(gold)
    both = [p for p in pairs if _is_future(gold[p.gold]) and _is_future(coded[p.coded])]
    score.counts.update(
        f_both=len(both), f_gold_hit=sum(p.gold in core for p in both),
        f_gold=sum(_is_future(gold[i]) for i in core), f_pred=sum(_is_future(coded[p.coded]) for p in pairs))
