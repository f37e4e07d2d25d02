"""Regression sets in the layout of the UCI experiments: ``data.txt`` beside one file of row numbers per split."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from valora_ml.errors import InputError

Rows = NDArray[np.intp]
Table = NDArray[np.float64]


@dataclass(frozen=True)
class RegressionSet:
    """A table and its fixed splits.

    Parameters
    ----------
    name : str
        The folder's.
    X, y : ndarray
    splits : sequence of (train rows, test rows)
    """

    name: str
    X: Table
    y: Table
    splits: Sequence[tuple[Rows, Rows]]


def find_regression_sets(folder: Path) -> list[Path]:
    """Folders that hold a ``data.txt``: this one, or those right below it."""
    return [each for each in (folder, *sorted(folder.iterdir())) if (each / "data.txt").is_file()]


def read_regression_set(folder: Path) -> RegressionSet:
    """Read one set; without ``index_features.txt`` and ``index_target.txt`` the last column is the target.

    Raises
    ------
    InputError
        The files do not fit together.
    """
    table = _numbers(folder / "data.txt")
    width = table.shape[1]
    target = int(_rows(folder / "index_target.txt", width)[0]) if (folder / "index_target.txt").is_file() else width - 1
    inputs = np.delete(np.arange(width), target)
    if (folder / "index_features.txt").is_file():
        inputs = _rows(folder / "index_features.txt", width)
    inputs = inputs[inputs != target]
    if not len(inputs):
        raise InputError(f"{folder}/index_features.txt: no input column is left beside the target; name at least one")
    splits = _splits(folder, len(table))
    return RegressionSet(folder.resolve().name, table[:, inputs], table[:, target], splits)


def _splits(folder: Path, rows: int) -> list[tuple[Rows, Rows]]:
    splits: list[tuple[Rows, Rows]] = []
    while (train := folder / f"index_train_{len(splits)}.txt").is_file():
        test = folder / f"index_test_{len(splits)}.txt"
        if not test.is_file():
            raise InputError(f"{test}: missing; every index_train file needs its index_test file")
        split = (_rows(train, rows), _rows(test, rows))
        if np.intersect1d(*split).size:
            raise InputError(f"{test}: shares rows with {train.name}; a row is either learned from or measured on")
        splits.append(split)
    if not splits:
        raise InputError(f"{folder}: no index_train_0.txt; give each split as index_train_i.txt and index_test_i.txt")
    return splits


def _rows(path: Path, count: int) -> Rows:
    numbers = _numbers(path).ravel()
    if not np.isfinite(numbers).all() or (numbers != np.round(numbers)).any():
        raise InputError(f"{path}: not a list of whole numbers, one a line")
    if numbers.min() < 0 or numbers.max() >= count:
        raise InputError(f"{path}: names number {int(numbers.max())}, but there are {count}, counted from 0")
    return numbers.astype(np.intp)


def _numbers(path: Path) -> Table:
    text = path.read_text(encoding="utf-8-sig", errors="replace").replace(",", " ").replace(";", " ")
    lines = [line.split() for line in text.splitlines() if line.strip()]
    if not lines or len({len(line) for line in lines}) != 1:
        raise InputError(
            f"{path}: empty, or its lines differ in length; give one row a line, numbers set apart by blanks"
        )
    try:
        return np.array([[np.nan if each == "?" else float(each) for each in line] for line in lines])
    except ValueError as error:
        raise InputError(f"{path}: {error}; give numbers only, ? where unknown") from error
