"""Finds the command and reports what is wrong with the input in one line."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from valora_ml.cli import build, evaluate, report, train
from valora_ml.errors import InputError

COMMANDS = {"build": build, "evaluate": evaluate, "report": report, "train": train}


def main(argv: Sequence[str]) -> int:
    """Run a command; exit status 0 done, 1 bad input, 2 wrong usage."""
    parser = ArgumentParser(prog="npm run -s ml --", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, module in COMMANDS.items():
        module.add_parser(commands, name)
    arguments = parser.parse_args(argv)
    try:
        COMMANDS[arguments.command].run(arguments)
    except InputError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0
