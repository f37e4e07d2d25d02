"""The tasks by name. Each lives in a module of its own, loaded when it is asked for."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from importlib import import_module
from typing import Protocol, cast

from valora_ml.evaluate.measurement import Measurement

TASKS: dict[str, str] = {
    "ab-outcomes": "ab_outcomes",
    "duplicates": "duplicates",
    "effort-hours": "effort_hours",
    "effort-points": "effort_points",
    "effort-tables": "effort_tables",
    "regression": "regression",
    "stream": "stream",
    "issue-type": "issue_type",
    "sentiment": "sentiment",
}


class Task(Protocol):
    """What a module of this package offers."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the task's own options; ``--data`` and ``--json`` are everybody's."""

    def evaluate(self, arguments: Namespace) -> Iterable[Measurement]:
        """Measure, one data set after the other, so that each line is printed when it is known.

        Raises
        ------
        InputError
            Where the data is not in the stated layout; nothing is measured then.
        """


def load_task(name: str) -> Task:
    """Return the task of that name."""
    return cast(Task, import_module(f"valora_ml.evaluate.{TASKS[name]}"))
