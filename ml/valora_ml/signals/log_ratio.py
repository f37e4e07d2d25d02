"""How much each column speaks for a class."""

import numpy as np
from scipy import sparse


def log_ratio(X: sparse.csr_matrix, inside: np.ndarray) -> np.ndarray:
    """Logarithm of how much more often each column is there within a class than outside of it.

    Source: Wang and Manning, Baselines and Bigrams (ACL 2012).

    Examples
    --------
    >>> log_ratio(sparse.csr_matrix([[1, 0], [0, 1]]), np.array([True, False])).round(2).tolist()
    [0.69, -0.69]
    """
    present = (X != 0).astype(np.float64)
    within = 1 + np.asarray(present[inside].sum(axis=0)).ravel()
    outside = 1 + np.asarray(present[~inside].sum(axis=0)).ravel()
    return np.asarray(np.log((within / within.sum()) / (outside / outside.sum())))
