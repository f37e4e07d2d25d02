"""A team's model of value as a graph and as what explains it."""

import numpy as np

from valora_ml.artifact import (
    Explanation,
    GraphBuilder,
    LinearMember,
    TreeMember,
    TreeTables,
    dense,
    exponential,
    fill_gaps,
    from_lightgbm,
    from_xgboost,
    join_tables,
    sigmoid,
    trees,
)
from valora_ml.roi.columns import Columns
from valora_ml.roi.lightgbm_member import LightGBMModel
from valora_ml.roi.member import Model
from valora_ml.roi.value_model import LEVELS, ValueModel
from valora_ml.roi.xgboost_member import XGBoostModel

SHAPED = "shaped"


def value_graph(model: ValueModel, columns: int) -> GraphBuilder:
    """Outputs ``quantiles``, ``mean_log``, ``scale``, ``p_no_effect`` and ``shaped``, what the line reads."""
    graph = GraphBuilder(columns=columns)
    shaped = _shaped(graph, model.line.columns_)
    mean_log = dense(graph, shaped, *_line(model, columns))
    if (tables := _tree_tables(model)) is not None:
        mean_log = graph.add("Add", mean_log, trees(graph, graph.numbers, tables))
    scale = _scale(graph, model)
    steps = graph.constant(np.array([model.factors]))
    graph.output("quantiles", graph.add("Add", mean_log, graph.add("Mul", scale, steps)), width=len(LEVELS))
    graph.output("mean_log", mean_log, width=1)
    graph.output("scale", graph.add("Mul", scale, graph.constant([model.normal_scale])), width=1)
    none = model.none
    # The logistic line's standardisation is folded into its weights.
    fitted = none.columns
    slopes = none.coefficients / fitted.deviation_
    shift = none.intercept - float((fitted.mean_ / fitted.deviation_) @ none.coefficients)
    odds = dense(graph, fill_gaps(graph, graph.numbers, fitted.fill_), slopes[:, None], [shift])
    graph.output("p_no_effect", sigmoid(graph, odds), width=1)
    graph.output(SHAPED, shaped, width=columns)
    return graph


def value_explanation(model: ValueModel, names: tuple[str, ...]) -> Explanation:
    """Shares of ``mean_log``: trees and line by input, drawn to the team's mean, which is in the base."""
    kept = model.belief * model.weights[2]
    fitted = model.line.columns_
    line = LinearMember(
        names=names,
        coefficients=[float(each) for each in kept * model.line.coef_ / fitted.deviation_],
        fill=[0.0] * len(names),
        center=[float(each) for each in fitted.mean_],
        scale=[1.0] * len(names),
        reads=SHAPED,
    )
    tables = _tree_tables(model)
    base = model.mean * (1 - model.belief) + kept * model.line.intercept_
    members = (line,) if tables is None else (line, TreeMember(tables, names))
    return Explanation(output="mean_log", index=0, link="identity", members=members, base=float(base))


def _shaped(graph: GraphBuilder, fitted: Columns) -> str:
    filled = fill_gaps(graph, graph.numbers, fitted.fill_)
    above = graph.add("Max", filled, graph.constant([0.0]))
    logs = graph.add("Log", graph.add("Add", above, graph.constant([1.0])))
    return graph.add("Where", graph.constant(fitted.logged_, dtype=np.bool_), logs, filled)


def _line(model: ValueModel, columns: int) -> tuple[np.ndarray, list[float]]:
    """Weights on the shaped columns, with everything that does not hang on an input in the constant."""
    kept, fitted = model.belief * model.weights[2], model.line.columns_
    slopes = kept * model.line.coef_ / fitted.deviation_
    constant = model.mean * (1 - model.belief) + kept * model.line.intercept_ - float(slopes @ fitted.mean_)
    return slopes.reshape(columns, 1), [constant]


def _tables(model: Model) -> TreeTables:
    if isinstance(model, XGBoostModel):
        model.booster.set_attr(best_iteration=None)
        return from_xgboost(model.booster)
    assert isinstance(model, LightGBMModel)
    model.booster.best_iteration = model.rounds
    return from_lightgbm(model.booster)


def _tree_tables(model: ValueModel) -> TreeTables | None:
    parts = [
        _tables(each).scaled(float(model.belief * weight / len(fit.models)))
        for fit, weight in zip(model.trees, model.weights, strict=False)
        for each in fit.models
        if model.belief * weight > 0
    ]
    return join_tables(parts) if parts else None


def _scale(graph: GraphBuilder, model: ValueModel) -> str:
    scale = model.scale
    if scale.models_ and scale.strength_ > 0:
        tables = join_tables([_tables(each).scaled(scale.strength_ / len(scale.models_)) for each in scale.models_])
        shape = graph.add("Add", trees(graph, graph.numbers, tables), graph.constant([scale.level_]))
    else:
        first = graph.add("Slice", graph.numbers, graph.integers(0), graph.integers(1), graph.integers(1))
        flat = graph.add("Mul", fill_gaps(graph, first, [0.0]), graph.constant([0.0]))
        shape = graph.add("Add", flat, graph.constant([scale.level_]))
    return exponential(graph, shape)
