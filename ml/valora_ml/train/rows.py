"""What a trainer is given: ``rows.jsonl``, as the backend writes it (``backend/contracts/src/training.ts``)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

from valora_ml.errors import InputError


@dataclass(frozen=True)
class TrainingRow:
    """A delivered feature: the very row that was served before, and what became of it.

    Parameters
    ----------
    feature_id : str
    recorded_at : datetime
        When the outcome was recorded.
    row : mapping
        ``{"texts": …, "numbers": …, "categories": …}``.
    effort_days : float, optional
        Person-days it took.
    value : float, optional
        Money it returned; 0 no effect, below 0 a loss.
    cost : float
        Money it cost, above 0.
    """

    feature_id: str
    recorded_at: datetime
    row: Mapping[str, Any]
    effort_days: float | None
    value: float | None
    cost: float


def read_rows(folder: Path) -> list[TrainingRow]:
    """Rows of ``folder/rows.jsonl`` in time order.

    Raises
    ------
    InputError
        Where the file is missing or a line is not a row; names the line and the field.
    """
    file = folder / "rows.jsonl"
    if not file.is_file():
        raise InputError(f"{file}: no such file; a trainer reads one JSON object a line from it")
    lines = file.read_text(encoding="utf-8").splitlines()
    rows = [_parse(line, f"{file.name} line {at}") for at, line in enumerate(lines, start=1) if line.strip()]
    return sorted(rows, key=lambda row: (row.recorded_at, row.feature_id))


def _parse(line: str, where: str) -> TrainingRow:
    try:
        parsed = json.loads(line)
        outcome, row = parsed["outcome"], parsed["row"]
        made = TrainingRow(
            feature_id=str(parsed["featureId"]),
            recorded_at=datetime.fromisoformat(str(parsed["recordedAt"])),
            row={part: dict(row[part]) for part in ("texts", "numbers", "categories")},
            effort_days=_finite(outcome["effortDays"], where, "outcome.effortDays"),
            value=_finite(outcome["value"], where, "outcome.value"),
            cost=_finite(outcome["cost"], where, "outcome.cost") or 0.0,
        )
    except (json.JSONDecodeError, KeyError, TypeError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(f"{where}: not a training row ({error!r})") from error
    if made.cost <= 0:
        raise InputError(f"{where}: outcome.cost must be above 0")
    if made.effort_days is not None and made.effort_days <= 0:
        raise InputError(f"{where}: outcome.effortDays must be above 0")
    return made


def _finite(value: Any, where: str, field: str) -> float | None:
    if value is None:
        return None
    number = float(value)
    if not np.isfinite(number):
        raise InputError(f"{where}: {field} is {value}; it must be a finite number or null")
    return number
