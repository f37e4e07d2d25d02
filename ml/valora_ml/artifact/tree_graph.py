"""Trees as one node of the graph."""

import numpy as np

from valora_ml.artifact.graph_builder import GraphBuilder
from valora_ml.artifact.tree_tables import TreeTables
from valora_ml.errors import InputError


def trees(graph: GraphBuilder, tensor: str, tables: TreeTables) -> str:
    """Sum of the trees and their base, shape (rows, outputs); NaN goes where training sent it.

    Several members become one node by ``join_tables([first.scaled(.4), second.scaled(.6)])``.

    Examples
    --------
    >>> import numpy, xgboost
    >>> from valora_ml.artifact import from_xgboost, run_graph
    >>> inputs = numpy.arange(20, dtype=numpy.float32).reshape(-1, 1)
    >>> model = xgboost.XGBRegressor(n_estimators=3, max_depth=2, n_jobs=1).fit(inputs, inputs[:, 0] ** 2)
    >>> graph = GraphBuilder(columns=1)
    >>> graph.output("value", trees(graph, graph.numbers, from_xgboost(model)), width=1)
    >>> served = run_graph(graph.model(), numbers=inputs)["value"][:, 0]
    >>> bool(numpy.allclose(served, model.predict(inputs), rtol=1e-6))
    True
    """
    if len(tables.roots) == 0:
        raise InputError("trees: the ensemble has none; leave it out of the graph")
    tree_of, node_of = _number_nodes(tables)
    inner = tables.feature >= 0
    leaves = np.flatnonzero(~inner & (tree_of >= 0))
    known = tree_of >= 0
    return graph.add(
        "TreeEnsembleRegressor",
        tensor,
        domain="ai.onnx.ml",
        n_targets=tables.outputs,
        aggregate_function="SUM",
        post_transform="NONE",
        base_values=tables.base.astype(np.float32).tolist(),
        nodes_treeids=tree_of[known].tolist(),
        nodes_nodeids=node_of[known].tolist(),
        nodes_featureids=np.where(inner, tables.feature, 0)[known].tolist(),
        nodes_modes=["BRANCH_LEQ" if each else "LEAF" for each in inner[known]],
        nodes_values=tables.threshold[known].tolist(),
        nodes_truenodeids=np.where(inner, node_of[tables.left], 0)[known].tolist(),
        nodes_falsenodeids=np.where(inner, node_of[tables.right], 0)[known].tolist(),
        nodes_missing_value_tracks_true=tables.missing_left[known].astype(int).tolist(),
        target_treeids=tree_of[leaves].tolist(),
        target_nodeids=node_of[leaves].tolist(),
        target_ids=tables.output_of[tree_of[leaves]].tolist(),
        target_weights=tables.value[leaves].tolist(),
    )


def _number_nodes(tables: TreeTables) -> tuple[np.ndarray, np.ndarray]:
    """Tree of each node and its number within that tree; -1 for a node that no tree reaches."""
    tree_of = np.full(len(tables.feature), -1, dtype=np.int64)
    node_of = np.zeros(len(tables.feature), dtype=np.int64)
    for tree, root in enumerate(tables.roots.tolist()):
        pending, count = [root], 0
        while pending:
            node = pending.pop()
            tree_of[node], node_of[node] = tree, count
            count += 1
            if tables.feature[node] >= 0:
                pending += [int(tables.right[node]), int(tables.left[node])]
    return tree_of, node_of
