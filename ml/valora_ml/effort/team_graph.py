"""A team's model of person-days as a graph, and what explains its answers."""

import numpy as np

from valora_ml.artifact import Explanation, GraphBuilder, LinearMember, concatenate, dense, exponential
from valora_ml.artifact.numbers import prepare_numbers
from valora_ml.artifact.term_bag import term_bag
from valora_ml.effort.base_graph import length_columns
from valora_ml.effort.team_days import COLUMNS, FIGURES, TeamDays


def team_graph(model: TeamDays, location: float, scale: float) -> GraphBuilder:
    """Graph with the outputs ``effort_days`` and ``z`` (five quantiles) and ``columns``; it reads the figures."""
    graph = GraphBuilder(columns=len(FIGURES), terms=True)
    base, line = model.line.base, model.line.line
    kept = np.flatnonzero(base.inputs.rarity)
    weights = np.column_stack([base.terms[kept], model.line.own[kept]])
    texts = term_bag(graph, weights, idf=base.inputs.rarity[kept], kept=kept)
    lengths = length_columns(graph, base.usual)
    to_words = np.column_stack([base.lengths, np.zeros(len(base.lengths))])
    words = graph.add("Add", texts, dense(graph, lengths, to_words, [base.intercept, 0.0]))
    columns = concatenate(graph, words, _log_figures(graph, line.center_[2:]))
    slopes = model.belief * line.coef_
    ready = prepare_numbers(graph, columns, fill=line.center_, center=line.center_, scale=line.scale_, limit=line.limit)
    middle = dense(graph, ready, slopes[:, None], [_start(model)])
    logs = graph.add("Add", middle, graph.constant(model.offsets))
    graph.output("effort_days", exponential(graph, logs), width=len(model.offsets))
    relative = graph.add("Div", graph.add("Sub", logs, graph.constant([location])), graph.constant([scale]))
    graph.output("z", relative, width=len(model.offsets))
    graph.output("columns", columns, width=len(COLUMNS))
    return graph


def team_explanation(model: TeamDays) -> Explanation:
    """Scores of texts and figures sum to the logarithm of the median."""
    line = model.line.line
    member = LinearMember(
        names=COLUMNS,
        coefficients=(model.belief * line.coef_).tolist(),
        fill=line.center_.tolist(),
        center=line.center_.tolist(),
        scale=line.scale_.tolist(),
        limit=line.limit,
        reads="columns",
    )
    return Explanation("effort_days", 2, "log", [member], base=_start(model) + float(model.offsets[2]))


def _start(model: TeamDays) -> float:
    """Logarithm of person-days where every column is its usual."""
    return model.line.median + model.belief * (model.line.line.intercept_ - model.line.median)


def _log_figures(graph: GraphBuilder, fill: np.ndarray) -> str:
    above = graph.add("Greater", graph.numbers, graph.constant([0.0]))
    logs = graph.add("Log", graph.add("Max", graph.numbers, graph.constant([1e-9])))
    return graph.add("Where", above, logs, graph.constant(fill))
