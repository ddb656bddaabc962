"""For annotators: brat stand-off and TimeML, one file an article in a zip.

Files are numbered, for an article's id is no safe file name; `index.tsv` says which number is which article.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, BinaryIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Article = Mapping[str, Any]
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""Of every file in the zip, so that the same store gives the same bytes."""


def write_brat(stream: BinaryIO, articles: Iterable[Article]) -> int:
    """A zip of .txt and .ann files; how many articles."""
    return _write(stream, articles, lambda name, article: [
        (f"{name}.txt", article["text"]), (f"{name}.ann", "\n".join([*brat_lines(article), ""]))])


def write_timeml(stream: BinaryIO, articles: Iterable[Article]) -> int:
    """A zip of .tml files; how many articles."""
    return _write(stream, articles, lambda name, article: [(f"{name}.tml", timeml(article))])


def _write(stream: BinaryIO, articles: Iterable[Article],
           files: Callable[[str, Article], list[tuple[str, str]]]) -> int:
    index = ["file\tarticle\tpublished"]
    with ZipFile(stream, "w", ZIP_DEFLATED) as zipped:
        for article in articles:
            if article["text"] is None:
                continue
            name = f"{len(index):06d}"
            for path, text in files(name, article):
                zipped.writestr(ZipInfo(path, _MOMENT), text.encode("utf-8"))
            index.append("\t".join((name, " ".join(article["id"].split()), article["published"] or "")))
        zipped.writestr(ZipInfo("index.tsv", _MOMENT), "\n".join([*index, ""]).encode("utf-8"))
    return len(index) - 1


def brat_lines(article: Article) -> Iterator[str]:
    """Text-bound annotations of entities, times, cues and triggers, and the events that rest on the triggers."""
    number = 0
    bound: dict[tuple[str, int, int], str] = {}
    for label, start, end in _spans(article):
        if (label, start, end) not in bound:
            number += 1
            bound[label, start, end] = f"T{number}"
            words = " ".join(article["text"][start:end].split("\n"))
            yield f"T{number}\t{label} {start} {end}\t{words}"
    for at, event in enumerate(article.get("events_", ()), 1):
        trigger = event["mentions"][0]
        yield f"E{at}\t{event['category']}:{bound[event['category'], trigger['start'], trigger['end']]}"


def _spans(article: Article) -> Iterator[tuple[str, int, int]]:
    for entity in article["entities"]:
        yield from ((entity["kind"].capitalize(), m["start"], m["end"]) for m in entity["mentions"])
    yield from (("Time", t["start"], t["end"]) for t in article["times"])
    yield from (("Cue", q["cue"]["start"], q["cue"]["end"]) for q in article["quotes"])
    for event in article.get("events_", ()):
        yield from ((event["category"], m["start"], m["end"]) for m in event["mentions"])


def timeml(article: Article) -> str:
    """The article as TimeML: its day as document creation time, and a TIMEX3 element for every expression."""
    text, parts, at = article["text"], [], 0
    for number, time in enumerate(_apart(article["times"]), 1):
        marks = {"tid": f"t{number}", "type": time["type"], "value": time["value"], "mod": time["mod"]}
        told = " ".join(f"{k}={quoteattr(v)}" for k, v in marks.items() if v)
        words = escape(_xml(text[time["start"]:time["end"]]))
        parts += [escape(_xml(text[at:time["start"]])), f"<TIMEX3 {told}>{words}</TIMEX3>"]
        at = time["end"]
    day = quoteattr((article["published"] or "")[:10])
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n<DOCID>{escape(_xml(article["id"]))}</DOCID>\n'
            f'<DCT><TIMEX3 tid="t0" type="DATE" value={day} functionInDocument="CREATION_TIME"/></DCT>\n'
            f'<TEXT>{"".join(parts)}{escape(_xml(text[at:]))}</TEXT>\n</TimeML>\n')


def _apart(times: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The expressions in order, without those that lie inside another."""
    end = 0
    for time in sorted(times, key=lambda t: (t["start"], -t["end"])):
        if time["start"] >= end:
            end = time["end"]
            yield time


def _xml(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return "".join(c if c in "\t\n\r" or (ord(c) >= 32 and c not in "\ufffe\uffff") else " " for c in text)
