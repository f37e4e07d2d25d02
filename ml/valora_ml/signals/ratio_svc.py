"""A linear classifier whose columns are first scaled by how much they speak for a class."""

from typing import Any, Self

import numpy as np
from scipy import sparse
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.svm import LinearSVC
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, validate_data

from valora_ml.signals.log_ratio import log_ratio


class RatioSVC(ClassifierMixin, BaseEstimator):
    """One support vector machine a class; columns of terms count by their naive-Bayes log ratio.

    Both steps are linear, so that ``coef_`` and ``intercept_`` are all there is to serve.

    Parameters
    ----------
    C : float, default 1.0
        Of the machines: smaller is simpler.
    plain : int, default 0
        So many last columns are numbers, not terms, and are not scaled.

    Examples
    --------
    >>> X = [[1, 0], [1, 0], [0, 1], [0, 1]]
    >>> RatioSVC().fit(X, ["up", "up", "down", "down"]).predict([[1, 0]]).tolist()
    ['up']
    """

    def __init__(self, C: float = 1.0, plain: int = 0):
        self.C = C
        self.plain = plain

    def fit(self, X: Any, y: Any) -> Self:
        """Fit one machine a class."""
        X, y = validate_data(self, X, y, accept_sparse="csr", dtype=np.float64)
        check_classification_targets(y)
        table = sparse.csr_matrix(X)
        self.classes_ = np.unique(y)
        heads = [self._head(table, y == each) for each in self.classes_]
        self.coef_ = np.array([weights for weights, _ in heads])
        self.intercept_ = np.array([bias for _, bias in heads])
        return self

    def margins(self, X: Any) -> np.ndarray:
        """How far each row is on each class's side, shape (rows, classes)."""
        check_is_fitted(self)
        X = validate_data(self, X, accept_sparse="csr", dtype=np.float64, reset=False)
        return np.asarray(X @ self.coef_.T) + self.intercept_

    def predict(self, X: Any) -> np.ndarray:
        """Class of the largest margin."""
        check_is_fitted(self)
        return self.classes_[self.margins(X).argmax(axis=1)]

    def _head(self, X: sparse.csr_matrix, inside: np.ndarray) -> tuple[np.ndarray, float]:
        if inside.all():
            return np.zeros(X.shape[1]), 1.0
        ratio = np.ones(X.shape[1])
        terms = X.shape[1] - self.plain
        ratio[:terms] = log_ratio(X[:, :terms], inside)
        machine = LinearSVC(C=self.C, random_state=0).fit(X @ sparse.diags(ratio), inside)
        return machine.coef_.ravel() * ratio, float(machine.intercept_[0])

    def __sklearn_tags__(self):  # type: ignore[no-untyped-def]
        tags = super().__sklearn_tags__()
        tags.input_tags.sparse = True
        # Columns that are there in every row, as in the checks' data, have no ratio: it is for terms.
        tags.classifier_tags.poor_score = True
        return tags
