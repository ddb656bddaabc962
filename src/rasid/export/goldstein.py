"""Goldstein's conflict-cooperation values by CAMEO code."""

from collections.abc import Mapping, Sequence

TABLE = "events/goldstein.tsv"


def goldstein_values(tables: Mapping[str, Sequence[Sequence[str]]]) -> dict[str, float]:
    """CAMEO code -> value, of a lexicon's tables."""
    return {row[0]: float(row[1]) for row in tables.get(TABLE, [])[1:]}
