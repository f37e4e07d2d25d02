"""The backend's similarity index as a child process, so that what is measured is what is served."""

import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from types import TracebackType
from typing import Any, Self

import numpy as np

from valora_ml.datasets.gitbugs import Report
from valora_ml.errors import InputError

_PROGRAM = Path(__file__).parents[3] / "backend" / "src" / "start" / "similarity.mjs"


@dataclass(frozen=True)
class Found:
    """What the index answered: ids, best first, how probable it is that each is a duplicate, and how long it took."""

    ids: Sequence[str]
    probabilities: Sequence[float]
    milliseconds: float


class IndexProcess:
    """An empty index of the backend; use it in a ``with`` statement.

    Parameters
    ----------
    vectors : Path, optional
        File of word vectors.
    """

    def __init__(self, vectors: Path | None = None) -> None:
        node = which("node")
        if node is None:
            raise InputError("node: not found; the similarity index runs in Node.js, put it on the PATH")
        command = [node, "--max-old-space-size=6144", str(_PROGRAM), *([str(vectors.resolve())] if vectors else [])]
        self._child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self._child:
            self._child.kill()

    def measures(self) -> list[str]:
        """Names of what a comparison holds, in order."""
        return self._ask({"op": "measures"})

    def stems(self, texts: Sequence[str]) -> list[str]:
        """Each text as the index reads it: stems separated by blanks."""
        return self._ask({"op": "stems", "texts": texts})

    def put(self, reports: Sequence[Report]) -> None:
        """Add reports, or replace those of the same id."""
        self._ask({"op": "put", "documents": [_document(report) for report in reports]})

    def compare(self, report: Report, limit: int) -> tuple[list[str], np.ndarray]:
        """Ids of the best candidates by BM25F, and how each compares: (candidates, measures), NaN where unknown."""
        found = self._ask({"op": "compare", "document": _document(report), "limit": limit})
        rows = [[np.nan if value is None else value for value in each["comparison"]] for each in found]
        return [each["id"] for each in found], np.array(rows, dtype=np.float64)

    def find(self, report: Report, limit: int, ranker: Mapping[str, Any] | None) -> Found:
        """Find the most similar reports, best first."""
        question = {"op": "find", "document": _document(report), "limit": limit}
        answer = self._ask(question if ranker is None else {**question, "ranker": ranker})
        ids = [each["id"] for each in answer["matches"]]
        return Found(ids, [each["probability"] for each in answer["matches"]], answer["milliseconds"])

    def _ask(self, question: Mapping[str, Any]) -> Any:
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._child.stdin.write(json.dumps(question) + "\n")
        self._child.stdin.flush()
        answer = self._child.stdout.readline()
        if not answer:
            raise RuntimeError(f"the similarity index ended with exit status {self._child.wait()}")
        return json.loads(answer)


def _document(report: Report) -> dict[str, Any]:
    document = {"id": report.id, "title": report.title, "description": report.description, "keys": list(report.keys)}
    return {**document, "at": report.created * 1000} if report.created else document
