"""Student's t as a predictive distribution."""

import numpy as np
from scipy.optimize import minimize
from scipy.special import gammaln

from valora_ml.roi.member import Vector


def negative_log_likelihood(residual: Vector, scale: Vector, freedom: float) -> Vector:
    """Per row; ``scale`` is the distribution's own, not its standard deviation.

    Parameters
    ----------
    residual, scale : ndarray
    freedom : float
        Degrees of freedom.

    Examples
    --------
    >>> import numpy as np
    >>> negative_log_likelihood(np.array([0.0]), np.array([1.0]), 1.0).round(4).tolist()
    [1.1447]
    """
    constant = gammaln(freedom / 2) - gammaln((freedom + 1) / 2) + 0.5 * np.log(freedom * np.pi)
    return constant + np.log(scale) + (freedom + 1) / 2 * np.log1p((residual / scale) ** 2 / freedom)


def fit_scale(residual: Vector, shape: Vector) -> tuple[float, float, float]:
    """Most likely ``(level, strength, freedom)`` of a scale ``exp(level + strength * shape)``.

    Strength lies in 0 to 1.5 and freedom in 2.1 to 60; a little weight holds them near 1 and 8, which matters for
    few rows only.

    Parameters
    ----------
    residual : ndarray
        Held-out errors.
    shape : ndarray
        What the scale model says of each of these rows, held out too, on the log scale.
    """
    spread = float(np.median(np.abs(residual))) or float(np.abs(residual).mean()) or 1.0
    start = np.log(spread) - float(np.median(shape))

    def loss(values: Vector) -> float:
        level, strength, freedom = values[0], values[1], np.exp(values[2])
        scale = np.exp(np.clip(level + strength * shape, -700, 700))
        prior = 2 * (strength - 1) ** 2 + 0.5 * (values[2] - np.log(8)) ** 2
        return float(negative_log_likelihood(residual, scale, freedom).sum() + prior)

    bounds = [(start - 15, start + 15), (0.0, 1.5), (np.log(2.1), np.log(60))]
    found = minimize(loss, np.array([start, 0.7, np.log(8)]), bounds=bounds, method="L-BFGS-B")
    return float(found.x[0]), float(found.x[1]), float(np.exp(found.x[2]))
