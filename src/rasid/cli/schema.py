"""`rasid schema`: the JSON Schema of the output."""

import argparse
from typing import Any

from rasid.cli.terminal import OK, output
from rasid.export.schema import schema_text

EXAMPLES = """examples:
  rasid schema                                  on the screen
  rasid schema -o docs/reference/schema.json    to a file"""


def add_parser(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("schema", help="print the JSON Schema of coded articles", epilog=EXAMPLES,
                                 description="Print the JSON Schema of coded articles (schema 1).",
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--output", metavar="FILE", help="write here instead of to the screen")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the schema."""
    with output(args.output) as stream:
        stream.write(schema_text())
    return OK
