"""One measured figure and how it is printed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

Direction = Literal["lower", "higher"]

LOWER_IS_BETTER = frozenset({"mae", "mae_ratio", "mean_abs_ln", "rmse", "nll"})


@dataclass(frozen=True)
class Measurement:
    """A metric of one data set, ours beside the naive baseline.

    Parameters
    ----------
    task, dataset, split : str
        ``dataset`` is the file's or folder's name; ``all`` is the aggregate over data sets.
    n_train, n_test : int
        Rows learned from (validation included where the model is refitted on it) and rows measured on.
    metric : str
        ``mae``, ``mae_ratio``, ``mean_abs_ln``, ``within_x2``, ``accuracy``, ``macro_f1``, ``recall_at_1|5|10``,
        ``rmse``, ``nll``, ``pair_accuracy``, ``gain`` or ``coverage90``.
    baseline_name : str
    baseline, ours : float
        In the metric's own unit.
    seconds : float
        Of training and predicting.
    coverage90 : float, optional
        Share of test rows within the 90 % interval.
    extra : mapping, optional
        Published references and whatever else a reader needs; JSON values.
    """

    task: str
    dataset: str
    split: str
    n_train: int
    n_test: int
    metric: str
    baseline_name: str
    baseline: float
    ours: float
    seconds: float
    coverage90: float | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def direction(self) -> Direction:
        """Which way is better."""
        return "lower" if self.metric in LOWER_IS_BETTER else "higher"

    def to_json(self) -> dict[str, Any]:
        """As one object of the JSON report."""
        report: dict[str, Any] = {
            "task": self.task,
            "dataset": self.dataset,
            "split": self.split,
            "nTrain": self.n_train,
            "nTest": self.n_test,
            "metric": self.metric,
            "direction": self.direction,
            "baselineName": self.baseline_name,
            "baseline": self.baseline,
            "ours": self.ours,
            "seconds": round(self.seconds, 2),
        }
        if self.coverage90 is not None:
            report["coverage90"] = self.coverage90
        if self.extra:
            report["extra"] = dict(self.extra)
        return report

    def to_line(self) -> str:
        """As one line for people."""
        references = self.extra.get("references", {})
        published = "".join(f"  {name} {value:.3f}" for name, value in references.items())
        coverage = "" if self.coverage90 is None else f"  cover90 {self.coverage90:.3f}"
        return (
            f"{self.dataset:<24} {self.split:<10} n {self.n_train}/{self.n_test}  {self.metric} "
            f"{self.baseline_name} {self.baseline:.3f}{published}  ours {self.ours:.3f}{coverage}  {self.seconds:.1f} s"
        )


def write_json(path: Path, measurements: Sequence[Measurement]) -> None:
    """Write the report; an existing file is replaced."""
    path.write_text(json.dumps([each.to_json() for each in measurements], indent=1) + "\n", encoding="utf-8")
