"""Guesses of story points by language models, one row an issue, joined on ``issuekey``."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from valora_ml.datasets.csv_files import read_csv
from valora_ml.errors import InputError

NOT_SCORES = frozenset({"issuekey", "split_mark", "sp", "storypoint", "project"})
"""Columns that tell the answer or name the issue; they are never read as inputs."""


class LlmScores:
    """A file of scores.

    Parameters
    ----------
    file : Path
        CSV with ``issuekey`` and one column per score; anything that is not a number counts as missing.

    Raises
    ------
    InputError
        Where the file has no such column or no score.
    """

    def __init__(self, file: Path) -> None:
        rows = read_csv(file, ["issuekey"])
        self.columns = tuple(name for name in (rows[0] if rows else {}) if name not in NOT_SCORES)
        if not self.columns:
            raise InputError(f"{file}: no column of scores beside issuekey")
        self._by_key = {row["issuekey"]: [_score(row[name]) for name in self.columns] for row in rows}

    def of(self, keys: Sequence[str]) -> np.ndarray:
        """``ln(score + ½)`` by issue, shape (issues, columns); NaN where there is none."""
        missing = [np.nan] * len(self.columns)
        scores = np.array([self._by_key.get(key, missing) for key in keys], dtype=np.float64)
        return np.log(scores.reshape(len(keys), len(self.columns)) + 0.5)


def _score(text: str) -> float:
    try:
        score = float(text)
    except ValueError:
        return np.nan
    return score if 0 <= score < 1e6 else np.nan
