"""How far off a prediction will be: a scale per row, from held-out errors."""

from collections.abc import Sequence

import lightgbm
import numpy as np

from valora_ml.roi.lightgbm_member import LightGBMModel
from valora_ml.roi.member import Fold, Vector
from valora_ml.roi.student import fit_scale

_FEWEST = 60


class ScaleModel:
    """Scale of a Student t per row: ``exp(level + strength * shape(inputs))``.

    The shape is boosted on the log of the absolute held-out errors, cross-fitted, so that level, strength and freedom
    are judged on rows it has not seen. Under 60 rows the shape is 0: one scale for all.

    Parameters
    ----------
    seed : int
    """

    def __init__(self, seed: int = 0):
        self.seed = seed

    def fit(self, inputs: Vector, residual: Vector, folds: Sequence[Fold]) -> "ScaleModel":
        """Learn from held-out errors.

        Parameters
        ----------
        inputs : ndarray
            Columns the size of an error may hang on.
        residual : ndarray
        folds : sequence of Fold
            The folds the errors come from.
        """
        floor = max(1e-3 * float(np.abs(residual).mean()), 1e-12)
        target = np.log(np.abs(residual) + floor)
        shape = np.zeros(len(residual))
        self.models_: list[LightGBMModel] = []
        if len(residual) >= _FEWEST:
            for seen, rest in folds:
                self.models_.append(self._boost(inputs[seen], target[seen]))
                shape[rest] = self.models_[-1].predict(inputs[rest])
        error = residual if np.any(residual) else np.full(len(residual), floor)
        self.level_, self.strength_, self.freedom_ = fit_scale(error, shape)
        self.held_out_ = np.exp(self.level_ + self.strength_ * shape)
        return self

    def predict(self, inputs: Vector) -> Vector:
        """Scale per row."""
        shapes = [model.predict(inputs) for model in self.models_] or [np.zeros(len(inputs))]
        return np.exp(self.level_ + self.strength_ * np.mean(shapes, axis=0))

    def _boost(self, inputs: Vector, target: Vector) -> LightGBMModel:
        rows = len(target)
        rounds = int(np.clip(rows / 12, 20, 250))
        params = {
            "objective": "l2",
            "learning_rate": 0.04,
            "num_leaves": 8 if rows < 3000 else 16,
            "min_data_in_leaf": max(10, rows // 100),
            "bagging_fraction": 0.7,
            "bagging_freq": 1,
            "feature_fraction": 0.7,
            "num_threads": 1,
            "verbose": -1,
            "seed": self.seed,
            "deterministic": True,
        }
        return LightGBMModel(lightgbm.train(params, lightgbm.Dataset(inputs, target), rounds), rounds)
