"""The errors Rasid raises for bad input; a programmer's mistake stays a built-in exception."""

import importlib
from typing import Any


class RasidError(Exception):
    """Base of all errors that a user can cause and mend; `str()` says what to do."""


class LexiconError(RasidError):
    """One or more faults in lexicon files, each as ``path:line: what to write instead``."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class InputError(RasidError):
    """An input that cannot be read at all (missing file, no known format, too large)."""


def need(module: str, extra: str) -> Any:
    """A module of an optional extra, imported when first needed; RasidError that says how to install it."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise RasidError(f"this needs {package}: pip install 'rasid[{extra}]'") from error
