"""Linear layers and networks of them."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from valora_ml.artifact.graph_builder import GraphBuilder

Activation = Literal["identity", "relu", "tanh", "logistic"]

_OPERATORS = {"relu": "Relu", "tanh": "Tanh", "logistic": "Sigmoid"}


def activate(graph: GraphBuilder, tensor: str, activation: Activation) -> str:
    """Apply an activation, named as scikit-learn names it."""
    return tensor if activation == "identity" else graph.add(_OPERATORS[activation], tensor)


def dense(graph: GraphBuilder, tensor: str, weights: ArrayLike, bias: ArrayLike) -> str:
    """``tensor @ weights + bias``; weights of shape (inputs, outputs), as ``coefs_`` of scikit-learn's networks.

    ``coef_`` of its linear models is the other way round: pass ``coef_.T``.
    """
    product = graph.add("MatMul", tensor, graph.constant(weights))
    return graph.add("Add", product, graph.constant(np.atleast_1d(bias)))


def network(
    graph: GraphBuilder,
    tensor: str,
    layers: Sequence[tuple[ArrayLike, ArrayLike]],
    hidden: Activation = "relu",
    last: Activation = "identity",
) -> str:
    """Layers one after the other: pass ``list(zip(mlp.coefs_, mlp.intercepts_))``.

    Examples
    --------
    >>> from valora_ml.artifact import run_graph
    >>> graph = GraphBuilder(columns=1)
    >>> layers = [([[1.0, -1.0]], [0.0, 0.0]), ([[1.0], [1.0]], [0.0])]
    >>> graph.output("size", network(graph, graph.numbers, layers), width=1)
    >>> run_graph(graph.model(), numbers=[[-3], [2]])["size"].ravel().tolist()
    [3.0, 2.0]
    """
    for index, (weights, bias) in enumerate(layers):
        activation = last if index == len(layers) - 1 else hidden
        tensor = activate(graph, dense(graph, tensor, weights, bias), activation)
    return tensor


def concatenate(graph: GraphBuilder, *tensors: str) -> str:
    """Put columns side by side."""
    return graph.add("Concat", *tensors, axis=1)


def weighted_sum(graph: GraphBuilder, tensors: Sequence[str], weights: Sequence[float]) -> str:
    """Blend members of equal width."""
    parts = [graph.add("Mul", each, graph.constant([weight])) for each, weight in zip(tensors, weights, strict=True)]
    return parts[0] if len(parts) == 1 else graph.add("Sum", *parts)
