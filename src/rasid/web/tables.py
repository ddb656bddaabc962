"""The tables that pages ask, made once from a store's views: only the columns shown.

articles  what was read, numbered by n, without texts
events    one row an event, numbered by n; a: number of its article; first and last: its days, else its article's; seen:
          the article's day; evidence: the first of its clauses
keys      event, side (0 actor, 1 recipient), kind, key: all that a party is found by: country, sector, code
          (COUNTRY/SECTOR), entity (id), name; sorted by key chunk by chunk
dyads     events again, narrow, once for each pair of countries (actor, recipient) on its sides; where all are actors, as
          in a meeting, each pair of theirs in both directions; dyads_by_code and dyads_by_name: of codes and names
coded     events as coded, without what reviewers decided, as far as the queue of reviews asks of them
postings  event, and hash of a word of its evidence or title, folded; vocabulary: those words
days      articles read a day
quotes    what was said, newest first
"""

from collections.abc import Iterator, Sequence
from typing import Any

from rasid.text.chars import FOLD

_PARTIES = "list_transform({0}, lambda p: struct_pack(name := p.name, country := p.country, sector := p.sector, " \
           "entity := p.entity, text := p.text))"
_ARTICLES = """
create table desk.articles as
select (row_number() over () - 1)::integer as n, * from (
  select id, batch, source, url, title, published, day, topic, coded, coder, lexicon from articles order by day)
"""
_EVENTS = f"""
select (row_number() over () + $base)::integer as n, * from (
  select e.id, e.article, d.n as a, e.batch, e.category, e.mode, e.quad, e.score, e.goldstein, e.status, e.historical,
    coalesce(e.first_day, d.day) as first, coalesce(e.last_day, d.day) as last, e.date, d.day as seen, d.source,
    e.place.country as country, e.place.name as place, e.place.lat as lat, e.place.lon as lon,
    e.place.precision as precision, e.confidence, {_PARTIES.format("e.actors")} as actors,
    {_PARTIES.format("e.recipients")} as recipients, e.reported_by.name as teller, m.triggers,
    e.evidence[1].text as evidence
  from events e join desk.articles d on d.id = e.article left join
    (select s.article, s.event, string_agg(s.text, ' · ' order by s.start) as triggers from mentions s where $s
     group by 1, 2) m on m.article = e.article and m.event = e.id
  where $e
  order by first desc nulls last, e.article, e.id)
"""
_KEYS = """
with parties as (
  select n as event, 0::tinyint as side, unnest(actors) as p from desk.events where n > $base union all
  select n, 1::tinyint, unnest(recipients) from desk.events where n > $base)
select event, side, kind, key from (
  select event, side, unnest(['country', 'sector', 'code', 'entity', 'name']) as kind,
    unnest([p.country, p.sector, p.country || '/' || p.sector, p.entity, p.name]) as key from parties)
where key is not null order by key, side, event
"""
_PAIRS = """
select * exclude (mutual) from (
  select * exclude (others), unnest(others) as recipient from (
    select * exclude (actors, recipients), unnest(actors) as actor,
      case when mutual then actors else recipients end as others from (
        select n, a, category, quad, score, status, historical, first, last, seen, source, country, confidence,
          len(recipients) = 0 as mutual, list_distinct(list_transform(actors, lambda p: {0})) as actors,
          list_distinct(list_transform(recipients, lambda p: {0})) as recipients
        from desk.events where n > $base)))
where not (mutual and actor = recipient)
"""
_TOKENS = """
create or replace temp table tokens as
select e.n, unnest(list_distinct(string_split(fold(concat_ws(' ', d.title, e.evidence)), ' '))) as word
from desk.events e join desk.articles d on d.n = e.a where e.n > $base
"""
_POSTINGS = "select hash(word) as word, n as event from tokens order by 1, 2"
_VOCABULARY = "select distinct t.word from tokens t anti join desk.vocabulary v on v.word = t.word"
_CODED = "create table desk.coded as select id, batch, article, category, confidence from events_coded"
_DAYS = """
create table desk.days as
select day, count(*) filter (where coded) as articles, count(*) as read from desk.articles where day is not null
group by 1 order by 1
"""
_QUOTES = """
create table desk.quotes as
select (row_number() over () - 1)::integer as n, * from (
  select q.article, d.n as a, d.source, d.day, d.topic, q.kind, q.text, q.start, q."end", q.occasion,
    q.speaker.name as speaker, q.speaker.country as country, q.speaker.sector as sector, q.speaker.entity as entity,
    q.speaker.text as printed, q.cue.text as cue, fold(q.text) as words
  from quotes q join desk.articles d on d.id = q.article order by d.day desc nulls last, q.article, q.start)
"""
PAIRS = {"dyads": "p.country", "dyads_by_code": "p.country || '/' || p.sector", "dyads_by_name": "p.name"}
"""Tables of pairs, and what stands for a party in each."""
_FOLLOW = {"events": _EVENTS, "keys": _KEYS, **{name: _PAIRS.format(party) for name, party in PAIRS.items()}}
"""Tables that follow from events, in the order in which they are made; $base: the greatest number given before; $e and $s:
which events and which of their triggers."""
CHUNK = 20_000
"""Articles whose events are read at a time: it bounds memory."""
_USUAL = frozenset(map(chr, [*range(0x0621, 0x0653), *range(0x0660, 0x066A), 0x0670, 0x0671, 0x200E, 0x200F]))
"""Characters of ordinary Arabic newspaper text."""
LIGHT = ("merges", "merged", "reviews")
"""Tables taken over as they are; they change more often."""


def make(database: Any) -> None:
    """Make all tables from the store's views."""
    database.execute(_fold_macro())
    database.execute(_ARTICLES)
    for name, query in _FOLLOW.items():
        database.execute(f"create table desk.{name} as {_filled(query, -1, 'false')}")
    database.execute("create table desk.postings (word ubigint, event integer)")
    database.execute("create table desk.vocabulary (word varchar)")
    for first, last in _chunks(database):
        _add(database, f"$.batch between '{first}' and '{last}'")
    database.execute(_CODED)
    database.execute(_DAYS)
    database.execute(_QUOTES)


def remake(database: Any, articles: Sequence[str]) -> None:
    """Read the events of some articles again from the views, all else as it is."""
    listed = "(" + ", ".join("'" + a.replace("'", "''") + "'" for a in articles) + ")"
    database.execute("begin")
    old = f"(select n from desk.events where article in {listed})"
    for name, column in (("keys", "event"), ("postings", "event"), *((pairs, "n") for pairs in PAIRS), ("events", "n")):
        database.execute(f"delete from desk.{name} where {column} in {old}")
    _add(database, f"$.article in {listed}")
    database.execute("commit")


def _chunks(database: Any) -> Iterator[tuple[str, str]]:
    """Ranges of batches that hold about CHUNK articles each."""
    first, held = None, 0
    for batch, articles in database.execute("select batch, count(*) from desk.articles group by 1 order by 1").fetchall():
        first, held = first or batch, held + articles
        last = batch
        if held >= CHUNK:
            yield first, last
            first, held = None, 0
    if first:
        yield first, last


def _add(database: Any, where: str) -> None:
    """Add events and what follows from them; where: a condition on the batch or article of a row $."""
    base = database.execute("select coalesce(max(n), -1) from desk.events").fetchone()[0]
    for name, query in _FOLLOW.items():
        database.execute(f"insert into desk.{name} {_filled(query, base, where)}")
    database.execute(_filled(_TOKENS, base, where))
    database.execute(f"insert into desk.postings {_POSTINGS}")
    database.execute(f"insert into desk.vocabulary {_VOCABULARY}")
    database.execute("drop table tokens")


def _filled(query: str, base: int, where: str) -> str:
    return query.replace("$base", str(base)).replace("$e", where.replace("$", "e")).replace("$s", where.replace("$", "s"))


def _fold_macro() -> str:
    """The folding of `rasid.text` as a macro in SQL. DuckDB reads the whole table of characters anew for every row, so
    that the long one is kept for texts that need it; characters that fold into several letters are left alone."""
    table = {chr(code): to for code, to in FOLD.items() if len(to) <= 1}
    usual = {char: to for char, to in table.items() if char in _USUAL}
    rare = "".join(char for char in table if char not in usual)
    return (f"create macro fold(t) as lower(case when regexp_matches(t, '[{rare}]') then {_translated(table)} "
            f"else {_translated(usual)} end)")


def _translated(table: dict[str, str]) -> str:
    ordered = sorted(table, key=lambda char: table[char] == "")     # what has no counterpart is deleted
    return f"translate(t, '{''.join(ordered)}', '{''.join(map(table.__getitem__, ordered))}')"


def take_over(database: Any, name: str, table: Any) -> None:
    """Put an Arrow table in the place of one of LIGHT."""
    database.register("arriving", table)
    database.execute(f"create or replace table desk.{name} as select * from arriving")
    database.unregister("arriving")
