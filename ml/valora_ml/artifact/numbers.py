"""Numbers made fit for linear members: gaps filled, standardised, clipped."""

from numpy.typing import ArrayLike

from valora_ml.artifact.graph_builder import GraphBuilder


def fill_gaps(graph: GraphBuilder, tensor: str, fill: ArrayLike) -> str:
    """Put each column's own value in place of NaN."""
    return graph.add("Where", graph.add("IsNaN", tensor), graph.constant(fill), tensor)


def clip(graph: GraphBuilder, tensor: str, low: float, high: float) -> str:
    """Keep values within bounds."""
    return graph.add("Clip", tensor, graph.constant(low), graph.constant(high))


def gap_columns(graph: GraphBuilder, tensor: str) -> str:
    """Say, column by column, where a value is missing: 1 or 0."""
    return graph.add("Cast", graph.add("IsNaN", tensor), to=1)


def prepare_numbers(  # noqa: PLR0913
    graph: GraphBuilder,
    tensor: str,
    *,
    fill: ArrayLike,
    center: ArrayLike,
    scale: ArrayLike,
    limit: float | None = None,
) -> str:
    """Fill gaps, then ``(x - center) / scale``, then clip to ± limit; one value per column each.

    Examples
    --------
    >>> from valora_ml.artifact import run_graph
    >>> graph = GraphBuilder(columns=1)
    >>> ready = prepare_numbers(graph, graph.numbers, fill=[4], center=[2], scale=[2], limit=3)
    >>> graph.output("ready", ready, width=1)
    >>> run_graph(graph.model(), numbers=[[6], [float("nan")], [100]])["ready"].ravel().tolist()
    [2.0, 1.0, 3.0]
    """
    filled = fill_gaps(graph, tensor, fill)
    centered = graph.add("Sub", filled, graph.constant(center))
    ready = graph.add("Div", centered, graph.constant(scale))
    return ready if limit is None else clip(graph, ready, -limit, limit)
