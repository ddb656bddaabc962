"""What the fields of the filter offer: the values that the store holds, most frequent first."""

from rasid.model.ontology import CATEGORIES, MODES, QUADS, STATUSES
from rasid.web.database import Database, Generation
from rasid.web.filter import FACT, HISTORICAL

_MOST = 300
_QUERIES = {
    "outlets": f"select source as value from events where source is not null group by 1 order by count(*) desc, 1 "
               f"limit {_MOST}",
    "places": "select country as value from events where country is not null group by 1 order by count(*) desc, 1",
    "countries": "select key as value from keys where kind = 'country' group by 1 order by count(*) desc, 1",
    "parties": f"select key as value from keys where kind in ('country', 'code', 'name') group by 1 "
               f"order by count(*) desc, 1 limit {_MOST}",
}


class Options:
    """Lists of values, read once for each state of the store."""

    categories, modes, quads = CATEGORIES, MODES, tuple(dict.fromkeys(QUADS.values()))
    statuses = (FACT, *STATUSES, HISTORICAL)

    def __init__(self, database: Database) -> None:
        self._database = database
        self._of: Generation | None = None
        self._lists: dict[str, list[str]] = {}

    def __getattr__(self, name: str) -> list[str]:
        if name not in _QUERIES:
            raise AttributeError(name)
        if self._database.generation is not self._of:
            self._of = self._database.generation
            self._lists = {n: [r["value"] for r in self._database.rows(q)] for n, q in _QUERIES.items()}
        return self._lists[name]
