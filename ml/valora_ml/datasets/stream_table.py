"""A CSV whose rows have an order in time."""

import csv
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from valora_ml.errors import InputError

Table = NDArray[np.float64]
_MOST_VALUES = 20


@dataclass(frozen=True)
class StreamTable:
    """Inputs and targets in the order of time; rows without a target are left out."""

    name: str
    X: Table
    y: Table


def read_stream_table(path: Path, time: str | None = None, target: str | None = None) -> StreamTable:
    """Read a table in the order of time.

    A column of words becomes one column of 1 and 0 for each of the 20 most frequent of the first 30 % of the rows.

    Parameters
    ----------
    path : Path
    time, target : str, optional
        Columns; the first and the last where they are not named. Equal times keep the order of the file.

    Raises
    ------
    InputError
        A column is not there, or a time or the target is not readable.
    """
    with path.open(encoding="utf-8-sig", newline="", errors="replace") as file:
        rows = [row for row in csv.reader(file) if row]
    if len(rows) < 2 or len(rows[0]) < 2:
        raise InputError(f"{path}: no rows; give a line of names, two columns at least, and rows below it")
    names, rows = rows[0], [row for row in rows[1:] if len(row) == len(rows[0])]
    when = _column(names, time, 0, path)
    what = _column(names, target, len(names) - 1, path)
    order = sorted(range(len(rows)), key=[_time(row[when], names[when], path) for row in rows].__getitem__)
    kept = [rows[at] for at in order if np.isfinite(_number(rows[at][what]))]
    if not kept:
        raise InputError(f"{path}: no number in the column {names[what]}; name the target with --target")
    early = max(1, len(kept) * 3 // 10)
    columns = [part for at in range(len(names)) if at != what for part in _columns([row[at] for row in kept], early)]
    return StreamTable(path.stem, np.stack(columns, axis=1), np.array([_number(row[what]) for row in kept]))


def _column(names: list[str], name: str | None, otherwise: int, path: Path) -> int:
    if name is None:
        return otherwise
    if name not in names:
        raise InputError(f"{path}: no column {name}; it has {', '.join(names)}")
    return names.index(name)


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return float("nan")
    return number if np.isfinite(number) else float("nan")


def _time(text: str, name: str, path: Path) -> float:
    number = _number(text)
    if np.isfinite(number):
        return number
    try:
        return datetime.fromisoformat(text.strip()).timestamp()
    except ValueError as error:
        problem = f"{path}: {name} holds {text[:40]!r}, neither a number nor a date; name the time with --time"
        raise InputError(problem) from error


def _columns(cells: list[str], early: int) -> list[Table]:
    numbers = np.array([_number(cell) for cell in cells])
    given = sum(1 for cell in cells[:early] if cell.strip())
    if np.isfinite(numbers[:early]).sum() >= 0.5 * given:
        return [numbers]
    words, counts = np.unique(cells[:early], return_counts=True)
    frequent = sorted(words[np.argsort(-counts, kind="stable")][:_MOST_VALUES])
    return [np.array([float(cell == word) for cell in cells]) for word in frequent]
