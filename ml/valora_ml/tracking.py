"""Tells MLflow about a training. What goes wrong here never costs a model."""

import logging
import sys
from collections.abc import Mapping
from pathlib import Path

from valora_ml.train.report import TrainingReport

_EXPERIMENT = "valora"


def track_training(uri: str, report: TrainingReport, out: Path, tags: Mapping[str, str]) -> bool:
    """Record a training as a run: parameters, figures beside the baseline's, card and report as artifacts.

    Parameters
    ----------
    uri : str
        Such as ``sqlite:////var/valora/mlflow.db`` or a server's address.
    report : TrainingReport
    out : Path
        Folder of the artifact; files go beside the database where MLflow keeps no store of its own.
    tags : mapping

    Returns
    -------
    bool
        Whether it was recorded; where not, the reason is told on standard error.
    """
    try:
        _record(uri, report, out, tags)
    except Exception as error:  # whatever a tracking server does, the model is trained
        print(f"tracking at {uri} failed, the training stands: {error}", file=sys.stderr)
        return False
    return True


def _record(uri: str, report: TrainingReport, out: Path, tags: Mapping[str, str]) -> None:
    for name in ("mlflow", "alembic"):
        logging.getLogger(name).setLevel(logging.ERROR)
    from mlflow.tracking import MlflowClient  # noqa: PLC0415 (a second to load, and not needed to train)

    client = MlflowClient(tracking_uri=uri)
    found = client.get_experiment_by_name(_EXPERIMENT)
    experiment = found.experiment_id if found else client.create_experiment(_EXPERIMENT, _store_beside(uri))
    run = client.create_run(experiment, tags=dict(tags), run_name=f"{report.kind} {report.result}").info.run_id
    for name, value in (("kind", report.kind), ("rows", report.rows), ("seed", report.seed), ("result", report.result)):
        client.log_param(run, name, value)
    for each in report.metrics:
        client.log_metric(run, each.name, each.ours)
        client.log_metric(run, f"{each.name}_baseline", each.baseline)
    client.log_metric(run, "seconds", report.seconds)
    for file in ("card.json", "report.json"):
        if (out / file).is_file():
            client.log_artifact(run, str(out / file))
    client.set_terminated(run)


def _store_beside(uri: str) -> str | None:
    """Where artifacts lie: beside a database file; a server has a store of its own."""
    if not uri.startswith("sqlite:///"):
        return None
    return (Path(uri.removeprefix("sqlite:///")).resolve().parent / "mlflow-artifacts").as_uri()
