"""Which of a test's headlines will be clicked most: a ridge line on what tells variants of one test apart."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from sklearn.linear_model import Ridge

from valora_ml.datasets.upworthy import Variants
from valora_ml.roi.headline_shape import headline_shape
from valora_ml.roi.member import Vector
from valora_ml.text.encoder import TextEncoder, TextField

_ENCODERS = tuple(
    (TextEncoder([field], buckets=1 << 18), rarest)
    for field, rarest in (
        (TextField("headline", salt=1, words=1), 3),
        (TextField("headline", salt=1, words=0, chars=(2, 5)), 5),
        (TextField("excerpt", salt=2, words=1), 3),
    )
)
_SHAPE_SHARE = 0.05
_PENALTIES = (4.0, 8.0, 12.0, 24.0, 48.0)
# Variance of ln(rate) within a test that the words leave open, beside that of counting.
_UNEXPLAINED = 0.05
_LATEST = 0.2


@dataclass(frozen=True)
class HeadlineRanker:
    """Scores of headlines; only differences within a test mean something.

    Parameters
    ----------
    columns : sequence of ndarray
        Kept buckets of each encoder.
    weights : sequence of ndarray
        Their weights by rarity.
    center, spread : ndarray
        Of the shape's numbers.
    coefficients : ndarray
    penalty : float
        The one that ranked the latest training weeks best.
    """

    columns: tuple[np.ndarray, ...]
    weights: tuple[Vector, ...]
    center: Vector
    spread: Vector
    coefficients: Vector
    penalty: float

    def score(self, variants: Variants) -> Vector:
        """Score per row, from its texts alone."""
        return np.asarray(self.table(variants) @ self.coefficients)

    def table(self, variants: Variants) -> sparse.csr_matrix:
        """Weighted, normalised terms beside the shape."""
        parts = []
        for (encoder, _), columns, weights in zip(_ENCODERS, self.columns, self.weights, strict=True):
            part = _counts(encoder, variants)[:, columns] @ sparse.diags(weights)
            length = np.sqrt(np.asarray(part.multiply(part).sum(axis=1)).ravel())
            parts.append(sparse.diags(1 / np.maximum(length, 1e-9)) @ part)
        shape = (_shapes(variants) - self.center) / self.spread * _SHAPE_SHARE
        return sparse.hstack([*parts, sparse.csr_matrix(shape)]).tocsr()


def fit_headline_ranker(variants: Variants) -> HeadlineRanker:
    """Learn from outcomes; the penalty is chosen on the last fifth of the weeks."""
    last = np.quantile(variants.week, 1 - _LATEST)
    early, late = variants.week <= last, variants.week > last
    penalty = _PENALTIES[2]
    if early.any() and late.any():
        seen, unseen = variants.select(early), variants.select(late)
        marks = [_agreement(_fit(seen, each).score(unseen), unseen) for each in _PENALTIES]
        penalty = _PENALTIES[int(np.argmax(marks))]
    return _fit(variants, penalty)


def _fit(variants: Variants, penalty: float) -> HeadlineRanker:
    columns, weights = [], []
    for encoder, rarest in _ENCODERS:
        seen = np.asarray((_counts(encoder, variants) > 0).sum(axis=0)).ravel()
        columns.append(np.flatnonzero(seen >= rarest))
        weights.append(np.sqrt(np.log((1 + len(variants.week)) / (1 + seen[columns[-1]]))))
    shapes = _shapes(variants)
    untrained = HeadlineRanker(
        tuple(columns), tuple(weights), shapes.mean(axis=0), np.maximum(shapes.std(axis=0), 1e-9), np.zeros(0), penalty
    )
    rate, sure = _outcome(variants)
    table = _within(untrained.table(variants), variants.test, sure)
    target = _within(sparse.csr_matrix(rate[:, None]), variants.test, sure).toarray().ravel()
    line = Ridge(penalty * float(sure.mean()), solver="sparse_cg", fit_intercept=False, tol=1e-4)
    line.fit(table, target, sample_weight=sure)
    return HeadlineRanker(
        untrained.columns, untrained.weights, untrained.center, untrained.spread, np.ravel(line.coef_), penalty
    )


def _outcome(variants: Variants) -> tuple[Vector, Vector]:
    """ln(rate), a little drawn in, and the inverse of its variance."""
    rate = np.log((variants.clicked + 1) / (variants.shown + 50))
    return rate, 1 / (1 / (variants.clicked + 1) + _UNEXPLAINED)


def _agreement(score: Vector, variants: Variants) -> float:
    """Correlation with the outcomes within tests, weighted by how sure they are."""
    rate, sure = _outcome(variants)
    both = _within(sparse.csr_matrix(np.stack([score, rate], axis=1)), variants.test, sure).toarray()
    moments = (both * sure[:, None]).T @ both
    spread = np.sqrt(moments[0, 0] * moments[1, 1])
    return float(moments[0, 1] / spread) if spread > 0 else 0.0


def _within(table: sparse.csr_matrix, test: np.ndarray, sure: Vector) -> sparse.csr_matrix:
    """Less the weighted mean of the row's test."""
    rows = np.arange(len(test))
    member = sparse.csr_matrix((sure, (test, rows)))
    total = np.asarray(member.sum(axis=1)).ravel()
    means = sparse.diags(1 / total) @ (member @ table)
    return (table - means[test]).tocsr()


def _counts(encoder: TextEncoder, variants: Variants) -> sparse.csr_matrix:
    texts = [
        {"headline": headline, "excerpt": excerpt}
        for headline, excerpt in zip(variants.headline, variants.excerpt, strict=True)
    ]
    counts = encoder.matrix(texts)
    counts.data = 1 + np.log(counts.data)
    return counts


def _shapes(variants: Variants) -> Vector:
    return np.array([headline_shape(*texts) for texts in zip(variants.headline, variants.excerpt, strict=True)])
