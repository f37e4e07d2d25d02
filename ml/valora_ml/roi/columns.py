"""Columns as a line or a network takes them: complete, of one scale, logarithmic where sizes are."""

from typing import Self

import numpy as np
from numpy.typing import ArrayLike
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted, validate_data

from valora_ml.roi.member import Vector


class Columns(TransformerMixin, BaseEstimator):
    """Fill, take logarithms, standardise; constant columns become 0.

    Parameters
    ----------
    log : {"skewed", "positive", "never"}, default "skewed"
        Which columns without negative values are taken as ln(1 + x): those with a skewness above 1, all, or none.

    Examples
    --------
    >>> import numpy as np
    >>> Columns().fit_transform(np.array([[1.0, 5.0], [np.nan, 5.0], [3.0, 5.0]])).tolist()
    [[-1.224744871391589, 0.0], [0.0, 0.0], [1.224744871391589, 0.0]]
    """

    def __init__(self, log: str = "skewed"):
        self.log = log

    def fit(self, X: ArrayLike, y: ArrayLike | None = None) -> Self:
        """Learn fills, scales and which columns are sizes."""
        table: Vector = validate_data(self, X, dtype=np.float64, ensure_all_finite="allow-nan")
        known, width = np.isfinite(table), table.shape[1]
        self.fill_ = np.array([np.median(table[known[:, j], j]) if known[:, j].any() else 0.0 for j in range(width)])
        filled = np.where(known, table, self.fill_)
        spread = filled - filled.mean(axis=0)
        deviation = filled.std(axis=0)
        skewness = ((spread / np.maximum(deviation, 1e-300)) ** 3).mean(axis=0)
        sized = {"skewed": skewness > 1, "positive": np.ones(width, bool), "never": np.zeros(width, bool)}
        self.logged_ = (filled.min(axis=0) >= 0) & sized[self.log]
        shaped = self._shape(filled)
        self.mean_, self.deviation_ = shaped.mean(axis=0), shaped.std(axis=0)
        self.deviation_[self.deviation_ <= 1e-12 * np.maximum(1.0, np.abs(self.mean_))] = np.inf
        return self

    def transform(self, X: ArrayLike) -> Vector:
        """Numbers of mean 0 and deviation 1 over the rows learned from."""
        check_is_fitted(self)
        table: Vector = validate_data(self, X, dtype=np.float64, ensure_all_finite="allow-nan", reset=False)
        filled = np.where(np.isfinite(table), table, self.fill_)
        return (self._shape(filled) - self.mean_) / self.deviation_

    def _shape(self, filled: Vector) -> Vector:
        return np.where(self.logged_, np.log1p(np.maximum(filled, 0.0)), filled)

    def __sklearn_tags__(self):  # type: ignore[no-untyped-def]
        tags = super().__sklearn_tags__()
        tags.input_tags.allow_nan = True
        return tags
