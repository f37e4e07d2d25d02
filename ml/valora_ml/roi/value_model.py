"""What a team's features return: nothing with some probability, else a multiple of their cost."""

from dataclasses import dataclass

import numpy as np
from sklearn.model_selection import KFold

from valora_ml.roi.base_rate import shrink
from valora_ml.roi.conformal import conformal_factor
from valora_ml.roi.lightgbm_member import LightGBMMember
from valora_ml.roi.line import Line, LineMember
from valora_ml.roi.member import CrossFit, Fold, Member, Vector
from valora_ml.roi.no_effect import NoEffect, fit_no_effect
from valora_ml.roi.scale import ScaleModel
from valora_ml.roi.stacking import nested_stack
from valora_ml.roi.xgboost_member import XGBoostMember

LEVELS = (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95)
_FOLDS = 5
_Z90 = 1.2815515655446004

MEMBERS: tuple[Member, ...] = (
    XGBoostMember("xgboost", 200, {"max_depth": 2, "eta": 0.05, "subsample": 0.7, "min_child_weight": 4}),
    LightGBMMember(
        "lightgbm",
        200,
        {"num_leaves": 4, "learning_rate": 0.05, "min_data_in_leaf": 5, "bagging_fraction": 0.7, "bagging_freq": 1},
    ),
    LineMember(log="positive"),
)
"""All of them split into exact additive contributions."""


@dataclass(frozen=True)
class ValueModel:
    """Trees of two libraries and a line on ln(value / cost), drawn to the team's mean; a scale; the odds of nothing.

    Parameters
    ----------
    trees : sequence of CrossFit
        XGBoost's and LightGBM's, one model a fold.
    line : Line
        Over all rows.
    weights : ndarray
        Of XGBoost, LightGBM and the line.
    mean, belief : float
        The team's mean, and how much of the members' deviation from it is kept.
    scale : ScaleModel
        Over the inputs.
    factors : tuple of float
        Multiples of the scale at `LEVELS`, conformal.
    none : NoEffect
    held_out, base_rate : ndarray
        ln(value / cost) of the rows with an effect, each predicted without it: by the model, by the mean alone.
    """

    trees: tuple[CrossFit, CrossFit]
    line: Line
    weights: Vector
    mean: float
    belief: float
    scale: ScaleModel
    factors: tuple[float, ...]
    none: NoEffect
    held_out: Vector
    base_rate: Vector
    held: Vector

    @property
    def normal_scale(self) -> float:
        """What the scale is multiplied with so that a normal distribution holds 80 % where this one does."""
        return self.factors[5] / _Z90

    def mean_log(self, X: Vector) -> Vector:
        """Middle of ln(value / cost), given an effect."""
        parts = np.stack([*(fit.predict(X) for fit in self.trees), self.line.predict(X)], axis=1)
        return self.mean + self.belief * (parts @ self.weights - self.mean)


def fit_value_model(X: Vector, ratio: Vector, seed: int) -> ValueModel:
    """Learn from outcomes in the order of time.

    Parameters
    ----------
    X : ndarray
        float32 numbers as served; NaN where missing.
    ratio : ndarray
        Value over cost; 0 and less is no effect.
    seed : int
    """
    effect = ratio > 0
    table, target = X[effect], np.log(ratio[effect])
    folds: list[Fold] = list(KFold(_FOLDS, shuffle=True, random_state=seed).split(table))
    fits = [member.cross_fit(table, target, folds) for member in MEMBERS]
    weights, stacked = nested_stack(np.stack([fit.held_out for fit in fits], axis=1), target, folds)
    mean, kept, held_out = shrink(stacked, target, folds)
    residual = target - held_out
    scale = ScaleModel(seed).fit(table, residual, folds)
    scores = np.abs(residual) / scale.held_out_
    outer = [conformal_factor(scores, coverage) for coverage in (0.9, 0.8, 0.5)]
    base_rate = np.zeros(len(target))
    for seen, rest in folds:
        base_rate[rest] = target[seen].mean()
    everything: list[Fold] = list(KFold(_FOLDS, shuffle=True, random_state=seed).split(X))
    return ValueModel(
        trees=(fits[0], fits[1]),
        line=Line("positive").fit(table, target),
        weights=weights,
        mean=mean,
        belief=kept,
        scale=scale,
        factors=(-outer[0], -outer[1], -outer[2], 0.0, outer[2], outer[1], outer[0]),
        none=fit_no_effect(X, (~effect).astype(np.float64), everything),
        held_out=held_out,
        base_rate=base_rate,
        held=scores <= _leave_one_out_factor(scores),
    )


def _leave_one_out_factor(scores: Vector) -> Vector:
    return np.array([conformal_factor(np.delete(scores, at), 0.9) for at in range(len(scores))])
