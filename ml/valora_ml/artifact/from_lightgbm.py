"""LightGBM's trees as tables, from its own dump."""

from typing import Any

import numpy as np

from valora_ml.artifact.tree_tables import TreeTables
from valora_ml.errors import InputError

_Node = dict[str, Any]


def from_lightgbm(model: Any) -> TreeTables:
    """Tables of a ``lightgbm.Booster`` or a fitted ``LGBMModel``; the answer is the raw score, before any link.

    LightGBM compares in float64: for a float32 ``x``, ``x <= threshold`` is ``x <=`` the greatest float32 not above it.
    (It reads what is nearer to 0 than 1e-35 as 0; no real input is.)

    Raises
    ------
    InputError
        For what tables cannot hold: categorical splits, linear leaves, averaged forests, zeros as missing values.
    """
    booster = model.booster_ if hasattr(model, "booster_") else model
    best = booster.best_iteration if booster.best_iteration and booster.best_iteration > 0 else None
    dump = booster.dump_model(num_iteration=best)
    if dump["average_output"]:
        raise InputError("trees: LightGBM averages this forest; use boosting gbdt")
    nodes: list[tuple[int, float, int, int, bool, float, float]] = []
    roots = [_append(tree["tree_structure"], nodes) for tree in dump["tree_info"]]
    feature, threshold, left, right, missing_left, cover, value = (list(each) for each in zip(*nodes, strict=True))
    outputs = dump["num_tree_per_iteration"]
    return TreeTables(
        columns=dump["max_feature_idx"] + 1,
        outputs=outputs,
        feature=np.asarray(feature, dtype=np.int64),
        threshold=_not_above(np.asarray(threshold, dtype=np.float64)),
        left=np.asarray(left, dtype=np.int64),
        right=np.asarray(right, dtype=np.int64),
        missing_left=np.asarray(missing_left, dtype=bool),
        cover=np.asarray(cover, dtype=np.float64),
        value=np.asarray(value, dtype=np.float32),
        roots=np.asarray(roots, dtype=np.int64),
        output_of=np.arange(len(roots), dtype=np.int64) % outputs,
        base=np.zeros(outputs),
    )


def _append(node: _Node, nodes: list[Any]) -> int:
    """Append a node and what is below it; return its index."""
    if "leaf_const" in node:
        raise InputError("trees: linear leaves; train with linear_tree off")
    index = len(nodes)
    if "split_feature" not in node:
        # A tree of one leaf says nothing of how many rows it saw.
        nodes.append((-1, 0.0, 0, 0, False, float(node.get("leaf_count", 1)), node["leaf_value"]))
        return index
    if node["decision_type"] != "<=":
        raise InputError("trees: categorical splits; give categories as columns of 0 and 1")
    if node["missing_type"] == "Zero":
        raise InputError("trees: zeros are taken as missing; train with zero_as_missing off")
    # Where no value was missing in training, LightGBM reads a missing one as 0.
    missing_left = node["default_left"] if node["missing_type"] == "NaN" else node["threshold"] >= 0
    nodes.append(None)
    left = _append(node["left_child"], nodes)
    right = _append(node["right_child"], nodes)
    nodes[index] = (
        *(node["split_feature"], node["threshold"], left, right),
        *(missing_left, float(node["internal_count"]), 0.0),
    )
    return index


def _not_above(values: np.ndarray) -> np.ndarray:
    with np.errstate(over="ignore"):
        rounded = values.astype(np.float32)
    return np.where(rounded > values, np.nextafter(rounded, np.float32(-np.inf)), rounded)
