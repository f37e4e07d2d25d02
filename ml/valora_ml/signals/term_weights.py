"""Weights of counted terms, exactly as the graph's term bag computes them."""

from typing import Any, Self

import numpy as np
from scipy import sparse
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted, validate_data


class TermWeights(TransformerMixin, BaseEstimator):
    """Sub-linear tf-idf in rows of length 1; terms seen in fewer rows than ``min_rows`` are left out.

    Parameters
    ----------
    min_rows : int, default 1

    Examples
    --------
    >>> TermWeights().fit_transform([[1, 1, 0], [0, 1, 1]]).toarray().round(2).tolist()
    [[0.81, 0.58, 0.0], [0.0, 0.58, 0.81]]
    """

    def __init__(self, min_rows: int = 1):
        self.min_rows = min_rows

    def fit(self, X: Any, y: Any = None) -> Self:
        """Learn how rare each term is."""
        counts = self._checked(X, reset=True)
        rows = np.asarray((counts > 0).sum(axis=0)).ravel()
        self.idf_ = np.where(rows >= max(self.min_rows, 1), np.log((1 + counts.shape[0]) / (1 + rows)) + 1, 0.0)
        return self

    def transform(self, X: Any) -> sparse.csr_matrix:
        """Weigh the counts of rows."""
        check_is_fitted(self)
        weighted = self._checked(X, reset=False)
        weighted.data = 1 + np.log(weighted.data)
        weighted = weighted @ sparse.diags(self.idf_)
        lengths = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
        return (sparse.diags(1 / np.maximum(lengths, 1e-12)) @ weighted).tocsr()

    def _checked(self, X: Any, reset: bool) -> sparse.csr_matrix:
        checked = validate_data(self, X, accept_sparse="csr", dtype=np.float64, reset=reset, ensure_non_negative=True)
        counts = sparse.csr_matrix(checked, copy=True)
        counts.eliminate_zeros()
        counts.data = np.maximum(counts.data, 1.0)
        return counts

    def __sklearn_tags__(self):  # type: ignore[no-untyped-def]
        tags = super().__sklearn_tags__()
        tags.input_tags.sparse = True
        tags.input_tags.positive_only = True
        return tags
