"""Margins to probabilities."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.special import log_softmax, softmax


@dataclass(frozen=True)
class Temperature:
    """``softmax(slope * margins + shift)``: one slope for all classes, one shift each."""

    slope: float
    shift: np.ndarray

    def probabilities(self, margins: np.ndarray) -> np.ndarray:
        """One row of probabilities a row of margins."""
        return np.asarray(softmax(self.slope * margins + self.shift, axis=1))


def fit_temperature(margins: np.ndarray, classes: np.ndarray, prior: float = 1e-3) -> Temperature:
    """Least log loss on margins of rows the classifier did not learn from.

    Parameters
    ----------
    margins : array of shape (rows, classes)
    classes : array of int
        Column of the true class of each row.
    prior : float
        How strongly the slope is held near 1 (on the log scale) and the shifts near 0.

    Examples
    --------
    >>> sure = np.array([[2.0, -2.0], [-2.0, 2.0], [2.0, -2.0], [-2.0, 2.0]])
    >>> fit_temperature(sure, np.array([0, 1, 1, 0])).probabilities(sure).round(1).tolist()
    [[0.5, 0.5], [0.5, 0.5], [0.5, 0.5], [0.5, 0.5]]
    """
    rows = np.arange(len(margins))

    def loss(parameters: np.ndarray) -> float:
        said = log_softmax(np.exp(parameters[0]) * margins + parameters[1:], axis=1)
        return float(-said[rows, classes].mean() + prior * (parameters**2).sum())

    found = minimize(
        loss, np.zeros(margins.shape[1] + 1), method="L-BFGS-B", bounds=[(-6, 4)] + [(-5, 5)] * margins.shape[1]
    )
    return Temperature(float(np.exp(found.x[0])), found.x[1:])
