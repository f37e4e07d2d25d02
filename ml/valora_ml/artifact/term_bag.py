"""Hashed terms of texts to a dense row: counts, idf, norm, then one product with stored weights."""

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from valora_ml.artifact.graph_builder import GraphBuilder
from valora_ml.errors import InputError

Storage = Literal["float32", "float16", "int8"]


def term_bag(  # noqa: PLR0913
    graph: GraphBuilder,
    weights: ArrayLike,
    *,
    idf: ArrayLike | None = None,
    kept: ArrayLike | None = None,
    sublinear: bool = True,
    norm: bool = True,
    storage: Storage = "float32",
) -> str:
    """``normalised tf-idf @ weights``, shape (rows, outputs): a linear member's heads or a dense projection.

    Parameters
    ----------
    weights : array of shape (terms, outputs)
        ``coef_.T`` of a linear model, ``components_.T`` of a truncated SVD, the first layer of a network.
    idf : array of shape (terms,), optional
        Weight of each term; 1 where not given.
    kept : array of int of shape (terms,), optional
        The bucket each row of ``weights`` and ``idf`` belongs to; terms of other buckets are left out before the norm,
        as scikit-learn leaves out what is not in a vocabulary. Without it row i belongs to bucket i.
    sublinear : bool
        A term counts ``1 + ln(count)`` rather than ``count``.
    norm : bool
        Scale rows to length 1.
    storage : {"float32", "float16", "int8"}
        How the weights lie in the file; ``stored`` gives the values that they have after that.

    Examples
    --------
    >>> from valora_ml.artifact import run_graph
    >>> graph = GraphBuilder(columns=0, terms=True)
    >>> bag = term_bag(graph, [[1.0], [2.0]], idf=[1.0, 1.0], kept=[5, 9], norm=False)
    >>> graph.output("score", bag, width=1)
    >>> run_graph(graph.model(), term_ids=[[9, 7, 5]], term_counts=[[1, 4, 1]])["score"].tolist()
    [[3.0]]
    """
    matrix = np.asarray(weights, dtype=np.float32)
    rarity = np.ones(len(matrix), np.float32) if idf is None else np.asarray(idf, dtype=np.float32)
    if matrix.ndim != 2 or rarity.shape != (len(matrix),):
        raise InputError(
            f"term bag: weights {matrix.shape} and idf {rarity.shape} must be (terms, outputs) and (terms,)"
        )
    ids = graph.term_ids
    if kept is not None:
        ids, matrix, rarity = _only_kept(graph, np.asarray(kept), matrix, rarity)
    values = graph.add("Mul", _frequency(graph, sublinear), graph.add("Gather", graph.constant(rarity), ids))
    if norm:
        values = graph.add("Div", values, _length(graph, values))
    row = graph.add("Unsqueeze", values, graph.integers(1))
    return graph.add("Squeeze", graph.add("MatMul", row, _gather(graph, matrix, ids, storage)), graph.integers(1))


def stored(weights: ArrayLike, storage: Storage) -> np.ndarray:
    """Return the weights as the graph will read them, to measure what shipping them costs.

    Examples
    --------
    >>> stored([[2.0], [0.51]], "int8").round(4).ravel().astype(str).tolist()
    ['2.0', '0.5039']
    """
    matrix = np.asarray(weights, dtype=np.float32)
    if storage == "int8":
        codes, scale = _to_int8(matrix)
        return codes.astype(np.float32) * scale
    return matrix.astype(storage).astype(np.float32)


def _only_kept(
    graph: GraphBuilder, kept: np.ndarray, matrix: np.ndarray, rarity: np.ndarray
) -> tuple[str, np.ndarray, np.ndarray]:
    """Row 0 of the shortened tables stands for every other bucket and weighs nothing."""
    if kept.shape != rarity.shape or len(np.unique(kept)) != len(kept):
        raise InputError("term bag: kept must name one bucket per row of weights, each once")
    rows = np.zeros(int(kept.max(initial=0)) + 1, dtype=np.uint16 if len(kept) < 2**16 else np.int32)
    rows[kept] = np.arange(1, len(kept) + 1)
    last = graph.constant([len(rows)], np.int64)
    known = graph.add("Less", graph.term_ids, last)
    safe = graph.add("Where", known, graph.term_ids, graph.integers(0))
    found = graph.add("Cast", graph.add("Gather", graph.constant(rows, rows.dtype), safe), to=7)
    ids = graph.add("Where", known, found, graph.integers(0))
    return ids, np.vstack([np.zeros_like(matrix[:1]), matrix]), np.concatenate([[np.float32(0)], rarity])


def _frequency(graph: GraphBuilder, sublinear: bool) -> str:
    if not sublinear:
        return graph.term_counts
    logs = graph.add("Log", graph.add("Max", graph.term_counts, graph.constant([1.0])))
    present = graph.add("Min", graph.term_counts, graph.constant([1.0]))
    return graph.add("Add", logs, present)


def _length(graph: GraphBuilder, values: str) -> str:
    squares = graph.add("ReduceSumSquare", values, axes=[1], keepdims=1)
    return graph.add("Max", graph.add("Sqrt", squares), graph.constant([1e-12]))


def _gather(graph: GraphBuilder, matrix: np.ndarray, ids: str, storage: Storage) -> str:
    """Widen only the rows that a text needs, never the whole table."""
    if storage == "float32":
        return graph.add("Gather", graph.constant(matrix), ids)
    if storage == "float16":
        return graph.add("Cast", graph.add("Gather", graph.constant(matrix, np.float16), ids), to=1)
    codes, scale = _to_int8(matrix)
    wide = graph.add("Cast", graph.add("Gather", graph.constant(codes, np.int8), ids), to=1)
    return graph.add("Mul", wide, graph.constant(scale))


def _to_int8(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    scale = np.maximum(np.abs(matrix).max(axis=0, initial=0), 1e-12).astype(np.float32) / np.float32(127)
    return np.rint(matrix / scale).astype(np.int8), scale
