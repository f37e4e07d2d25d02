"""Orders candidates so that duplicates come first, and says how probable each is."""

from typing import Any, Self

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit, logsumexp
from sklearn.base import BaseEstimator
from sklearn.utils.validation import check_is_fitted


class DuplicateRanker(BaseEstimator):
    """A conditional logit: weights under which the duplicates of a query outscore its other candidates.

    Weights are shrunk to one common value, the same for every standardised measure of likeness, since a tracker often
    knows only a few dozen duplicates.

    Parameters
    ----------
    shrinkage : float
        How strongly; about the number of queries that outweigh it.
    common : float
        The common value.

    Examples
    --------
    >>> measures = np.array([[0.9, 0.1], [0.2, 0.2], [0.1, 0.8], [0.7, 0.3]])
    >>> ranker = DuplicateRanker().fit(measures, np.array([1, 0, 0, 1]), np.array([0, 0, 1, 1]))
    >>> bool(ranker.weights_[0] > ranker.weights_[1])
    True
    """

    def __init__(self, shrinkage: float = 3.0, common: float = 0.3) -> None:
        self.shrinkage = shrinkage
        self.common = common

    def fit(self, X: np.ndarray, y: np.ndarray, queries: np.ndarray) -> Self:
        """Learn from candidates (rows), whether each is a duplicate, and the query each belongs to.

        Queries of which no candidate is a duplicate say what is usual, not what is better.
        """
        self.means_ = np.array([0.0 if np.isnan(column).all() else np.nanmean(column) for column in X.T])
        spread = np.array([0.0 if np.isnan(column).all() else np.nanstd(column) for column in X.T])
        self.scales_ = np.where(spread > 1e-6, spread, 1.0)
        standard = self._standard(X)
        order = np.argsort(queries, kind="stable")
        starts = np.flatnonzero(np.diff(queries[order], prepend=np.nan))
        lists = [(standard[rows], y[rows]) for rows in np.split(order, starts[1:]) if y[rows].any()]
        prior = np.full(X.shape[1], self.common)

        def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
            away = weights - prior
            value, slope = self.shrinkage * away @ away, 2 * self.shrinkage * away
            for rows, duplicate in lists:
                scores = rows @ weights
                log_share = scores - logsumexp(scores)
                wanted = duplicate / duplicate.sum()
                value -= wanted @ log_share
                slope = slope + rows.T @ (np.exp(log_share) - wanted)
            return value, slope

        self.weights_ = minimize(loss, prior, jac=True, method="L-BFGS-B").x
        self.slope_, self.intercept_ = 1.0, 0.0
        return self

    def calibrate(self, scores: np.ndarray, y: np.ndarray) -> Self:
        """Fit slope and intercept of the probability to scores of queries that the weights were not learned from."""

        def loss(line: np.ndarray) -> tuple[float, np.ndarray]:
            margin = line[0] * scores + line[1]
            away = expit(margin) - y
            value = np.logaddexp(0, margin).sum() - y @ margin + 1e-3 * line[0] ** 2
            return value, np.array([away @ scores + 2e-3 * line[0], away.sum()])

        check_is_fitted(self, "weights_")
        self.slope_, self.intercept_ = minimize(loss, np.array([1.0, -5.0]), jac=True, method="L-BFGS-B").x
        return self

    def score_candidates(self, X: np.ndarray) -> np.ndarray:
        """Higher is more alike; comparable within a query."""
        check_is_fitted(self, "weights_")
        return self._standard(X) @ self.weights_

    def to_json(self) -> dict[str, Any]:
        """As the backend reads it."""
        check_is_fitted(self, "weights_")
        return {
            "means": self.means_.tolist(),
            "scales": self.scales_.tolist(),
            "weights": self.weights_.tolist(),
            "slope": float(self.slope_),
            "intercept": float(self.intercept_),
        }

    def _standard(self, X: np.ndarray) -> np.ndarray:
        return np.nan_to_num((X - self.means_) / self.scales_, nan=0.0)
