"""What a candidate looks like to the acceptance model: features of its derivation, clause and lexicon entry.

No word of the article is a feature: only grammar, standing, parties' kinds, the frame's category and what it asks for.
"""

from rasid.events.clause import Clause
from rasid.events.embedding import Governor
from rasid.events.frames import Frame
from rasid.events.standing import Standing
from rasid.model.annotations import TimeExpression
from rasid.model.mention import Mention
from rasid.model.syntax import Node

_EARLY = (1, 2, 4, 8)


def _clause(clause: Clause, frame: Frame) -> list[str]:
    trigger, parse = clause.trigger, clause.parse
    kind = "phrase" if trigger.last > trigger.first + 1 else trigger.kind
    sentence = clause.document.sentences[parse.sentence]
    found = [f"kind={kind}", f"cat={frame.category}", f"cat={frame.category}|kind={kind}", f"line={sentence.kind}"]
    found += [f"sentence<{n}" for n in _EARLY if sentence.index < n]
    if frame.mode:
        found.append(f"mode={frame.mode}")
    if frame.companions or frame.companion_phrases:
        found.append("companion")
    if frame.object_kind:
        found.append("object-kind")
    return found + _form(clause) + _place(parse.nodes, trigger.node)


def _form(clause: Clause) -> list[str]:
    reading = clause.trigger.reading
    if reading is None:
        return ["form=none"]
    features = reading.features
    found = [f"pos={features.pos}", f"tense={features.tense}|{features.pos}", f"person={features.person}"]
    if features.voice == "passive":
        found.append("passive")
    if features.pos != "verb":
        found.append("definite" if reading.article else "tanwin" if reading.tanwin else "bare")
        found.append(f"number={features.number}")
        if reading.prep:
            found.append("prefixed-prep")
        if reading.pronoun:
            found.append("possessed")
    return [*found, f"homographs={_homographs(clause)}"]


def _homographs(clause: Clause) -> int:
    """How many verbs (or nouns) the trigger's first word could be by its letters, at most 4."""
    reading = clause.trigger.reading
    verbal = reading is not None and reading.features.pos == "verb"
    readings = clause.document.tokens[clause.trigger.first].word.readings
    return min(4, len({r.lemma for r in readings if (r.features.pos == "verb") == verbal}))


def _weight(clause: Clause, actors: list[Mention], recipients: list[Mention]) -> list[str]:
    """Whether the parties' countries are those that the article is about."""
    top = [c for c, _ in clause.document.countries.most_common(3)]
    found = [f"actor-rank={top.index(m.country)}" for m in actors[:1] if m.country in top]
    return found + [f"recipient-rank={top.index(m.country)}" for m in recipients[:1] if m.country in top]


def _place(nodes: list[Node], node: Node) -> list[str]:
    """Where in the sentence: first, in a relative clause, after which preposition."""
    found = ["first-node"] if node.index == 0 else []
    before = nodes[node.index - 1] if node.index else None
    if before is not None and before.kind == "rel":
        found.append("relative")
    if before is not None and before.kind == "comp":
        found.append("after-comp")
    if node.kind == "np":
        found.append(f"np-prep={node.prep or 'none'}" if len(node.prep) < 5 else "np-prep=long")
    return found


def _side(name: str, mentions: list[Mention], items: list[tuple[str, str, str]]) -> list[str]:
    whys = [why.split(" ")[0] for part, _, why in items if part == name]
    if not mentions:
        return [f"{name}=none"]
    first = mentions[0]
    found = [f"{name}-why={whys[0] if whys else 'implied'}", f"{name}-kind={first.kind}", f"{name}-level={first.level}",
             f"{name}-sector={first.sector}"]
    if len(mentions) > 1:
        found.append(f"{name}-many")
    if not first.sure:
        found.append(f"{name}-unsure")
    return found


def features_of(clause: Clause, frame: Frame, standing: Standing, chain: list[Governor], actors: list[Mention],
                recipients: list[Mention], items: list[tuple[str, str, str]], time: TimeExpression | None,
                historical: bool) -> dict[str, float]:
    """Named features of a candidate, all 1.0 where present."""
    found = _clause(clause, frame) + _side("actor", actors, items) + _side("recipient", recipients, items)
    found += _weight(clause, actors, recipients)
    found.append(f"status={standing.status}")
    if standing.category != frame.category:
        found.append(f"turned={standing.category}")
    found.append(f"governor={chain[0].effect or 'plain'}" if chain else "governor=none")
    found.append(f"depth={len(chain)}")
    if clause.speaker is not None:
        found.append("quoted")
    if clause.tellers:
        found.append("told")
    if time is not None:
        found.append("dated")
    if historical:
        found.append("historical")
    if actors and recipients and actors[0].country == recipients[0].country:
        found.append("domestic")
    return dict.fromkeys(found, 1.0)
