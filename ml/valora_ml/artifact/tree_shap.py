"""Exact contributions of trees: path-dependent TreeSHAP.

Source: Lundberg et al. (2020), From local explanations to global understanding with explainable AI for trees,
algorithm 2.
"""

import math
from dataclasses import dataclass

import numpy as np

from valora_ml.artifact.tree_tables import TreeTables


@dataclass
class _Step:
    """A feature of the path: shares of rows that pass when it is unknown and known, and the sum of path weights."""

    feature: int
    unknown: float
    known: float
    weight: float


def tree_contributions(tables: TreeTables, inputs: np.ndarray) -> tuple[float, np.ndarray]:
    """Mean answer of the trees of one output and the amount each column adds for one row.

    Examples
    --------
    >>> import numpy, xgboost
    >>> from valora_ml.artifact import from_xgboost
    >>> inputs = numpy.arange(20, dtype=numpy.float32).reshape(-1, 1)
    >>> model = xgboost.XGBRegressor(n_estimators=3, max_depth=2, n_jobs=1).fit(inputs, inputs[:, 0] ** 2)
    >>> tables = from_xgboost(model)
    >>> mean, amounts = tree_contributions(tables, inputs[7])
    >>> bool(abs(mean + amounts.sum() + tables.base[0] - model.predict(inputs[7:8])[0]) < 1e-3)
    True
    """
    walk = _Walk(tables, inputs)
    for root in tables.roots.tolist():
        walk.visit(root, [], 1.0, 1.0, -1)
    return sum(map(walk.mean_below, tables.roots.tolist())), walk.amounts


class _Walk:
    """Visits every node once per tree with the steps that lead to it."""

    def __init__(self, tables: TreeTables, inputs: np.ndarray) -> None:
        self.feature, self.left, self.right = tables.feature.tolist(), tables.left.tolist(), tables.right.tolist()
        self.threshold, self.missing_left = tables.threshold.tolist(), tables.missing_left.tolist()
        self.cover, self.value = tables.cover.tolist(), tables.value.tolist()
        self.inputs = np.asarray(inputs, dtype=np.float32).tolist()
        self.amounts = np.zeros(tables.columns)

    def mean_below(self, node: int) -> float:
        """Mean of the leaves below, weighted by the training rows that reached them."""
        if self.feature[node] < 0:
            return self.value[node]
        left, right = self.left[node], self.right[node]
        total = self.cover[left] + self.cover[right]
        return (self.cover[left] * self.mean_below(left) + self.cover[right] * self.mean_below(right)) / total

    def visit(self, node: int, path: list[_Step], unknown: float, known: float, feature: int) -> None:
        path = _extend([_Step(**vars(step)) for step in path], unknown, known, feature)
        if self.feature[node] < 0:
            for index in range(1, len(path)):
                step = path[index]
                weight = _unwound_sum(path, index)
                self.amounts[step.feature] += weight * (step.known - step.unknown) * self.value[node]
            return
        own = self.feature[node]
        hot, cold = self._follow(node)
        unknown_here, known_here = 1.0, 1.0
        seen = next((index for index in range(1, len(path)) if path[index].feature == own), 0)
        if seen:
            unknown_here, known_here = path[seen].unknown, path[seen].known
            path = _unwind(path, seen)
        total = self.cover[self.left[node]] + self.cover[self.right[node]]
        self.visit(hot, path, unknown_here * self.cover[hot] / total, known_here, own)
        self.visit(cold, path, unknown_here * self.cover[cold] / total, 0.0, own)

    def _follow(self, node: int) -> tuple[int, int]:
        value = self.inputs[self.feature[node]]
        goes_left = self.missing_left[node] if math.isnan(value) else value <= self.threshold[node]
        left, right = self.left[node], self.right[node]
        return (left, right) if goes_left else (right, left)


def _extend(path: list[_Step], unknown: float, known: float, feature: int) -> list[_Step]:
    depth = len(path)
    path.append(_Step(feature, unknown, known, 1.0 if depth == 0 else 0.0))
    for index in range(depth - 1, -1, -1):
        path[index + 1].weight += known * path[index].weight * (index + 1) / (depth + 1)
        path[index].weight = unknown * path[index].weight * (depth - index) / (depth + 1)
    return path


def _unwind(path: list[_Step], at: int) -> list[_Step]:
    depth = len(path) - 1
    unknown, known = path[at].unknown, path[at].known
    carried = path[depth].weight
    for index in range(depth - 1, -1, -1):
        if known != 0:
            before = path[index].weight
            path[index].weight = carried * (depth + 1) / ((index + 1) * known)
            carried = before - path[index].weight * unknown * (depth - index) / (depth + 1)
        else:
            path[index].weight = path[index].weight * (depth + 1) / (unknown * (depth - index))
    for index in range(at, depth):
        following = path[index + 1]
        path[index].feature, path[index].unknown, path[index].known = (
            following.feature,
            following.unknown,
            following.known,
        )
    return path[:depth]


def _unwound_sum(path: list[_Step], at: int) -> float:
    depth = len(path) - 1
    unknown, known = path[at].unknown, path[at].known
    carried, total = path[depth].weight, 0.0
    for index in range(depth - 1, -1, -1):
        if known != 0:
            share = carried * (depth + 1) / ((index + 1) * known)
            total += share
            carried = path[index].weight - share * unknown * (depth - index) / (depth + 1)
        else:
            total += path[index].weight * (depth + 1) / (unknown * (depth - index))
    return total
