"""``evaluate TASK``: measures a model on the data in a folder."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from valora_ml.errors import InputError
from valora_ml.evaluate.measurement import write_json
from valora_ml.evaluate.tasks import TASKS, load_task


def task_parser(task: str, parser: ArgumentParser) -> ArgumentParser:
    """Declare everybody's options and the task's own."""
    parser.add_argument("--data", type=Path, default=Path(), help="folder the data lies in")
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    load_task(task).add_arguments(parser)
    return parser


def add_parser(commands: Any, name: str) -> None:
    """Declare the command and, below it, one parser per task."""
    parser: ArgumentParser = commands.add_parser(name, help="measure a model on data of yours")
    tasks = parser.add_subparsers(dest="task", required=True, metavar="TASK")
    for task in TASKS:
        task_parser(task, tasks.add_parser(task))


def run(arguments: Namespace) -> None:
    """Measure and print one line per figure."""
    if not arguments.data.is_dir():
        raise InputError(f"--data {arguments.data}: no such folder")
    if arguments.json and not arguments.json.resolve().parent.is_dir():
        raise InputError(f"--json {arguments.json}: its folder does not exist; make it first")
    measurements = []
    for measurement in load_task(arguments.task).evaluate(arguments):
        print(measurement.to_line(), flush=True)
        measurements.append(measurement)
    if not measurements:
        raise InputError(f"--data {arguments.data}: nothing in it is in the layout of {arguments.task}")
    if arguments.json:
        write_json(arguments.json, measurements)
