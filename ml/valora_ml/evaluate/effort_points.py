"""``effort-points``: story points of public backlogs, learned in time order, beside each team's training median."""

import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from scipy.stats import spearmanr

from valora_ml.datasets.llm_scores import LlmScores
from valora_ml.datasets.story_points import Project, read_projects
from valora_ml.effort.backlog import Backlog, History
from valora_ml.effort.effort_model import EffortModel, Estimate
from valora_ml.errors import InputError
from valora_ml.evaluate.measurement import Measurement

TASK = "effort-points"
REFERENCES = {"deep_se": 2.74, "gpt2sp": 2.76, "fasttext_svm": 2.67}
"""Published mean MAE over the 14 public projects, raw story points: replications on the same split."""

PUBLIC = 14, 21064
"""Projects and issues of the set the references are for."""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the task's own options."""
    parser.add_argument("--split", choices=("split_mark", "tawosi"), default="split_mark", help="how time is cut")
    parser.add_argument("--llm", type=Path, help="CSV of language models' guesses by issuekey, as further inputs")


def evaluate(arguments: Namespace) -> Iterable[Measurement]:
    """Measure every project of the folder, then all together.

    The baseline is the median of the train part alone. Ours learns from train and validation parts of all projects.
    """
    projects = read_projects(arguments.data, arguments.split)
    if not projects:
        return
    if arguments.llm and not arguments.llm.is_file():
        raise InputError(f"--llm {arguments.llm}: no such file")
    scores = LlmScores(arguments.llm) if arguments.llm else None
    start = time.perf_counter()
    estimates = predict(projects, scores)
    seconds = time.perf_counter() - start
    measured = [_measure(each, estimates[each.name], arguments.split, seconds / len(projects)) for each in projects]
    yield from measured
    yield from _aggregate(measured, arguments.split, seconds)


def predict(projects: Sequence[Project], scores: LlmScores | None = None) -> Mapping[str, Estimate]:
    """Estimate the test parts; of their issues nothing but the inputs is read."""
    backlogs = {
        each.name: Backlog.of(each.texts, None if scores is None else scores.of(each.keys)) for each in projects
    }
    histories = {
        each.name: History(backlogs[each.name].part(0, each.known), each.points[: each.known]) for each in projects
    }
    model = EffortModel(histories)
    return {each.name: model.estimate(each.name, backlogs[each.name].part(each.known)) for each in projects}


def _measure(project: Project, estimate: Estimate, split: str, seconds: float) -> Measurement:
    truth = project.points[project.known :]
    median = float(np.median(project.points[: project.train]))
    inside = (estimate.quantiles[:, 0] <= truth) & (truth <= estimate.quantiles[:, -1])
    return Measurement(
        task=TASK,
        dataset=project.name,
        split=split,
        n_train=project.known,
        n_test=len(truth),
        metric="mae",
        baseline_name="training median",
        baseline=float(np.abs(truth - median).mean()),
        ours=float(np.abs(truth - estimate.median).mean()),
        seconds=seconds,
        coverage90=float(inside.mean()),
        extra={"spearman": _spearman(estimate.rank, truth), "usesText": estimate.uses_text},
    )


def _aggregate(measured: Sequence[Measurement], split: str, seconds: float) -> Iterable[Measurement]:
    ratios = [each.ours / each.baseline for each in measured if each.baseline > 0]
    n_test = sum(each.n_test for each in measured)
    total = Measurement(
        task=TASK,
        dataset="all",
        split=split,
        n_train=sum(each.n_train for each in measured),
        n_test=n_test,
        metric="mae",
        baseline_name="training median",
        baseline=float(np.mean([each.baseline for each in measured])),
        ours=float(np.mean([each.ours for each in measured])),
        seconds=seconds,
        coverage90=sum((each.coverage90 or 0.0) * each.n_test for each in measured) / n_test,
        extra={
            "spearman": float(np.mean([each.extra["spearman"] for each in measured])),
            "projects": len(measured),
            "worstRatio": max(ratios, default=1.0),
        },
    )
    is_public = split == "split_mark" and (len(measured), total.n_train + n_test) == PUBLIC
    yield replace(total, extra={**total.extra, "references": REFERENCES}) if is_public else total
    ratio = float(np.exp(np.mean(np.log(np.maximum(ratios, 1e-6))))) if ratios else 1.0
    yield replace(total, metric="mae_ratio", baseline=1.0, ours=ratio, coverage90=None)


def _spearman(rank: np.ndarray, truth: np.ndarray) -> float:
    """Rank correlation; 0 where one side is constant."""
    if len(np.unique(rank)) < 2 or len(np.unique(truth)) < 2:
        return 0.0
    return float(spearmanr(rank, truth).statistic)
