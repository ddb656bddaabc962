"""Annotated articles to train on: the open part of the development gold, and the project's own (annotations/own.jsonl)."""

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

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
