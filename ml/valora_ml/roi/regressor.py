"""The estimator of §4: stacked members, a scale per row, calibrated intervals."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import ArrayLike
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.utils.validation import check_is_fitted, validate_data

from valora_ml.errors import InputError
from valora_ml.roi.catalogue import catalogue, screen
from valora_ml.roi.conformal import conformal_factor
from valora_ml.roi.folds import folds_of
from valora_ml.roi.member import CrossFit, Vector
from valora_ml.roi.scale import ScaleModel
from valora_ml.roi.stacking import nested_stack
from valora_ml.roi.student import negative_log_likelihood

FEWEST_ROWS = 8
_LARGE = 3_000


@dataclass(frozen=True)
class Distribution:
    """A Student t per row and how far its scale reaches for a stated coverage.

    Parameters
    ----------
    centre, scale : ndarray
    freedom : float
    """

    centre: Vector
    scale: Vector
    freedom: float

    def nll(self, y: Vector) -> Vector:
        """Negative log likelihood per row."""
        return negative_log_likelihood(y - self.centre, self.scale, self.freedom)


class StackedRegressor(RegressorMixin, BaseEstimator):
    """Boosted trees of two libraries, lines, a forest and a network, weighted by nested cross-validation.

    What is served is the mean of the models of the folds. Columns that say nothing and missing values are fine.

    Parameters
    ----------
    exact : bool, default False
        Only members whose predictions split into exact additive contributions.
    keep : int, default 4
        Members cross-fitted after the screening; one less from 3,000 rows on.
    random_state : int, default 0

    Attributes
    ----------
    members_ : list of str
    weights_ : ndarray
    held_out_ : ndarray
        Predictions of the rows learned from by models and weights that have not seen them.
    scores_ : ndarray
        Their absolute errors over their scales.

    Examples
    --------
    >>> import numpy as np
    >>> X = np.random.default_rng(0).normal(size=(60, 2))
    >>> model = StackedRegressor().fit(X, 2 * X[:, 0] + 1)
    >>> bool(abs(model.predict([[1.0, 0.0]])[0] - 3) < 0.05)
    True
    """

    def __init__(self, exact: bool = False, keep: int = 4, random_state: int = 0):
        self.exact = exact
        self.keep = keep
        self.random_state = random_state

    def fit(self, X: ArrayLike, y: ArrayLike) -> Self:
        """Choose members, weights and scale, all on these rows.

        Raises
        ------
        InputError
            Fewer than 8 rows, or a target that is not finite.
        """
        table, outcome = _checked(self, X, y)
        self.mean_, self.deviation_ = float(outcome.mean()), float(outcome.std()) or 1.0
        target = (outcome - self.mean_) / self.deviation_
        folds = folds_of(table, self.random_state)
        keep = self.keep if len(target) < _LARGE else self.keep - 1
        members = screen(catalogue(len(target), self.exact), table, target, max(keep, 1), self.random_state)
        self.members_ = [member.name for member in members]
        self.fits_: list[CrossFit] = [member.cross_fit(table, target, folds) for member in members]
        predictions = np.stack([fit.held_out for fit in self.fits_], axis=1)
        self.weights_, stacked = nested_stack(predictions, target, folds)
        residual = target - stacked
        inputs = np.column_stack([table, stacked, predictions.std(axis=1)])
        self.scale_ = ScaleModel(self.random_state).fit(inputs, residual, folds)
        self.held_out_ = stacked * self.deviation_ + self.mean_
        self.scores_ = np.abs(residual) / self.scale_.held_out_
        self.spread_ = max(float(np.sqrt(np.mean(self.scores_**2))), 1e-9)
        return self

    def predict(self, X: ArrayLike) -> Vector:
        """Centre per row."""
        return self.distribution(X).centre

    def distribution(self, X: ArrayLike) -> Distribution:
        """Centre and scale per row."""
        check_is_fitted(self)
        table: Vector = validate_data(self, X, dtype=np.float64, ensure_all_finite=False, reset=False)
        table = np.where(np.isfinite(table), table, np.nan)
        folds = range(len(self.fits_[0].models))
        parts = np.stack([[fit.models[fold].predict(table) for fit in self.fits_] for fold in folds])
        stacked = np.einsum("fmr,m->fr", parts, self.weights_)
        centre = stacked.mean(axis=0)
        scale = self.scale_.predict(np.column_stack([table, centre, parts.std(axis=1).mean(axis=0)]))
        # The mean errs less than its parts, exactly by their spread around it (Krogh and Vedelsby, NeurIPS 1994);
        # the scale was learned from the errors of the parts.
        gained = stacked.var(axis=0) / (self.spread_ * scale) ** 2
        scale = scale * np.sqrt(np.maximum(1 - gained, 0.5))
        return Distribution(centre * self.deviation_ + self.mean_, scale * self.deviation_, self.scale_.freedom_)

    def interval(self, X: ArrayLike, coverage: float = 0.9) -> tuple[Vector, Vector]:
        """Lower and upper ends of normalised cross-conformal intervals."""
        known = self.distribution(X)
        reach = conformal_factor(self.scores_, coverage) * known.scale
        return known.centre - reach, known.centre + reach

    def __sklearn_tags__(self):  # type: ignore[no-untyped-def]
        tags = super().__sklearn_tags__()
        tags.input_tags.allow_nan = True
        return tags


def _checked(estimator: StackedRegressor, X: ArrayLike, y: ArrayLike) -> tuple[Vector, Vector]:
    outcome = np.asarray(y, dtype=np.float64)
    if not np.isfinite(outcome).all():
        raise InputError("target: a value is missing or infinite; leave such rows out")
    if len(outcome) < FEWEST_ROWS:
        raise InputError(f"target: {len(outcome)} rows are too few to learn from; give at least {FEWEST_ROWS}")
    table: Vector = validate_data(estimator, X, dtype=np.float64, ensure_all_finite=False)
    if len(table) != len(outcome):
        raise InputError(f"target: {len(outcome)} values for {len(table)} rows; give one a row")
    return np.where(np.isfinite(table), table, np.nan), outcome
