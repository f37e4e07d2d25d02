"""Trees as flat tables: one form for the graph, for explanations and for both languages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from valora_ml.errors import InputError


@dataclass(frozen=True)
class TreeTables:
    """Trees over float32 columns whose leaves are summed by output.

    A row goes left where ``x <= threshold``; where x is NaN, ``missing_left`` decides.

    Parameters
    ----------
    columns, outputs : int
        Width of the input and of the answer.
    feature : array of int
        Column a node splits on; -1 at a leaf.
    threshold : array of float32
    left, right : array of int
        Index of the children; 0 at a leaf.
    missing_left : array of bool
    cover : array of float
        Weight of the training rows that passed a node.
    value : array of float32
        Value of a leaf; 0 elsewhere.
    roots, output_of : array of int
        Index of each tree's first node and the output it adds to.
    base : array of float, shape (outputs,)
        What no tree gives.
    """

    columns: int
    outputs: int
    feature: np.ndarray
    threshold: np.ndarray
    left: np.ndarray
    right: np.ndarray
    missing_left: np.ndarray
    cover: np.ndarray
    value: np.ndarray
    roots: np.ndarray
    output_of: np.ndarray
    base: np.ndarray

    def scaled(self, weight: float) -> "TreeTables":
        """Multiply every answer, base included, as the weight of an ensemble's member does."""
        return replace(self, value=(self.value * np.float32(weight)), base=self.base * weight)

    def only(self, output: int) -> "TreeTables":
        """Keep one output's trees."""
        return replace(
            self,
            outputs=1,
            roots=self.roots[self.output_of == output],
            output_of=np.zeros(int((self.output_of == output).sum()), dtype=np.int64),
            base=self.base[[output]],
        )

    def to_json(self) -> dict[str, Any]:
        """As ``explain.json`` holds them; one output only. Numbers are the shortest that read back as the same."""
        if self.outputs != 1:
            raise InputError("explanation: trees of several outputs; take one with only(output)")
        kept = self._reachable()
        return {
            "feature": kept.feature.tolist(),
            "threshold": shortest(kept.threshold),
            "left": kept.left.tolist(),
            "right": kept.right.tolist(),
            "missingLeft": kept.missing_left.astype(int).tolist(),
            "cover": shortest(kept.cover.astype(np.float32)),
            "value": shortest(kept.value),
            "roots": kept.roots.tolist(),
        }

    @staticmethod
    def from_json(columns: int, tables: dict[str, Any]) -> "TreeTables":
        """Read what ``to_json`` wrote."""
        roots = np.asarray(tables["roots"], dtype=np.int64)
        return TreeTables(
            columns=columns,
            outputs=1,
            feature=np.asarray(tables["feature"], dtype=np.int64),
            threshold=np.asarray(tables["threshold"], dtype=np.float32),
            left=np.asarray(tables["left"], dtype=np.int64),
            right=np.asarray(tables["right"], dtype=np.int64),
            missing_left=np.asarray(tables["missingLeft"], dtype=bool),
            cover=np.asarray(tables["cover"], dtype=np.float32).astype(np.float64),
            value=np.asarray(tables["value"], dtype=np.float32),
            roots=roots,
            output_of=np.zeros(len(roots), dtype=np.int64),
            base=np.zeros(1),
        )

    def _reachable(self) -> "TreeTables":
        """Leave out nodes that belong to no tree any more."""
        order: list[int] = []
        for root in self.roots.tolist():
            pending = [root]
            while pending:
                node = pending.pop()
                order.append(node)
                if self.feature[node] >= 0:
                    pending += [int(self.right[node]), int(self.left[node])]
        new = np.zeros(len(self.feature), dtype=np.int64)
        new[order] = np.arange(len(order))
        inner = self.feature[order] >= 0
        return replace(
            self,
            feature=self.feature[order],
            threshold=self.threshold[order],
            left=np.where(inner, new[self.left[order]], 0),
            right=np.where(inner, new[self.right[order]], 0),
            missing_left=self.missing_left[order],
            cover=self.cover[order],
            value=self.value[order],
            roots=new[self.roots],
        )


def join_tables(members: Sequence[TreeTables]) -> TreeTables:
    """Sum several ensembles of the same input and output into one."""
    if len({(each.columns, each.outputs) for each in members}) != 1:
        raise InputError("trees: the members read different columns or give different outputs")
    starts = np.cumsum([0, *[len(each.feature) for each in members[:-1]]])

    def joined(name: str, shifted: bool = False) -> np.ndarray:
        parts = [getattr(each, name) for each in members]
        if shifted:
            parts = [part + start for part, start in zip(parts, starts, strict=True)]
        return np.concatenate(parts)

    return TreeTables(
        columns=members[0].columns,
        outputs=members[0].outputs,
        left=joined("left", shifted=True),
        right=joined("right", shifted=True),
        roots=joined("roots", shifted=True),
        base=np.sum([each.base for each in members], axis=0),
        **{name: joined(name) for name in ("feature", "threshold", "missing_left", "cover", "value", "output_of")},
    )


def shortest(values: np.ndarray) -> list[float]:
    """Write float32 numbers with no more digits than they have."""
    return [float(str(value)) for value in values.astype(np.float32)]
