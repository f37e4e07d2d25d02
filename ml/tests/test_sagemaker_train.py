import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def train(root, **parameters):
    (root / "input/config").mkdir(parents=True)
    (root / "input/config/hyperparameters.json").write_text(json.dumps(parameters))
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SM_")}
    command = [sys.executable, "sagemaker/train.py", "train", "--root", str(root)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    failure = root / "output/failure"
    return done.returncode, failure.read_text() if failure.exists() else None


def test_no_outcomes_are_a_report_and_no_failure(tmp_path):
    (tmp_path / "input/data/training").mkdir(parents=True)
    (tmp_path / "input/data/training/rows.jsonl").write_text("")
    (tmp_path / "model").mkdir()
    assert train(tmp_path, kind='"value"', seed="3") == (0, None)
    report = json.loads((tmp_path / "model/report.json").read_text())
    assert (report["result"], report["rows"], report["graphSha256"]) == ("too_few", 0, None)


@pytest.mark.parametrize(
    ("parameters", "rows", "reason"),
    [
        ({}, "", "kind is None; give value or effort"),
        ({"kind": "value"}, None, "no such folder"),
        ({"kind": "value"}, "{", "rows.jsonl line 1: not a training row"),
        ({"kind": "oracle"}, "", "kind is oracle; give value or effort"),
    ],
)
def test_what_went_wrong_is_left_where_sagemaker_looks(tmp_path, parameters, rows, reason):
    if rows is not None:
        (tmp_path / "input/data/training").mkdir(parents=True)
        (tmp_path / "input/data/training/rows.jsonl").write_text(rows)
    status, failure = train(tmp_path, **parameters)
    assert status == 1
    assert reason in failure
