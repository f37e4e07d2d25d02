"""Artifacts: a folder with ``model.onnx``, ``card.json`` and, where predictions are explained, ``explain.json``.

A model is put together from the graph's pieces in a few lines, written with ``write_artifact`` and served unchanged by
the backend, by the SageMaker container and in tests. What a prediction consists of is told by ``Explanation``.
"""

from valora_ml.artifact.calibration import exponential, piecewise_linear, sigmoid, softmax, sort_columns
from valora_ml.artifact.card import (
    Card,
    CategoryInput,
    DataSource,
    EncoderSpec,
    Inputs,
    Metric,
    NumberInput,
    Output,
    Training,
)
from valora_ml.artifact.dense import activate, concatenate, dense, network, weighted_sum
from valora_ml.artifact.explanation import Explanation, GraphMember, LinearMember, TreeMember
from valora_ml.artifact.folder import Artifact, load_artifact, write_artifact
from valora_ml.artifact.from_lightgbm import from_lightgbm
from valora_ml.artifact.from_xgboost import from_xgboost
from valora_ml.artifact.graph_builder import GraphBuilder
from valora_ml.artifact.numbers import clip, fill_gaps, gap_columns, prepare_numbers
from valora_ml.artifact.rows import Row, to_tensors
from valora_ml.artifact.run_graph import open_session, run_graph, run_session
from valora_ml.artifact.term_bag import stored, term_bag
from valora_ml.artifact.tree_graph import trees
from valora_ml.artifact.tree_tables import TreeTables, join_tables

__all__ = [
    "Artifact",
    "Card",
    "CategoryInput",
    "DataSource",
    "EncoderSpec",
    "Explanation",
    "GraphBuilder",
    "GraphMember",
    "Inputs",
    "LinearMember",
    "Metric",
    "NumberInput",
    "Output",
    "Row",
    "Training",
    "TreeMember",
    "TreeTables",
    "activate",
    "clip",
    "concatenate",
    "dense",
    "exponential",
    "fill_gaps",
    "from_lightgbm",
    "from_xgboost",
    "gap_columns",
    "join_tables",
    "load_artifact",
    "network",
    "open_session",
    "piecewise_linear",
    "prepare_numbers",
    "run_graph",
    "run_session",
    "sigmoid",
    "softmax",
    "sort_columns",
    "stored",
    "term_bag",
    "to_tensors",
    "trees",
    "weighted_sum",
    "write_artifact",
]
