"""Runs a graph on plain numbers: in tests, in builds and behind the endpoint."""

from typing import Any

import numpy as np
import onnxruntime
from onnx import ModelProto

_TYPES = {"numbers": np.float32, "term_ids": np.int64, "term_counts": np.float32}


def open_session(model: ModelProto | bytes | str) -> onnxruntime.InferenceSession:
    """Load a graph from memory or from a file, one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    source = model.SerializeToString() if isinstance(model, ModelProto) else model
    return onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])


def run_graph(model: ModelProto | bytes | str, **inputs: Any) -> dict[str, np.ndarray]:
    """Answers by name for inputs by name."""
    return run_session(open_session(model), inputs)


def run_session(session: onnxruntime.InferenceSession, inputs: dict[str, Any]) -> dict[str, np.ndarray]:
    """Run a loaded graph; inputs that it does not read are left out."""
    wanted = [each.name for each in session.get_inputs()]
    feed = {name: np.asarray(inputs[name], dtype=_TYPES[name]) for name in wanted}
    names = [each.name for each in session.get_outputs()]
    return dict(zip(names, session.run(names, feed), strict=True))
