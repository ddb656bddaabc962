"""Coding many articles one after the other; one that fails never stops the rest."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from rasid.ingest.records import RawArticle, Refused

Coded = TypeVar("Coded")


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that was not coded. where: path or path:line; reason: one line."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Coded]):
    """What became of one input: coded, or a failure; size: bytes of input it used up."""

    size: int
    coded: Coded | None = None
    failure: Failure | None = None


def code_all(code: Callable[[RawArticle], Coded], inputs: Iterable[RawArticle | Refused]) -> Iterator[Outcome[Coded]]:
    """One outcome for every input, in order."""
    for item in inputs:
        if isinstance(item, Refused):
            yield Outcome(item.size, failure=Failure(item.where, item.reason))
        else:
            yield _code_one(code, item)


def _code_one(code: Callable[[RawArticle], Coded], raw: RawArticle) -> Outcome[Coded]:
    try:
        return Outcome(raw.size, code(raw))
    except Exception as error:  # a fault of the coder in one article must not lose the others
        return Outcome(raw.size, failure=Failure(raw.where or raw.id, f"the coder failed on it: {_said(error)}"))


def _said(error: BaseException) -> str:
    """The error and where in the package it arose, on one line."""
    trace: Any = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" ({trace.tb_frame.f_code.co_name}, line {trace.tb_lineno})" if trace is not None else ""
    return " ".join(f"{type(error).__name__}: {error}{place}".split())
