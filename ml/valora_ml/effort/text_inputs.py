"""Texts and numbers of issues as one sparse matrix, the same columns in every backlog."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from sklearn.preprocessing import normalize

TEXT_WEIGHT, LENGTH_WEIGHT, LIMIT = 1.4, 0.3, 3.0


@dataclass(frozen=True)
class TextInputs:
    """Term weights and, for one team, its usual lengths of text.

    Parameters
    ----------
    rarity : array of shape (buckets,)
        Inverse document frequency; 0 drops a term that one issue alone has.
    """

    rarity: np.ndarray

    @staticmethod
    def learn(counts: sparse.csr_matrix) -> "TextInputs":
        """Learn from the counts of all issues."""
        documents = np.bincount(counts.indices, minlength=counts.shape[1])
        rarity = np.where(documents > 1, 1 + np.log((counts.shape[0] + 1) / (documents + 1)), 0.0)
        return TextInputs(rarity)

    def columns(self, counts: sparse.csr_matrix, usual: "Usual") -> sparse.csr_matrix:
        """Sub-linear TF-IDF of length 1, then standardised lengths, both on the scale the ridge expects."""
        frequency = counts.astype(np.float64)
        frequency.data = 1 + np.log(frequency.data)
        terms = TEXT_WEIGHT * normalize(frequency.multiply(self.rarity).tocsr())
        lengths = LENGTH_WEIGHT * usual.standardise(text_lengths(counts))
        return sparse.hstack([terms, sparse.csr_matrix(lengths)]).tocsr()


@dataclass(frozen=True)
class Usual:
    """A team's usual values of some columns."""

    center: np.ndarray
    scale: np.ndarray

    @staticmethod
    def learn(columns: np.ndarray) -> "Usual":
        """Learn from a team's issues."""
        return Usual(columns.mean(axis=0), columns.std(axis=0) + 1e-3)

    def standardise(self, columns: np.ndarray) -> np.ndarray:
        """Return deviations from the usual in standard deviations, clipped."""
        return np.clip((columns - self.center) / self.scale, -LIMIT, LIMIT)


def text_lengths(counts: sparse.csr_matrix) -> np.ndarray:
    """``ln(1 + terms)``, ``ln(1 + different terms)`` and their difference.

    Examples
    --------
    >>> text_lengths(sparse.csr_matrix([[0, 3, 1], [0, 0, 0]])).round(3).tolist()
    [[1.609, 1.099, 0.511], [0.0, 0.0, 0.0]]
    """
    total = np.log1p(np.asarray(counts.sum(axis=1)).ravel())
    different = np.log1p(np.diff(counts.indptr))
    return np.column_stack([total, different, total - different])
