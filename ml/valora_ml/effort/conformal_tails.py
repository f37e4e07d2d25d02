"""Conformal intervals on a scale with steps: which tail of the distribution to cut off, learned from a replay."""

import numpy as np
from numpy.typing import ArrayLike


def tails(levels: np.ndarray, below: np.ndarray, effort: ArrayLike) -> np.ndarray:
    """Probability of the smaller tail from what came true outwards, itself included.

    A central interval that cuts ``t`` off either side holds what came true exactly where its tail is at least ``t``.

    Parameters
    ----------
    levels : array of shape (levels,)
        Rising.
    below : array of shape (issues, levels)
        ``P(effort ≤ level)`` as it was predicted.
    effort : array of shape (issues,)
        What came true.

    Examples
    --------
    >>> tails(np.array([1.0, 2.0]), np.array([[0.3, 1.0], [0.3, 1.0], [0.3, 1.0]]), [1, 2, 5]).round(2).tolist()
    [0.3, 0.7, 0.0]
    """
    truth = np.asarray(effort, dtype=np.float64)
    padded = np.hstack([np.zeros((len(below), 1)), below])
    rows = np.arange(len(below))
    up_to = padded[rows, np.searchsorted(levels, truth, side="right")]
    before = padded[rows, np.searchsorted(levels, truth, side="left")]
    return np.minimum(up_to, 1 - before)


def conformal_tail(found: np.ndarray, share: float) -> float:
    """Largest tail to cut off so that a new issue lies inside with the given probability.

    Examples
    --------
    >>> conformal_tail(np.arange(1, 100) / 100, 0.9)
    0.1
    """
    rank = int(np.floor((1 - share) * (len(found) + 1) + 1e-9))
    return float(np.sort(found)[rank - 1]) if rank > 0 else 0.0
