"""Ridge regression for few rows and columns with gaps."""

import numpy as np
from numpy.typing import ArrayLike
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.linear_model import RidgeCV
from sklearn.utils import Tags
from sklearn.utils.validation import check_is_fitted, validate_data

STRENGTHS = tuple(float(each) for each in np.logspace(0, 4, 17))


class FilledRidge(RegressorMixin, BaseEstimator):
    """Fills gaps with a column's mean, standardises, clips and draws slopes to 0 as far as leave-one-out says.

    Parameters
    ----------
    limit : float
        Standard deviations beyond which a value counts no further.
    min_known : int
        A column that fewer rows know says nothing.

    Examples
    --------
    >>> x = np.array([[1.0], [2.0], [3.0], [4.0], [np.nan]])
    >>> FilledRidge(min_known=2).fit(x, [1, 2, 3, 4, 2.5]).predict([[2.0]]).round(1).tolist()
    [2.1]
    """

    def __init__(self, limit: float = 3.0, min_known: int = 10) -> None:
        self.limit = limit
        self.min_known = min_known

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.input_tags.allow_nan = True
        return tags

    def fit(self, X: ArrayLike, y: ArrayLike) -> "FilledRidge":
        """Learn."""
        x, target = validate_data(self, X, y, y_numeric=True, dtype=np.float64, ensure_all_finite="allow-nan")
        known = np.isfinite(x)
        count = known.sum(axis=0)
        self.center_ = np.where(known, x, 0.0).sum(axis=0) / np.maximum(count, 1)
        spread = np.sqrt(np.where(known, (x - self.center_) ** 2, 0.0).sum(axis=0) / np.maximum(count, 1))
        self.is_used_ = (count >= self.min_known) & (spread > 1e-9)
        self.scale_ = np.where(self.is_used_, spread, 1.0)
        self.coef_ = np.zeros(x.shape[1])
        self.intercept_ = float(np.mean(target))
        if self.is_used_.any() and len(x) > 2:
            ridge = RidgeCV(alphas=STRENGTHS).fit(self.standardise(x)[:, self.is_used_], target)
            self.coef_[self.is_used_] = ridge.coef_
            self.intercept_ = float(ridge.intercept_)
        return self

    def standardise(self, x: np.ndarray) -> np.ndarray:
        """Return what the slopes are for."""
        filled = np.where(np.isfinite(x), x, self.center_)
        return np.clip((filled - self.center_) / self.scale_, -self.limit, self.limit)

    def predict(self, X: ArrayLike) -> np.ndarray:
        """Mean of the target."""
        check_is_fitted(self)
        x = validate_data(self, X, reset=False, dtype=np.float64, ensure_all_finite="allow-nan")
        return self.intercept_ + self.standardise(x) @ self.coef_
