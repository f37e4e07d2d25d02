"""Weights of the members by nested cross-validation."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import nnls

from valora_ml.roi.member import Fold, Vector

_EVEN = 300


def simplex_weights(predictions: Vector, y: Vector) -> Vector:
    """Non-negative weights of sum 1 with the least squared error, for few rows drawn to what each is worth alone.

    Weights of few rows follow chance: they are mixed with weights that fall with the square of a member's
    squared error, at equal shares for 300 rows.

    Parameters
    ----------
    predictions : ndarray, shape (rows, members)
    y : ndarray, shape (rows,)

    Examples
    --------
    >>> import numpy as np
    >>> y = np.arange(9.0)
    >>> simplex_weights(np.stack([y, -y], axis=1), y).round(6).tolist()
    [1.0, 0.0]
    """
    squared = np.maximum(((predictions - y[:, None]) ** 2).mean(axis=0), 1e-12)
    alone = (squared.min() / squared) ** 2
    trust = _EVEN**2 / (len(y) ** 2 + _EVEN**2)
    # The sum is forced by one heavy row on centred errors; what is left of the rounding is scaled away.
    heavy = 1e3 * max(float(np.abs(predictions - y[:, None]).max()), 1e-12) * np.sqrt(len(y))
    matrix = np.vstack([predictions - y[:, None], np.full(predictions.shape[1], heavy)])
    weights, _ = nnls(matrix, np.concatenate([np.zeros(len(y)), [heavy]]))
    return weights / weights.sum() * (1 - trust) + alone / alone.sum() * trust


def nested_stack(predictions: Vector, y: Vector, folds: Sequence[Fold]) -> tuple[Vector, Vector]:
    """Weights over all rows, and predictions of each fold by weights that have not seen it.

    Parameters
    ----------
    predictions : ndarray, shape (rows, members)
        Held-out predictions of the members.
    y : ndarray
    folds : sequence of Fold

    Returns
    -------
    weights, held_out : ndarray
    """
    held_out = np.zeros(len(y))
    for seen, rest in folds:
        held_out[rest] = predictions[rest] @ simplex_weights(predictions[seen], y[seen])
    return simplex_weights(predictions, y), held_out
