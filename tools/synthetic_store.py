#!/usr/bin/env python3
"""Make a store of invented events, to measure with: python tools/synthetic_store.py FOLDER --events 1000000

Countries, outlets, categories and days are drawn with the skew of real archives; sentences are strings of names and
labels, so that offsets are true to the text.
"""

import argparse
import datetime as dt
import hashlib
import json
import random
from collections.abc import Iterator
from typing import Any

from tqdm import tqdm

from rasid.lexicon.read import DATA, read_table
from rasid.model.ontology import CATEGORIES, MODES, QUADS, SCORES, SECTORS, plover_score
from rasid.store.repository import Store, new_run
from rasid.store.rows import table_rows

PER_ARTICLE, BATCH = 5, 4000
FIRST_DAY, DAYS = dt.date(2021, 1, 1), 1461
OUTLETS = 60
COMMON = ("ISR PSE USA RUS UKR SYR IRN SAU YEM EGY LBN IRQ TUR LBY SDN JOR QAT ARE TUN DZA MAR FRA GBR CHN KWT BHR OMN "
          "DEU ITA AFG PAK ETH SOM MRT IND").split()
Row = dict[str, Any]


class World:
    """What events are drawn from."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        names: dict[str, str] = {}
        for row in read_table(DATA / "places" / "country_names.tsv"):
            names.setdefault(row["id"], row["form"])
        english = {row["id"]: row["name"] for row in read_table(DATA / "places" / "countries.tsv")}
        self.labels = {row["id"]: row["form"] for row in read_table(DATA / "labels" / "ar.tsv")}
        self.cities = [r for r in read_table(DATA / "places" / "cities.tsv") if r["country"] in COMMON][:1500]
        self.countries = [(c, english[c], names[c]) for c in COMMON]
        self.weights = [1 / (rank + 1) for rank in range(len(COMMON))]
        self.outlets = [f"صحيفة {n + 1}" for n in range(OUTLETS)]

    def party(self) -> Row:
        """A country's government, now and then another of its sectors."""
        code, english, arabic = self.random.choices(self.countries, self.weights)[0]
        sector = "GOV" if self.random.random() < 0.7 else self.random.choice(SECTORS)
        name = english if sector == "GOV" else f"{english} {sector.lower()}"
        return {"text": arabic, "name": name, "entity": code if sector == "GOV" else None, "country": code,
                "sector": sector, "role": None}

    def place(self) -> Row | None:
        """A city, for half of the events."""
        if self.random.random() < 0.5:
            return None
        city = self.cities[int(len(self.cities) * self.random.random() ** 2)]
        return {"text": city["name"], "name": city["name"], "country": city["country"], "admin1": None,
                "geonames": None, "lat": float(city["lat"]), "lon": float(city["lon"]), "precision": "city"}


def article(world: World, number: int) -> tuple[Row, str]:
    """A coded article (schema 1) and its text."""
    pick = world.random
    day = FIRST_DAY + dt.timedelta(days=pick.randrange(DAYS))
    text, events, id = "", [], f"synthetic-{number:07d}"
    for _ in range(PER_ARTICLE):
        event, sentence = _event(world, id, day, len(text))
        events.append(event)
        text += sentence + "\n"
    speaker = _spotted(text, world.party(), events[0]["evidence"][0]["start"])
    quote = {"kind": "indirect", "text": text[:40], "start": 0, "end": 40, "speaker": speaker, "speakers": [speaker],
             "cue": {"text": text[:4], "start": 0, "end": 4}, "occasion": None}
    coded = {"id": id, "source": world.outlets[int(OUTLETS * pick.random() ** 2)],
             "url": f"https://example.org/{number}", "title": text[:60].split("\n")[0], "published": day.isoformat(),
             "language": "ar", "coder": {"version": "synthetic", "lexicon": "synthetic"}, "entities": [], "times": [],
             "quotes": [quote], "events": events, "diagnostics": []}
    return coded, text


def _event(world: World, id: str, day: dt.date, at: int) -> tuple[Row, str]:
    pick = world.random
    category = pick.choice(CATEGORIES)
    mode = pick.choice((None, *MODES.get(category, ())))
    actor, recipient, place = world.party(), world.party(), world.place()
    trigger = world.labels[category]
    sentence = f"{actor['text']} {trigger} {recipient['text']}" + (f" في {place['text']}" if place else "") + "."
    spot = _spotted(sentence, {"text": trigger}, at, len(actor["text"]) + 1)
    happened = day - dt.timedelta(days=pick.randrange(3))
    event = {
        "id": hashlib.sha256(f"{id} {at}".encode()).hexdigest()[:16], "category": category, "mode": mode,
        "contexts": [], "cameo": None, "quad": QUADS[category], "score": plover_score(category, mode),
        "goldstein": SCORES[category], "actors": [_spotted(sentence, actor, at)],
        "recipients": [_spotted(sentence, recipient, at, len(actor["text"]) + len(trigger) + 2)],
        "status": pick.choices((None, "future", "hypothetical", "negated"), (85, 8, 4, 3))[0],
        "historical": pick.random() < 0.05, "reported_by": None, "date": happened.isoformat(), "date_text": None,
        "place": _spotted(sentence, place, at, sentence.rfind(place["text"])) if place else None, "counts": {},
        "confidence": round(0.3 + 0.7 * pick.random(), 3), "mentions": [spot],
        "evidence": [{"text": sentence, "start": at, "end": at + len(sentence)}], "rules": ["synthetic"],
    }
    return event, sentence


def _spotted(sentence: str, value: Row, at: int, within: int = 0) -> Row:
    """The value with the span that it has in a text where the sentence begins at ``at``."""
    return {**value, "start": at + within, "end": at + within + len(value["text"])}


def batches(world: World, events: int, run: str) -> Iterator[dict[str, list[Row]]]:
    """The rows of the tables, a batch of articles at a time."""
    articles = -(-events // PER_ARTICLE)
    for first in range(0, articles, BATCH):
        tables: dict[str, list[Row]] = {}
        for number in range(first, min(first + BATCH, articles)):
            coded, text = article(world, number)
            extra = {"text": text, "text_hash": f"{number:032d}", "topic": "politics", "coded": True,
                     "signature": None, "author": None, "section": None, "characters": len(text)}
            for name, rows in table_rows(coded, f"{run}.{first:07d}", extra).items():
                tables.setdefault(name, []).extend(rows)
        yield tables


def main() -> None:
    """Write the store."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    store = Store(args.folder)
    with store.writing():
        for tables in tqdm(batches(World(args.seed), args.events, new_run()), unit="batch"):
            store.commit(tables)
    print(json.dumps({"events": args.events, "store": args.folder}))


if __name__ == "__main__":
    main()
