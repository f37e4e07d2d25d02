"""How far probabilities are from what comes true."""

import numpy as np


def log_loss_of(probabilities: np.ndarray, classes: np.ndarray) -> float:
    """Mean of −ln of the probability that the true class was given."""
    given = probabilities[np.arange(len(classes)), classes]
    return float(-np.log(np.clip(given, 1e-12, 1)).mean())


def calibration_error(probabilities: np.ndarray, classes: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error of the class that is said, over bins of equal width.

    Examples
    --------
    >>> round(calibration_error(np.array([[0.8, 0.2], [0.8, 0.2]]), np.array([0, 1])), 2)
    0.3
    """
    sure, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == classes
    place = np.minimum((sure * bins).astype(int), bins - 1)
    gaps = [
        abs(sure[place == each].mean() - right[place == each].mean()) * (place == each).mean() for each in set(place)
    ]
    return float(sum(gaps))
