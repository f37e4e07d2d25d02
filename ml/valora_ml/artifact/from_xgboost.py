"""XGBoost's trees as tables, from its own JSON."""

import json
from typing import Any, Protocol

import numpy as np

from valora_ml.artifact.tree_tables import TreeTables
from valora_ml.errors import InputError

_LINKS = {
    "binary:logistic": "logit",
    "binary:logitraw": "logit",
    "reg:logistic": "logit",
    "count:poisson": "log",
    "reg:gamma": "log",
    "reg:tweedie": "log",
    "survival:cox": "log",
}


class _Booster(Protocol):
    def save_raw(self, raw_format: str = ...) -> bytearray: ...

    def save_config(self) -> str: ...


def from_xgboost(model: Any) -> TreeTables:
    """Tables of an ``xgboost.Booster`` or a fitted ``XGBModel``; the answer is the raw margin, before any link.

    XGBoost goes left where ``x < threshold``: in float32 that is ``x <= `` the next smaller number.

    Raises
    ------
    InputError
        For what tables cannot hold: other boosters than ``gbtree``, categorical splits, leaves that are vectors.
    """
    booster: _Booster = model.get_booster() if hasattr(model, "get_booster") else model
    learner = json.loads(bytes(booster.save_raw(raw_format="json")))["learner"]
    if learner["gradient_booster"]["name"] != "gbtree":
        raise InputError(f"trees: XGBoost's booster {learner['gradient_booster']['name']} is not supported; use gbtree")
    parameters, inner = learner["learner_model_param"], learner["gradient_booster"]["model"]
    trees = _until_best(inner, learner.get("attributes", {}))
    if any(tree["tree_param"]["size_leaf_vector"] not in ("0", "1") for tree in trees):
        raise InputError("trees: leaves are vectors; train with multi_strategy one_output_per_tree")
    if any(any(tree["split_type"]) for tree in trees):
        raise InputError("trees: categorical splits; give categories as columns of 0 and 1")
    starts = np.cumsum([0, *[len(tree["left_children"]) for tree in trees]])[: len(trees)]

    def column(name: str, dtype: Any) -> np.ndarray:
        return np.concatenate([np.asarray(tree[name], dtype=dtype) for tree in trees] or [np.zeros(0, dtype)])

    def children(name: str) -> np.ndarray:
        parts = [np.asarray(tree[name]) + start for tree, start in zip(trees, starts, strict=True)]
        return np.where(leaf, 0, np.concatenate(parts or [np.zeros(0, np.int64)]))

    leaf = column("left_children", np.int64) < 0
    conditions = column("split_conditions", np.float32)
    outputs = max(1, int(parameters["num_class"]), int(parameters["num_target"]))
    return TreeTables(
        columns=int(parameters["num_feature"]),
        outputs=outputs,
        feature=np.where(leaf, -1, column("split_indices", np.int64)),
        threshold=np.where(leaf, np.float32(0), np.nextafter(conditions, np.float32(-np.inf))),
        left=children("left_children"),
        right=children("right_children"),
        missing_left=column("default_left", bool) & ~leaf,
        cover=column("sum_hessian", np.float64),
        value=np.where(leaf, conditions, np.float32(0)),
        roots=starts.astype(np.int64),
        output_of=np.asarray(inner["tree_info"][: len(trees)], dtype=np.int64),
        base=_base_margin(parameters["base_score"], learner["objective"]["name"], outputs),
    )


def _until_best(inner: dict[str, Any], attributes: dict[str, str]) -> list[dict[str, Any]]:
    """Leave out the rounds after the best one, as ``XGBModel.predict`` does."""
    rounds = inner["iteration_indptr"]
    best = int(attributes.get("best_iteration", len(rounds) - 2))
    trees: list[dict[str, Any]] = inner["trees"]
    return trees[: rounds[best + 1]] if trees else []


def _base_margin(text: str, objective: str, outputs: int) -> np.ndarray:
    scores = np.atleast_1d(np.asarray(json.loads(text), dtype=np.float32)).astype(np.float64)
    link = _LINKS.get(objective)
    if link == "logit":
        scores = np.log(scores / (1 - scores))
    elif link == "log":
        scores = np.log(scores)
    return np.broadcast_to(scores, outputs).copy()
