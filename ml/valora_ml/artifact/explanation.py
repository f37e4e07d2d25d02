"""What a prediction consists of: exact additive contributions on the link scale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from valora_ml.artifact.tree_shap import tree_contributions
from valora_ml.artifact.tree_tables import TreeTables, shortest

Link = Literal["identity", "log", "logit"]
COLUMNS = "numbers"


@dataclass(frozen=True)
class TreeMember:
    """Trees of one output over the tensor ``numbers`` or over an output of the graph that holds derived columns."""

    tables: TreeTables
    names: tuple[str, ...]
    reads: str = COLUMNS


@dataclass(frozen=True)
class LinearMember:
    """``Σ coefficients · clip((filled - center) / scale)``: what ``prepare_numbers`` and ``dense`` compute."""

    names: tuple[str, ...]
    coefficients: Sequence[float]
    fill: Sequence[float]
    center: Sequence[float]
    scale: Sequence[float]
    limit: float | None = None
    reads: str = COLUMNS


@dataclass(frozen=True)
class GraphMember:
    """A share that the graph itself gives, such as the texts': column ``index`` of ``output``, times ``weight``."""

    name: str
    output: str
    index: int = 0
    weight: float = 1.0


Member = TreeMember | LinearMember | GraphMember


@dataclass(frozen=True)
class Explanation:
    """Members whose shares, with the base, sum to one output of the graph, on the link scale.

    Parameters
    ----------
    output, index : str, int
        The output that is explained and its column.
    link : {"identity", "log", "logit"}
        Scale of the entries against the output's: with ``log`` they sum to the logarithm of the output.
    members : sequence of TreeMember, LinearMember or GraphMember
        Entries of the same name are added up, so a category's columns, named alike, are one entry.
    base : float
        Constant terms: intercepts, ``base`` of the trees. The trees' mean answers are added to it.
    calibration : (x, y), optional
        Knots of ``piecewise_linear``, applied to the sum on the link scale; what it changes is an entry of its own.
    """

    output: str
    index: int
    link: Link
    members: Sequence[Member]
    base: float = 0.0
    calibration: tuple[Sequence[float], Sequence[float]] | None = None

    def entries(self, tensors: Mapping[str, Any], row: int = 0) -> dict[str, float]:
        """Amount by name for one row; they sum to the prediction on the link scale.

        Parameters
        ----------
        tensors : mapping
            The graph's input ``numbers`` and its outputs, as far as the members read them.
        row : int
        """
        amounts: dict[str, float] = {"base": self.base}
        for member in self.members:
            for name, amount in _shares(member, tensors, row):
                amounts[name] = amounts.get(name, 0.0) + amount
        if self.calibration is not None:
            raw = sum(amounts.values())
            amounts["calibration"] = float(np.interp(raw, *self.calibration)) - raw
        return amounts

    def to_json(self) -> dict[str, Any]:
        """As ``explain.json`` holds it."""
        calibration = None
        if self.calibration is not None:
            calibration = {"x": list(map(float, self.calibration[0])), "y": list(map(float, self.calibration[1]))}
        return {
            "output": self.output,
            "index": self.index,
            "link": self.link,
            "base": float(self.base),
            "members": [_member_to_json(each) for each in self.members],
            "calibration": calibration,
        }

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> "Explanation":
        """Read what ``to_json`` wrote."""
        calibration = data["calibration"]
        return Explanation(
            output=data["output"],
            index=data["index"],
            link=data["link"],
            base=data["base"],
            members=tuple(_member_from_json(each) for each in data["members"]),
            calibration=None if calibration is None else (calibration["x"], calibration["y"]),
        )


def _shares(member: Member, tensors: Mapping[str, Any], row: int) -> list[tuple[str, float]]:
    if isinstance(member, GraphMember):
        return [(member.name, float(tensors[member.output][row][member.index]) * member.weight)]
    inputs = np.asarray(tensors[member.reads][row], dtype=np.float32)
    if isinstance(member, TreeMember):
        mean, amounts = tree_contributions(member.tables, inputs)
        return [("base", mean + float(member.tables.base[0])), *zip(member.names, amounts.tolist(), strict=True)]
    filled = np.where(np.isnan(inputs), member.fill, inputs)
    scaled = (filled - np.asarray(member.center)) / np.asarray(member.scale)
    if member.limit is not None:
        scaled = np.clip(scaled, -member.limit, member.limit)
    return list(zip(member.names, (scaled * np.asarray(member.coefficients)).tolist(), strict=True))


def _member_to_json(member: Member) -> dict[str, Any]:
    if isinstance(member, GraphMember):
        return {"kind": "graph", "name": member.name, "output": member.output} | {
            "index": member.index,
            "weight": float(member.weight),
        }
    common = {"reads": member.reads, "names": list(member.names)}
    if isinstance(member, TreeMember):
        return {"kind": "trees", **common, "base": float(member.tables.base[0]), "trees": member.tables.to_json()}
    return {
        "kind": "linear",
        **common,
        **{name: shortest(np.asarray(getattr(member, name))) for name in ("coefficients", "fill", "center", "scale")},
        "limit": member.limit,
    }


def _member_from_json(data: Mapping[str, Any]) -> Member:
    if data["kind"] == "graph":
        return GraphMember(data["name"], data["output"], data["index"], data["weight"])
    names = tuple(data["names"])
    if data["kind"] == "trees":
        tables = TreeTables.from_json(len(names), data["trees"])
        tables.base[0] = data["base"]
        return TreeMember(tables, names, data["reads"])
    values = {name: data[name] for name in ("coefficients", "fill", "center", "scale", "limit", "reads")}
    return LinearMember(names=names, **values)
