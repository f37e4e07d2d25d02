"""Trains as SageMaker asks for it (script mode), with the very code of ``python -m valora_ml train``.

Reads ``rows.jsonl`` of the channel ``training``, a base model of the channel ``base`` where there is one, and the
hyperparameters ``kind`` and ``seed``. Leaves the model and ``report.json`` in ``SM_MODEL_DIR``, which SageMaker packs
to ``model.tar.gz``; says what went wrong in ``output/failure``. ``--root`` stands for /opt/ml.
"""

import json
import os
import shutil
import sys
import tempfile
import traceback
from argparse import ArgumentParser
from collections.abc import Sequence
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path

from valora_ml.cli.main import main as run_command

KINDS = ("value", "effort")
LONGEST_FAILURE = 1024


class _Tee(StringIO):
    """Keeps what is written to it, which still reaches the log at once."""

    def write(self, text: str) -> int:
        sys.__stderr__.write(text)
        return super().write(text)


def train(root: Path) -> None:
    """Train and leave the result where SageMaker looks for it."""
    parameters = _read_parameters(root / "input" / "config" / "hyperparameters.json")
    data = Path(os.environ.get("SM_CHANNEL_TRAINING", root / "input" / "data" / "training"))
    base = Path(os.environ.get("SM_CHANNEL_BASE", root / "input" / "data" / "base"))
    target = Path(os.environ.get("SM_MODEL_DIR", root / "model"))
    # The folder of the model is a mount: it is filled, not replaced.
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "model"
        command = ["train", parameters["kind"], "--data", str(data), "--out", str(made)]
        command += ["--seed", parameters.get("seed", "0")]
        command += ["--tracking", os.environ.get("MLFLOW_TRACKING_URI", "none")]
        if base.is_dir():
            command += ["--base", str(base)]
        with redirect_stderr(_Tee()) as said:
            status = run_command(command)
        if status != 0:
            raise SystemExit(said.getvalue().strip().rpartition("\n")[2] or f"the training ended with status {status}")
        target.mkdir(parents=True, exist_ok=True)
        shutil.copytree(made, target, dirs_exist_ok=True)
    output = os.environ.get("SM_OUTPUT_DATA_DIR")
    if output and (target / "report.json").is_file():
        shutil.copy(target / "report.json", output)


def _read_parameters(file: Path) -> dict[str, str]:
    """SageMaker hands every value over as a text; its SDKs write texts as JSON, in quotes of their own."""
    parameters = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    plain = {name: str(value).strip('"') for name, value in parameters.items()}
    if plain.get("kind") not in KINDS:
        raise SystemExit(f"{file.name}: kind is {plain.get('kind')}; give {' or '.join(KINDS)}")
    return plain


def main(argv: Sequence[str]) -> int:
    """Train; on failure leave the reason for ``DescribeTrainingJob``."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("mode", nargs="?", choices=["train"], help="SageMaker starts the container with this")
    parser.add_argument("--root", type=Path, default=Path("/opt/ml"))
    root = parser.parse_args(argv).root
    try:
        train(root)
    except (Exception, SystemExit) as error:
        traceback.print_exc()
        (root / "output").mkdir(parents=True, exist_ok=True)
        (root / "output" / "failure").write_text(str(error)[:LONGEST_FAILURE], encoding="utf-8")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
