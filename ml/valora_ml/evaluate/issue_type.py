"""``issue-type``: bug, feature or question, for each repository and for all."""

import json
import time
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

from valora_ml.datasets.issue_types import IssueTypeTable, read_issue_types
from valora_ml.errors import InputError
from valora_ml.evaluate.class_figures import Judged, honesty, score
from valora_ml.evaluate.class_folds import FOLDS, most_frequent, stratified_folds
from valora_ml.evaluate.measurement import Measurement
from valora_ml.evaluate.named_file import named_file
from valora_ml.signals.issue import Issue
from valora_ml.signals.issue_type_classifier import IssueTypeClassifier

_PROCESSES = 2


def add_arguments(parser: ArgumentParser) -> None:
    """Declare files to learn from and to measure on."""
    parser.add_argument("--train", help="file to learn from, a path or one in --data; not given: each *.csv")
    parser.add_argument("--test", help="file to measure on; not given: 5 folds of what is learned from")
    parser.set_defaults(split="given")


def evaluate(arguments: Namespace) -> Iterator[Measurement]:
    """Measure the named files, or every file of the folder by folds."""
    data: Path = arguments.data
    if arguments.test and not arguments.train:
        raise InputError("--test: what to learn from is not named; give --train FILE too")
    files = [named_file(data, arguments.train)] if arguments.train else sorted(data.glob("*.csv"))
    published = _published(files[0].parent) if files else {}
    if arguments.test:
        train, test = read_issue_types(files[0]), read_issue_types(named_file(data, arguments.test))
        started = time.perf_counter()
        judged = fit_and_judge(train.issues, train.labels, test.issues)
        naive = np.full(len(test.labels), most_frequent(train.labels))
        seconds = time.perf_counter() - started
        yield from _figures(test, "given", judged, naive, (len(train.labels), seconds), published)
        return
    for file in files:
        yield from _measure_folds(read_issue_types(file), published)


def fit_and_judge(issues: Sequence[Issue], labels: Sequence[str], test: Sequence[Issue]) -> Judged:
    """Learn, then judge issues whose types are not given."""
    model = IssueTypeClassifier().fit(issues, labels)
    return Judged(model.classes_, model.predict_proba(test), {"blend": model.choice_})


def _measure_folds(table: IssueTypeTable, published: Mapping[str, Mapping[str, float]]) -> Iterator[Measurement]:
    started = time.perf_counter()
    truth = np.asarray(table.labels)
    folds = _folds(table)
    count = int(folds.max()) + 1
    jobs = [np.flatnonzero(folds != each) for each in range(count)]
    tests = [np.flatnonzero(folds == each) for each in range(count)]
    with ProcessPoolExecutor(_PROCESSES) as pool:
        answers = list(
            pool.map(
                fit_and_judge,
                [[table.issues[row] for row in rows] for rows in jobs],
                [[table.labels[row] for row in rows] for rows in jobs],
                [[table.issues[row] for row in rows] for rows in tests],
            )
        )
    names = np.unique(truth)
    chances, naive = np.zeros((len(truth), len(names))), np.empty_like(truth)
    for learned, held_out, judged in zip(jobs, tests, answers, strict=True):
        chances[np.ix_(held_out, np.isin(names, judged.classes).nonzero()[0])] = judged.chances
        naive[held_out] = most_frequent(truth[learned].tolist())
    whole = Judged(names, chances, {"blend": [judged.choices["blend"] for judged in answers]})
    spent = (len(truth) - len(truth) // count, time.perf_counter() - started)
    yield from _figures(table, f"{count} folds", whole, naive, spent, published)


def _folds(table: IssueTypeTable) -> np.ndarray:
    """Equal shares of each type of each repository; of each type where a repository has too few."""
    strata = np.array([f"{issue.repository}\n{label}" for issue, label in zip(table.issues, table.labels, strict=True)])
    if min(Counter(strata.tolist()).values()) < FOLDS:
        strata = np.asarray(table.labels)
    return stratified_folds(strata, table.name)


def _figures(  # noqa: PLR0913, PLR0917
    table: IssueTypeTable,
    split: str,
    judged: Judged,
    naive: np.ndarray,
    spent: tuple[int, float],
    published: Mapping[str, Mapping[str, float]],
) -> Iterator[Measurement]:
    """One figure a repository, then their mean, the published one; rows pooled are in ``extra``."""
    truth, said = np.asarray(table.labels), judged.said
    repositories = np.array([issue.repository for issue in table.issues])
    groups = {str(each): repositories == each for each in np.unique(repositories)}
    found = {
        name: (score("macro_f1", truth[rows], naive[rows]), score("macro_f1", truth[rows], said[rows]))
        for name, rows in groups.items()
    }
    rows_of = {name: int(rows.sum()) for name, rows in groups.items()}
    if len(groups) > 1:
        found["all"] = (
            float(np.mean([low for low, _ in found.values()])),
            float(np.mean([ours for _, ours in found.values()])),
        )
        rows_of["all"] = len(truth)
        groups["all"] = np.ones(len(truth), dtype=bool)
    for name, (baseline, ours) in found.items():
        rows = groups[name]
        yield Measurement(
            task="issue-type",
            dataset=name or table.name,
            split=split,
            n_train=spent[0],
            n_test=rows_of[name],
            metric="macro_f1",
            baseline_name="most-frequent",
            baseline=baseline,
            ours=ours,
            seconds=spent[1],
            extra={
                "references": {who: figures[name] for who, figures in published.items() if name in figures},
                "pooledMacroF1": round(score("macro_f1", truth[rows], said[rows]), 4),
                "accuracy": round(score("accuracy", truth[rows], said[rows]), 4),
                **honesty(truth[rows], Judged(judged.classes, judged.chances[rows])),
                "choices": judged.choices,
            },
        )


def _published(folder: Path) -> dict[str, dict[str, float]]:
    """F1 by repository of the baselines that lie beside the data, on their own test part."""
    found = {}
    for file in sorted((folder / "published_baselines").glob("*.json")):
        report = json.loads(file.read_text(encoding="utf-8"))
        figures = {name: each["average"]["f1-score"] for name, each in report.items() if "average" in each}
        if figures:
            found[file.stem] = {**figures, "all": float(np.mean([f1 for name, f1 in figures.items() if "/" in name]))}
    return found
