"""What the ensemble expects of each of its members."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Fold = tuple[NDArray[np.intp], NDArray[np.intp]]
"""Rows to learn from and rows held out."""


class Model(Protocol):
    """Something fitted."""

    def predict(self, X: Vector) -> Vector:
        """One number a row."""


@dataclass(frozen=True)
class CrossFit:
    """One model per fold and what each says about the rows it has not seen.

    Parameters
    ----------
    held_out : ndarray
        Prediction per row; NaN for rows no fold holds out.
    models : sequence of Model
        In the order of the folds.
    """

    held_out: Vector
    models: Sequence[Model]

    def predict(self, X: Vector) -> Vector:
        """Mean of the models, which is what the ensemble serves."""
        return np.mean([model.predict(X) for model in self.models], axis=0)


class Member(Protocol):
    """A kind of model with its settings."""

    @property
    def name(self) -> str:
        """Unlike any other member's."""

    @property
    def exact(self) -> bool:
        """Whether its predictions split into exact additive contributions."""

    def cross_fit(self, X: Vector, y: Vector, folds: Sequence[Fold]) -> CrossFit:
        """Fit once per fold; settings that are chosen (rounds of boosting) are chosen over all folds together."""


def rows_held_out(folds: Sequence[Fold], count: int) -> Vector:
    """An empty vector of predictions."""
    held_out = np.full(count, np.nan)
    for _, rest in folds:
        held_out[rest] = 0.0
    return held_out
