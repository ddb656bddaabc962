"""The base install: commands load without the extras, and one that needs an extra says how to install it."""

import subprocess
import sys

EXTRAS = ("deltalake", "pyarrow", "duckdb", "trafilatura", "fastwarc", "feedparser", "lxml", "pyspark", "urllib3", "protego",
          "courlan")
BLOCKED = f"import sys\nfor name in {EXTRAS!r}: sys.modules[name] = None\n"


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", BLOCKED + code], capture_output=True, text=True, check=False)


def test_all_commands_load_without_extras() -> None:
    code = "from rasid.cli.main import build_parser, main\nbuild_parser()\nsys.exit(main(['schema']))"
    done = run(code)
    assert done.returncode == 0, done.stderr


def test_a_missing_extra_is_told_in_one_line() -> None:
    done = run("from rasid.cli.main import main\nsys.exit(main(['sql', '--store', 'x', 'select 1']))")
    assert done.returncode == 2
    assert done.stderr.strip() == "rasid: this needs deltalake: pip install 'rasid[store]'"


def test_a_cluster_without_its_extra_is_told_in_one_line() -> None:
    code = ("import rasid.spark, rasid.errors\ntry: rasid.spark.session('local[1]')\n"
            "except rasid.errors.RasidError as error: print(error)")
    assert run(code).stdout.strip() == "this needs pyspark: pip install 'rasid[spark]'"
