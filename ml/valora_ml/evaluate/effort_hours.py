"""``effort-hours``: actual hours of tasks, learned in time order with the human estimate as an input."""

import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable

import numpy as np

from valora_ml.datasets.sip import TaskTable, read_tasks
from valora_ml.effort.hours_model import HoursModel, PlannedTasks
from valora_ml.errors import InputError
from valora_ml.evaluate.measurement import Measurement

SPLIT = "60/20/20"
KNOWN_SHARE, TRAIN_SHARE = 0.8, 0.6


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the task's own options; it has none, time order is the only split."""
    del parser


def evaluate(arguments: Namespace) -> Iterable[Measurement]:
    """Measure every table of the folder.

    The baseline is the median actual of the train part (60 %); the human estimate is printed beside it. Ours learns
    from train and validation parts and is measured on the last 20 % of the rows.
    """
    for file in sorted(arguments.data.glob("*.csv")):
        table = read_tasks(file)
        if len(table) < 5 or table.cut(TRAIN_SHARE) == 0 or table.cut(KNOWN_SHARE) >= len(table):
            raise InputError(f"{file}: {len(table)} rows with actual hours; too few to split 60/20/20")
        start = time.perf_counter()
        quantiles = predict(table)
        yield from _measure(table, quantiles, time.perf_counter() - start)


def predict(table: TaskTable) -> np.ndarray:
    """Quantiles of the test part's hours; of its rows nothing but what was planned is read."""
    known = table.cut(KNOWN_SHARE)
    model = HoursModel(_planned(table, 0, known), table.actual[:known])
    return model.quantiles(_planned(table, known, len(table)))


def _planned(table: TaskTable, start: int, stop: int) -> PlannedTasks:
    return PlannedTasks(table.summaries[start:stop], table.categories[start:stop], table.estimate[start:stop])


def _measure(table: TaskTable, quantiles: np.ndarray, seconds: float) -> Iterable[Measurement]:
    known = table.cut(KNOWN_SHARE)
    actual, estimate = table.actual[known:], table.estimate[known:]
    naive = np.full(len(actual), np.median(table.actual[: table.cut(TRAIN_SHARE)]))
    said = np.where(np.isfinite(estimate), estimate, naive)
    inside = (quantiles[:, 0] <= actual) & (actual <= quantiles[:, 4])
    windows = [float(inside[at : at + 250].mean()) for at in range(0, max(1, len(inside) - 249))]
    for metric, figure in (("mean_abs_ln", _mean_abs_ln), ("within_x2", _within_x2), ("mae", _mae)):
        yield Measurement(
            task="effort-hours",
            dataset=table.name,
            split=SPLIT,
            n_train=known,
            n_test=len(actual),
            metric=metric,
            baseline_name="training median",
            baseline=figure(actual, naive),
            ours=figure(actual, quantiles[:, 2]),
            seconds=seconds,
            coverage90=float(inside.mean()),
            extra={"references": {"human_estimate": figure(actual, said)}, "worstWindowCoverage": min(windows)},
        )


def _mean_abs_ln(actual: np.ndarray, predicted: np.ndarray) -> float:
    return float(np.abs(np.log(actual / predicted)).mean())


def _within_x2(actual: np.ndarray, predicted: np.ndarray) -> float:
    return float((np.abs(np.log(actual / predicted)) <= np.log(2) + 1e-9).mean())


def _mae(actual: np.ndarray, predicted: np.ndarray) -> float:
    return float(np.abs(actual - predicted).mean())
