"""A tone classifier as nodes of a graph."""

import numpy as np

from valora_ml.artifact import GraphBuilder, dense, prepare_numbers, term_bag
from valora_ml.artifact.term_bag import Storage
from valora_ml.signals.tone import TONE
from valora_ml.signals.tone_classifier import LIMIT, ToneClassifier


def probabilities(graph: GraphBuilder, model: ToneClassifier, storage: Storage = "float32") -> str:
    """Add what ``predict_proba`` computes; return the tensor, shape (rows, classes)."""
    kept = np.flatnonzero(model.terms_.idf_)
    heads, slope = model.line_.coef_.T, model.calibration_.slope
    bag = term_bag(graph, heads[kept], idf=model.terms_.idf_[kept], kept=kept, storage=storage)
    centre, scale = model.scaler_.mean_, model.scaler_.scale_
    tone = prepare_numbers(graph, graph.numbers, fill=centre, center=centre, scale=scale, limit=LIMIT)
    tone = dense(graph, tone, heads[-len(TONE) :] / np.sqrt(len(TONE)), model.line_.intercept_)
    margins = graph.add("Mul", graph.add("Add", bag, tone), graph.constant([slope]))
    return graph.add("Softmax", graph.add("Add", margins, graph.constant(model.calibration_.shift)), axis=1)
