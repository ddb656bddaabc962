"""Annotated articles to train on: the open part of the development gold, and the project's own (annotations/own.jsonl)."""

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from rasid.events.draft import Draft

OWN = Path(__file__).resolve().parent.parent / "annotations" / "own.jsonl"
Pair = tuple[dict[str, Any], dict[str, Any]]


def load_scorer(shared: Path) -> ModuleType:
    """The public scorer of coded events, as a module."""
    spec = importlib.util.spec_from_file_location("scorer", shared / "tools" / "score_events.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lines(path: Path) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def development(shared: Path, scorer: ModuleType) -> list[Pair]:
    """(gold, article) of the development gold; the blind part is for measuring and left out."""
    texts = {d["id"]: d for d in lines(shared / "data" / "news-dev.jsonl")}
    pairs = []
    for path in sorted((shared / "gold" / "dev").glob("*.json")):
        name = path.name.removesuffix(".json").removesuffix(".txt")
        if not scorer.blind(name):
            pairs.append((json.loads(path.read_text(encoding="utf-8")), texts[name]))
    return pairs


def own(shared: Path) -> list[Pair]:
    """(annotation, article) of the project's own annotated articles, whose texts are among the shared data."""
    news = {d["id"]: d for d in lines(shared / "data" / "news.jsonl")}
    papers = shared / "data" / "newspapers" / "politics"
    pairs = []
    for gold in lines(OWN):
        name = gold["id"]
        article = news.get(name) or {"id": name, "text": (papers / f"{name}.txt").read_bytes().decode("windows-1256")}
        pairs.append((gold, {**article, "published": gold["published"]}))
    return pairs


Told = list[tuple[dict[str, Any], list[tuple[int, int]]]]


def core_events(gold: dict[str, Any], text: str, scorer: ModuleType) -> Told:
    """The core events of an annotation, each with the spans of its triggers."""
    return [(e, scorer.triggers(e, text)) for e in gold["events"] if e.get("core")]


def touched(draft: Draft, category: str, told: Told, scorer: ModuleType) -> dict[str, Any] | None:
    """The first event of a category that a candidate's trigger touches."""
    tokens, trigger = draft.clause.document.tokens, draft.clause.trigger
    span = (tokens[trigger.first].start, tokens[trigger.last - 1].end)
    return next((e for e, spans in told if e["category"] == category and scorer.overlap(spans, [span])), None)
