"""GraphML: who did what to whom as a directed graph, one edge a dyad and category."""

from collections.abc import Iterable
from typing import BinaryIO
from xml.etree.ElementTree import Element, ElementTree, SubElement

from rasid.export.values import Data, Told

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_KEYS = (("n_country", "node", "country", "string"), ("n_sector", "node", "sector", "string"),
         ("e_category", "edge", "category", "string"), ("e_events", "edge", "events", "int"),
         ("e_score", "edge", "mean_score", "double"))


def _node(party: Data) -> str:
    return party["entity"] or "/".join(filter(None, (party["country"], party["sector"]))) or party["name"]


def write_graph(stream: BinaryIO, events: Iterable[Told]) -> int:
    """Write the graph; how many events it holds."""
    nodes: dict[str, Data] = {}
    edges: dict[tuple[str, str, str], list[float]] = {}
    count = 0
    for told in events:
        count += 1
        for actor in told.event["actors"]:
            for recipient in told.event["recipients"]:
                nodes.setdefault(_node(actor), actor)
                nodes.setdefault(_node(recipient), recipient)
                key = (_node(actor), _node(recipient), told.event["category"])
                edges.setdefault(key, []).append(told.event["score"])
    ElementTree(_document(nodes, edges)).write(stream, encoding="utf-8", xml_declaration=True)
    return count


def _document(nodes: dict[str, Data], edges: dict[tuple[str, str, str], list[float]]) -> Element:
    root = Element("graphml", xmlns=_SPACE)
    for id, target, name, kind in _KEYS:
        SubElement(root, "key", {"id": id, "for": target, "attr.name": name, "attr.type": kind})
    graph = SubElement(root, "graph", edgedefault="directed")
    for name, party in sorted(nodes.items()):
        _data(SubElement(graph, "node", id=name), {"n_country": party["country"], "n_sector": party["sector"]})
    for (source, target, category), scores in sorted(edges.items()):
        edge = SubElement(graph, "edge", source=source, target=target)
        _data(edge, {"e_category": category, "e_events": len(scores), "e_score": round(sum(scores) / len(scores), 3)})
    return root


def _data(element: Element, values: dict[str, object]) -> None:
    for key, value in values.items():
        if value is not None:
            SubElement(element, "data", key=key).text = str(value)
