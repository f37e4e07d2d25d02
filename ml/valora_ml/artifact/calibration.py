"""Last steps of a model: probabilities, calibration, sorted quantiles."""

import numpy as np
from numpy.typing import ArrayLike

from valora_ml.artifact.graph_builder import GraphBuilder
from valora_ml.errors import InputError


def softmax(graph: GraphBuilder, tensor: str, temperature: float = 1.0) -> str:
    """Probabilities over the columns; a temperature above 1 makes them less sure."""
    return graph.add("Softmax", graph.add("Div", tensor, graph.constant([temperature])), axis=1)


def sigmoid(graph: GraphBuilder, tensor: str, slope: ArrayLike = 1.0, shift: ArrayLike = 0.0) -> str:
    """Probability per column after Platt's ``slope * x + shift``."""
    scaled = graph.add("Mul", tensor, graph.constant(np.atleast_1d(slope)))
    return graph.add("Sigmoid", graph.add("Add", scaled, graph.constant(np.atleast_1d(shift))))


def exponential(graph: GraphBuilder, tensor: str) -> str:
    """From the log scale to raw units."""
    return graph.add("Exp", tensor)


def sort_columns(graph: GraphBuilder, tensor: str, width: int) -> str:
    """Order each row's columns, so that quantiles never cross."""
    names = [f"{tensor}_sorted", f"{tensor}_order"]
    return graph.add_many("TopK", [tensor, graph.integers(width)], names, axis=1, largest=0, sorted=1)[0]


def piecewise_linear(graph: GraphBuilder, tensor: str, x: ArrayLike, y: ArrayLike) -> str:
    """Monotone calibration of every column: straight lines through the knots, flat outside of them.

    Parameters
    ----------
    x : array of increasing values
    y : array of values that never fall, of the same length, at least one

    Examples
    --------
    >>> from valora_ml.artifact import run_graph
    >>> graph = GraphBuilder(columns=1)
    >>> graph.output("p", piecewise_linear(graph, graph.numbers, x=[0, 1, 3], y=[0, 4, 5]), width=1)
    >>> run_graph(graph.model(), numbers=[[-1], [0.5], [2], [9]])["p"].ravel().tolist()
    [0.0, 2.0, 4.5, 5.0]
    """
    knots, values = check_knots(x, y)
    total = graph.add("Mul", tensor, graph.constant([0.0]))
    total = graph.add("Add", total, graph.constant(values[:1]))
    for index in range(len(knots) - 1):
        width, rise = knots[index + 1] - knots[index], values[index + 1] - values[index]
        # The share of this piece that lies below x, 0 to 1: no large numbers cancel.
        share = graph.add("Div", graph.add("Sub", tensor, graph.constant([knots[index]])), graph.constant([width]))
        share = graph.add("Clip", share, graph.constant(0.0), graph.constant(1.0))
        total = graph.add("Add", total, graph.add("Mul", share, graph.constant([rise])))
    return total


def check_knots(x: ArrayLike, y: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Knots as arrays; refuses what is not monotone."""
    knots, values = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    if knots.ndim != 1 or knots.shape != values.shape or len(knots) == 0:
        raise InputError("calibration: x and y must be lists of the same length, one knot at least")
    if (np.diff(knots.astype(np.float32)) <= 0).any() or (np.diff(values) < 0).any():
        raise InputError("calibration: x must rise and y must never fall; merge knots that are equal")
    return knots, values
