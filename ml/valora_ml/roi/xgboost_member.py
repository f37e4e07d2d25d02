"""Gradient boosting by XGBoost as a member."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import xgboost

from valora_ml.roi.boosting import best_rounds
from valora_ml.roi.member import CrossFit, Fold, Vector, rows_held_out


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
        rounds = best_rounds(curves, [len(rest) for _, rest in folds])
        models = [XGBoostModel(booster[: min(rounds, booster.num_boosted_rounds())]) for booster in boosters]
        held_out = rows_held_out(folds, len(y))
        for (_, rest), model in zip(folds, models, strict=True):
            held_out[rest] = model.predict(X[rest])
        return CrossFit(held_out, models)
