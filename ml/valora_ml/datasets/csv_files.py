"""CSV files as rows, with errors that name the file and the line."""

import csv
from collections.abc import Iterable
from pathlib import Path

from valora_ml.errors import InputError


def read_csv(file: Path, required: Iterable[str]) -> list[dict[str, str]]:
    """Rows of a UTF-8 file with a header; a cell that is missing is empty.

    Raises
    ------
    InputError
        Where the file is not UTF-8 CSV or lacks one of the required columns.
    """
    csv.field_size_limit(2**31 - 1)
    try:
        with file.open(encoding="utf-8-sig", newline="") as text:
            reader = csv.DictReader((line.replace("\0", "") for line in text), restkey="_rest", restval="")
            header = list(reader.fieldnames or ())
            rows = [{name: row[name] or "" for name in header} for row in reader]
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{file}: not a CSV file in UTF-8 ({error})") from error
    missing = [name for name in required if name not in header]
    if missing:
        raise InputError(f"{file}: column {missing[0]} is missing; the header is {', '.join(header)[:200]}")
    return rows


def read_number(text: str, where: str) -> float:
    """Read a finite number ≥ 0.

    Raises
    ------
    InputError
        Where it is none; ``where`` says what cell it is.
    """
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not 0 <= number < 1e12:
        raise InputError(f"{where} is {text[:40]!r}; it must be a number from 0")
    return number
