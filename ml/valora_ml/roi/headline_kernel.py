"""How much two headlines are expected to share of what makes them clicked."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from numpy.typing import NDArray

from valora_ml.roi.headline_shape import headline_shape
from valora_ml.roi.headline_terms import HeadlineTerms
from valora_ml.text.terms import MAX_CODE_POINTS

# Variances of ln(rate): of the words, letters within words, letters across words and form; of the shape; and of what
# only headlines much alike share, with the distance over which they stop to.
_TERMS = (0.02, 0.02, 0.02, 0.005)
_SHAPE = 0.003
_ALIKE, _REACH = 0.1, 0.3
_FARTHEST = 3.0
_BLOCK = 2000


class HeadlineKernel:
    """Covariance of a Gaussian process over headlines, between those given to ``fit`` and any.

    Examples
    --------
    >>> texts = ["Why a dog sings", "Why a cat sings", "42 maps"]
    >>> shared = HeadlineKernel().fit(texts, [""] * 3).to(texts, [""] * 3)
    >>> bool(shared[0, 1] > shared[0, 2])
    True
    """

    def fit(self, headlines: Sequence[str], excerpts: Sequence[str]) -> Self:
        """Learn from texts alone how rare terms are and how long headlines."""
        self._terms = HeadlineTerms().fit(_cut(headlines))
        shapes = _shapes(headlines, excerpts)
        self._center, self._spread = shapes.mean(axis=0), np.maximum(shapes.std(axis=0), 1e-9)
        self._tables, self._shape = self._terms.tables(_cut(headlines)), self._scaled(shapes)
        return self

    def to(self, headlines: Sequence[str], excerpts: Sequence[str]) -> NDArray[np.float32]:
        """Covariance, a row per headline given and a column per headline of ``fit``."""
        tables, shape = self._terms.tables(_cut(headlines)), self._scaled(_shapes(headlines, excerpts))
        shared = (_SHAPE / shape.shape[1] * shape @ self._shape.T).astype(np.float32)
        for start in range(0, len(shared), _BLOCK):
            rows = slice(start, start + _BLOCK)
            near = [(mine[rows] @ theirs.T).toarray() for mine, theirs in zip(tables, self._tables, strict=True)]
            for variance, part in zip(_TERMS, near, strict=True):
                shared[rows] += np.float32(variance) * part
            shared[rows] += _ALIKE * np.exp(((near[0] + near[1]) / 2 - 1) / np.float32(_REACH))
        return shared

    def _scaled(self, shapes: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.clip((shapes - self._center) / self._spread, -_FARTHEST, _FARTHEST)


def _cut(headlines: Sequence[str]) -> list[str]:
    return [headline[:MAX_CODE_POINTS] for headline in headlines]


def _shapes(headlines: Sequence[str], excerpts: Sequence[str]) -> NDArray[np.float64]:
    return np.array([headline_shape(*texts) for texts in zip(headlines, excerpts, strict=True)])
