"""Which members are tried, by the number of rows."""

from collections.abc import Sequence

import numpy as np

from valora_ml.roi.forest import ForestMember
from valora_ml.roi.lightgbm_member import LightGBMMember
from valora_ml.roi.line import LineMember
from valora_ml.roi.member import Fold, Member, Vector
from valora_ml.roi.network import NetworkMember
from valora_ml.roi.process import ProcessMember
from valora_ml.roi.xgboost_member import XGBoostMember

FEWER, FEW, MANY = 100, 400, 15_000
"""Below the first no boosting but where it has to be exact, below the second small trees; above the third fewer."""

_SCREENED = 4_000


def catalogue(rows: int, exact: bool) -> list[Member]:
    """Members worth trying on that many rows.

    Parameters
    ----------
    rows : int
    exact : bool
        Leave out members without exact additive contributions.
    """
    lines: list[Member] = [LineMember(), LineMember("log-line", log="positive")]
    members: list[Member] = _few(rows, exact) if rows < FEW else [*lines, *_many(rows)]
    return [member for member in members if member.exact or not exact]


def _few(rows: int, exact: bool) -> list[Member]:
    leaves = {"num_leaves": 4, "learning_rate": 0.05, "min_data_in_leaf": 3, "bagging_fraction": 0.7, "bagging_freq": 1}
    depth = {"max_depth": 2, "eta": 0.05, "subsample": 0.7, "colsample_bynode": 0.6, "min_child_weight": 3}
    smooth: list[Member] = [LineMember("log-line", log="positive"), ProcessMember(), ForestMember(leaf=3)]
    if rows < FEWER and not exact:
        return smooth
    trees: list[Member] = [XGBoostMember("xgboost-small", 400, depth), LightGBMMember("lightgbm-small", 400, leaves)]
    deeper: list[Member] = [XGBoostMember("xgboost", 2000, {"max_depth": 4, "eta": 0.1})]
    return smooth + trees + (deeper if rows >= FEWER else [])


def _many(rows: int) -> list[Member]:
    huge = rows > MANY
    pace, rounds = (0.1, 800) if huge else (0.05, 2000)
    bag = {"bagging_fraction": 0.8, "bagging_freq": 1, "feature_fraction": 0.8, "learning_rate": pace}
    return [
        XGBoostMember("xgboost-small", rounds, {"max_depth": 4, "eta": 2 * pace}),
        XGBoostMember("xgboost", rounds, {"max_depth": 5, "eta": pace, "colsample_bylevel": 0.7}),
        XGBoostMember(
            "xgboost-deep",
            rounds // 2,
            {"max_depth": 12, "eta": pace, "subsample": 0.8, "colsample_bynode": 0.5, "min_child_weight": 3},
        ),
        LightGBMMember("lightgbm-small", rounds, {**bag, "num_leaves": 15, "min_data_in_leaf": 5}),
        LightGBMMember("lightgbm", rounds, {**bag, "num_leaves": 63, "min_data_in_leaf": 5, "max_bin": 511}),
        LightGBMMember("lightgbm-deep", rounds // 2, {**bag, "num_leaves": 127, "min_data_in_leaf": 4}),
        ForestMember(trees=60 if huge else 200),
        NetworkMember(
            epochs=20 if huge else 60 if rows > 3000 else 150, batch=256 if huge else 64 if rows > 3000 else 32
        ),
    ]


def screen(members: Sequence[Member], X: Vector, y: Vector, keep: int, seed: int) -> list[Member]:
    """Leave out members that are far behind on one fold, so that time goes where it pays.

    Members more than 40 % above the least error are dropped, then all but the best ``keep``. The fold is drawn from at
    most 4,000 rows; under 400 rows, where one fold says too little, all stay.

    Parameters
    ----------
    members : sequence of Member
    X, y : ndarray
    keep : int
    seed : int
    """
    if len(y) < FEW:
        return list(members)
    rows = np.random.default_rng(seed).permutation(len(y))[:_SCREENED]
    cut = len(rows) * 3 // 4
    fold: list[Fold] = [(rows[:cut], rows[cut:])]
    held = rows[cut:]
    errors = {m.name: float(np.mean((m.cross_fit(X, y, fold).held_out[held] - y[held]) ** 2)) for m in members}
    ranked = sorted(members, key=lambda member: errors[member.name])
    near = [member for member in ranked if errors[member.name] <= 1.4**2 * errors[ranked[0].name]]
    return near[:keep]
