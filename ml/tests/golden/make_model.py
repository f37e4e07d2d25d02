"""Writes model/: a small artifact of every kind of member, rows and what they give, for the tests of both sides.

Run in ml/: ``PYTHONPATH=. .venv/bin/python tests/golden/make_model.py``.
"""

import json
import random
from pathlib import Path
from typing import Any

import numpy as np
from lightgbm import LGBMRegressor
from xgboost import XGBRegressor

from valora_ml.artifact import (
    Card,
    CategoryInput,
    DataSource,
    EncoderSpec,
    Explanation,
    GraphBuilder,
    GraphMember,
    Inputs,
    LinearMember,
    NumberInput,
    Output,
    Training,
    TreeMember,
    concatenate,
    dense,
    from_lightgbm,
    from_xgboost,
    join_tables,
    load_artifact,
    network,
    piecewise_linear,
    prepare_numbers,
    run_graph,
    softmax,
    sort_columns,
    term_bag,
    to_tensors,
    trees,
    weighted_sum,
    write_artifact,
)
from valora_ml.text.encoder import TextEncoder, TextField

FOLDER = Path(__file__).with_name("model")
ROWS = 60
KNOTS = ([-6.0, -1.0, 0.5, 6.0], [-5.0, -1.5, 0.5, 7.0])
INPUTS = Inputs(
    texts=("title", "description"),
    encoder=EncoderSpec.of(
        TextEncoder([TextField("title", chars=(3, 4)), TextField("description", salt=1)], buckets=1 << 10)
    ),
    numbers=(NumberInput("size", "points", 0, 9), NumberInput("reach"), NumberInput("demand")),
    categories=(CategoryInput("type", ("bug", "task", "other"), "other"), CategoryInput("tier", ("free", "paid"))),
)


def write_model(folder: Path, seed: int = 0) -> Card:
    """Train the members on chance and write the artifact; another seed is another version."""
    chance = np.random.default_rng(seed)
    columns = len(INPUTS.columns)
    inputs = chance.normal(size=(300, columns)).astype(np.float32)
    inputs[:, 3:] = inputs[:, 3:] > 0
    inputs[:, :3][chance.random((300, 3)) < 0.15] = np.nan
    target = np.nansum(inputs, axis=1) + chance.normal(size=300)
    xgb = XGBRegressor(n_estimators=12, max_depth=4, n_jobs=1).fit(inputs, target)
    lgb = LGBMRegressor(n_estimators=12, num_leaves=9, n_jobs=1, verbose=-1).fit(inputs, target)
    tables = join_tables([from_xgboost(xgb).scaled(0.4), from_lightgbm(lgb).scaled(0.3)])
    ready: dict[str, Any] = {
        "fill": np.nanmedian(inputs, axis=0),
        "center": np.nanmean(inputs, axis=0),
        "scale": np.nanstd(inputs, axis=0),
        "limit": 3.0,
    }
    coefficients = chance.normal(size=columns) * 0.1

    graph = GraphBuilder(columns, terms=True)
    scaled = prepare_numbers(graph, graph.numbers, **ready)
    text = term_bag(graph, chance.normal(size=(1024, 1)) * 0.5, idf=chance.uniform(1, 5, 1024), storage="int8")
    line = dense(graph, scaled, coefficients[:, None], [0.25])
    raw = weighted_sum(graph, [trees(graph, graph.numbers, tables), line, text], [1, 1, 1])
    kept = chance.permutation(1024)[:500]
    topic = term_bag(graph, chance.normal(size=(500, 8)), kept=kept, storage="float16")
    layers = [(chance.normal(size=(columns + 8, 6)), chance.normal(size=6)), (chance.normal(size=(6, 3)), np.zeros(3))]
    heads = network(graph, concatenate(graph, scaled, topic), layers)
    graph.output("mean", piecewise_linear(graph, raw, *KNOTS), 1)
    graph.output("text_part", text, 1)
    graph.output("kind", softmax(graph, heads, temperature=1.5), 3)
    graph.output("quantiles", sort_columns(graph, heads, 3), 3)

    names = ("size", "reach", "demand", "type", "type", "type", "tier", "tier")
    line_member = LinearMember(names, coefficients, ready["fill"], ready["center"], ready["scale"], ready["limit"])
    explanation = Explanation(
        output="mean",
        index=0,
        link="log",
        members=(TreeMember(tables, names), line_member, GraphMember("texts", "text_part")),
        base=0.25,
        calibration=KNOTS,
    )
    card = Card(
        name="golden",
        kind="effort",
        description="Learned from chance, for tests only.",
        inputs=INPUTS,
        outputs=(
            Output("mean", 1, "Mean on the log scale"),
            Output("text_part", 1, "What the texts add"),
            Output("kind", 3, "Probabilities", labels=("a", "b", "c")),
            Output("quantiles", 3, "Quantiles", labels=("p10", "p50", "p90")),
        ),
        training=Training((DataSource("chance", 300, "0" * 64, "none"),), "none", seed),
        settings={"median": 1.5, "steps": [1, 2]},
    )
    return write_artifact(folder, card, graph.model(), explanation)


def make_rows(count: int, seed: int = 1) -> list[dict[str, Any]]:
    """Rows with strange texts, gaps and values that training did not see."""
    chance = random.Random(seed)
    texts = [case["texts"] for case in json.loads(FOLDER.with_name("text.json").read_text("ascii"))["cases"]]

    def number() -> float | None:
        return chance.choice([None, 0.0, -0.0, 1e-40, 1e30, -1e30, *[chance.gauss(0, 1.5) for _ in range(20)]])

    return [
        {
            "texts": {"title": chance.choice(texts)["title"], "description": chance.choice(texts)["title"]},
            "numbers": {name: number() for name in chance.sample(["size", "reach", "demand", "unread"], 3)},
            "categories": {
                "type": chance.choice(["bug", "task", "other", "epic", "__proto__", "", None]),
                "tier": chance.choice(["free", "paid", "gold", None]),
            },
        }
        for _ in range(count)
    ]


def answer(folder: Path, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Answers and contributions, as Python finds them."""
    artifact = load_artifact(folder)
    tensors = to_tensors(artifact.card.inputs, rows)
    outputs = run_graph(artifact.read("graph"), **tensors)
    explanation = artifact.explanation()
    assert explanation is not None
    return [
        {
            "outputs": {name: values[row].astype(float).tolist() for name, values in outputs.items()},
            "contributions": explanation.entries(tensors | outputs, row),
        }
        for row in range(len(rows))
    ]


if __name__ == "__main__":
    write_model(FOLDER)
    rows = make_rows(ROWS)
    golden = [{"row": row, **found} for row, found in zip(rows, answer(FOLDER, rows), strict=True)]
    (FOLDER / "golden.json").write_text(json.dumps(golden, indent=0) + "\n", encoding="ascii")
