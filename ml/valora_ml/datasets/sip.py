"""Tables of tasks with estimated and actual hours, in the layout of the SiP data set."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from valora_ml.datasets.csv_files import read_csv
from valora_ml.errors import InputError

REQUIRED = ("TaskNumber", "HoursEstimate", "HoursActual")
CATEGORIES = (
    "Priority",
    "RaisedByID",
    "AssignedToID",
    "AuthorisedByID",
    "ProjectCode",
    "ProjectBreakdownCode",
    "Category",
    "SubCategory",
)
"""Known when a task is planned. Who did it in the end, its status and how it performed are not, and are never read."""


@dataclass(frozen=True)
class TaskTable:
    """Tasks in order of their number.

    Parameters
    ----------
    number : array
        Rows of one task have one number.
    summaries : tuple of str
    categories : tuple of tuple of str
        One tuple per row, in the order of ``CATEGORIES``; empty where the file lacks the column.
    estimate, actual : array
        Hours; NaN for an estimate that is missing or not above 0.
    """

    name: str
    number: np.ndarray
    summaries: tuple[str, ...]
    categories: tuple[tuple[str, ...], ...]
    estimate: np.ndarray
    actual: np.ndarray

    def __len__(self) -> int:
        return len(self.actual)

    def cut(self, share: float) -> int:
        """Row at which that share of the rows lies behind; rows of one task stay together."""
        at = int(len(self) * share)
        while 0 < at < len(self) and self.number[at] == self.number[at - 1]:
            at += 1
        return at


def read_tasks(file: Path) -> TaskTable:
    """Read a table; rows without actual hours above 0 are left out.

    Raises
    ------
    InputError
        Where a column is missing or a task's number is no number.
    """
    rows = [(_number(row, file, at), row) for at, row in enumerate(read_csv(file, REQUIRED), start=1)]
    rows = sorted((each for each in rows if _hours(each[1]["HoursActual"]) > 0), key=lambda each: each[0])
    return TaskTable(
        name=file.stem,
        number=np.array([number for number, _ in rows]),
        summaries=tuple(row.get("Summary", "") for _, row in rows),
        categories=tuple(tuple(row.get(name, "") for name in CATEGORIES) for _, row in rows),
        estimate=np.array([_hours(row["HoursEstimate"]) for _, row in rows]),
        actual=np.array([_hours(row["HoursActual"]) for _, row in rows]),
    )


def _number(row: dict[str, str], file: Path, at: int) -> float:
    try:
        return float(row["TaskNumber"])
    except ValueError as error:
        raise InputError(
            f"{file}: TaskNumber of row {at} is {row['TaskNumber'][:40]!r}; it must be a number"
        ) from error


def _hours(text: str) -> float:
    """Hours above 0; NaN for anything else."""
    try:
        hours = float(text)
    except ValueError:
        return float("nan")
    return hours if 0 < hours < 1e9 else float("nan")
