"""Tables of projects and their effort: ``NAME-train.xls`` and ``NAME-test.xls``, one sheet per fold."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import xlrd
from numpy.typing import NDArray

from valora_ml.errors import InputError

Table = NDArray[np.float64]


@dataclass(frozen=True)
class EffortFold:
    """Inputs and efforts of one fold."""

    X: Table
    y: Table
    X_test: Table
    y_test: Table


@dataclass(frozen=True)
class EffortTable:
    """A table and its folds."""

    name: str
    folds: Sequence[EffortFold]


def read_effort_tables(folder: Path) -> list[EffortTable]:
    """Every pair of ``NAME-train.xls`` and ``NAME-test.xls`` in a folder, by name.

    The last column is the effort; a column ``ID`` is left out.

    Raises
    ------
    InputError
        A file without its other half, sheets that differ, or an effort that is not a number.
    """
    tables = []
    for train in sorted(folder.glob("*-train.xls")):
        name = train.name.removesuffix("-train.xls")
        test = folder / f"{name}-test.xls"
        if not test.is_file():
            raise InputError(f"{test}: missing; {train.name} needs it")
        learned, measured = _sheets(train), _sheets(test)
        if list(learned) != list(measured):
            raise InputError(f"{test}: its sheets are not those of {train.name}; name one a fold, alike in both")
        pairs = [(_split(learned[fold], train), _split(measured[fold], test)) for fold in learned]
        tables.append(EffortTable(name, [EffortFold(*seen, *unseen) for seen, unseen in pairs]))
    return tables


def _sheets(path: Path) -> dict[str, tuple[list[str], Table]]:
    try:
        book = xlrd.open_workbook(path)
    except (xlrd.XLRDError, OSError) as error:
        raise InputError(f"{path}: cannot be read as a workbook ({error}); give an .xls file") from error
    sheets = {}
    for sheet in book.sheets():
        if sheet.nrows < 2 or sheet.ncols < 2:
            raise InputError(f"{path}, sheet {sheet.name}: no rows; give a line of names and rows below it")
        names = [str(each).strip() for each in sheet.row_values(0)]
        rows = [[_number(cell) for cell in sheet.row_values(row)] for row in range(1, sheet.nrows)]
        sheets[sheet.name] = (names, np.array(rows))
    return sheets


def _number(cell: object) -> float:
    try:
        return float(str(cell))
    except ValueError:
        return float("nan")


def _split(sheet: tuple[list[str], Table], path: Path) -> tuple[Table, Table]:
    names, rows = sheet
    if not np.isfinite(rows[:, -1]).all():
        raise InputError(f"{path}: a cell of {names[-1]}, the last column, is no number; leave such rows out")
    inputs = [at for at, name in enumerate(names[:-1]) if name.lower() != "id"]
    return rows[:, inputs], rows[:, -1]
