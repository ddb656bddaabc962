"""Figures of many articles: sums, precision, recall and F1, intervals by resampling articles, the printed report."""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from rasid.evaluate.articles import LEVELS, ArticleScore, score_article
from rasid.evaluate.gold import GoldArticle, is_blind
from rasid.evaluate.pairing import FIELDS

RESAMPLES = 1000
_SEED = 20210505
_TAIL = 0.025


class Ratio(NamedTuple):
    """Precision, recall, and their harmonic mean, with the counts they come from."""

    hits: int
    coded: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of the coded that is right."""
        return self.hits / self.coded if self.coded else 0.0

    @property
    def recall(self) -> float:
        """Share of gold that is found."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return (f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}   "
                f"({self.hits} of {self.coded} coded, {self.gold} gold)")


def score_all(gold: Iterable[GoldArticle], coded: Mapping[str, Mapping[str, Any]],
              whole: bool = False) -> dict[str, list[ArticleScore]]:
    """The scores of the articles by set: blind and open, or all as one."""
    sets: dict[str, list[ArticleScore]] = {}
    for article in gold:
        blind = is_blind(article.id)
        name = "all" if whole else "blind" if blind else "open"
        sets.setdefault(name, []).append(score_article(article, coded.get(article.id), blind))
    return dict(sorted(sets.items()))


def add_up(scores: Iterable[ArticleScore]) -> tuple[Counter[str], dict[str, Counter[str]]]:
    """The counts of several articles, together and by category."""
    counts: Counter[str] = Counter()
    per: dict[str, Counter[str]] = {}
    for score in scores:
        counts.update(score.counts)
        for category, own in score.per.items():
            per.setdefault(category, Counter()).update(own)
    return counts, per


def level(counts: Mapping[str, int], name: str) -> Ratio:
    """One of the levels detection, dyad, sector, full."""
    return Ratio(counts.get(name, 0), counts.get("pred", 0), counts.get("gold", 0))


def category(counts: Mapping[str, int]) -> Ratio:
    """Detection of one category."""
    return Ratio(counts.get("tp", 0), counts.get("pred", 0), counts.get("gold", 0))


def quotes(counts: Mapping[str, int]) -> Ratio:
    """Quotes found; those paired with marginal ones count neither way."""
    return Ratio(counts.get("q_tp", 0), counts.get("q_pred", 0) - counts.get("q_free", 0), counts.get("q_gold", 0))


def share(part: int, whole: int) -> float:
    """A share, 0 of nothing."""
    return part / whole if whole else 0.0


def intervals(scores: Sequence[ArticleScore], resamples: int = RESAMPLES) -> dict[str, tuple[float, float]]:
    """95% intervals of the levels' F1: articles drawn anew with a fixed seed."""
    draw = random.Random(_SEED)
    rows = [[s.counts.get(k, 0) for k in (*LEVELS, "pred", "gold")] for s in scores]
    found: list[list[float]] = [[] for _ in LEVELS]
    for _ in range(resamples):
        *hits, coded, gold = map(sum, zip(*draw.choices(rows, k=len(rows)), strict=True))
        for values, hit in zip(found, hits, strict=True):
            values.append(Ratio(hit, coded, gold).f1)
    return {name: _middle(sorted(values)) for name, values in zip(LEVELS, found, strict=True)}


def _middle(values: list[float]) -> tuple[float, float]:
    low = int(len(values) * _TAIL)
    return values[low], values[-1 - low]


def report(title: str, scores: Sequence[ArticleScore]) -> list[str]:
    """The lines of one set's report, in the layout of the shared scorer."""
    n, per = add_up(scores)
    lines = [f"== {title}: {n['articles']} articles ({n['missing']} not coded)"]
    lines += [f"{name:<10}{level(n, name)}" for name in LEVELS]
    lines.append(f"  pairs by countries alone, triggers apart: {n['by_country_only']} of {n['detection']}")
    lines += [f"  {k:<12}{share(n[k], n['detection']):.3f} of paired core events" for k in FIELDS]
    lines.append(f"  future      P {share(n['f_both'], n['f_pred']):.3f} of paired ones coded so  "
                 f"R {share(n['f_gold_hit'], n['f_gold']):.3f} of core gold ones")
    lines.append(f"quotes    {quotes(n)}   speaker {share(n['q_speaker'], n['q_tp']):.3f}  "
                 f"kind {share(n['q_kind'], n['q_tp']):.3f}")
    if n["e_gold"]:
        lines.append(f"entities  {n['e_right']} of {n['e_gold']} listed ones with country and sector; "
                     f"times {n['t_right']} of {n['t_gold']} with value")
    ranked = sorted(per.items(), key=lambda c: -c[1]["gold"])
    return lines + [f"    {name:<10}{category(own)}" for name, own in ranked]


def figures(scores: Sequence[ArticleScore]) -> dict[str, Any]:
    """The same figures as data, rounded, in a fixed order."""
    n, per = add_up(scores)
    return {
        "articles": n["articles"],
        "levels": {name: _ratio(level(n, name)) for name in LEVELS},
        "fields": {k: round(share(n[k], n["detection"]), 4) for k in FIELDS},
        "future": {"precision": round(share(n["f_both"], n["f_pred"]), 4),
                   "recall": round(share(n["f_gold_hit"], n["f_gold"]), 4)},
        "quotes": {**_ratio(quotes(n)), "speaker": round(share(n["q_speaker"], n["q_tp"]), 4),
                   "kind": round(share(n["q_kind"], n["q_tp"]), 4)},
        "categories": {name: _ratio(category(own)) for name, own in sorted(per.items())},
    }


def _ratio(ratio: Ratio) -> dict[str, float]:
    return {"precision": round(ratio.precision, 4), "recall": round(ratio.recall, 4), "f1": round(ratio.f1, 4),
            "hits": ratio.hits, "coded": ratio.coded, "gold": ratio.gold}
