"""Folds within the rows a model learns from, for its own choices."""

from collections.abc import Callable
from typing import Any

import numpy as np
from sklearn.model_selection import StratifiedKFold

from valora_ml.signals.temperature import fit_temperature

FOLDS = 4


def out_of_fold(margins_of: Callable[[Any, Any], np.ndarray], y: np.ndarray, classes: int) -> np.ndarray | None:
    """Margins of each row by models that did not see it; None where a class has too few rows for that.

    Parameters
    ----------
    margins_of : callable
        Given rows to learn from and rows to judge, answers margins of shape (judged rows, classes).
    y : array of int
        Column of each row's class.
    classes : int
    """
    fewest = int(np.bincount(y, minlength=classes).min())
    if fewest < 2:
        return None
    margins = np.zeros((len(y), classes))
    folds = StratifiedKFold(min(FOLDS, fewest), shuffle=True, random_state=0)
    for learned, judged in folds.split(np.zeros(len(y)), y):
        margins[judged] = margins_of(learned, judged)
    return margins


def calibrated_loss(margins: np.ndarray, y: np.ndarray) -> float:
    """Log loss that margins reach once they are calibrated."""
    said = fit_temperature(margins, y).probabilities(margins)
    return float(-np.log(np.maximum(said[np.arange(len(y)), y], 1e-12)).mean())
