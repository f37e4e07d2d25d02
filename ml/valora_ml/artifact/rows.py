"""Rows as the graphs' tensors."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from valora_ml.artifact.card import Inputs
from valora_ml.errors import InputError

# What is above rounds to infinity in float32.
_LARGEST = float(np.finfo(np.float32).max) + 2.0**103

Row = Mapping[str, Mapping[str, Any]]
"""``{"texts": {…}, "numbers": {…}, "categories": {…}}``; each part and each value in it may be missing."""


def to_tensors(inputs: Inputs, rows: Sequence[Row], places: Sequence[int] | None = None) -> dict[str, np.ndarray]:
    """Tensors by name for the inputs a card describes; what the card does not name is left unread.

    Parameters
    ----------
    inputs : Inputs
    rows : sequence of mappings
    places : sequence of int, optional
        Where the rows stood in the request, for messages.

    Raises
    ------
    InputError
        Where a number is infinite or is beyond float32.

    Examples
    --------
    >>> from valora_ml.artifact import CategoryInput, NumberInput
    >>> inputs = Inputs(numbers=(NumberInput("size"),), categories=(CategoryInput("type", ("bug", "task")),))
    >>> rows = [{"numbers": {"size": 2}, "categories": {"type": "task"}}, {"categories": {"type": "epic"}}]
    >>> to_tensors(inputs, rows)["numbers"].tolist()
    [[2.0, 0.0, 1.0], [nan, 0.0, 0.0]]
    """
    at = range(len(rows)) if places is None else places
    columns = [_columns(inputs, row, place) for place, row in zip(at, rows, strict=True)]
    tensors = {"numbers": np.array(columns, dtype=np.float32).reshape(len(rows), len(inputs.columns))}
    if inputs.encoder is not None:
        ids, counts = inputs.encoder.encoder().padded([row.get("texts", {}) for row in rows])
        tensors |= {"term_ids": ids, "term_counts": counts}
    return tensors


def _columns(inputs: Inputs, row: Row, at: int) -> list[float]:
    numbers, categories = row.get("numbers", {}), row.get("categories", {})
    columns = [_number(numbers.get(each.name), each.name, at) for each in inputs.numbers]
    for each in inputs.categories:
        value = categories.get(each.name)
        if value is not None and value not in each.values:
            value = each.unknown
        columns += [1.0 if known == value else 0.0 for known in each.values]
    return columns


def _number(value: float | None, name: str, at: int) -> float:
    if value is None or value != value:  # noqa: PLR0124
        return math.nan
    if abs(value) >= _LARGEST:
        raise InputError(f"row {at + 1}: {name} is {value}; give a finite number, or none where it is not known")
    return value
