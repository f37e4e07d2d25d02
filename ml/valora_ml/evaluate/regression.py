"""``evaluate regression``: the estimator on small tables with fixed splits."""

import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from valora_ml.datasets.uci import RegressionSet, Table, find_regression_sets, read_regression_set
from valora_ml.errors import InputError
from valora_ml.evaluate.measurement import Measurement
from valora_ml.roi.regressor import FEWEST_ROWS, StackedRegressor
from valora_ml.roi.side_by_side import side_by_side
from valora_ml.roi.student import negative_log_likelihood

# MC dropout with the same splits: Gal and Ghahramani (ICML 2016), as rerun by their published experiments.
_MC_DROPOUT = {
    "energy": (0.54, 1.21),
    "concrete": (4.83, 2.94),
    "wine-quality-red": (0.62, 0.93),
    "power-plant": (4.01, 2.81),
    "kin8nm": (0.079, -1.14),
}


@dataclass(frozen=True)
class Split:
    """One split without the outcomes of its test rows."""

    X: Table
    y: Table
    X_test: Table


@dataclass(frozen=True)
class Predicted:
    """What is said of the test rows."""

    centre: Table
    scale: Table
    freedom: float
    lower: Table
    upper: Table
    members: dict[str, float]
    seconds: float


def add_arguments(parser: ArgumentParser) -> None:
    """Nothing beside the folder."""
    parser.set_defaults(split="given")


def evaluate(arguments: Namespace) -> Iterable[Measurement]:
    """Measure each set over its splits."""
    folders: list[Path] = find_regression_sets(arguments.data)
    for table in [read_regression_set(folder) for folder in folders]:
        yield from _measure(table)


def fit_and_predict(split: Split) -> Predicted:
    """Learn from the train rows; test rows give inputs only."""
    started = time.perf_counter()
    known = np.isfinite(split.y)
    model = StackedRegressor().fit(split.X[known], split.y[known])
    said = model.distribution(split.X_test)
    lower, upper = model.interval(split.X_test)
    members = {name: round(float(w), 3) for name, w in zip(model.members_, model.weights_, strict=True)}
    return Predicted(said.centre, said.scale, said.freedom, lower, upper, members, time.perf_counter() - started)


def _measure(table: RegressionSet) -> Iterable[Measurement]:
    splits = [(train[np.isfinite(table.y[train])], test[np.isfinite(table.y[test])]) for train, test in table.splits]
    fewest = min(len(train) for train, _ in splits)
    if fewest < FEWEST_ROWS or not all(len(test) for _, test in splits):
        raise InputError(
            f"{table.name}: a split has {fewest} rows to learn from, or none to measure on; "
            f"give at least {FEWEST_ROWS} and 1"
        )
    jobs = [Split(table.X[train], table.y[train], table.X[test]) for train, test in splits]
    started = time.perf_counter()
    answers = list(side_by_side(fit_and_predict, jobs))
    seconds = time.perf_counter() - started
    rmse, nll, naive_rmse, naive_nll, coverage = [], [], [], [], []
    for (train, test), said in zip(splits, answers, strict=True):
        y, error = table.y[test], table.y[test] - said.centre
        rmse.append(np.sqrt(np.mean(error**2)))
        nll.append(negative_log_likelihood(error, said.scale, said.freedom).mean())
        coverage.append(np.mean((said.lower <= y) & (y <= said.upper)))
        away = y - table.y[train].mean()
        deviation = max(float(table.y[train].std()), 1e-12)
        naive_rmse.append(np.sqrt(np.mean(away**2)))
        naive_nll.append(np.mean(0.5 * np.log(2 * np.pi * deviation**2) + away**2 / (2 * deviation**2)))
    published = _MC_DROPOUT.get(table.name)
    for place, (metric, ours, naive) in enumerate(
        [("rmse", rmse, naive_rmse), ("nll", nll, naive_nll), ("coverage90", coverage, [0.9])]
    ):
        references = {"mc-dropout": published[place]} if published and place < 2 else {}
        yield Measurement(
            task="regression",
            dataset=table.name,
            split=f"{len(splits)} given",
            n_train=len(splits[0][0]),
            n_test=len(splits[0][1]),
            metric=metric,
            baseline_name="stated" if metric == "coverage90" else "train-mean",
            baseline=float(np.mean(naive)),
            ours=float(np.mean(ours)),
            seconds=seconds,
            coverage90=float(np.mean(coverage)),
            extra={
                "references": references,
                "standardError": float(np.std(ours) / np.sqrt(len(ours))),
                "members": _mean_weights([said.members for said in answers]),
            },
        )


def _mean_weights(weights: list[dict[str, float]]) -> dict[str, float]:
    names = sorted({name for each in weights for name in each})
    return {name: round(sum(each.get(name, 0.0) for each in weights) / len(weights), 3) for name in names}
