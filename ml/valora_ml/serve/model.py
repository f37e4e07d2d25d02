"""A loaded artifact that answers rows."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from valora_ml.artifact import Row, load_artifact, open_session, run_session, to_tensors
from valora_ml.errors import InputError

_MOST_CELLS = 32_768
_MOST_ROWS = 256


class ModelFailedError(RuntimeError):
    """A model that ran and gave no usable number."""


class Model:
    """Answers rows by an artifact's graph.

    Parameters
    ----------
    folder : Path
        Of the artifact; an InputError says what is wrong with it.
    """

    def __init__(self, folder: Path) -> None:
        self.artifact = load_artifact(folder)
        self.card = self.artifact.card
        if "graph" not in self.card.files:
            raise InputError(f"{folder}: a model of the kind {self.card.kind} has no graph to serve")
        self.bytes = sum(file.bytes for file in self.card.files.values())
        try:
            self._session = open_session(self.artifact.read("graph"))
        except Exception as error:
            raise InputError(
                f"{folder}: ONNX Runtime cannot read the graph ({error}); build the model again"
            ) from error
        self._explanation = self.artifact.explanation()

    def answer(self, rows: Sequence[Row], explain: bool = False) -> list[dict[str, Any]]:
        """Outputs of each row and, if asked for and if there is one, the explanation.

        Raises
        ------
        InputError
            For rows that no model may answer.
        ModelFailedError
            Where an answer is not finite.
        """
        answers: list[dict[str, Any]] = [{}] * len(rows)
        for batch in _batches(rows):
            tensors = to_tensors(self.card.inputs, [rows[at] for at in batch], batch)
            outputs = run_session(self._session, tensors)
            for name, values in outputs.items():
                if not np.isfinite(values).all():
                    raise ModelFailedError(f"{self.card.name} {self.card.version} gave no finite number for {name}")
            for place, at in enumerate(batch):
                answers[at] = self._answer_of(tensors | outputs, list(outputs), place, explain)
        return answers

    def _answer_of(self, tensors: dict[str, Any], names: list[str], row: int, explain: bool) -> dict[str, Any]:
        answer: dict[str, Any] = {"outputs": {name: tensors[name][row].astype(float).tolist() for name in names}}
        if explain and self._explanation is not None:
            entries = self._explanation.entries(tensors, row)
            answer["contributions"] = {
                "link": self._explanation.link,
                "entries": [{"name": name, "amount": amount} for name, amount in entries.items()],
            }
        return answer


def _batches(rows: Sequence[Row]) -> Iterator[list[int]]:
    """Cut rows, shorter texts first, so that what is padded together stays small."""
    lengths = [sum(map(len, row.get("texts", {}).values())) for row in rows]
    batch: list[int] = []
    for at in sorted(range(len(rows)), key=lengths.__getitem__):
        # A text has about as many terms as characters, and never more than 4,096.
        width = min(lengths[at] + 1, 4096)
        if batch and (len(batch) >= _MOST_ROWS or (len(batch) + 1) * width > _MOST_CELLS):
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch
