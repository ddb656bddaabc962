"""Rasid on Apache Spark, for archives that one machine cannot hold (docs/how-to/spark.md).

Frames are PySpark's; executors need this package, of the same version and lexicon, and each Python worker loads the
lexicon once.
"""

import os
import sys
import warnings
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from rasid.api import ArchiveCoder
from rasid.corpus.merging import MergeReport, merge_store
from rasid.corpus.run import Options, Report, sorted_by_topic
from rasid.corpus.spark.coding import code_into, partitions_of
from rasid.corpus.spark.frames import archive_frame, articles_frame, coded_frame, table_frame
from rasid.corpus.spark.merging import judge_by_blocks
from rasid.corpus.workers import versions_of
from rasid.errors import RasidError, need
from rasid.store.repository import Store, new_run, open_store
from rasid.store.schema import CHILDREN

_PIECES = 4
"""Partitions for each of Spark's slots that a frame is spread over before it is coded into a store."""


def code(dataframe: Any, lexicon: Sequence[str | Path] = (), all_topics: bool = False, keep_text: bool = True) -> Any:
    """What the coder makes of articles, one row each, as a frame.

    dataframe: has a column `text`, and may have `id`, `published` (ISO text, date or timestamp), `source`, `url` and
    `title`. The result has the columns `articles`, `events`, `mentions`, `quotes`, `times` and `entities`, each an array
    of rows as the store's table of that name has them (`rows` takes them out), and `failure` {place, reason} where an
    article was refused or the coder failed on it. Topics and `keep_text` as with `rasid code`.
    """
    make = _maker(lexicon)
    options = sorted_by_topic(Options(keep_text=keep_text), all_topics)
    return coded_frame(articles_frame(dataframe), make, versions_of(make()), f"{new_run()}.000000", options)


def rows(coded: Any, table: str) -> Any:
    """The rows of one of the store's tables out of what `code` gave, as a frame to query or to write."""
    if table not in ("articles", *CHILDREN):
        raise RasidError(f"{table}: one of articles, {', '.join(CHILDREN)}")
    functions = need("pyspark.sql.functions", "spark")
    return coded.select(functions.explode(table).alias("row")).select("row.*")


def code_to_store(dataframe: Any, store: str, lexicon: Sequence[str | Path] = (), all_topics: bool = False,
                  keep_text: bool = True) -> Report:
    """Code the articles of a frame (columns as with `code`) that a store has not yet, and put them there. store: a folder
    that all executors see, or an object store's URL. RasidError where another run is writing to it."""
    options = sorted_by_topic(Options(keep_text=keep_text), all_topics)
    partitions = _PIECES * dataframe.sparkSession.sparkContext.defaultParallelism
    return code_into(Store(_anywhere(store)), articles_frame(dataframe), partitions, _maker(lexicon), options)


def code_files(files: Sequence[tuple[Path, str]], store: str, master: str | None, published: str | None,
               columns: Mapping[str, str], lexicon: Sequence[str], options: Options) -> Report:
    """Code files (see `rasid.ingest.formats`) into a store with a session of their own."""
    spark = session(master)
    frame = archive_frame(spark, files, published, columns)
    partitions = partitions_of(spark, sum(path.stat().st_size for path, _ in files))
    return code_into(Store(_anywhere(store)), frame, partitions, _maker(lexicon), options)


def table(spark: Any, store: str, name: str) -> Any:
    """A table of a store as a frame: every coding that is kept, without what reviewers decided."""
    opened = open_store(_anywhere(store))
    found = table_frame(spark, opened, name)
    if name not in CHILDREN:
        return found
    committed = table_frame(spark, opened, "articles").select("batch").distinct()
    return found.join(committed, "batch", "left_semi")


def merge(spark: Any, store: str) -> MergeReport:
    """Merge a store's reports of one happening, as `rasid merge` does, the comparing spread over Spark's executors. The
    reports and their groups are held by the driver."""
    return merge_store(open_store(_anywhere(store)), partial(judge_by_blocks, spark))


def session(master: str | None) -> Any:
    """The Spark session, begun if there is none. master: such as local[2] or spark://host:7077; None: as spark-submit
    says, else this machine. RasidError where Spark cannot start."""
    sql = need("pyspark.sql", "spark")
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)   # none is used here
    builder = sql.SparkSession.builder.appName("rasid").config("spark.ui.showConsoleProgress", "false")
    if master is None or master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        found = (builder.master(master) if master else builder).getOrCreate()
    except Exception as error:  # PySpark's own, and Py4J's that carry Java's
        raise RasidError(f"Spark did not start ({' '.join(str(error).split())[:200]}); it needs Java 17 or later") from error
    found.sparkContext.setLogLevel("ERROR")
    return found


def _maker(lexicon: Sequence[str | Path]) -> "partial[ArchiveCoder]":
    return partial(ArchiveCoder, [_anywhere(str(folder)) for folder in lexicon])


def _anywhere(where: str) -> str:
    """A folder or URL as executors can find it, which work in folders of their own."""
    return where if "://" in where else str(Path(where).absolute())
