"""The tables that pages ask, made once from a store's views: only the columns shown, in the order they are shown.

events    one row an event, newest first, numbered by n; first and last: its days, else its article's; seen: the
          article's day; words: folded evidence and title for the search of words
keys      event, side (0 actor, 1 recipient), kind, key: all that a party is found by: country, sector, code
          (COUNTRY/SECTOR), entity (id), name; sorted by key
dyads     event, actor, recipient: countries on either side, each pair once
articles  what was read, without texts; days: articles read a day
quotes    what was said, newest first
"""

from typing import Any

from rasid.text.chars import FOLD

_PARTIES = "list_transform({0}, lambda p: struct_pack(name := p.name, country := p.country, sector := p.sector, " \
           "entity := p.entity, text := p.text))"
_EVENTS = f"""
create table desk.events as
select (row_number() over () - 1)::integer as n, * from (
  select e.id, e.article, e.batch, e.category, e.mode, e.quad, e.score, e.goldstein, e.status, e.historical,
    coalesce(e.first_day, a.day) as first, coalesce(e.last_day, a.day) as last, e.date, a.day as seen, a.source,
    e.place.country as country, e.place.name as place, e.place.lat as lat, e.place.lon as lon,
    e.place.precision as precision, e.confidence, {_PARTIES.format("e.actors")} as actors,
    {_PARTIES.format("e.recipients")} as recipients, e.reported_by.name as teller, m.triggers,
    e.evidence[1].text as evidence, fold(concat_ws(' ', a.title, e.evidence[1].text)) as words
  from events e join articles a on a.id = e.article left join
    (select article, event, string_agg(text, ' · ' order by start) as triggers from mentions group by 1, 2) m
    on m.article = e.article and m.event = e.id
  order by first desc nulls last, e.article, e.id)
"""
_KEYS = """
create table desk.keys as
with parties as (
  select n as event, 0::tinyint as side, unnest(actors, recursive := true) from desk.events union all
  select n, 1::tinyint, unnest(recipients, recursive := true) from desk.events)
select distinct event, side, kind, key from (
  select event, side, unnest(['country', 'sector', 'code', 'entity', 'name']) as kind,
    unnest([country, sector, country || '/' || sector, entity, name]) as key from parties)
where key is not null order by key, side, event
"""
_DYADS = """
create table desk.dyads as
select a.event, a.key as actor, r.key as recipient from desk.keys a join desk.keys r using (event)
where a.kind = 'country' and r.kind = 'country' and a.side = 0 and r.side = 1 order by 1
"""
_ARTICLES = """
create table desk.articles as
select id, batch, source, url, title, published, day, topic, coded, events, coder, lexicon from articles order by day
"""
_DAYS = """
create table desk.days as
select day, count(*) filter (where coded) as articles, count(*) as read from desk.articles where day is not null
group by 1 order by 1
"""
_QUOTES = """
create table desk.quotes as
select (row_number() over () - 1)::integer as n, * from (
  select q.article, q.batch, a.source, a.day, a.topic, q.kind, q.text, q.start, q."end", q.occasion,
    q.speaker.name as speaker, q.speaker.country as country, q.speaker.sector as sector, q.speaker.entity as entity,
    q.speaker.text as printed, q.cue.text as cue, fold(q.text) as words
  from quotes q join articles a on a.id = q.article order by a.day desc nulls last, q.article, q.start)
"""
CODED = (_EVENTS, _KEYS, _DYADS, _ARTICLES, _DAYS, _QUOTES)
"""What changes when articles are coded."""
LIGHT = ("merges", "merged", "reviews")
"""Tables taken over as they are; they change more often."""


def fold_macro() -> str:
    """The folding of `rasid.text` as a macro in SQL; characters that fold into several letters are left alone."""
    single = {code: to for code, to in FOLD.items() if len(to) == 1}
    gone = [code for code, to in FOLD.items() if to == ""]
    before = "".join(map(chr, [*single, *gone])).replace("'", "''")
    after = "".join(single.values()).replace("'", "''")
    return f"create macro fold(t) as lower(translate(t, '{before}', '{after}'))"


def take_over(database: Any, name: str, table: Any) -> None:
    """Put an Arrow table in the place of one of LIGHT."""
    database.register("arriving", table)
    database.execute(f"create or replace table desk.{name} as select * from arriving")
    database.unregister("arriving")
