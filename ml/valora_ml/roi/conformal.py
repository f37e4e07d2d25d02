"""Conformal intervals: whatever the model, the stated share lies inside if rows are exchangeable."""

import numpy as np

from valora_ml.roi.member import Vector


def conformal_factor(scores: Vector, coverage: float) -> float:
    """The factor by which a row's scale is multiplied to hold the stated share.

    Parameters
    ----------
    scores : ndarray
        Absolute held-out errors divided by the scales of their rows.
    coverage : float
        Between 0 and 1. Where there are too few rows for the exact rank, the largest score.

    Examples
    --------
    >>> import numpy as np
    >>> conformal_factor(np.arange(1.0, 20.0), 0.9)
    18.0
    """
    rank = min(int(np.ceil((len(scores) + 1) * coverage)), len(scores))
    return float(np.partition(scores, rank - 1)[rank - 1])
