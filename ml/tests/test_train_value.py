"""Training a team's model of value, as the backend calls it."""

import json
from pathlib import Path

import numpy as np
import pytest

from valora_ml.artifact import load_artifact, run_graph, to_tensors
from valora_ml.cli.main import main
from valora_ml.roi.value_model import fit_value_model
from valora_ml.train.rows import read_rows
from valora_ml.train.value import describe_inputs, train


def write(folder: Path, outcomes: list[tuple[dict, dict, float]]) -> Path:
    lines = [
        {
            "featureId": f"f{at}",
            "recordedAt": f"2025-01-01T00:{at // 60:02d}:{at % 60:02d}Z",
            "row": {"texts": {"title": "t", "description": ""}, "numbers": numbers, "categories": categories},
            "outcome": {"effortDays": None, "value": value, "cost": 1000.0},
        }
        for at, (numbers, categories, value) in enumerate(outcomes)
    ]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "rows.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return folder


def made(count: int, seed: int = 1) -> list[tuple[dict, dict, float]]:
    random = np.random.default_rng(seed)
    rows = []
    for _ in range(count):
        reach, demand = float(np.exp(random.normal(5, 1))), random.choice([None, 0.0, 2.0])
        kind = str(random.choice(["story", "bug"]))
        value = 0.0 if random.random() < 0.25 else 1000 * np.exp(0.6 * np.log(reach) - 3 + random.normal(0, 0.3))
        rows.append(({"reach": reach, "demand": demand, "same": 1.0}, {"type": kind}, float(value)))
    return rows


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("value")
    data, out = write(folder / "data", made(150)), folder / "out"
    assert main(["train", "value", "--data", str(data), "--out", str(out), "--tracking", "none"]) == 0
    return data, out


def test_report_beats_the_team_mean_on_held_out_rows(trained: tuple[Path, Path]) -> None:
    report = json.loads((trained[1] / "report.json").read_text())
    assert (report["kind"], report["result"], report["rows"]) == ("value", "trained", 150)
    by_name = {each["name"]: each for each in report["metrics"]}
    assert by_name["mean_abs_ln"]["ours"] < 0.75 * by_name["mean_abs_ln"]["baseline"]
    assert 0.8 <= by_name["coverage90"]["ours"] <= 0.97
    assert report["graphSha256"] == load_artifact(trained[1]).card.files["graph"].sha256


def test_graph_answers_as_the_model_and_shares_sum_to_the_answer(trained: tuple[Path, Path]) -> None:
    artifact, rows = load_artifact(trained[1]), read_rows(trained[0])
    served = [row.row for row in rows] + [{"numbers": {}, "categories": {"type": "unheard of"}}]
    tensors = to_tensors(artifact.card.inputs, served)
    answers = run_graph(artifact.read("graph"), **tensors)
    columns = to_tensors(describe_inputs(rows), served)["numbers"].astype(np.float64)
    model = fit_value_model(columns[:-1], np.array([(row.value or 0) / row.cost for row in rows]), 0)
    np.testing.assert_allclose(answers["mean_log"][:, 0], model.mean_log(columns), rtol=1e-5, atol=1e-5)
    effect = np.array([row.value > 0 for row in rows if row.value is not None])
    scale = model.scale.predict(columns[:-1][effect]) * model.normal_scale
    np.testing.assert_allclose(answers["scale"][:-1, 0][effect], scale, rtol=1e-5)
    np.testing.assert_allclose(answers["p_no_effect"][:, 0], model.none.predict(columns), rtol=1e-5)
    assert (np.diff(answers["quantiles"], axis=1) > 0).all()
    explanation = artifact.explanation()
    assert explanation is not None
    for row in range(len(served)):
        entries = explanation.entries({**tensors, **answers}, row)
        assert sum(entries.values()) == pytest.approx(answers["mean_log"][row, 0], abs=2e-6)
        assert entries.get("same", 0.0) == pytest.approx(0.0, abs=1e-9)


def test_same_rows_and_seed_give_the_same_files(trained: tuple[Path, Path], tmp_path: Path) -> None:
    train(trained[0], tmp_path / "again")
    for file in ("model.onnx", "card.json", "explain.json"):
        assert (tmp_path / "again" / file).read_bytes() == (trained[1] / file).read_bytes()


@pytest.mark.parametrize(
    ("outcomes", "result", "reason"),
    [
        ([], "too_few", "0 outcomes; 20 are needed"),
        (made(1), "too_few", "1 outcomes"),
        (made(5), "too_few", "5 outcomes"),
        ([(n, c, 0.0) for n, c, _ in made(40)], "too_few", "0 outcomes above nothing"),
        ([(n, c, 500.0) for n, c, _ in made(40)], "no_variation", "returned 0.5 times their cost"),
    ],
)
def test_knows_too_little(tmp_path: Path, outcomes: list, result: str, reason: str) -> None:
    report = train(write(tmp_path / "data", outcomes), tmp_path / "out")
    assert report.result == result
    assert reason in report.reason
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["report.json"]


def test_constant_and_missing_inputs_leave_the_team_mean(tmp_path: Path) -> None:
    outcomes = [({"reach": 1.0, "demand": None}, {"type": None}, value) for _, _, value in made(30)]
    data = write(tmp_path / "data", outcomes)
    assert train(data, tmp_path / "out").result == "trained"
    artifact = load_artifact(tmp_path / "out")
    answers = run_graph(artifact.read("graph"), **to_tensors(artifact.card.inputs, [{}, {"numbers": {"reach": 9e9}}]))
    logs = np.log([value / 1000 for _, _, value in outcomes if value > 0])
    np.testing.assert_allclose(answers["mean_log"][:, 0], logs.mean(), rtol=1e-5)


def test_tells_what_is_wrong_with_a_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rows.jsonl").write_text('{"featureId": "a"}\n')
    arguments = ["train", "value", "--data", str(tmp_path), "--out", str(tmp_path / "out"), "--tracking", "none"]
    assert main(arguments) == 1
    assert "rows.jsonl line 1" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_tracking_records_the_run_and_never_fails_a_training(
    trained: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    few = write(tmp_path / "few", made(3))
    uri = f"sqlite:///{tmp_path / 'mlflow.db'}"
    assert main(["train", "value", "--data", str(few), "--out", str(tmp_path / "out"), "--tracking", uri]) == 0
    assert list((tmp_path / "mlflow-artifacts").rglob("report.json"))
    out = str(tmp_path / "out2")
    broken = f"sqlite:///{few / 'rows.jsonl' / 'mlflow.db'}"
    assert main(["train", "value", "--data", str(few), "--out", out, "--tracking", broken]) == 0
    assert "the training stands" in capsys.readouterr().err
