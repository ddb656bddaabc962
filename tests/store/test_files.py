"""Files written apart from their commit: not seen before it, whole after it, and no loss where it never comes."""

from rasid.store.files import FileWriter, add_files
from rasid.store.query import run_sql
from rasid.store.repository import Store
from rasid.store.rows import table_rows
from tests.coded import article, event, extra


def write(store: Store, batch: str, *tables: str):
    rows = table_rows(article(f"a-{batch}", [event(f"e-{batch}")]), batch, extra())
    found = []
    for name in tables:
        writer = FileWriter(store, name)
        writer.write(rows[name])
        writer.write(rows[name])
        found.append(writer.close())
    return found


def test_files_count_once_they_are_added(tmp_path):
    store = Store(str(tmp_path))
    with store.writing():
        files = write(store, "r.1", "events", "articles")
        assert store.rows("events") == store.rows("articles") == []
        for file in files:
            add_files(store, [file])
            add_files(store, [])
    assert [file.rows for file in files] == [2, 2]
    assert run_sql(store, "select id, category, actors[1].country from events")[1] == [("e-r.1", "SANCTION", "USA")] * 2
    assert store.table("events").to_pyarrow_dataset().count_rows() == 2


def test_rows_whose_articles_were_never_added_are_forgotten(tmp_path):
    store = Store(str(tmp_path))
    with store.writing():
        add_files(store, write(store, "r.1", "events"))
        assert run_sql(store, "select * from events")[1] == []
        assert store.forget_torn() == 2
        add_files(store, write(store, "r.2", "events", "articles")[:1])
        store.compact()
        assert len(store.rows("events")) == 2
