"""Adaptive conformal intervals for streams: several learning rates at once, weighted by how they fare.

Sources: Gibbs and Candès, "Adaptive conformal inference under distribution shift" (NeurIPS 2021) and "Conformal
inference for online prediction with arbitrary distribution shifts" (JMLR 2024).
"""

from collections import deque
from collections.abc import Sequence

import numpy as np

RATES = (0.002, 0.005, 0.01, 0.02, 0.04, 0.08)


class AdaptiveConformal:
    """The factor of the next interval from the scores of the last outcomes.

    Parameters
    ----------
    scores : sequence of float
        Absolute errors divided by scales, known before the stream begins.
    coverage : float
    window : int
        Scores remembered.
    rates : sequence of float
        Steps of the error level after each outcome; each is an expert.

    Examples
    --------
    >>> stream = AdaptiveConformal([1.0] * 50, coverage=0.9)
    >>> stream.factor()
    1.0
    >>> for _ in range(50):
    ...     stream.observe(4.0)
    >>> stream.factor()
    4.0
    """

    def __init__(
        self, scores: Sequence[float], coverage: float = 0.9, window: int = 250, rates: Sequence[float] = RATES
    ):
        self.coverage = coverage
        self.scores = deque(scores, maxlen=window)
        self._rates = np.asarray(rates)
        self._levels = np.full(len(rates), 1 - coverage)
        self._weights = np.full(len(rates), 1 / len(rates))
        # The rates of the second source for losses over about one window.
        self._learning = np.sqrt(3 / window) * np.sqrt(
            (np.log(len(rates) * window) + 2) / ((1 - coverage) ** 2 * coverage**3)
        )
        self._forgetting = 1 / (2 * window)

    def factor(self) -> float:
        """What to multiply the next row's scale with; the largest score seen where the level asks for more."""
        return self._quantile(float(self._weights @ self._levels))

    def observe(self, score: float) -> None:
        """Take in the outcome of the row just predicted."""
        missed = np.array([score > self._quantile(level) for level in self._levels])
        reached = self._reached(score)
        alpha = 1 - self.coverage
        loss = alpha * (reached - self._levels) - np.minimum(0.0, reached - self._levels)
        weights = self._weights * np.exp(-self._learning * loss)
        weights /= weights.sum()
        self._weights = (1 - self._forgetting) * weights + self._forgetting / len(weights)
        self._levels = np.clip(self._levels + self._rates * (alpha - missed), -0.5, 0.99)
        self.scores.append(score)

    def _reached(self, score: float) -> float:
        """The highest error level whose interval would have held the outcome."""
        return float(np.mean(np.asarray(self.scores) >= score))

    def _quantile(self, level: float) -> float:
        ordered = np.sort(np.asarray(self.scores))
        rank = int(np.ceil((len(ordered) + 1) * (1 - level)))
        beyond = ordered[-1] * (1.0 + max(0.0, -level))
        return float(ordered[max(rank, 1) - 1]) if rank <= len(ordered) else float(beyond)
