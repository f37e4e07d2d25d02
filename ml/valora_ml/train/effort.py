"""Trains a team's own model of effort over the shared base: ``train effort``."""

import time
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Literal

import numpy as np

from valora_ml.artifact import Card, DataSource, EncoderSpec, Inputs, Metric, NumberInput, Output, Training
from valora_ml.artifact.folder import write_artifact
from valora_ml.effort.backlog import ENCODER
from valora_ml.effort.base_weights import BaseWeights
from valora_ml.effort.level import MIN_SPREAD
from valora_ml.effort.team_days import COLUMNS, FIGURES, TeamDays, TeamRows, learn_team_days
from valora_ml.effort.team_graph import team_explanation, team_graph
from valora_ml.effort.text_inputs import TextInputs, Usual, text_lengths
from valora_ml.train.report import OutOfFold, TrainingReport, print_progress, write_report
from valora_ml.train.rows import TrainingRow, read_rows

SHIPPED = Path(__file__).resolve().parents[2] / "artifacts" / "effort"
NEEDED = 20
SEED = 0
QUANTILES = ("p10", "p25", "p50", "p75", "p90")


def train(data: Path, out: Path, base: Path | None) -> TrainingReport:
    """Learn from ``rows.jsonl`` and write the artifact and, last, ``report.json``.

    Parameters
    ----------
    data : Path
        Folder of ``rows.jsonl``.
    out : Path
        Folder to write to; without enough rows it holds the report alone.
    base : Path, optional
        Folder of the artifact ``effort``; if not given the one that ships, and where there is none, the team's own
        texts are all that is read.

    Raises
    ------
    InputError
        Where the rows or the base cannot be read.
    """
    started = time.perf_counter()
    out.mkdir(parents=True, exist_ok=True)
    rows = [row for row in read_rows(data) if row.effort_days is not None]
    days = np.array([row.effort_days for row in rows], dtype=np.float64)
    refused = _refuse(days)
    if refused is not None:
        result, reason = refused
        report = TrainingReport("effort", result, reason, len(rows), None, SEED, time.perf_counter() - started)
        write_report(out, report)
        return report
    print_progress("reading texts", 0.1)
    inputs = team_rows(rows)
    folder = base or (SHIPPED if SHIPPED.is_dir() else None)
    weights = BaseWeights.load(folder) if folder else _no_base(inputs)
    print_progress("learning", 0.3)
    model = learn_team_days(inputs, np.log(days), weights)
    metrics = tuple(_metrics(model, days))
    location, scale = float(np.median(np.log(days))), max(float(np.std(np.log(days))), MIN_SPREAD)
    print_progress("writing", 0.9)
    card = write_artifact(
        out,
        _card(data, inputs, metrics, location, scale),
        team_graph(model, location, scale).model(),
        team_explanation(model),
    )
    reason = f"{len(rows)} features with known effort; the line is believed at {model.belief:.0%} over the median"
    report = TrainingReport(
        "effort", "trained", reason, len(rows), card.files["graph"].sha256, SEED, time.perf_counter() - started, metrics
    )
    write_report(out, report)
    return report


def team_rows(rows: Sequence[TrainingRow]) -> TeamRows:
    """Encode rows as they were served."""
    numbers = [[row.row["numbers"].get(name) for name in FIGURES] for row in rows]
    figures = np.array([[np.nan if each is None or not each > 0 else each for each in row] for row in numbers])
    return TeamRows(
        ENCODER.matrix([row.row["texts"] for row in rows]), np.log(figures.reshape(len(rows), len(FIGURES)))
    )


def _refuse(days: np.ndarray) -> tuple[Literal["too_few", "no_variation"], str] | None:
    if len(days) < NEEDED:
        return "too_few", f"{len(days)} features with known effort; {NEEDED} are needed"
    if np.ptp(days) == 0:
        return "no_variation", f"all {len(days)} features took {days[0]:g} days; there is nothing to tell apart"
    return None


def _no_base(rows: TeamRows) -> BaseWeights:
    """Term weights from the team's own texts, which say nothing about effort yet."""
    usual = Usual.learn(text_lengths(rows.counts))
    return BaseWeights(TextInputs.learn(rows.counts), usual, np.zeros(ENCODER.buckets), np.zeros(3), 0.0)


def _metrics(model: TeamDays, days: np.ndarray) -> list[OutOfFold]:
    ours, naive = np.exp(model.out_of_fold), np.exp(model.naive)
    errors = {"mae": (np.abs(days - ours), np.abs(days - naive))}
    errors["mean_abs_ln"] = (np.abs(np.log(days / ours)), np.abs(np.log(days / naive)))
    return [
        OutOfFold(name, float(by_us.mean()), "team median", float(by_median.mean()), len(days))
        for name, (by_us, by_median) in errors.items()
    ]


def _card(data: Path, rows: TeamRows, metrics: Sequence[OutOfFold], location: float, scale: float) -> Card:
    source = DataSource(
        "rows.jsonl", len(rows), sha256((data / "rows.jsonl").read_bytes()).hexdigest(), "the team's own"
    )
    units = {"effortDays": "days", "effort": "person-months", "storyPoints": "points"}
    return Card(
        name="effort-team",
        kind="effort",
        description="Person-days of a team's features from people's figures and texts.",
        inputs=Inputs(
            texts=("title", "description", "labels"),
            encoder=EncoderSpec.of(ENCODER),
            numbers=tuple(_number(name, units[name], rows.figures[:, at]) for at, name in enumerate(FIGURES)),
        ),
        outputs=(
            Output("effort_days", 5, "Person-days", QUANTILES, "days"),
            Output("z", 5, "The same relative to the team's usual feature", QUANTILES, "sd"),
            Output("columns", len(COLUMNS), "What the line reads", COLUMNS, None),
        ),
        training=Training(
            data=(source,),
            split="5 blocks of time, each left out in turn",
            seed=SEED,
            metrics=tuple(
                Metric("the team", "out of fold", each.name, "lower", each.baseline_name, each.baseline, each.ours)
                for each in metrics
            ),
        ),
        settings={
            "transform": {"of": "days", "log": "natural", "offset": 0, "location": location, "scale": scale},
        },
    )


def _number(name: str, unit: str, logs: np.ndarray) -> NumberInput:
    known = np.exp(logs[np.isfinite(logs)])
    low, high = (float(known.min()), float(known.max())) if len(known) else (None, None)
    return NumberInput(name, unit, low, high, "Somebody's figure; may be missing")
