"""Makes ``effort``: relative effort of an issue from its texts, so that a team has an estimate on its first day."""

import re
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import numpy as np
from scipy.stats import spearmanr

from valora_ml.artifact.card import Card, DataSource, EncoderSpec, Inputs, Metric, NumberInput, Output, Training
from valora_ml.artifact.folder import write_artifact
from valora_ml.datasets.llm_scores import LlmScores
from valora_ml.datasets.story_points import Project, read_projects
from valora_ml.effort.backlog import ENCODER, Backlog, History
from valora_ml.effort.base_graph import GUESS, base_explanation, base_graph
from valora_ml.effort.base_model import BaseModel, LeftOut, learn_base
from valora_ml.effort.base_weights import BaseWeights
from valora_ml.effort.level import MIN_SPREAD
from valora_ml.errors import InputError

SETS = (("story_points_tawosi", "tawosi", "Apache-2.0"), ("story_points", "split_mark", "MIT"))
"""The first to hold an issue gives it: the first one knows types and components."""

LLM = ("llm_story_points", "llm_sp.csv", "MIT")
MIN_ISSUES = 60
SPLIT = "every team measured by a model that has seen no team of its family"
TRANSFORM = {
    "of": "effort",
    "log": "natural",
    "offset": 0.5,
    "location": "median of ln(effort + offset) over the team's issues",
    "scale": "standard deviation of ln(effort + offset) over the team's issues",
    "minScale": MIN_SPREAD,
    "formula": "ln(effort + offset) = location + scale * z",
}


def build(data: Path, out: Path) -> Card:
    """Learn from all issues with story points whose licence allows it; write the artifact."""
    tables = {name: read_projects(data / name, split) for name, split, _ in SETS if (data / name).is_dir()}
    if not any(tables.values()):
        raise InputError(f"{data}: neither {SETS[1][0]} nor {SETS[0][0]} there; see the README of the data")
    llm = data / LLM[0] / LLM[1]
    histories, families = _histories(tables, LlmScores(llm) if llm.is_file() else None)
    model, left_out = learn_base(histories, families)
    return write_artifact(
        out,
        _card(_sources(data, tables), left_out, model),
        base_graph(model).model(),
        base_explanation(model),
        {"weights": ("weights.npz", BaseWeights.of(model).to_bytes())},
    )


def _histories(
    tables: Mapping[str, list[Project]], scores: LlmScores | None
) -> tuple[dict[str, History], dict[str, str]]:
    """Every issue once; a family is the prefix of the issues' keys."""
    histories, families, seen = {}, {}, set[str]()
    for folder, projects in tables.items():
        for project in projects:
            fresh = [at for at, key in enumerate(project.keys) if key not in seen]
            seen.update(project.keys)
            if len(fresh) < MIN_ISSUES:
                continue
            keys, texts = [project.keys[at] for at in fresh], [project.texts[at] for at in fresh]
            numbers = scores.of(keys) if scores else None
            name = f"{folder}/{project.name}"
            histories[name] = History(Backlog.of(texts, numbers), project.points[fresh])
            families[name] = Counter(re.sub(r"-\d+$", "", key) for key in keys).most_common(1)[0][0]
    return histories, families


def _sources(data: Path, tables: Mapping[str, list[Project]]) -> tuple[DataSource, ...]:
    licences = {name: licence for name, _, licence in SETS}
    found = [
        DataSource(name, sum(len(each.points) for each in projects), _hash(data / name), licences[name])
        for name, projects in tables.items()
    ]
    if (data / LLM[0] / LLM[1]).is_file():
        rows = len((data / LLM[0] / LLM[1]).read_text(encoding="utf-8").splitlines()) - 1
        found.append(DataSource(LLM[0], rows, _hash(data / LLM[0]), LLM[2]))
    return tuple(found)


def _card(sources: tuple[DataSource, ...], left_out: LeftOut, model: BaseModel) -> Card:
    return Card(
        name="effort",
        kind="effort",
        description="Effort of an issue relative to its team's usual issue, from its texts.",
        inputs=Inputs(
            texts=("title", "description", "labels"),
            encoder=EncoderSpec.of(ENCODER),
            numbers=(NumberInput(GUESS, "points", 0.5, 40.0, "Language models' guess; may be missing"),),
        ),
        outputs=(
            Output("z", 5, "Relative effort: 0 is the team's median", ("p10", "p25", "p50", "p75", "p90"), "sd"),
            Output("parts", 3, "What the sum before calibration consists of", ("words", "lengthOfText", GUESS), "sd"),
        ),
        training=Training(data=sources, split=SPLIT, seed=0, metrics=tuple(_metrics(left_out, model))),
        settings={"transform": TRANSFORM, "intercept": model.intercept},
    )


def _metrics(left_out: LeftOut, model: BaseModel) -> list[Metric]:
    """Without guesses, as a team has none on its first day, and with them."""
    found = []
    for split, sums in (("texts", left_out.text), ("texts and guesses", left_out.sums(model.guess))):
        median = np.interp(sums, model.knots, model.quantiles[:, 2])
        rank = np.mean([_spearman(sums, left_out, team) for team in np.unique(left_out.teams)])
        error = np.abs(left_out.relative - median).mean()
        naive = np.abs(left_out.relative).mean()
        found.append(Metric("all teams", split, "spearman", "higher", "team median", 0.0, float(rank)))
        found.append(Metric("all teams", split, "mae_of_z", "lower", "team median", float(naive), float(error)))
    return found


def _spearman(sums: np.ndarray, left_out: LeftOut, team: str) -> float:
    own = left_out.teams == team
    return float(np.nan_to_num(spearmanr(sums[own], left_out.relative[own]).statistic))


def _hash(folder: Path) -> str:
    """Over names and contents of the tables."""
    files = sorted(folder.glob("*.csv"))
    return sha256(b"".join(file.name.encode() + file.read_bytes() for file in files)).hexdigest()
