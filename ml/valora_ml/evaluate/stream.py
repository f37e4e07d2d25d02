"""``evaluate stream``: how learning on, and adapting the intervals, keep up with a world that moves."""

import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from valora_ml.datasets.stream_table import StreamTable, Table, read_stream_table
from valora_ml.errors import InputError
from valora_ml.evaluate.measurement import Measurement
from valora_ml.roi.adaptive import AdaptiveConformal
from valora_ml.roi.conformal import conformal_factor
from valora_ml.roi.regressor import StackedRegressor
from valora_ml.roi.side_by_side import side_by_side

WINDOW = 250
FEWEST = 100
_START, _RETRAININGS = 0.3, 12
_REMEMBERED = 3_000
_DISCOUNT = 0.7


@dataclass(frozen=True)
class Played:
    """What was said of each row of the stream before its outcome was known."""

    frozen: Table
    retrained: Table
    static_held: Table
    adaptive_held: Table


def add_arguments(parser: ArgumentParser) -> None:
    """Which columns are the time and the target."""
    parser.add_argument("--time", help="column whose order is the stream's; default: the first")
    parser.add_argument("--target", help="column to predict; default: the last")


def evaluate(arguments: Namespace) -> Iterable[Measurement]:
    """Measure every CSV of the folder."""
    for path in sorted(Path(arguments.data).glob("*.csv")):
        table = read_stream_table(path, arguments.time, arguments.target)
        if len(table.y) < FEWEST:
            raise InputError(f"{path}: {len(table.y)} rows with a target; a stream needs at least {FEWEST}")
        yield from _measure(table)


def play(table: StreamTable) -> Played:
    """Predict each row from those before it: by the first model, and by one retrained twelve times on the way.

    Retraining can do harm, where a few extreme rows entered what is learned from. So who predicts a block is whichever
    of the two was nearer over the blocks before it, later ones counting more; the retrained one to begin with.
    """
    X, y = table.X, table.y
    start = int(len(y) * _START)
    ends = [int(each) for each in np.linspace(start, len(y), _RETRAININGS + 1)]
    first = StackedRegressor(exact=True, keep=2).fit(X[:start], y[:start])
    static = conformal_factor(first.scores_, 0.9)
    adaptive = AdaptiveConformal(first.scores_.tolist())
    current, parts, regret = first, [], 0.0
    for begin, end in pairwise(ends):
        if begin > start:
            since = max(0, begin - _REMEMBERED)
            current = StackedRegressor(exact=True, keep=2).fit(X[since:begin], y[since:begin])
        fresh, old = current.distribution(X[begin:end]), first.distribution(X[begin:end])
        said = old if regret > 0 else fresh
        held = []
        for score in np.abs(y[begin:end] - said.centre) / said.scale:
            held.append(float(score <= adaptive.factor()))
            adaptive.observe(float(score))
        loss = np.abs(y[begin:end, None] - np.column_stack([fresh.centre, old.centre])).mean(axis=0)
        regret = _DISCOUNT * regret + float(loss[0] - loss[1])
        static_held = (np.abs(y[begin:end] - old.centre) <= static * old.scale).astype(np.float64)
        parts.append(np.stack([old.centre, said.centre, static_held, np.array(held)]))
    return Played(*np.concatenate(parts, axis=1))


def worst_window(held: Table) -> float:
    """Lowest share within any 250 rows in a row; of all rows where there are fewer."""
    if len(held) <= WINDOW:
        return float(held.mean())
    return float(np.convolve(held, np.full(WINDOW, 1 / WINDOW), mode="valid").min())


def _measure(table: StreamTable) -> Iterable[Measurement]:
    started = time.perf_counter()
    (played,) = side_by_side(play, [table])
    seconds = time.perf_counter() - started
    y = table.y[len(table.y) - len(played.frozen) :]
    figures = {
        "mae": ("frozen", float(np.abs(y - played.frozen).mean()), float(np.abs(y - played.retrained).mean())),
        "coverage90": ("static", float(played.static_held.mean()), float(played.adaptive_held.mean())),
    }
    for metric, (name, baseline, ours) in figures.items():
        yield Measurement(
            task="stream",
            dataset=table.name,
            split="prequential",
            n_train=len(table.y) - len(y),
            n_test=len(y),
            metric=metric,
            baseline_name=name,
            baseline=baseline,
            ours=ours,
            seconds=seconds,
            coverage90=figures["coverage90"][2],
            extra={
                "worstWindow": worst_window(played.adaptive_held),
                "worstWindowStatic": worst_window(played.static_held),
                "window": WINDOW,
            },
        )
