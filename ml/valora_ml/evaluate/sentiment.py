"""``sentiment``: positive, neutral or negative, by folds or from one file for another."""

import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from sklearn.metrics import accuracy_score, f1_score

from valora_ml.datasets.sentiment import SentimentTable, read_sentiment
from valora_ml.errors import InputError
from valora_ml.evaluate.class_figures import Judged, class_figures
from valora_ml.evaluate.class_folds import most_frequent, stratified_folds
from valora_ml.evaluate.measurement import Measurement
from valora_ml.evaluate.named_file import named_file
from valora_ml.signals.tone_classifier import ToneClassifier


def add_arguments(parser: ArgumentParser) -> None:
    """Declare files to learn from and to measure on."""
    parser.add_argument("--train", help="file to learn from, a path or one in --data")
    parser.add_argument("--test", help="file to measure on; not given: folds of what is learned from")
    parser.add_argument("--split", choices=["given", "folds"], default="given", help="given: the column fold if any")


def evaluate(arguments: Namespace) -> Iterator[Measurement]:
    """Measure the named files, or every table with a column ``fold`` in the folder."""
    data: Path = arguments.data
    if arguments.test and not arguments.train:
        raise InputError("--test: what to learn from is not named; give --train FILE too")
    if arguments.test:
        train, test = (read_sentiment(named_file(data, name)) for name in (arguments.train, arguments.test))
        yield from _measure_apart(train, test)
        return
    if arguments.train:
        yield from _measure_folds(read_sentiment(named_file(data, arguments.train)), arguments.split)
        return
    tables = [read_sentiment(file) for file in sorted(data.glob("*.csv"))]
    folded = [table for table in tables if table.folds is not None] or tables
    for table in folded:
        # A folder with one table of folds is known by its own name: the files of many sets are called alike.
        named = replace(table, name=data.resolve().name) if len(folded) == 1 else table
        yield from _measure_folds(named, arguments.split)


def fit_and_judge(texts: Sequence[str], labels: Sequence[str], test: Sequence[str]) -> Judged:
    """Learn, then judge texts whose labels are not given."""
    model = ToneClassifier().fit(texts, labels)
    return Judged(model.classes_, model.predict_proba(test), {"penalty": model.C_})


def _measure_apart(train: SentimentTable, test: SentimentTable) -> Iterator[Measurement]:
    started = time.perf_counter()
    judged = fit_and_judge(train.texts, train.labels, test.texts)
    seconds = time.perf_counter() - started
    truth = np.asarray(test.labels)
    naive = np.full(len(truth), most_frequent(train.labels))
    yield from class_figures(
        "sentiment", test.name, "given", truth, judged, naive, seconds, len(train.texts), _published(test, truth)
    )


def _measure_folds(table: SentimentTable, split: str) -> Iterator[Measurement]:
    started = time.perf_counter()
    truth, texts = np.asarray(table.labels), np.asarray(table.texts, dtype=object)
    folds = _folds(table, truth, split)
    names = np.unique(truth)
    chances, naive, penalties = np.zeros((len(truth), len(names))), np.empty_like(truth), []
    for each in np.unique(folds):
        learned, held_out = folds != each, folds == each
        judged = fit_and_judge(list(texts[learned]), list(truth[learned]), list(texts[held_out]))
        chances[np.ix_(held_out, np.isin(names, judged.classes))] = judged.chances
        naive[held_out] = most_frequent(truth[learned])
        penalties.append(judged.choices["penalty"])
    count = len(np.unique(folds))
    whole = Judged(names, chances, {"penalty": penalties})
    seconds, learned = time.perf_counter() - started, len(truth) - len(truth) // count
    split_name = f"{count} folds"
    yield from class_figures(
        "sentiment", table.name, split_name, truth, whole, naive, seconds, learned, _published(table, truth)
    )


def _folds(table: SentimentTable, truth: np.ndarray, split: str) -> np.ndarray:
    if split == "given" and table.folds is not None and len(set(table.folds)) > 1:
        return np.asarray(table.folds)
    return stratified_folds(truth, table.name)


def _published(table: SentimentTable, truth: np.ndarray) -> dict[str, dict[str, float]]:
    """Figures of the predictions that lie beside the texts."""
    return {
        metric: {name.removesuffix("_prediction"): float(score(truth, said)) for name, said in table.others.items()}
        for metric, score in (("accuracy", accuracy_score), ("macro_f1", _macro_f1))
    }


def _macro_f1(truth: np.ndarray, said: Sequence[str]) -> float:
    return float(f1_score(truth, said, average="macro", zero_division=0))
