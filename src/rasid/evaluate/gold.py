"""Gold articles, and which of them are blind."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasid.errors import InputError

Coded = dict[str, Any]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with its annotations. id: the text file's name without .txt; data: as in the codebook."""

    id: str
    text: str
    data: dict[str, Any]


def is_blind(name: str) -> bool:
    """Whether an article belongs to the third whose errors nobody looks at, decided by a hash of its id."""
    return name != "seed" and int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0


def read_gold(folder: Path, texts: Path) -> list[GoldArticle]:
    """All gold articles of a folder with their texts, by name; InputError where there are none."""
    files = sorted(folder.glob("*.json"))
    if not files:
        raise InputError(f"{folder}: no gold articles (*.json) in this folder")
    return [_read_one(f, texts) for f in files]


def _read_one(path: Path, texts: Path) -> GoldArticle:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        name = data["text_file"].removesuffix(".txt")
        text = (texts / f"{name}.txt").read_bytes().decode("utf-8")     # line ends as they are: offsets count them
        return GoldArticle(name, text, data)
    except (OSError, ValueError, KeyError) as error:
        raise InputError(f"{path}: no gold article with a text in {texts} ({error})") from error


def read_coded(path: Path) -> dict[str, Coded]:
    """Coded articles (schema 1, JSON lines) by id without .txt."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        articles = [json.loads(line) for line in lines if line.strip()]
        return {a["id"].removesuffix(".txt"): a for a in articles}
    except (OSError, ValueError, KeyError) as error:
        raise InputError(f"{path}: no coded articles in JSON lines ({error})") from error
