"""Builds an ONNX graph node by node; the pieces of the models are functions over it."""

from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from valora_ml.errors import InputError

OPSET = 17
"""Old enough for ONNX Runtime 1.20 and newer on both sides."""

_IR_VERSION = 8


class GraphBuilder:
    """A graph in the making; tensors are passed on by name.

    Parameters
    ----------
    columns : int
        Width of the input ``numbers``: the card's numbers, then one column per known value of each category.
    terms : bool
        Whether the graph reads the hashed terms of texts, ``term_ids`` and ``term_counts``.

    Examples
    --------
    >>> from valora_ml.artifact import GraphBuilder, dense, prepare_numbers, run_graph
    >>> graph = GraphBuilder(columns=2)
    >>> scaled = prepare_numbers(graph, graph.numbers, fill=[1, 0], center=[1, 0], scale=[2, 1])
    >>> graph.output("score", dense(graph, scaled, weights=[[2.0], [1.0]], bias=[0.5]), width=1)
    >>> run_graph(graph.model(), numbers=[[3, 4], [float("nan"), 0]])["score"].tolist()
    [[6.5], [0.5]]
    """

    numbers = "numbers"
    term_ids = "term_ids"
    term_counts = "term_counts"

    def __init__(self, columns: int, terms: bool = False) -> None:
        if columns < 1 and not terms:
            raise InputError("graph: it reads neither numbers nor terms; give it columns or terms")
        inputs: list[tuple[str, int, list[Any]]] = []
        if columns > 0:
            inputs.append((self.numbers, TensorProto.FLOAT, ["rows", columns]))
        if terms:
            inputs.append((self.term_ids, TensorProto.INT64, ["rows", "terms"]))
            inputs.append((self.term_counts, TensorProto.FLOAT, ["rows", "terms"]))
        self._inputs = [helper.make_tensor_value_info(*each) for each in inputs]
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []
        self._outputs: list[onnx.ValueInfoProto] = []

    def constant(self, values: Any, dtype: Any = np.float32) -> str:
        """Store numbers in the graph; return the tensor's name."""
        array = np.ascontiguousarray(values, dtype=dtype)
        if not np.isfinite(array).all():
            raise InputError(
                f"graph: a stored tensor of shape {array.shape} holds NaN or infinity; the training failed"
            )
        name = f"c{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(array, name))
        return name

    def integers(self, *values: int) -> str:
        """Store whole numbers, such as the axes of a sum."""
        return self.constant(values, np.int64)

    def add(self, operator: str, *inputs: str, domain: str = "", **attributes: Any) -> str:
        """Add a node of one output; return its name."""
        name = f"t{len(self._nodes)}"
        self._nodes.append(helper.make_node(operator, list(inputs), [name], name=name, domain=domain, **attributes))
        return name

    def add_many(self, operator: str, inputs: list[str], outputs: list[str], **attributes: Any) -> list[str]:
        """Add a node of several outputs under names that are given."""
        self._nodes.append(helper.make_node(operator, inputs, outputs, name=outputs[0], **attributes))
        return outputs

    def output(self, name: str, tensor: str, width: int) -> None:
        """Name a tensor of shape (rows, width) an answer of the model."""
        self.rename(tensor, name)
        self._outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, ["rows", width]))

    def rename(self, tensor: str, name: str) -> None:
        """Carry a tensor on under a name of its own."""
        self._nodes.append(helper.make_node("Identity", [tensor], [name], name=f"to_{name}"))

    def model(self) -> onnx.ModelProto:
        """Finish and check the graph."""
        graph = helper.make_graph(self._nodes, "valora", self._inputs, self._outputs, self._constants)
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid("ai.onnx.ml", 3)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=_IR_VERSION, producer_name="valora")
        onnx.checker.check_model(model)
        return model
