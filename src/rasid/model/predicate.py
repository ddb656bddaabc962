"""A verb of the article with its arguments resolved to mentions."""

from dataclasses import dataclass, field

from rasid.model.mention import Mention
from rasid.model.syntax import Arguments, Node, Parse


@dataclass(slots=True, eq=False)
class Predicate:
    """subjects, objects: the mentions that stand there (a pronoun or dropped subject resolved to what it stands for);
    written: whether the subject is written rather than dropped."""

    parse: Parse
    node: Node
    args: Arguments
    subjects: list[Mention] = field(default_factory=list)
    objects: list[Mention] = field(default_factory=list)
    written: bool = True
