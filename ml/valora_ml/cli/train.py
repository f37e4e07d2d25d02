"""``train KIND --data DIR --out DIR``: trains a team's own model on its outcomes."""

import os
import shutil
import tempfile
from argparse import ArgumentParser, Namespace
from importlib import import_module
from pathlib import Path
from typing import Any

from valora_ml.errors import InputError
from valora_ml.train.report import TrainingReport, print_progress


def add_parser(commands: Any, name: str) -> None:
    """Declare the command."""
    parser: ArgumentParser = commands.add_parser(name, help="train a team's own model on its outcomes")
    parser.add_argument("kind", choices=("value", "effort"))
    parser.add_argument("--data", type=Path, required=True, help="folder of rows.jsonl")
    parser.add_argument("--out", type=Path, required=True, help="folder the model is written to; replaced as a whole")
    parser.add_argument("--base", type=Path, help="folder of the base model")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--tracking",
        default=os.environ.get("MLFLOW_TRACKING_URI"),
        help="where MLflow records the run: an address, or none; default: MLFLOW_TRACKING_URI, else beside --out",
    )


def run(arguments: Namespace) -> None:
    """Train beside --out, then put it there in one step; record the run."""
    if not arguments.data.is_dir():
        raise InputError(f"--data {arguments.data}: no such folder")
    if arguments.base is not None and not arguments.base.is_dir():
        raise InputError(f"--base {arguments.base}: no such folder")
    out: Path = arguments.out.resolve()
    if out.is_file():
        raise InputError(f"--out {out}: a file; name a folder")
    out.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    try:
        made.chmod(0o755)
        report = _train(arguments, made)
        _replace(made, out)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    tracking = arguments.tracking or f"sqlite:///{out.parent / 'mlflow.db'}"
    if tracking != "none":
        import_module("valora_ml.tracking").track_training(tracking, report, out, {"base": str(arguments.base or "")})
    print_progress(report.reason, 1.0)


def _train(arguments: Namespace, made: Path) -> TrainingReport:
    train = import_module(f"valora_ml.train.{arguments.kind}").train
    options = {"seed": arguments.seed} if arguments.kind == "value" else {}
    report: TrainingReport = train(arguments.data, made, arguments.base, **options)
    return report


def _replace(made: Path, out: Path) -> None:
    """Two renames: a reader finds the old folder, for an instant none, then the new one; never a half."""
    old = made.with_name(made.name + ".old")
    if out.exists():
        out.rename(old)
    made.rename(out)
    shutil.rmtree(old, ignore_errors=True)
