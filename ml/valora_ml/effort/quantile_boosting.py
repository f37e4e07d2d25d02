"""Boosted quantiles of a log ratio, shrunk towards 0 and widened until they cover what came later."""

import numpy as np
from lightgbm import LGBMRegressor
from numpy.typing import ArrayLike
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.utils import Tags
from sklearn.utils.validation import check_is_fitted, validate_data

SHARES = (0.05, 0.1, 0.5, 0.9, 0.95)


class QuantileBoosting(RegressorMixin, BaseEstimator):
    """LightGBM quantile regression with conformal intervals for rows in time order.

    The last part of the rows given chooses how far the median is believed (0: not at all, the answer is 0) and how much
    the intervals are widened or narrowed; then everything is learned from all rows.

    Parameters
    ----------
    rounds : int
        Trees per quantile.
    categorical : tuple of int
        Columns that hold codes of categories.
    held_out : float
        Share of the rows, the latest, that chooses.
    seed : int

    Examples
    --------
    >>> x = np.linspace(0, 1, 400)[:, None]
    >>> model = QuantileBoosting(rounds=50).fit(np.tile(x, (2, 1)), np.tile((x[:, 0] > 0.5) * 10.0, 2))
    >>> low, high = model.predict([[0.1], [0.9]])
    >>> bool(low < 3 and high > 7)
    True
    """

    def __init__(
        self, rounds: int = 300, categorical: tuple[int, ...] = (), held_out: float = 0.25, seed: int = 0
    ) -> None:
        self.rounds = rounds
        self.categorical = categorical
        self.held_out = held_out
        self.seed = seed

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.input_tags.allow_nan = True
        return tags

    def fit(self, X: ArrayLike, y: ArrayLike) -> "QuantileBoosting":
        """Learn from rows in time order."""
        x, target = validate_data(self, X, y, y_numeric=True, dtype=np.float64, ensure_all_finite="allow-nan")
        target = np.asarray(target, dtype=np.float64)
        held = max(1, int(len(target) * self.held_out))
        early, late = (slice(0, max(1, len(target) - held)), slice(len(target) - held, None))
        raw = self._quantiles(self._members(x[early], target[early]), x[late])
        beliefs = np.array([0.0, 0.25, 0.5, 0.75, 1.0])
        self.belief_ = float(beliefs[np.argmin([np.abs(target[late] - b * raw[:, 2]).mean() for b in beliefs])])
        self.widening_ = [_widening(target[late], raw[:, 4 - at], raw[:, at], 1 - 2 * SHARES[at]) for at in (0, 1)]
        self.members_ = self._members(x, target)
        return self

    def predict(self, X: ArrayLike) -> np.ndarray:
        """Medians."""
        return self.quantiles(X)[:, 2]

    def quantiles(self, X: ArrayLike) -> np.ndarray:
        """5, 10, 50, 90 and 95 %, never crossing, shape (rows, 5)."""
        check_is_fitted(self)
        x = validate_data(self, X, reset=False, dtype=np.float64, ensure_all_finite="allow-nan")
        raw = self._quantiles(self.members_, x)
        outer, inner = self.widening_
        median = self.belief_ * raw[:, 2]
        low = np.minimum(raw[:, 1] - inner, median)
        high = np.maximum(raw[:, 3] + inner, median)
        ends = np.minimum(raw[:, 0] - outer, low), np.maximum(raw[:, 4] + outer, high)
        return np.column_stack([ends[0], low, median, high, ends[1]])

    def _members(self, x: np.ndarray, target: np.ndarray) -> list[LGBMRegressor]:
        return [self._member(share).fit(x, target, categorical_feature=list(self.categorical)) for share in SHARES]

    def _member(self, share: float) -> LGBMRegressor:
        return LGBMRegressor(
            objective="quantile",
            alpha=share,
            n_estimators=self.rounds,
            learning_rate=0.03,
            num_leaves=15,
            min_child_samples=40,
            subsample=0.7,
            subsample_freq=1,
            colsample_bytree=0.6,
            reg_lambda=5.0,
            cat_smooth=30.0,
            n_jobs=1,
            deterministic=True,
            force_row_wise=True,
            verbose=-1,
            random_state=self.seed,
        )

    @staticmethod
    def _quantiles(members: list[LGBMRegressor], x: np.ndarray) -> np.ndarray:
        return np.sort(np.column_stack([np.asarray(member.booster_.predict(x)) for member in members]), axis=1)


def _widening(target: np.ndarray, high: np.ndarray, low: np.ndarray, share: float) -> float:
    """How far beyond the interval the given share of the targets reaches; below 0 where it is too wide."""
    beyond = np.sort(np.maximum(low - target, target - high))
    rank = int(np.ceil(share * (len(beyond) + 1))) - 1
    return float(beyond[min(rank, len(beyond) - 1)])
