"""Issues with their types in the layout of NLBSE: ``repo,created_at,label,title,body``."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from valora_ml.datasets.csv_files import read_csv
from valora_ml.errors import InputError
from valora_ml.signals.issue import Issue


@dataclass(frozen=True)
class IssueTypeTable:
    """Issues of one file and their types."""

    name: str
    issues: Sequence[Issue]
    labels: Sequence[str]


def read_issue_types(file: Path) -> IssueTypeTable:
    """Read one file; the columns repo and body may be missing.

    Raises
    ------
    InputError
        There is no such file, a required column or a label is missing, or there are no rows.
    """
    if not file.is_file():
        raise InputError(f"{file}: no such file; name one with columns repo, label, title, body")
    rows = read_csv(file, ("label", "title"))
    if not rows:
        raise InputError(f"{file}: no rows; give at least one issue with its label")
    labels = [row["label"].strip().lower() for row in rows]
    if "" in labels:
        raise InputError(f"{file}: row {labels.index('') + 1} has no label; give each issue one")
    issues = [Issue(row["title"], row.get("body", ""), row.get("repo", "").strip()) for row in rows]
    return IssueTypeTable(file.name, issues, labels)
