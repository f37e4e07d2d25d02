"""Which of a test's headlines will be clicked most: a Gaussian process on words, letters and shape."""

from dataclasses import dataclass

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from valora_ml.datasets.upworthy import Variants
from valora_ml.roi.headline_kernel import HeadlineKernel
from valora_ml.roi.member import Vector

# Variances of ln(rate): between tests, and within a test what the headline leaves open, beside that of counting.
_BETWEEN_TESTS = 0.25
_PENALTIES = (0.08, 0.15, 0.3)
_LATEST = 0.2
_MOST_ROWS = 12_000


@dataclass(frozen=True)
class HeadlineRanker:
    """Scores of headlines; only differences within a test mean something.

    Parameters
    ----------
    kernel : HeadlineKernel
    weights : ndarray
        Of the headlines learned from.
    penalty : float
        Variance left open, the one that ranked the latest training weeks best.
    """

    kernel: HeadlineKernel
    weights: Vector
    penalty: float

    def score(self, variants: Variants) -> Vector:
        """Score per row, from its texts alone."""
        return np.asarray(self.kernel.to(variants.headline, variants.excerpt) @ self.weights)


def fit_headline_ranker(variants: Variants) -> HeadlineRanker:
    """Learn from outcomes, of the latest rows where there are many; the penalty is chosen on the last fifth of weeks.

    Tests of one headline help too: a share of what tells tests apart is their headlines.
    """
    if len(variants.week) > _MOST_ROWS:
        latest = np.argsort(variants.week, kind="stable")[-_MOST_ROWS:]
        variants = variants.select(np.isin(np.arange(len(variants.week)), latest))
    kernel = HeadlineKernel().fit(variants.headline, variants.excerpt)
    shared = kernel.to(variants.headline, variants.excerpt)
    last = np.quantile(variants.week, 1 - _LATEST)
    early, late = np.flatnonzero(variants.week <= last), np.flatnonzero(variants.week > last)
    penalty = _PENALTIES[1]
    if early.size and late.size:
        seen, unseen = variants.select(variants.week <= last), variants.select(variants.week > last)
        near, far = shared[np.ix_(early, early)], shared[np.ix_(late, early)]
        marks = [_agreement(far @ _weights(near, seen, each), unseen) for each in _PENALTIES]
        penalty = _PENALTIES[int(np.argmax(marks))]
    return HeadlineRanker(kernel, _weights(shared, variants, penalty), penalty)


def _weights(shared: np.ndarray, variants: Variants, penalty: float) -> Vector:
    covariance = shared + np.float32(_BETWEEN_TESTS) * (variants.test[:, None] == variants.test[None])
    rate, counting = _outcome(variants)
    covariance[np.diag_indices_from(covariance)] += penalty + counting
    known = (rate - rate.mean()).astype(covariance.dtype)
    factor = cho_factor(covariance, lower=True, overwrite_a=True, check_finite=False)
    return np.asarray(cho_solve(factor, known, check_finite=False), dtype=np.float64)


def _outcome(variants: Variants) -> tuple[Vector, Vector]:
    """ln(rate), a little drawn in, and the variance counting gives it."""
    return np.log((variants.clicked + 0.5) / (variants.shown + 50)), 1 / (variants.clicked + 1)


def _agreement(score: Vector, variants: Variants) -> float:
    """Correlation with the outcomes within tests, weighted by how sure they are."""
    rate, counting = _outcome(variants)
    sure = 1 / (counting + _PENALTIES[1])
    total = np.bincount(variants.test, sure)
    one, other = (
        each - (np.bincount(variants.test, sure * each) / total)[variants.test] for each in (np.asarray(score), rate)
    )
    spread = np.sqrt((sure * one * one).sum() * (sure * other * other).sum())
    return float((sure * one * other).sum() / spread) if spread > 0 else 0.0
