"""``evaluate ab-outcomes``: which variant of an experiment wins, told before it ran."""

import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import numpy as np

from valora_ml.datasets.upworthy import Variants, read_variants
from valora_ml.errors import InputError
from valora_ml.evaluate.measurement import Measurement
from valora_ml.roi.headline_ranker import fit_headline_ranker
from valora_ml.roi.member import Vector

_SIGNIFICANT = 1.959963984540054
_TEST_SHARE = 0.2
_QUICK = {"pair_accuracy": 0.672, "gain": 0.103}


def add_arguments(parser: ArgumentParser) -> None:
    """Files within the folder, or the one table in it."""
    parser.add_argument("--train", type=Path, help="table to learn from, absolute or within --data")
    parser.add_argument("--test", type=Path, help="table to measure on; without it the latest fifth by week")


def evaluate(arguments: Namespace) -> Iterable[Measurement]:
    """Measure once, on tests later than those learned from or on the ones named."""
    name, split, train, variants = _parts(arguments)
    test = variants.by_headline()
    started = time.perf_counter()
    ranker = fit_headline_ranker(train.by_headline())
    score = ranker.score(test)
    seconds = time.perf_counter() - started
    pairs = different_pairs(test)
    if not pairs:
        raise InputError(f"{name}: no two headlines of one test differ significantly; give more tests")
    right = [1.0 if score[won] > score[lost] else 0.5 if score[won] == score[lost] else 0.0 for won, lost in pairs]
    decided = np.unique(test.test[[won for won, _ in pairs]])
    several = np.flatnonzero(np.bincount(test.test) > 1)
    gain, best = chosen_gain(test, score, decided)
    gain_of_all, best_of_all = chosen_gain(test, score, several)
    figures: dict[str, tuple[float, float, int, dict[str, float]]] = {
        "pair_accuracy": (0.5, float(np.mean(right)), len(pairs), {"pairs": len(pairs)}),
        "gain": (
            0.0,
            gain,
            len(decided),
            {"oracle": best, "ofAllTests": gain_of_all, "oracleOfAllTests": best_of_all, "allTests": len(several)},
        ),
    }
    for metric, (baseline, ours, count, extra) in figures.items():
        yield Measurement(
            task="ab-outcomes",
            dataset=name,
            split=split,
            n_train=len(train.week),
            n_test=count,
            metric=metric,
            baseline_name="chance",
            baseline=baseline,
            ours=ours,
            seconds=seconds,
            extra={**extra, "references": {"quick": _QUICK[metric]}, "penalty": ranker.penalty},
        )


def different_pairs(variants: Variants) -> list[tuple[int, int]]:
    """Pairs (better, worse) of headlines within a test whose rates differ at the 5 % level, two-sided."""
    pairs = []
    for rows in _rows_by_test(variants):
        for first, second in combinations(rows.tolist(), 2):
            clicked, shown = variants.clicked[[first, second]], variants.shown[[first, second]]
            pooled = clicked.sum() / shown.sum()
            error = np.sqrt(pooled * (1 - pooled) * (1 / shown).sum())
            difference = clicked[0] / shown[0] - clicked[1] / shown[1]
            if error > 0 and abs(difference) > _SIGNIFICANT * error:
                pairs.append((first, second) if difference > 0 else (second, first))
    return pairs


def chosen_gain(variants: Variants, score: Vector, tests: np.ndarray) -> tuple[float, float]:
    """Mean over tests of the rate of the variant with the highest score over the test's mean rate, less one.

    Returns
    -------
    gain, oracle : float
        By the score; by who knows the outcome.
    """
    rows_by_test = _rows_by_test(variants)
    gains, best = [], []
    for test in tests.tolist():
        rows = rows_by_test[test]
        rate = variants.clicked[rows] / variants.shown[rows]
        if rate.mean() > 0:
            # Where the score cannot tell them apart, any of them is chosen.
            gains.append(rate[score[rows] == score[rows].max()].mean() / rate.mean() - 1)
            best.append(rate.max() / rate.mean() - 1)
    return (float(np.mean(gains)), float(np.mean(best))) if gains else (0.0, 0.0)


def _rows_by_test(variants: Variants) -> list[np.ndarray]:
    order = np.argsort(variants.test, kind="stable")
    return np.split(order, np.cumsum(np.bincount(variants.test))[:-1])


def _parts(arguments: Namespace) -> tuple[str, str, Variants, Variants]:
    folder: Path = arguments.data
    if arguments.train is not None and arguments.test is not None:
        train, test = (_file(folder, each) for each in (arguments.train, arguments.test))
        return test.stem, "given", read_variants(train), read_variants(test)
    files = [_file(folder, each) for each in (arguments.train, arguments.test) if each] or sorted(folder.glob("*.csv"))
    if len(files) != 1:
        raise InputError(f"--data {folder}: {len(files)} tables in it; name --train FILE and --test FILE")
    everything = read_variants(files[0])
    last = int(np.quantile(everything.week, 1 - _TEST_SHARE, method="lower"))
    if not (everything.week > last).any():
        raise InputError(f"{files[0]}: one week only; name --train FILE and --test FILE")
    train_part, test_part = everything.select(everything.week <= last), everything.select(everything.week > last)
    return files[0].stem, f"after {last}", train_part, test_part


def _file(folder: Path, named: Path) -> Path:
    return named if named.is_absolute() or named.is_file() else folder / named
