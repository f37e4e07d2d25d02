"""Gradient boosting by XGBoost as a member."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import xgboost

from valora_ml.roi.boosting import cut_to_best
from valora_ml.roi.member import CrossFit, Fold, Vector


@dataclass(frozen=True)
class XGBoostModel:
    """A booster cut to its chosen rounds."""

    booster: xgboost.Booster

    def predict(self, X: Vector) -> Vector:
        """One number a row."""
        return np.asarray(self.booster.inplace_predict(X.astype(np.float32)), dtype=np.float64)


@dataclass(frozen=True)
class XGBoostMember:
    """Trees boosted on the squared error.

    Parameters
    ----------
    name : str
    rounds : int
        At most.
    params : mapping
        XGBoost's own; the rest is set here.
    """

    name: str
    rounds: int
    params: Mapping[str, Any] = field(default_factory=dict)
    exact: bool = True

    def cross_fit(self, X: Vector, y: Vector, folds: Sequence[Fold]) -> CrossFit:
        """One booster per fold, all of the same number of rounds."""
        boosters, curves = [], []
        for seen, rest in folds:
            watched = xgboost.DMatrix(X[rest].astype(np.float32), y[rest])
            history: dict[str, dict[str, list[float]]] = {}
            boosters.append(
                xgboost.train(
                    {"objective": "reg:squarederror", "tree_method": "hist", "nthread": 1, "seed": 7, **self.params},
                    xgboost.DMatrix(X[seen].astype(np.float32), y[seen]),
                    self.rounds,
                    evals=[(watched, "rest")],
                    early_stopping_rounds=60,
                    evals_result=history,
                    verbose_eval=False,
                )
            )
            curves.append(history["rest"]["rmse"])

        def cut(fold: int, rounds: int) -> XGBoostModel:
            return XGBoostModel(boosters[fold][: min(rounds, boosters[fold].num_boosted_rounds())])

        return cut_to_best(X, folds, curves, cut)
