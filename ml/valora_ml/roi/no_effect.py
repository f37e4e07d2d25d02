"""Whether a feature returns anything at all: a penalised logistic line, believed only where it wins."""

from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

from valora_ml.roi.base_rate import rate_of
from valora_ml.roi.columns import Columns
from valora_ml.roi.member import Fold, Vector

_PENALTY = 0.05
_FEWEST = 8


@dataclass(frozen=True)
class NoEffect:
    """Log odds of no effect: ``intercept + coefficients · columns``.

    Parameters
    ----------
    columns : Columns
    coefficients : ndarray
        All 0 where the base rate was better on held-out outcomes.
    intercept : float
    held_out : ndarray
        Probabilities of the rows learned from, each left out.
    base_rate : ndarray
        The same by the team's rate alone.
    """

    columns: Columns
    coefficients: Vector
    intercept: float
    held_out: Vector
    base_rate: Vector

    def predict(self, X: Vector) -> Vector:
        """Probability per row."""
        return 1 / (1 + np.exp(-(self.columns.transform(X) @ self.coefficients + self.intercept)))


def log_loss(probability: Vector, happened: Vector) -> float:
    """Mean of minus the logarithm of what was given to what happened."""
    return float(-np.log(np.where(happened > 0, probability, 1 - probability)).mean())


def fit_no_effect(X: Vector, none: Vector, folds: list[Fold]) -> NoEffect:
    """Learn from outcomes; the line must beat the base rate by one standard error.

    Parameters
    ----------
    X : ndarray
    none : ndarray
        1 for outcomes without effect.
    folds : list of Fold
    """
    rate = rate_of(none)
    columns = Columns("never").fit(X)
    flat = np.full(len(none), rate)
    for seen, rest in folds:
        flat[rest] = rate_of(none[seen])
    zero = NoEffect(columns, np.zeros(X.shape[1]), float(np.log(rate / (1 - rate))), flat, flat)
    if min(none.sum(), len(none) - none.sum()) < _FEWEST:
        return zero
    said = np.zeros(len(none))
    for seen, rest in folds:
        said[rest] = _line(columns.transform(X[seen]), none[seen]).predict_proba(columns.transform(X[rest]))[:, 1]
    gain = np.log(np.where(none > 0, said, 1 - said)) - np.log(np.where(none > 0, flat, 1 - flat))
    if gain.mean() <= gain.std() / np.sqrt(len(gain)):
        return zero
    line = _line(columns.transform(X), none)
    return NoEffect(columns, line.coef_[0], float(line.intercept_[0]), said, flat)


def _line(table: Vector, none: Vector) -> LogisticRegression:
    if np.ptp(none) == 0:
        # A fold without any: two pseudo-outcomes at the middle keep the odds finite.
        table, none = np.vstack([table, np.zeros((2, table.shape[1]))]), np.concatenate([none, [0.0, 1.0]])
    return LogisticRegression(C=_PENALTY, max_iter=1000).fit(table, none)
