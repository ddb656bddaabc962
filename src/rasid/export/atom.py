"""An Atom feed (RFC 4287) of whatever has a time and a title."""

import re
from collections.abc import Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

_NAMESPACE = "http://www.w3.org/2005/Atom"
_NO_XML = re.compile("[^\\t\\n\\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""


class Entry(NamedTuple):
    """An entry. id: an IRI that never changes; updated: an RFC 3339 date-time; link: None where there is no page."""

    id: str
    title: str
    updated: str
    summary: str
    link: str | None = None


def atom_feed(id: str, title: str, updated: str, entries: Sequence[Entry], language: str = "en",
              link: str | None = None) -> str:
    """The feed as XML. link: where it is served."""
    feed = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": language})
    _texts(feed, id=id, title=title, updated=updated)
    _texts(SubElement(feed, "author"), name="Rasid")
    if link is not None:
        SubElement(feed, "link", rel="self", href=_clean(link))
    for entry in entries:
        element = SubElement(feed, "entry")
        _texts(element, id=entry.id, title=entry.title, updated=entry.updated, summary=entry.summary)
        if entry.link is not None:
            SubElement(element, "link", rel="alternate", href=_clean(entry.link))
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, encoding="unicode") + "\n"


def _texts(parent: Element, **texts: str) -> None:
    for name, text in texts.items():
        SubElement(parent, name).text = _clean(text)


def _clean(text: str) -> str:
    return _NO_XML.sub("", text)
