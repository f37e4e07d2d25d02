"""Gradient boosting by LightGBM as a member."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import lightgbm
import numpy as np

from valora_ml.roi.boosting import cut_to_best
from valora_ml.roi.member import CrossFit, Fold, Vector


@dataclass(frozen=True)
class LightGBMModel:
    """A booster and the rounds of it that count."""

    booster: lightgbm.Booster
    rounds: int

    def predict(self, X: Vector) -> Vector:
        """One number a row."""
        answer = self.booster.predict(X, num_iteration=self.rounds, num_threads=1)
        return np.asarray(answer, dtype=np.float64)


@dataclass(frozen=True)
class LightGBMMember:
    """Leaf-wise trees boosted on the squared error.

    Parameters
    ----------
    name : str
    rounds : int
        At most.
    params : mapping
        LightGBM's own; the rest is set here.
    """

    name: str
    rounds: int
    params: Mapping[str, Any] = field(default_factory=dict)
    exact: bool = True

    def cross_fit(self, X: Vector, y: Vector, folds: Sequence[Fold]) -> CrossFit:
        """One booster per fold, all of the same number of rounds."""
        fixed = {"objective": "l2", "metric": "rmse", "num_threads": 1, "verbose": -1, "seed": 7, "deterministic": True}
        boosters, curves = [], []
        for seen, rest in folds:
            data = lightgbm.Dataset(X[seen], y[seen])
            history: dict[str, Any] = {}
            callbacks: list[Any] = [lightgbm.early_stopping(60, verbose=False), lightgbm.record_evaluation(history)]
            watched = lightgbm.Dataset(X[rest], y[rest], reference=data)
            params = {**fixed, **self.params}
            boosters.append(
                lightgbm.train(
                    params, data, self.rounds, valid_sets=[watched], valid_names=["rest"], callbacks=callbacks
                )
            )
            curves.append(history["rest"]["rmse"])

        def cut(fold: int, rounds: int) -> LightGBMModel:
            return LightGBMModel(boosters[fold], min(rounds, boosters[fold].current_iteration()))

        return cut_to_best(X, folds, curves, cut)
