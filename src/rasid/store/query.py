"""Questions to a store: SQL over read-only views, and events by what they say.

The views `articles`, `events`, `mentions`, `quotes`, `times`, `entities` show each article as it was coded last, `events`
and `mentions` with what reviewers decided (`events_coded` and `mentions_coded` without); those with `_all` show every
coding that is kept. Nothing outside the views can be reached from a query.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rasid.errors import RasidError, need
from rasid.model.days import day_bounds
from rasid.store.repository import Store
from rasid.store.reviews import apply_reviews, read_reviews
from rasid.store.rows import Row, event_of
from rasid.store.schema import CHILDREN

_LATEST = ("create view articles as select * from articles_all "
           "qualify row_number() over (partition by id order by batch desc) = 1")
_CURRENT = ("create or replace view {0} as select t.* from {1}_all t semi join {2} a "
            "on t.batch = a.batch and t.article = a.id")
_REVIEWED = ("events", "mentions")
_SETTINGS = ("set enable_external_access = false", "set python_enable_replacements = false",
             "set autoinstall_known_extensions = false", "set lock_configuration = true")
_PLAIN = ("merges", "merged", "reviews", "refusals", "runs")
_RETOLD = ("select id from (select unnest(m.events) as id, m.best from merged m semi join events b on b.id = m.best) "
           "where id <> best")
"""Reports of happenings that another report stands for, which is still there."""
_ARTICLE = ("id", "source", "url", "title", "published", "language", "coder", "lexicon", "topic")


def connect(store: Store) -> Any:
    """A database in memory with the store's views and no way out of it."""
    database = need("duckdb", "store").connect()
    add_views(database, store)
    for statement in _SETTINGS:
        database.execute(statement)
    return database


def add_views(database: Any, store: Store) -> None:
    """Put the store's views into a database."""
    for name in ("articles", *CHILDREN):
        database.register(f"{name}_all", store.dataset(name))
    for name in _PLAIN:
        database.register(name, store.dataset(name))
    database.execute(_LATEST)
    show_current(database)
    apply_reviews(database, read_reviews(store))


def show_current(database: Any, latest: str = "articles") -> None:
    """Make the views of what belongs to articles show the codings that count; latest: the table or view that tells which
    (columns id and batch)."""
    for name in CHILDREN:
        database.execute(_CURRENT.format(f"{name}_coded" if name in _REVIEWED else name, name, latest))


def run_sql(store: Store, query: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Column names and rows of one SELECT; RasidError for anything else."""
    duckdb = need("duckdb", "store")
    with connect(store) as database:
        try:
            statements = database.extract_statements(query)
            if [s.type for s in statements] != [duckdb.StatementType.SELECT]:
                raise RasidError("one SELECT statement, please; the store is read-only here")
            result = database.execute(query)
            return [column[0] for column in result.description], result.fetchall()
        except duckdb.Error as error:
            raise RasidError(f"SQL: {error}") from error


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events: actor and recipient are a country, a sector, an entity id or COUNTRY/SECTOR; since and until are
    ISO dates, months or years (both ends within); status "fact" means told as having happened; ids: of the events;
    merged: of the reports of one happening only the fullest."""

    actor: str | None = None
    recipient: str | None = None
    category: str | None = None
    mode: str | None = None
    status: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    least: float = 0.0
    article: str | None = None
    ids: tuple[str, ...] | None = None
    merged: bool = False

    def clauses(self) -> tuple[str, list[Any]]:
        """A condition with place-holders and its parameters."""
        found = [*_party("actors", self.actor), *_party("recipients", self.recipient), *_plain(self), *_dates(self)]
        return " and ".join(sql for sql, _ in found) or "true", [v for _, values in found for v in values]


Clause = tuple[str, list[Any]]


def _party(column: str, value: str | None) -> Iterator[Clause]:
    if value is None:
        return
    country, mark, sector = value.partition("/")
    if mark:
        yield f"len(list_filter(e.{column}, lambda p: p.country = ? and p.sector = ?)) > 0", [country, sector]
    else:
        anyway = "p.country = ? or p.sector = ? or p.entity = ?"
        yield f"len(list_filter(e.{column}, lambda p: {anyway})) > 0", [value] * 3


def _plain(wanted: EventFilter) -> Iterator[Clause]:
    equal = {"category": wanted.category, "mode": wanted.mode, "article": wanted.article}
    for column, value in equal.items():
        if value is not None:
            yield f"e.{column} = ?", [value]
    if wanted.country is not None:
        yield "e.place.country = ?", [wanted.country]
    if wanted.merged:
        yield f"e.id not in ({_RETOLD})", []
    if wanted.least > 0:
        yield "e.confidence >= ?", [wanted.least]
    if wanted.ids is not None:
        yield "e.id in (select unnest(?::varchar[]))", [list(wanted.ids)]
    if wanted.status == "fact":
        yield "e.status is null", []
    elif wanted.status is not None:
        yield "e.status = ?", [wanted.status]


def _dates(wanted: EventFilter) -> Iterator[Clause]:
    for value, sql, edge in ((wanted.since, "coalesce(e.last_day, a.day) >= ?", 0),
                             (wanted.until, "coalesce(e.first_day, a.day) <= ?", 1)):
        if value is not None:
            yield sql, [_edge(value, edge)]


def _edge(value: str, edge: int) -> Any:
    days = day_bounds(value)
    if days is None:
        raise RasidError(f"{value}: no date; write it as 2021-05-05, 2021-05 or 2021")
    return days[edge]


def iterate_events(store: Store, wanted: EventFilter | None = None) -> Iterator[tuple[Row, Row]]:
    """Article and event of schema 1, in the order of article ids and of the text."""
    where, values = (wanted or EventFilter()).clauses()
    query = (f"select struct_pack({', '.join(f'{c} := a.{c}' for c in _ARTICLE)}) as article_, e.*, m.spots "
             "from events e join articles a on a.id = e.article left join (select event, article, "
             "list(struct_pack(text := text, start := start, \"end\" := \"end\") order by start) as spots "
             "from mentions group by event, article) m on m.event = e.id and m.article = e.article "
             f"where {where} order by e.article, m.spots[1].start, e.id")
    with connect(store) as database:
        for row in records(database.execute(query, values)):
            yield row["article_"], event_of(row, row["spots"] or [])


def iterate_articles(store: Store) -> Iterator[Row]:
    """Every article with its text and the annotations of schema 1, in the order of ids."""
    lists = ", ".join(f"(select list(t order by t.start) from {n} t where t.article = a.id) as {n}"
                      for n in ("quotes", "times"))
    query = (f"select a.*, {lists}, (select list(t) from entities t where t.article = a.id) as entities "
             "from articles a order by a.id")
    with connect(store) as database:
        for row in records(database.execute(query)):
            yield {**row, **{name: row[name] or [] for name in ("quotes", "times", "entities")}}


def story_names(store: Store) -> dict[str, dict[str, list[str]]]:
    """Article -> kind -> names of the entities it speaks of."""
    found: dict[str, dict[str, list[str]]] = {}
    with connect(store) as database:
        query = "select article, kind, list(distinct name order by name) as names from entities group by 1, 2"
        for row in records(database.execute(query)):
            found.setdefault(row["article"], {})[row["kind"]] = row["names"]
    return found


def records(result: Any) -> Iterator[Mapping[str, Any]]:
    """The rows of an answer as dictionaries, read a piece at a time."""
    names = [column[0] for column in result.description]
    while rows := result.fetchmany(1000):
        for row in rows:
            yield dict(zip(names, row, strict=True))
