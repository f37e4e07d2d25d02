"""The linear member: on small tables a line beats trees more often than not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import ArrayLike
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.linear_model import RidgeCV
from sklearn.utils.validation import check_is_fitted, validate_data

from valora_ml.roi.columns import Columns
from valora_ml.roi.member import CrossFit, Fold, Vector, rows_held_out

_PENALTIES = np.logspace(-2, 4, 13)


class Line(RegressorMixin, BaseEstimator):
    """Ridge regression on standardised columns; the penalty is chosen by leave-one-out.

    Parameters
    ----------
    log : {"skewed", "positive", "never"}, default "skewed"
        See `Columns`.

    Examples
    --------
    >>> import numpy as np
    >>> X = np.arange(20.0).reshape(-1, 1)
    >>> Line().fit(X, 3 * X[:, 0] + 1).predict([[30.0]]).round(1).tolist()
    [91.0]
    """

    def __init__(self, log: str = "skewed"):
        self.log = log

    def fit(self, X: ArrayLike, y: ArrayLike) -> Self:
        """Fit; missing values are filled with medians."""
        checked = validate_data(self, X, y, dtype=np.float64, ensure_all_finite="allow-nan", y_numeric=True)
        table, target = np.asarray(checked[0]), np.asarray(checked[1])
        self.columns_ = Columns(self.log).fit(table)
        ridge = RidgeCV(_PENALTIES).fit(self.columns_.transform(table), target) if len(target) > 1 else None
        self.coef_ = np.zeros(table.shape[1]) if ridge is None else ridge.coef_
        self.intercept_ = float(target[0]) if ridge is None else float(ridge.intercept_)
        return self

    def predict(self, X: ArrayLike) -> Vector:
        """One number a row."""
        check_is_fitted(self)
        table = validate_data(self, X, dtype=np.float64, ensure_all_finite="allow-nan", reset=False)
        return self.columns_.transform(table) @ self.coef_ + self.intercept_

    def __sklearn_tags__(self):  # type: ignore[no-untyped-def]
        tags = super().__sklearn_tags__()
        tags.input_tags.allow_nan = True
        return tags


@dataclass(frozen=True)
class LineMember:
    """Lines as a member."""

    name: str = "line"
    log: str = "skewed"
    exact: bool = True

    def cross_fit(self, X: Vector, y: Vector, folds: Sequence[Fold]) -> CrossFit:
        """One line per fold."""
        held_out, models = rows_held_out(folds, len(y)), []
        for seen, rest in folds:
            models.append(Line(self.log).fit(X[seen], y[seen]))
            held_out[rest] = models[-1].predict(X[rest])
        return CrossFit(held_out, models)
