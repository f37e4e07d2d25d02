"""What a trainer says at its end: ``report.json``, as the backend reads it (``backend/contracts/src/training.ts``)."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Kind = Literal["effort", "value"]


@dataclass(frozen=True)
class OutOfFold:
    """A figure on the rows that were given, each predicted by a model that had not seen it."""

    name: str
    ours: float
    baseline_name: str
    baseline: float
    n: int


@dataclass(frozen=True)
class TrainingReport:
    """How a training went.

    Parameters
    ----------
    kind : {"effort", "value"}
    result : {"trained", "too_few", "no_variation"}
        ``too_few``: fewer rows than the model needs; ``no_variation``: all outcomes are the same.
    reason : str
        For people, with the numbers: "12 outcomes; 20 are needed".
    rows : int
        Rows that could be learned from.
    graph_sha256 : str, optional
        Of ``model.onnx``; None where nothing was trained.
    seed : int
    seconds : float
    metrics : sequence of OutOfFold
    """

    kind: Kind
    result: Literal["trained", "too_few", "no_variation"]
    reason: str
    rows: int
    graph_sha256: str | None
    seed: int
    seconds: float
    metrics: tuple[OutOfFold, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As the contract has it."""
        return {
            "kind": self.kind,
            "result": self.result,
            "reason": self.reason,
            "rows": self.rows,
            "graphSha256": self.graph_sha256,
            "seed": self.seed,
            "seconds": round(self.seconds, 2),
            "metrics": [
                {
                    "name": each.name,
                    "ours": each.ours,
                    "baselineName": each.baseline_name,
                    "baseline": each.baseline,
                    "n": each.n,
                }
                for each in self.metrics
            ],
        }


def write_report(folder: Path, report: TrainingReport) -> None:
    """Write ``report.json``, last of all files: where it is, the training is complete."""
    (folder / "report.json").write_text(json.dumps(report.to_json(), indent=1) + "\n", encoding="utf-8")


def print_progress(step: str, share: float) -> None:
    """Tell how far it is, as one line of JSON on standard output."""
    print(json.dumps({"step": step[:200], "share": round(min(1.0, max(0.0, share)), 3)}), flush=True)
