"""``evaluate effort-tables``: the estimator on tables of a few dozen to a few hundred projects."""

import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from valora_ml.datasets.effort_tables import EffortTable, Table, read_effort_tables
from valora_ml.evaluate.measurement import Measurement
from valora_ml.roi.line import Line
from valora_ml.roi.regressor import StackedRegressor
from valora_ml.roi.side_by_side import side_by_side


@dataclass(frozen=True)
class Fold:
    """One fold without the efforts of its test rows."""

    X: Table
    y: Table
    X_test: Table


@dataclass(frozen=True)
class Predicted:
    """Efforts of the test rows: ours with a 90 % interval, and the log-linear line's."""

    ours: Table
    line: Table
    lower: Table
    upper: Table


def add_arguments(parser: ArgumentParser) -> None:
    """Nothing beside the folder."""
    parser.set_defaults(split="given")


def evaluate(arguments: Namespace) -> Iterable[Measurement]:
    """Measure each table over its folds."""
    for table in read_effort_tables(arguments.data):
        yield from _measure(table)


def fit_and_predict(fold: Fold) -> Predicted:
    """Learn the logarithm of the effort; test rows give inputs only."""
    # Sizes of nothing are rare and have no logarithm.
    shift = 0.0 if fold.y.min() > 0 else 1.0 - float(fold.y.min())
    logs = np.log(fold.y + shift)
    model = StackedRegressor().fit(fold.X, logs)
    line = Line("positive").fit(np.where(np.isfinite(fold.X), fold.X, np.nan), logs)
    lower, upper = model.interval(fold.X_test)
    logs_of = (model.predict(fold.X_test), line.predict(fold.X_test), lower, upper)
    return Predicted(*(np.exp(each) - shift for each in logs_of))


def standardised_accuracy(error: Table, y: Table, known: Table) -> float:
    """One less the ratio of our mean error to that of guessing the effort of a random project that is known.

    Examples
    --------
    >>> standardised_accuracy(np.array([1.0, 1.0]), np.array([2.0, 4.0]), np.array([0.0, 6.0]))
    0.6666666666666667
    """
    return float(1 - error.mean() / np.abs(y[:, None] - known[None]).mean())


def _measure(table: EffortTable) -> Iterable[Measurement]:
    started = time.perf_counter()
    answers = list(side_by_side(fit_and_predict, [Fold(each.X, each.y, each.X_test) for each in table.folds]))
    seconds = time.perf_counter() - started
    figures: dict[str, tuple[list[float], list[float]]] = {"accuracy": ([], []), "mae": ([], [])}
    covered = []
    for fold, said in zip(table.folds, answers, strict=True):
        for place, centre in enumerate((said.ours, said.line)):
            error = np.abs(fold.y_test - centre)
            figures["accuracy"][place].append(standardised_accuracy(error, fold.y_test, fold.y))
            figures["mae"][place].append(float(error.mean()))
        covered.append((said.lower <= fold.y_test) & (fold.y_test <= said.upper))
    for metric, (ours, line) in figures.items():
        yield Measurement(
            task="effort-tables",
            dataset=table.name,
            split=f"{len(table.folds)} given",
            n_train=len(table.folds[0].y),
            n_test=sum(len(fold.y_test) for fold in table.folds),
            metric=metric,
            baseline_name="log-linear",
            baseline=float(np.mean(line)),
            ours=float(np.mean(ours)),
            seconds=seconds,
            coverage90=float(np.concatenate(covered).mean()),
            extra={"meaning": "standardised accuracy, mean of the folds"} if metric == "accuracy" else {},
        )
