"""Figures of tasks that name a class."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from sklearn.metrics import accuracy_score, f1_score

from valora_ml.evaluate.measurement import Measurement
from valora_ml.signals.calibration_error import calibration_error, log_loss_of


@dataclass(frozen=True)
class Judged:
    """Probabilities of rows, and what the model chose for itself."""

    classes: np.ndarray
    chances: np.ndarray
    choices: dict[str, Any] = field(default_factory=dict)

    @property
    def said(self) -> np.ndarray:
        """The likeliest class of each row."""
        return self.classes[self.chances.argmax(axis=1)]


def class_figures(  # noqa: PLR0913, PLR0917
    task: str,
    dataset: str,
    split: str,
    truth: np.ndarray,
    judged: Judged,
    naive: np.ndarray,
    seconds: float,
    n_train: int,
    references: Mapping[str, Mapping[str, float]],
) -> Iterator[Measurement]:
    """Accuracy and macro F1 beside the most frequent class; how honest the probabilities are is in ``extra``."""
    for metric in ("accuracy", "macro_f1"):
        yield Measurement(
            task=task,
            dataset=dataset,
            split=split,
            n_train=n_train,
            n_test=len(truth),
            metric=metric,
            baseline_name="most-frequent",
            baseline=score(metric, truth, naive),
            ours=score(metric, truth, judged.said),
            seconds=seconds,
            extra={"references": dict(references.get(metric, {})), **honesty(truth, judged), "choices": judged.choices},
        )


def score(metric: str, truth: np.ndarray, said: np.ndarray) -> float:
    """Accuracy, or the mean of F1 over the classes that occur."""
    if metric == "accuracy":
        return float(accuracy_score(truth, said))
    return float(f1_score(truth, said, average="macro", zero_division=0))


def honesty(truth: np.ndarray, judged: Judged) -> dict[str, float]:
    """Log loss and calibration error over the rows whose class was among those learned."""
    places = {name: place for place, name in enumerate(judged.classes)}
    known = np.array([label in places for label in truth])
    if not known.any():
        return {}
    columns = np.array([places[label] for label in truth[known]])
    chances = judged.chances[known]
    return {
        "logLoss": round(log_loss_of(chances, columns), 4),
        "calibrationError": round(calibration_error(chances, columns), 4),
    }
