"""A team's own base rates, and how far a model is believed over them."""

import numpy as np

from valora_ml.roi.member import Fold, Vector

_PRIOR_OUTCOMES = 20.0


def belief(predictions: Vector, y: Vector) -> float:
    """Share of a model's deviation from the mean that is kept, 0 to 1.

    The slope that is best on held-out rows, times ``n / (n + 20)``: few outcomes prove little.

    Parameters
    ----------
    predictions : ndarray
        Of rows the model had not seen.
    y : ndarray

    Examples
    --------
    >>> import numpy as np
    >>> y = np.arange(60.0)
    >>> belief(y, y), belief(-y, y)
    (0.75, 0.0)
    """
    said = predictions - predictions.mean()
    spread = float(said @ said)
    if spread <= 0:
        return 0.0
    slope = float(said @ (y - y.mean())) / spread
    return float(np.clip(slope, 0.0, 1.0)) * len(y) / (len(y) + _PRIOR_OUTCOMES)


def shrink(predictions: Vector, y: Vector, folds: list[Fold]) -> tuple[float, float, Vector]:
    """Mean, belief, and what they say of each row when it is left out of both.

    Parameters
    ----------
    predictions : ndarray
        Held out.
    y : ndarray
    folds : list of Fold
    """
    held_out = np.zeros(len(y))
    for seen, rest in folds:
        mean = float(y[seen].mean())
        held_out[rest] = mean + belief(predictions[seen], y[seen]) * (predictions[rest] - mean)
    return float(y.mean()), belief(predictions, y), held_out


def rate_of(happened: Vector) -> float:
    """A share, drawn a little to one third, which three outcomes outweigh.

    Examples
    --------
    >>> import numpy as np
    >>> rate_of(np.array([])), rate_of(np.zeros(27))
    (0.3333333333333333, 0.03333333333333333)
    """
    return float((happened.sum() + 1) / (len(happened) + 3))
