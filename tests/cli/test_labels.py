"""Arabic labels: every word that a table can show has one."""

from rasid.cli.terminal import labels
from rasid.export.table import COLUMNS
from rasid.model.ontology import CATEGORIES, MODES, STATUSES


def test_every_label_is_there() -> None:
    modes = {mode for own in MODES.values() for mode in own}
    assert {*CATEGORIES, *STATUSES, *COLUMNS, *modes, "historical"} <= set(labels("ar"))


def test_english_needs_none() -> None:
    assert labels("en") == {}
