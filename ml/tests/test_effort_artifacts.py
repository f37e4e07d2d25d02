"""The base that ships and the teams' own models: the graph is the model, training is honest about little data."""

import json

import numpy as np
import pytest

from valora_ml.artifact import load_artifact, run_graph, to_tensors
from valora_ml.build.effort import build
from valora_ml.effort.backlog import ENCODER, Backlog, History
from valora_ml.effort.base_graph import base_explanation, base_graph
from valora_ml.effort.base_model import learn_base
from valora_ml.effort.base_weights import BaseWeights
from valora_ml.errors import InputError
from valora_ml.train.effort import NEEDED, train

WORDS = ["login", "crash", "colour", "migrate", "database", "label", "export", "cluster", "登录", "поиск"]
STRANGE = ["", "\0", "🚀🚀", "שלום עليكم", "a" * 30_000, "1. ?! - •"]


def texts(count, rng):
    return [
        {"title": " ".join(rng.choice(WORDS, 3)), "description": " ".join(rng.choice(WORDS, rng.integers(0, 30)))}
        for _ in range(count)
    ]


@pytest.fixture(scope="module")
def base():
    rng = np.random.default_rng(0)
    histories = {}
    for team in "ABC":
        given = texts(120, rng)
        large = np.array(["migrate" in each["title"] for each in given])
        points = rng.choice([1.0, 2, 3], size=120) + 5 * large
        guesses = np.log(points + 0.5)[:, None] + rng.normal(size=(120, 1))
        histories[team] = History(Backlog.of(given, np.where(rng.random((120, 1)) < 0.5, guesses, np.nan)), points)
    return learn_base(histories, {team: team for team in histories})[0]


def test_the_base_graph_is_the_model(base):
    rng = np.random.default_rng(1)
    given = texts(1000, rng) + [{"title": each, "description": each} for each in STRANGE]
    guesses = np.where(rng.random(len(given)) < 0.5, rng.uniform(0.5, 40, len(given)), np.nan)
    ids, counts = ENCODER.padded(given)
    answers = run_graph(base_graph(base).model(), numbers=guesses[:, None], term_ids=ids, term_counts=counts)
    expected = base.predict(Backlog.of(given, np.log(guesses + 0.5)[:, None]))
    np.testing.assert_allclose(answers["z"], expected, rtol=1e-5, atol=1e-5)
    assert (np.diff(answers["z"], axis=1) >= 0).all()


def test_the_base_explains_its_median(base):
    ids, counts = ENCODER.padded(texts(20, np.random.default_rng(2)))
    numbers = np.full((20, 1), np.nan)
    answers = run_graph(base_graph(base).model(), numbers=numbers, term_ids=ids, term_counts=counts)
    for row in range(20):
        entries = base_explanation(base).entries({**answers, "numbers": numbers}, row)
        assert sum(entries.values()) == pytest.approx(answers["z"][row][2], abs=1e-5)


def test_more_of_the_large_words_is_more_effort(base):
    given = [{"title": "label colour", "description": ""}, {"title": "migrate database", "description": ""}]
    small, large = base.predict(Backlog.of(given, np.full((2, 1), np.nan)))[:, 2]
    assert large > small


def write_rows(folder, days, figures=True):
    rng = np.random.default_rng(4)
    folder.mkdir(exist_ok=True)
    lines = []
    for at, (each, text) in enumerate(zip(days, texts(len(days), rng), strict=True)):
        numbers = {"storyPoints": float(np.ceil(each)), "demand": 1.0} if figures and at % 5 else {"effortDays": None}
        lines.append(
            json.dumps(
                {
                    "featureId": f"f{at}",
                    "recordedAt": f"2026-01-{1 + at % 28:02d}T00:00:00Z",
                    "row": {"texts": text, "numbers": numbers, "categories": {"type": None}},
                    "outcome": {"effortDays": each, "value": None, "cost": 1.0},
                }
            )
        )
    (folder / "rows.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


def days_of(count, seed=5):
    return np.random.default_rng(seed).lognormal(1, 1, count).round(2).clip(0.1).tolist()


@pytest.mark.parametrize("count", [0, 1, 5, NEEDED - 1])
def test_too_few_rows_train_nothing(tmp_path, count):
    report = train(write_rows(tmp_path / "in", days_of(count)), tmp_path / "out", None)
    assert report.result == "too_few"
    assert str(NEEDED) in report.reason
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["report.json"]
    assert json.loads((tmp_path / "out" / "report.json").read_text())["graphSha256"] is None


def test_without_any_base_the_own_texts_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr("valora_ml.train.effort.SHIPPED", tmp_path / "none")
    report = train(write_rows(tmp_path / "in", days_of(80)), tmp_path / "out", None)
    assert report.result == "trained"
    assert load_artifact(tmp_path / "out").card.name == "effort-team"


def test_equal_outcomes_train_nothing(tmp_path):
    report = train(write_rows(tmp_path / "in", [3.0] * 40), tmp_path / "out", None)
    assert report.result == "no_variation"
    assert not (tmp_path / "out" / "model.onnx").exists()


@pytest.mark.parametrize("count", [NEEDED, 80])
def test_a_team_model_learns_figures_and_serves_the_same(tmp_path, count):
    data = write_rows(tmp_path / "in", days_of(count))
    report = train(data, tmp_path / "out", None)
    assert report.result == "trained"
    artifact = load_artifact(tmp_path / "out")
    rows = [json.loads(line)["row"] for line in (data / "rows.jsonl").read_text().splitlines()]
    tensors = to_tensors(artifact.card.inputs, rows)
    answers = run_graph(artifact.read("graph"), **tensors)
    assert answers["effort_days"].shape == (count, 5)
    assert (np.diff(answers["effort_days"], axis=1) >= 0).all()
    entries = artifact.explanation().entries({**answers, **tensors}, 0)
    assert np.exp(sum(entries.values())) == pytest.approx(answers["effort_days"][0][2], rel=1e-4)
    by_name = {each.name: each for each in report.metrics}
    assert by_name["mean_abs_ln"].ours < by_name["mean_abs_ln"].baseline


def test_noise_is_never_worse_than_the_median(tmp_path):
    report = train(write_rows(tmp_path / "in", days_of(100), figures=False), tmp_path / "out", None)
    by_name = {each.name: each for each in report.metrics}
    assert by_name["mean_abs_ln"].ours <= 1.03 * by_name["mean_abs_ln"].baseline


def test_the_same_rows_give_the_same_file(tmp_path):
    data = write_rows(tmp_path / "in", days_of(70))
    first, second = (train(data, tmp_path / name, None).graph_sha256 for name in ("a", "b"))
    assert first == second


def write_points(folder, name, marks):
    rng = np.random.default_rng(6)
    rows = ["issuekey,title,description,storypoint,split_mark"]
    for at, each in enumerate(texts(len(marks), rng)):
        rows.append(f"{name}-{at},{each['title']},{each['description']},{rng.integers(1, 9)},{marks[at]}")
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.csv").write_text("\n".join(rows), encoding="utf-8")


def test_build_is_reproducible_and_teams_build_on_it(tmp_path):
    marks = ("train",) * 60 + ("val",) * 20 + ("test",) * 20
    for name in ("AA", "BB"):
        write_points(tmp_path / "story_points", name, marks)
    first, second = (build(tmp_path, tmp_path / name) for name in ("a", "b"))
    assert first.version == second.version
    assert {each.name for each in first.training.data} == {"story_points"}
    weights = BaseWeights.load(tmp_path / "a")
    assert np.isfinite(weights.score(Backlog.of([{"title": "login", "description": ""}]).counts)).all()
    report = train(write_rows(tmp_path / "in", days_of(30)), tmp_path / "team", tmp_path / "a")
    assert report.result == "trained"


def test_build_names_what_is_missing(tmp_path):
    with pytest.raises(InputError, match="story_points"):
        build(tmp_path, tmp_path / "out")


def test_a_base_that_is_none_is_refused(tmp_path):
    data = write_rows(tmp_path / "in", days_of(70))
    train(data, tmp_path / "team", None)
    with pytest.raises(InputError, match="no base model"):
        train(data, tmp_path / "out", tmp_path / "team")
