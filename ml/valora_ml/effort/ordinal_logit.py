"""Proportional odds: the whole distribution of an effort on a team's own scale, from a few scores."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import minimize
from scipy.special import expit
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.utils.validation import _check_sample_weight, check_is_fitted, validate_data


class OrdinalLogit(RegressorMixin, BaseEstimator):
    """``P(y > level) = σ(threshold(level) + slopes · x)``; ``predict`` is the median of the distribution.

    The median minimises the absolute error and, on a scale that people count in (1, 2, 3, 5, 8), is a figure of it.

    Parameters
    ----------
    strength : float
        Weight of the ridge that draws slopes to ``prior``.
    prior : array of shape (columns,), optional
        Slopes to expect, learned from other teams; 0 if not given.
    max_levels : int
        A scale of more different values is cut to so many quantiles.

    Examples
    --------
    >>> x = np.arange(40.0)[:, None] / 10
    >>> model = OrdinalLogit(strength=0.1).fit(x, np.repeat([1, 2, 3, 5], 10))
    >>> model.predict([[0.2], [1.5], [3.8]]).tolist()
    [1.0, 2.0, 5.0]
    """

    def __init__(self, strength: float = 1.0, prior: ArrayLike | None = None, max_levels: int = 40) -> None:
        self.strength = strength
        self.prior = prior
        self.max_levels = max_levels

    def fit(self, X: ArrayLike, y: ArrayLike, sample_weight: ArrayLike | None = None) -> "OrdinalLogit":
        """Learn thresholds and slopes by maximum penalised likelihood."""
        x, efforts = validate_data(self, X, y, y_numeric=True, dtype=np.float64)
        weight = _check_sample_weight(sample_weight, x, dtype=np.float64)
        self.prior_ = np.zeros(x.shape[1]) if self.prior is None else np.asarray(self.prior, dtype=np.float64)
        levels = np.unique(np.asarray(efforts, dtype=np.float64))
        if len(levels) > self.max_levels:
            levels = np.unique(np.quantile(efforts, np.linspace(0, 1, self.max_levels), method="nearest"))
        self.levels_ = levels
        rank = np.searchsorted(levels, efforts).clip(0, len(levels) - 1)
        self.thresholds_, self.slopes_ = self._maximise(x, rank, weight)
        return self

    def probabilities(self, X: ArrayLike) -> np.ndarray:
        """``P(y ≤ level)`` for every level, shape (rows, levels); the last column is 1."""
        check_is_fitted(self)
        x = validate_data(self, X, reset=False, dtype=np.float64)
        above = expit(self.thresholds_[None, :] + (x @ self.slopes_)[:, None])
        return np.hstack([1 - above, np.ones((len(x), 1))])

    def quantiles(self, X: ArrayLike, shares: ArrayLike) -> np.ndarray:
        """Smallest level whose probability reaches each share, shape (rows, shares)."""
        below = self.probabilities(X)
        picked = [(below < share - 1e-12).sum(axis=1) for share in np.atleast_1d(np.asarray(shares, dtype=np.float64))]
        return self.levels_[np.minimum(np.column_stack(picked), len(self.levels_) - 1)]

    def predict(self, X: ArrayLike) -> np.ndarray:
        """Medians."""
        return self.quantiles(X, [0.5])[:, 0]

    def _maximise(self, x: np.ndarray, rank: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        steps = len(self.levels_) - 1
        if steps == 0:
            return np.zeros(0), self.prior_
        above = np.array([weight[rank > step].sum() for step in range(steps)]) / weight.sum()
        start = np.log((above + 1e-4) / (1 - above + 1e-4))
        gaps = np.log(np.maximum(start[:-1] - start[1:], 1e-3))
        first = np.concatenate([start[:1], gaps, self.prior_])
        options = {"maxiter": 300}
        found = minimize(self._loss, first, (x, rank, weight), jac=True, method="L-BFGS-B", options=options)
        return _falling(found.x[:steps]), found.x[steps:]

    def _loss(self, free: np.ndarray, x: np.ndarray, rank: np.ndarray, weight: np.ndarray) -> tuple[float, np.ndarray]:
        """Mean negative log-likelihood and its gradient; thresholds fall by ``exp`` of the free gaps."""
        steps = len(self.levels_) - 1
        thresholds, slopes = _falling(free[:steps]), free[steps:]
        score = x @ slopes
        bottom, top = rank == 0, rank == steps
        upper = np.where(bottom, 1.0, expit(thresholds[np.maximum(rank - 1, 0)] + score))
        lower = np.where(top, 0.0, expit(thresholds[np.minimum(rank, steps - 1)] + score))
        likelihood = np.maximum(upper - lower, 1e-12)
        pull = slopes - self.prior_
        loss = -(weight * np.log(likelihood)).sum() + self.strength * (pull @ pull) / 2
        by_upper = weight * np.where(bottom, 0.0, upper * (1 - upper)) / likelihood
        by_lower = weight * np.where(top, 0.0, lower * (1 - lower)) / likelihood
        by_threshold = np.bincount(rank[~top], by_lower[~top], steps)
        by_threshold -= np.bincount(rank[~bottom] - 1, by_upper[~bottom], steps)
        tail = np.cumsum(by_threshold[::-1])[::-1]
        by_free = np.concatenate([tail[:1], -np.exp(free[1:steps]) * tail[1:]])
        by_slope = x.T @ (by_lower - by_upper) + self.strength * pull
        total = weight.sum()
        return float(loss / total), np.concatenate([by_free, by_slope]) / total


def _falling(free: np.ndarray) -> np.ndarray:
    return free[0] - np.concatenate([[0.0], np.cumsum(np.exp(free[1:]))])
