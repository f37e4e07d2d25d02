"""Folds of classification tables, and the naive answer beside them."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from sklearn.model_selection import StratifiedKFold

from valora_ml.errors import InputError

FOLDS = 5


def stratified_folds(strata: np.ndarray, name: str) -> np.ndarray:
    """Number of the fold each row is held out in: five, fewer where a stratum has fewer rows.

    Parameters
    ----------
    strata : array of shape (rows,)
        What every fold gets an equal share of.
    name : str
        Of the table, for the error.

    Raises
    ------
    InputError
        Where a stratum has one row only.

    Examples
    --------
    >>> sorted(stratified_folds(np.array(["a", "b"] * 5), "table").tolist())
    [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    """
    fewest = min(Counter(strata.tolist()).values())
    if fewest < 2:
        raise InputError(f"{name}: a label occurs once only; give each at least two rows, or name --test")
    folds = np.zeros(len(strata), dtype=int)
    parts = StratifiedKFold(min(FOLDS, fewest), shuffle=True, random_state=0).split(strata, strata)
    for number, (_, held_out) in enumerate(parts):
        folds[held_out] = number
    return folds


def most_frequent(labels: Sequence[str] | np.ndarray) -> str:
    """The label that occurs most often; of equals the first by name.

    Examples
    --------
    >>> most_frequent(["b", "a", "b", "a"])
    'a'
    """
    counts = Counter(list(labels))
    return min(counts, key=lambda label: (-counts[label], label))
