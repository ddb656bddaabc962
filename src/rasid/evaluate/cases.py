"""Cases of the event lexicon: sentences with the events they must give, and the examples and counters of frames."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from rasid.lexicon.read import DATA, read_toml

Code = Callable[[str, str | None], Mapping[str, Any]]
"""Text and publication date -> coded article (schema 1)."""
NOTHING = "NONE"
"""The category of a case in which nothing may fire."""
CASES = "*.cases.toml"


class Verdict(NamedTuple):
    """What became of a case. category: of its first expected event, or NONE; reason: "" where it passed."""

    where: str
    category: str
    text: str
    reason: str

    @property
    def passed(self) -> bool:
        """Whether the case gave exactly what it must."""
        return not self.reason


def read_cases(root: Path = DATA) -> list[dict[str, Any]]:
    """All cases of a lexicon folder, with path:line."""
    return [case for path in sorted((root / "events").glob(CASES)) for case in read_toml(path, "case", root)]


def run_cases(code: Code, cases: Sequence[Mapping[str, Any]]) -> Iterator[Verdict]:
    """The verdict of each case: every expected event found once, and nothing else coded."""
    for case in cases:
        expected = case.get("event", [])
        category = expected[0]["category"] if expected else NOTHING
        coded = list(code(case["text"], case.get("published"))["events"])
        yield Verdict(case["where"], category, case["text"], judge(expected, coded))


def judge(expected: Sequence[Mapping[str, Any]], coded: Sequence[Mapping[str, Any]]) -> str:
    """Why coded events are not the expected ones, or ""."""
    left = list(coded)
    for event in expected:
        found = next((c for c in left if not mismatch(event, c)), None)
        if found is None:
            return f"missing {event['category']}: {_nearest(event, left)}"
        left.remove(found)
    return f"also coded {', '.join(show(c) for c in left)}" if left else ""


def mismatch(expected: Mapping[str, Any], coded: Mapping[str, Any]) -> str:
    """The first field in which a coded event is not the expected one; a field that is not given is not compared."""
    if expected["category"] != coded["category"]:
        return "category"
    if "mode" in expected and expected["mode"] != coded["mode"]:
        return f"mode {coded['mode']}"
    if "status" in expected and expected["status"] != (coded["status"] or "none"):
        return f"status {coded['status'] or 'none'}"
    for side in ("actors", "recipients"):
        got = _parties(coded, side)
        if side in expected and sorted(set(expected[side])) != got:
            return f"{side} {', '.join(got) or 'none'}"
    return ""


def _parties(event: Mapping[str, Any], side: str) -> list[str]:
    return sorted({f"{p['country'] or '-'} {p['sector'] or 'UNK'}" for p in event[side]})


def _nearest(expected: Mapping[str, Any], coded: Sequence[Mapping[str, Any]]) -> str:
    same = [c for c in coded if c["category"] == expected["category"]]
    if same:
        return f"got {mismatch(expected, same[0])}"
    return f"got {', '.join(map(show, coded)) or 'nothing'}"


def show(event: Mapping[str, Any]) -> str:
    """An event in one line of codes."""
    sides = [", ".join(_parties(event, side)) or "nobody" for side in ("actors", "recipients")]
    return f"{event['category']} {event['mode'] or '-'} {sides[0]} -> {sides[1]}"


def pass_rates(verdicts: Sequence[Verdict]) -> dict[str, tuple[int, int]]:
    """(passed, all) by category, in alphabetical order."""
    rates: dict[str, tuple[int, int]] = {}
    for verdict in sorted(verdicts, key=lambda v: v.category):
        passed, total = rates.get(verdict.category, (0, 0))
        rates[verdict.category] = (passed + verdict.passed, total + 1)
    return rates


def check_examples(code: Code, frames: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """(where, code, message) of frames whose examples do not fire or whose counters do."""
    for frame in frames:
        for text in frame.get("examples", ()):
            if not _fires(code, frame["id"], text):
                yield frame["where"], "frame.example-silent", f"{frame['id']} does not fire on its example: {text}"
        for text in frame.get("counters", ()):
            if _fires(code, frame["id"], text):
                yield frame["where"], "frame.counter-fires", f"{frame['id']} fires on its counter: {text}"


def _fires(code: Code, frame: str, text: str) -> bool:
    return any(frame in event["rules"] for event in code(text, None)["events"])
