"""How a desk is run."""

from dataclasses import dataclass
from pathlib import Path

from rasid.corpus.alert_rules import DEFAULT

VIEWS = ("arab", "world", "levant", "gulf", "maghreb", "nile", "europe")
"""Windows of the map."""
LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")


@dataclass(frozen=True, slots=True)
class Settings:
    """host: the address it listens on; token: what a browser must show (needed beyond loopback); read_only: nothing can
    be changed; demo: the store holds the samples; memory: what the database may take, as DuckDB writes it; view: of VIEWS,
    where maps open; rules: the file of alert rules."""

    host: str = "127.0.0.1"
    token: str | None = None
    read_only: bool = False
    demo: bool = False
    memory: str = "400MB"
    view: str = "arab"
    rules: Path = DEFAULT
