"""The errors Rasid raises for bad input; a programmer's mistake stays a built-in exception."""


class RasidError(Exception):
    """Base of all errors that a user can cause and mend; `str()` says what to do."""


class LexiconError(RasidError):
    """One or more faults in lexicon files, each as ``path:line: what to write instead``."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class InputError(RasidError):
    """An input that cannot be read at all (missing file, no known format, too large)."""
