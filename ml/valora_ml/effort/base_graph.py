"""The base model as a graph, and what explains its answers."""

import numpy as np

from valora_ml.artifact import Explanation, GraphBuilder, GraphMember, concatenate, dense, piecewise_linear
from valora_ml.artifact.numbers import clip, fill_gaps, gap_columns, prepare_numbers
from valora_ml.artifact.term_bag import term_bag
from valora_ml.effort.base_model import BaseModel
from valora_ml.effort.text_inputs import LIMIT, Usual

GUESS = "llmStoryPoints"
PARTS = ("words", "lengthOfText", GUESS)


def length_columns(graph: GraphBuilder, usual: Usual) -> str:
    """Columns as ``text_lengths`` makes them, standardised and clipped."""
    ones = graph.constant([1.0])
    total = graph.add("ReduceSum", graph.term_counts, graph.integers(1), keepdims=1)
    different = graph.add("ReduceSum", graph.add("Min", graph.term_counts, ones), graph.integers(1), keepdims=1)
    logs = [graph.add("Log", graph.add("Add", each, ones)) for each in (total, different)]
    columns = concatenate(graph, *logs, graph.add("Sub", *logs))
    return prepare_numbers(graph, columns, fill=usual.center, center=usual.center, scale=usual.scale, limit=LIMIT)


def base_graph(model: BaseModel) -> GraphBuilder:
    """Graph with the outputs ``z`` (five quantiles) and ``parts``; its one number is the guess."""
    graph = GraphBuilder(columns=1, terms=True)
    kept = np.flatnonzero(model.inputs.rarity)
    terms = term_bag(graph, model.term_weights[kept, None], idf=model.inputs.rarity[kept], kept=kept)
    lengths = dense(graph, length_columns(graph, model.usual), model.length_weights[:, None], [0.0])
    center, scale, weight, left = model.guess
    logs = graph.add("Log", graph.add("Add", graph.numbers, graph.constant([0.5])))
    missing = gap_columns(graph, logs)
    standard = graph.add(
        "Div", graph.add("Sub", fill_gaps(graph, logs, [center]), graph.constant([center])), graph.constant([scale])
    )
    guess = graph.add("Mul", clip(graph, standard, -3.0, 3.0), graph.constant([weight]))
    share = graph.add("Add", graph.add("Mul", missing, graph.constant([1 - left])), graph.constant([left]))
    shared = [graph.add("Mul", each, share) for each in (terms, lengths)]
    parts = concatenate(graph, *shared, guess)
    total = dense(graph, parts, np.ones((3, 1)), [model.intercept])
    quantiles = [piecewise_linear(graph, total, model.knots, column) for column in model.quantiles.T]
    graph.output("z", concatenate(graph, *quantiles), width=len(quantiles))
    graph.output("parts", parts, width=3)
    return graph


def base_explanation(model: BaseModel) -> Explanation:
    """Words, length of the text and guess sum to the median of ``z``."""
    members = [GraphMember(name, "parts", index) for index, name in enumerate(PARTS)]
    calibration = (model.knots.tolist(), model.quantiles[:, 2].tolist())
    return Explanation("z", 2, "identity", members, base=model.intercept, calibration=calibration)
