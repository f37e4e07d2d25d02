"""A team's level over time: what "a 5" means drifts, and what texts say must not be learned from the drift."""

import numpy as np

MIN_SPREAD = 0.3
"""Smallest robust standard deviation of log effort that is believed."""


def standardise(log_effort: np.ndarray) -> tuple[np.ndarray, float, float]:
    """Return ``z``, location (median) and scale of a team's log efforts.

    Examples
    --------
    >>> z, location, scale = standardise(np.log([1.0, 2.0, 4.0]))
    >>> round(location, 4), round(scale, 4), z.round(3).tolist()
    (0.6931, 0.566, [-1.225, 0.0, 1.225])
    """
    location = float(np.median(log_effort))
    scale = max(float(np.std(log_effort)), MIN_SPREAD)
    return (log_effort - location) / scale, location, scale


def smooth_level(z: np.ndarray, width: float, prior: float = 0.0, skip_self: bool = False) -> np.ndarray:
    """Gaussian moving average over issues in order; ``prior`` counts as so many issues at 0.

    With ``skip_self`` an issue's own value tells nothing about its level.

    Examples
    --------
    >>> smooth_level(np.array([0.0, 0.0, 3.0]), width=1.0).round(3).tolist()
    [0.233, 0.822, 1.722]
    """
    at = np.arange(len(z), dtype=np.float64)
    total, weight = np.full(len(z), 0.0), np.full(len(z), prior)
    reach = int(np.ceil(4 * width))
    for offset in range(-reach, reach + 1):
        if (offset == 0 and skip_self) or abs(offset) >= len(z):
            continue
        share = np.exp(-0.5 * (offset / width) ** 2)
        inside = (at + offset >= 0) & (at + offset < len(z))
        total[inside] += share * z[(at[inside] + offset).astype(np.intp)]
        weight[inside] += share
    return total / np.maximum(weight, 1e-12)


def latest_level(level: np.ndarray, width: float, follow_down: float) -> float:
    """Level to expect: the long-run mean, or part of the way down to the latest; a level that rose is not followed.

    Teams learn to cut work smaller, and on validation parts of public backlogs a fall lasts, a rise does not.

    Examples
    --------
    >>> latest_level(np.array([1.0] * 50 + [0.0] * 50), width=10, follow_down=0.5)
    0.25
    >>> latest_level(np.array([0.0] * 50 + [1.0] * 50), width=10, follow_down=0.5)
    0.5
    """
    mean = float(level.mean())
    latest = float(level[-max(30, int(width)) :].mean())
    return mean + follow_down * min(0.0, latest - mean)
