"""Headline experiments: one row per variant of a test, with how often it was shown and clicked."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from valora_ml.errors import InputError

_NEEDED = ("clickability_test_id", "test_week", "headline", "impressions", "clicks")

_Arm = tuple[str, int, str, str, int, int]


@dataclass(frozen=True)
class Variants:
    """Variants of tests: a headline with an excerpt and a picture each.

    Parameters
    ----------
    test : ndarray of int
        Number of the test, 0 and up.
    week : ndarray of int
        Year and week, such as 201446.
    headline, excerpt : sequence of str
    shown, clicked : ndarray
    """

    test: NDArray[np.intp]
    week: NDArray[np.int64]
    headline: Sequence[str]
    excerpt: Sequence[str]
    shown: NDArray[np.float64]
    clicked: NDArray[np.float64]

    def select(self, rows: NDArray[np.bool_]) -> "Variants":
        """Some of the rows; tests are numbered anew."""
        chosen = np.flatnonzero(rows).tolist()
        return Variants(
            np.unique(self.test[rows], return_inverse=True)[1],
            self.week[rows],
            [self.headline[at] for at in chosen],
            [self.excerpt[at] for at in chosen],
            self.shown[rows],
            self.clicked[rows],
        )

    def by_headline(self) -> "Variants":
        """Each headline of a test once, with all it was shown and clicked, beside its first excerpt."""
        merged: dict[tuple[str, str], _Arm] = {}
        for at, headline in enumerate(self.headline):
            key = (str(self.test[at]), headline)
            _, _, _, excerpt, shown, clicked = merged.get(key, (key[0], 0, headline, self.excerpt[at], 0, 0))
            sums = (shown + int(self.shown[at]), clicked + int(self.clicked[at]))
            merged[key] = (key[0], int(self.week[at]), headline, excerpt, *sums)
        return _variants(list(merged.values()))


def read_variants(path: Path) -> Variants:
    """Read a table of the Upworthy research archive.

    Raises
    ------
    InputError
        A column is missing or a number is none.
    """
    if not path.is_file():
        raise InputError(f"{path}: no such file")
    with path.open(encoding="utf-8-sig", newline="", errors="replace") as file:
        table = csv.DictReader(file)
        missing = [name for name in _NEEDED if name not in (table.fieldnames or [])]
        if missing:
            raise InputError(f"{path}: no column {', '.join(missing)}; it needs {', '.join(_NEEDED)}")
        arms = [arm for line, row in enumerate(table, start=2) if (arm := _arm(row, f"{path} line {line}"))[4]]
    if not arms:
        raise InputError(f"{path}: no variant that was shown")
    return _variants(arms)


def _arm(row: dict[str, str], where: str) -> _Arm:
    try:
        week, shown, clicked = (int(float(row[name])) for name in ("test_week", "impressions", "clicks"))
    except (TypeError, ValueError) as error:
        raise InputError(f"{where}: {error}; week, impressions and clicks are numbers") from error
    if not 0 <= clicked <= shown:
        raise InputError(f"{where}: {clicked} clicks of {shown} impressions; mend or leave it out")
    return row["clickability_test_id"], week, row["headline"], row.get("excerpt") or "", shown, clicked


def _variants(arms: Sequence[_Arm]) -> Variants:
    tests, weeks, headlines, excerpts, shown, clicked = zip(*arms, strict=True)
    return Variants(
        np.unique(tests, return_inverse=True)[1],
        np.array(weeks, dtype=np.int64),
        headlines,
        excerpts,
        np.array(shown, dtype=np.float64),
        np.array(clicked, dtype=np.float64),
    )
