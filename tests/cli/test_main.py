"""Help with examples for every command; errors in one line."""

import re
from collections.abc import Callable

import pytest

import rasid
from rasid.cli.main import build_parser
from tests.conftest import ROOT

Run = Callable[..., tuple[int, str, str]]
COMMANDS = sorted(re.findall(r"^    (\w+) +\w", build_parser().format_help(), re.MULTILINE))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(run: Run, command: str) -> None:
    status, out, _ = run(command, "--help")
    assert status == 0 and "examples:" in out and f"rasid {command}" in out


def test_the_commands_are_found() -> None:
    assert {"code", "explain", "times", "entities", "evaluate", "lexicon", "schema"} <= set(COMMANDS)


def test_version(run: Run) -> None:
    assert run("--version")[1] == f"rasid {rasid.__version__}\n"


def test_schema_is_printed(run: Run) -> None:
    assert run("schema")[1] == (ROOT / "docs" / "reference" / "schema.json").read_text(encoding="utf-8")
