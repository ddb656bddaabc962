"""`rasid serve`: the desk, in a browser."""

import argparse
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from rasid.api import ArchiveCoder
from rasid.cli import archive
from rasid.cli.terminal import OK, say
from rasid.corpus.alert_rules import DEFAULT, read_rules
from rasid.corpus.archive import code_archive
from rasid.corpus.merging import merge_store
from rasid.corpus.run import Options, sorted_by_topic
from rasid.errors import RasidError, need
from rasid.ingest.complete import complete
from rasid.ingest.formats import archive_files, read_archive
from rasid.store.repository import Store, open_store

EXAMPLES = """examples:
  rasid serve --demo --port 8000                    the sample articles
  rasid serve news.store --port 8000                a store, for this machine only
  rasid serve news.store --read-only                nothing can be changed
  rasid serve news.store --host 0.0.0.0 --token S   for others too: they open http://.../?token=S

Open the address that is printed; stop with Ctrl-C."""
SAMPLES = Path(__file__).resolve().parents[3] / "samples"
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def add_parser(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("serve", help="see and check a store's events in a browser", epilog=EXAMPLES,
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", nargs="?", metavar="STORE", help="the store, as made by rasid code --store")
    parser.add_argument("--demo", action="store_true", help="code the sample articles and show those")
    parser.add_argument("--port", type=int, default=8000, metavar="N", help="default: 8000")
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS",
                        help="default: 127.0.0.1, this machine only; any other needs --token")
    parser.add_argument("--token", metavar="SECRET", help="what a browser must show once")
    parser.add_argument("--rules", metavar="FILE", help="alert rules in TOML (default: those that come with Rasid)")
    parser.add_argument("--read-only", action="store_true", help="no reviews, nothing can be changed")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted."""
    if bool(args.store) == args.demo:
        raise RasidError("one of STORE and --demo, please; see: rasid serve --help")
    if args.host not in LOOPBACK and not args.token:
        raise RasidError(f"--host {args.host} lets others in: give a --token that they must show")
    need("fastapi", "web")
    server = need("uvicorn", "web")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(OK))     # leave in order: temporary folders go
    with _store(args) as store:
        app = _app(store, args)
        say(f"the desk is at http://{args.host}:{args.port}/{'?token=...' if args.token else ''}")
        server.run(app, host=args.host, port=args.port, log_level="warning", server_header=False)
    return OK


def _app(store: Store, args: argparse.Namespace) -> Any:
    from rasid.web.app import create_app  # the extra `web`, needed only here
    from rasid.web.settings import Settings

    rules = Path(args.rules) if args.rules else DEFAULT
    read_rules(rules)     # mistakes are told now, not on the page
    return create_app(store, Settings(args.host, args.token, args.read_only, args.demo, rules=rules))


@contextmanager
def _store(args: argparse.Namespace) -> Iterator[Store]:
    if not args.demo:
        yield open_store(args.store)
        return
    if not SAMPLES.is_dir():
        raise RasidError("--demo needs the samples that stand beside the source code: clone the project and install it "
                         "with pip install -e '.[web]'")
    with tempfile.TemporaryDirectory(prefix="rasid-demo-") as folder:
        yield demo_store(folder)


def demo_store(folder: str) -> Store:
    """The samples, coded and merged, as a store in a folder."""
    store = Store(str(Path(folder, "demo.store")))
    inputs = complete(read_archive(archive_files([str(SAMPLES)]), None, {}))
    archive.tell(code_archive(store, partial(ArchiveCoder, []), inputs, sorted_by_topic(Options(), False)))
    merge_store(store)
    return store
