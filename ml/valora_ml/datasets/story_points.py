"""Tables of issues with story points, one file a project, in order of creation, split in time."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from valora_ml.datasets.csv_files import read_csv, read_number
from valora_ml.datasets.tawosi_labels import read_labels
from valora_ml.errors import InputError

COLUMNS = ("title", "description", "storypoint")
TAWOSI_SUFFIX = "_deep-se"


@dataclass(frozen=True)
class Project:
    """Issues of one project in order: ``train`` to learn from, ``validation`` to choose by, then the test part.

    A text is ``title``, ``description`` and, where type and components are known, ``labels``.
    """

    name: str
    keys: tuple[str, ...]
    texts: tuple[dict[str, str], ...]
    points: np.ndarray
    train: int
    validation: int

    @property
    def known(self) -> int:
        """Issues before the test part."""
        return self.train + self.validation


def read_projects(folder: Path, split: str) -> list[Project]:
    """Every project of a folder by name.

    Parameters
    ----------
    folder : Path
        Holds ``*.csv``; with ``tawosi`` those that end in ``_deep-se.csv`` where there are any.
    split : {"split_mark", "tawosi"}
        By the column ``split_mark`` (train, val, test), or by position: 60 %, 20 % and the rest, counted as published.

    Raises
    ------
    InputError
        Where a file is not in that layout or a part has no issues.
    """
    files = sorted(folder.glob("*.csv"))
    if split == "tawosi":
        files = [file for file in files if file.stem.endswith(TAWOSI_SUFFIX)] or files
    return [_read(file, split) for file in files]


def _read(file: Path, split: str) -> Project:
    required = (*COLUMNS, "split_mark") if split == "split_mark" else COLUMNS
    rows = read_csv(file, required)
    parts = _by_mark(file, rows) if split == "split_mark" else _by_position(rows)
    for name, part in parts.items():
        if not part and name != "val":
            raise InputError(f"{file}: no issues in the {name} part")
    ordered = [row for part in parts.values() for row in part]
    points = [
        read_number(row["storypoint"], f"{file}: storypoint of issue {row.get('issuekey') or index + 1}")
        for index, row in enumerate(ordered)
    ]
    labels = read_labels(file.parent, file.stem.removesuffix(TAWOSI_SUFFIX)) if split == "tawosi" else {}
    return Project(
        name=file.stem,
        keys=tuple(row.get("issuekey", "") for row in ordered),
        texts=tuple(_texts(row, labels) for row in ordered),
        points=np.array(points),
        train=len(parts["train"]),
        validation=len(parts["val"]),
    )


def _texts(row: dict[str, str], labels: dict[str, str]) -> dict[str, str]:
    known = labels.get(row.get("issuekey", ""), "")
    return {"title": row["title"], "description": row["description"], "labels": known}


def _by_mark(file: Path, rows: list[dict[str, str]]) -> dict[str, list[dict[str, str]]]:
    parts: dict[str, list[dict[str, str]]] = {"train": [], "val": [], "test": []}
    for line, row in enumerate(rows, start=1):
        mark = {"valid": "val", "validation": "val"}.get(row["split_mark"], row["split_mark"])
        if mark not in parts:
            raise InputError(f"{file}: split_mark of row {line} is {mark[:40]!r}; it must be train, val or test")
        parts[mark].append(row)
    return parts


def _by_position(rows: list[dict[str, str]]) -> dict[str, list[dict[str, str]]]:
    first, second = 60 * len(rows) // 100, 20 * len(rows) // 100
    cut = max(first - 1, 0)
    return {"train": rows[:cut], "val": rows[cut : cut + second], "test": rows[cut + second :]}
