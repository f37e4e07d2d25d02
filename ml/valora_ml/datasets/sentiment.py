"""Texts with their sentiment: ``text,label[,fold]``, or ``id;label;text`` without a header as Senti4SD has it."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from valora_ml.datasets.csv_files import read_csv
from valora_ml.errors import InputError

_NAMES = {
    "-1": "negative",
    "neg": "negative",
    "0": "neutral",
    "neu": "neutral",
    "1": "positive",
    "+1": "positive",
    "pos": "positive",
}


@dataclass(frozen=True)
class SentimentTable:
    """Texts of one file, their labels and, where it has that column, their folds."""

    name: str
    texts: Sequence[str]
    labels: Sequence[str]
    folds: Sequence[str] | None
    others: dict[str, list[str]]
    """Columns whose name ends in ``_prediction``: what others said, for comparison only."""


def read_sentiment(file: Path) -> SentimentTable:
    """Read one file in either layout.

    Raises
    ------
    InputError
        It is in neither layout, or a label is empty.
    """
    if not file.is_file():
        raise InputError(f"{file}: no such file; name one with columns text and label")
    with file.open(encoding="utf-8-sig", errors="replace") as lines:
        header = lines.readline()
    table = _without_header(file) if _is_senti4sd(header) else _with_header(file, header)
    if not table.texts:
        raise InputError(f"{file}: no rows; give at least one text with its label")
    for row, label in enumerate(table.labels, start=1):
        if not label:
            raise InputError(f"{file}: row {row} has no label; give each text one")
    return table


def sentiment_name(label: str) -> str:
    """One name for a label however it is written; other labels stay as they are.

    Examples
    --------
    >>> sentiment_name("-1"), sentiment_name("Positive"), sentiment_name("mixed")
    ('negative', 'positive', 'mixed')
    """
    plain = label.strip().lower()
    return _NAMES.get(plain.removesuffix(".0"), plain)


def _is_senti4sd(header: str) -> bool:
    parts = [part.strip().strip('"').lower() for part in header.split(";")]
    return len(parts) >= 3 and "text" not in parts


def _without_header(file: Path) -> SentimentTable:
    with file.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        rows = [row for row in csv.reader((line.replace("\0", "") for line in lines), delimiter=";") if row]
    for number, row in enumerate(rows, start=1):
        if len(row) < 3:
            raise InputError(f"{file}: row {number} has {len(row)} cells; it must be id;label;text")
    texts, labels = [";".join(row[2:]) for row in rows], [sentiment_name(row[1]) for row in rows]
    return SentimentTable(file.name, texts, labels, None, {})


def _with_header(file: Path, header: str) -> SentimentTable:
    rows = _semicolons(file) if header.count(";") > header.count(",") else read_csv(file, ("text", "label"))
    known = rows[0] if rows else {}
    return SentimentTable(
        file.name,
        [row["text"] for row in rows],
        [sentiment_name(row["label"]) for row in rows],
        [row["fold"] for row in rows] if "fold" in known else None,
        {name: [sentiment_name(row[name]) for row in rows] for name in known if name.endswith("_prediction")},
    )


def _semicolons(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        reader = csv.DictReader((line.replace("\0", "") for line in lines), delimiter=";", restval="")
        header = {name: name.strip().lower() for name in reader.fieldnames or ()}
        rows = [{plain: row[name] or "" for name, plain in header.items()} for row in reader]
    rows = [{**row, "label": row.get("label") or row.get("polarity", "")} for row in rows]
    for name in ("text", "label"):
        if name not in header.values() and not (name == "label" and "polarity" in header.values()):
            raise InputError(f"{file}: column {name} is missing; the header is {', '.join(header)[:200]}")
    return rows
