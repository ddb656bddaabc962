"""`rasid lexicon`: check, look up, count and export the lexicon."""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rasid import api
from rasid.cli.terminal import OK, SOME_FAILED, add_lexicon, is_lexicon, output
from rasid.evaluate.cases import check_examples
from rasid.explain import describe_reading
from rasid.export.gazetteer import write_gazetteer
from rasid.export.terminal import isolated, table
from rasid.lexicon.bundle import Lexicon
from rasid.lexicon.gazetteer import NameEntry
from rasid.lexicon.lint import Problem, lint_folder, read_frames
from rasid.lexicon.lint_frames import lint_words
from rasid.lexicon.read import DATA
from rasid.text.tokens import tokenise

EXAMPLES = """examples:
  rasid lexicon lint                        check the package's own lexicon, the examples of its frames included
  rasid lexicon lint my-words/              check your own
  rasid lexicon lint my-words/ --no-examples
  rasid lexicon show WORD                   how a word is read, what it names, which frames it sets off
  rasid lexicon stats                       how much the lexicon knows
  rasid lexicon export -o names.jsonl       every stored name with its meaning, as JSON lines
  rasid lexicon export --format csv -o gazetteer.csv        names as written, offices, codes, points and sources"""
_OWNERS = {"country": "countries", "person": "people", "organisation": "organisations", "place": "places",
           "title": "titles", "institution": "institutions", "group": "groups", "nisba": "countries"}


def add_parser(commands: Any) -> None:
    """Register the commands."""
    parser = commands.add_parser("lexicon", help="check, look up, count or export the lexicon", epilog=EXAMPLES,
                                 description="Work with the tables that hold all that Rasid knows.",
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    lint = actions.add_parser("lint", help="check lexicon folders; exit code 1 where there are faults")
    lint.add_argument("folders", nargs="*", metavar="DIR", help="your own lexicon; default: the package's")
    lint.add_argument("--no-examples", action="store_true", help="do not run the examples and counters of frames")
    lint.set_defaults(run=run_lint)
    show = actions.add_parser("show", help="what the lexicon knows of a word")
    show.add_argument("word", metavar="WORD")
    stats = actions.add_parser("stats", help="how much the lexicon knows")
    export = actions.add_parser("export", help="every stored name with its meaning")
    export.add_argument("-o", "--output", metavar="FILE", help="write here instead of to the screen")
    export.add_argument("--format", choices=("jsonl", "csv"), default="jsonl",
                        help="jsonl: all inflected forms; csv: the gazetteer as written, with sources (default: jsonl)")
    for action, run in ((show, run_show), (stats, run_stats), (export, run_export)):
        add_lexicon(action)
        action.set_defaults(run=run)


def _load(args: argparse.Namespace) -> Lexicon:
    return api.load([is_lexicon(d) for d in args.lexicon]).lexicon


def run_lint(args: argparse.Namespace) -> int:
    """Print all faults; the exit code."""
    folders = [Path(is_lexicon(d)) for d in args.folders] or [DATA]
    found = [p for folder in folders for p in lint_folder(folder)]
    if not any(p.code.startswith(("file.", "row.cells")) for p in found):
        found += _lint_with_coder(folders, args.no_examples)
    for problem in found:
        print(isolated(str(problem)))
    kinds = ", ".join(f"{n} {code}" for code, n in sorted(Counter(p.code for p in found).items()))
    print(f"{len(found)} fault(s): {kinds}" if found else "no faults")
    return SOME_FAILED if found else OK


def _lint_with_coder(folders: list[Path], no_examples: bool) -> list[Problem]:
    """Faults that only the compiled lexicon shows, of the frames that these folders hold."""
    own = {(f["id"], f["where"]) for folder in folders for f in read_frames(folder)}
    if not own:
        return []
    coder = api.load([f for f in folders if f != DATA])
    frames = [f for f in coder.lexicon.frames if (f["id"], f["where"]) in own]
    found = [Problem(*f) for f in lint_words(frames, coder.lexicon.lemmas)]
    if not no_examples:
        found += [Problem(*f) for f in check_examples(lambda text, day: coder.code(text, day).to_dict(), frames)]
    return found


def run_show(args: argparse.Namespace) -> int:
    """Print readings, names and frames of a word."""
    lexicon = _load(args)
    rows = [*_readings(lexicon, args.word), *_names(lexicon, args.word), *_frames(lexicon, args.word)]
    print("\n".join(table(("kind", "what", "where"), rows, (12, 60, 48))) if rows else "not in the lexicon")
    return OK


def _readings(lexicon: Lexicon, text: str) -> Iterator[list[str]]:
    for word in text.split():
        for reading in lexicon.analyse(word).readings:
            if reading.lemma:
                yield ["reading", describe_reading(reading), "words/"]


def _names(lexicon: Lexicon, text: str) -> Iterator[list[str]]:
    tokens = tokenise(text, lexicon.analyse)
    for match in lexicon.names.match(tokens, 0, len(tokens)) if tokens else ():
        for entry in match.entries:
            details = " ".join(str(d) for d in (entry.id, entry.flag, _meaning(lexicon, entry).get("name")) if d)
            yield [entry.type, details, entry.where]


def _meaning(lexicon: Lexicon, entry: NameEntry) -> Mapping[str, Any]:
    """The record that a name stands for."""
    record: Mapping[str, Any] = lexicon.records.get(_OWNERS.get(entry.type, ""), {}).get(entry.id, {})
    return record


def _frames(lexicon: Lexicon, text: str) -> Iterator[list[str]]:
    lemmas = {r.lemma for word in text.split() for r in lexicon.analyse(word).readings}
    for frame in lexicon.frames:
        words = [w.lstrip("=") for k in ("verb", "noun", "phrase") for p in frame.get(k, ()) for w in p.split()]
        if any(not lemmas.isdisjoint(lexicon.lemmas(w)) for w in words):
            yield ["frame", f"{frame['id']}  {frame['category']} {frame.get('mode', '')}", frame["where"]]


def run_stats(args: argparse.Namespace) -> int:
    """Print counts."""
    lexicon = _load(args)
    kinds = Counter(e.type for _, entries in lexicon.names.items() for e in entries)
    counts = [("lexicon version", lexicon.version), ("words", str(len(lexicon.citations)))]
    counts += [(f"{kind} names", str(n)) for kind, n in sorted(kinds.items())]
    counts += [(key, str(len(found))) for key, found in sorted(lexicon.records.items())]
    counts += [(f"frames {name}", str(n)) for name, n in sorted(Counter(f["category"] for f in lexicon.frames).items())]
    print("\n".join(f"{name:<24}{value:>16}" for name, value in counts))
    return OK


def run_export(args: argparse.Namespace) -> int:
    """Write all names as JSON lines, or the gazetteer as CSV."""
    lexicon = _load(args)
    with output(args.output) as stream:
        if args.format == "csv":
            write_gazetteer(stream, [Path(d) for d in args.lexicon])
            return OK
        for form, entries in sorted(lexicon.names.items()):
            for entry in entries:
                record = {"form": form, **entry._asdict()}
                meaning = _meaning(lexicon, entry)
                record |= {k: meaning[k] for k in ("name", "country", "sector", "wikidata") if meaning.get(k)}
                stream.write(json.dumps(record, ensure_ascii=False) + "\n")
    return OK
