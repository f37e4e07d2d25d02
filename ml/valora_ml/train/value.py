"""Trains a team's own model of what its features return: ``train value``."""

import time
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Literal

import numpy as np

from valora_ml.artifact import (
    Card,
    CategoryInput,
    DataSource,
    Inputs,
    Metric,
    NumberInput,
    Output,
    Training,
    to_tensors,
    write_artifact,
)
from valora_ml.roi.no_effect import log_loss
from valora_ml.roi.value_graph import SHAPED, value_explanation, value_graph
from valora_ml.roi.value_model import LEVELS, ValueModel, fit_value_model
from valora_ml.train.report import OutOfFold, TrainingReport, print_progress, write_report
from valora_ml.train.rows import TrainingRow, read_rows

NEEDED = 20
NEEDED_WITH_EFFECT = 12
SEED = 0
_MOST_VALUES = 12


def train(data: Path, out: Path, base: Path | None = None, seed: int = SEED) -> TrainingReport:
    """Learn from ``rows.jsonl`` and write the artifact and, last, ``report.json``.

    Parameters
    ----------
    data : Path
        Folder of ``rows.jsonl``.
    out : Path
        Folder to write to; where nothing can be learned it holds the report alone.
    base : Path, optional
        There is no base model of value: no public data holds what features returned. A path is not read.
    seed : int

    Raises
    ------
    InputError
        Where the rows cannot be read.
    """
    started = time.perf_counter()
    out.mkdir(parents=True, exist_ok=True)
    rows = [row for row in read_rows(data) if row.value is not None]
    ratio = np.array([(row.value or 0.0) / row.cost for row in rows])
    refused = _refuse(ratio)
    if refused is not None:
        result, reason = refused
        report = TrainingReport("value", result, reason, len(rows), None, seed, time.perf_counter() - started)
        write_report(out, report)
        return report
    print_progress("reading inputs", 0.1)
    inputs = describe_inputs(rows)
    columns = to_tensors(inputs, [row.row for row in rows])["numbers"].astype(np.float64)
    print_progress("learning", 0.2)
    model = fit_value_model(columns, ratio, seed)
    metrics = _metrics(model, ratio)
    print_progress("writing", 0.9)
    card = write_artifact(
        out,
        _card(data, rows, inputs, metrics, seed),
        value_graph(model, columns.shape[1]).model(),
        value_explanation(model, _names(inputs)),
    )
    reason = f"{len(rows)} outcomes; the model is believed at {model.belief:.0%} over the team's own mean"
    sha = card.files["graph"].sha256
    report = TrainingReport(
        "value", "trained", reason, len(rows), sha, seed, time.perf_counter() - started, tuple(metrics)
    )
    write_report(out, report)
    return report


def describe_inputs(rows: Sequence[TrainingRow]) -> Inputs:
    """Every number that was known at least once, and the most frequent values of every category.

    A row without any of them still has one column, so that the graph has something to read.
    """
    numbers: dict[str, list[float]] = {}
    words: dict[str, Counter[str]] = {}
    for row in rows:
        for name, value in row.row["numbers"].items():
            if value is not None:
                numbers.setdefault(name, []).append(float(value))
        for name, word in row.row["categories"].items():
            if word is not None:
                words.setdefault(name, Counter())[str(word)] += 1
    known = [NumberInput(name, None, min(values), max(values)) for name, values in sorted(numbers.items())]
    categories = [
        CategoryInput(name, tuple(sorted(word for word, _ in counts.most_common(_MOST_VALUES))))
        for name, counts in sorted(words.items())
    ]
    return Inputs(numbers=tuple(known or [NumberInput("demand")]), categories=tuple(categories))


def _refuse(ratio: np.ndarray) -> tuple[Literal["too_few", "no_variation"], str] | None:
    effects = ratio[ratio > 0]
    if len(ratio) < NEEDED:
        return "too_few", f"{len(ratio)} outcomes; {NEEDED} are needed"
    if len(effects) < NEEDED_WITH_EFFECT:
        return "too_few", f"{len(effects)} outcomes above nothing; {NEEDED_WITH_EFFECT} are needed"
    if np.ptp(effects) <= 1e-9 * effects.max():
        return "no_variation", f"all {len(effects)} features returned {effects[0]:g} times their cost"
    return None


def _names(inputs: Inputs) -> tuple[str, ...]:
    """A name per column; a category's columns are one entry of an explanation."""
    flags = [each.name for each in inputs.categories for _ in each.values]
    return (*(each.name for each in inputs.numbers), *flags)


def _metrics(model: ValueModel, ratio: np.ndarray) -> list[OutOfFold]:
    effect = ratio > 0
    target = np.log(ratio[effect])
    none = (~effect).astype(np.float64)
    errors = np.abs(target - model.held_out), np.abs(target - model.base_rate)
    return [
        OutOfFold("mean_abs_ln", float(errors[0].mean()), "team mean", float(errors[1].mean()), len(target)),
        OutOfFold(
            "log_loss_no_effect",
            log_loss(model.none.held_out, none),
            "team rate",
            log_loss(model.none.base_rate, none),
            len(none),
        ),
        OutOfFold("coverage90", float(model.held.mean()), "stated", 0.9, len(target)),
    ]


def _card(data: Path, rows: Sequence[TrainingRow], inputs: Inputs, metrics: Sequence[OutOfFold], seed: int) -> Card:
    source = DataSource(
        "rows.jsonl", len(rows), sha256((data / "rows.jsonl").read_bytes()).hexdigest(), "the team's own"
    )
    labels = tuple(f"p{round(100 * level):02d}" for level in LEVELS)
    columns = inputs.columns
    return Card(
        name="value-team",
        kind="value",
        description="What a team's features return as a multiple of their cost, and whether they return anything.",
        inputs=inputs,
        outputs=(
            Output("quantiles", len(LEVELS), "ln(value / cost), given an effect", labels, "ln"),
            Output("mean_log", 1, "Middle of ln(value / cost), given an effect", None, "ln"),
            Output("scale", 1, "Standard deviation of ln(value / cost), given an effect", None, "ln"),
            Output("p_no_effect", 1, "Probability that it returns nothing or less", None, None),
            Output(SHAPED, len(columns), "What the line reads", columns, None),
        ),
        training=Training(
            data=(source,),
            split="5 folds, each left out in turn",
            seed=seed,
            metrics=tuple(
                Metric(
                    "the team",
                    "out of fold",
                    each.name,
                    "higher" if each.name == "coverage90" else "lower",
                    each.baseline_name,
                    each.baseline,
                    each.ours,
                )
                for each in metrics
            ),
        ),
    )
