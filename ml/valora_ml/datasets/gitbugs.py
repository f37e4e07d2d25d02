"""Bug reports and pairs of duplicates in the layout of GitBugs."""

import csv
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from valora_ml.errors import InputError

csv.field_size_limit(min(sys.maxsize, 2**31 - 1))

_ID = ("issue id", "issue_id", "bug id", "bug_id", "id", "number", "issue key", "key")
_TWIN = ("duplicate id", "duplicate_id", "duplicates", "duplicate", "dupe_of", "dup_id")
_TITLE = ("summary", "title", "short_desc")
_DESCRIPTION = ("description", "body", "text")
_CREATED = ("created", "created_at", "creation date", "creation_time", "opened", "date")
_KEYS = ("type", "issue type", "priority", "severity", "component", "component/s", "components", "product", "labels")
_KEYS_OF_VERSIONS = ("affects version/s", "version", "versions")
_FORMS = ("%d/%b/%y %H:%M", "%d/%b/%y %I:%M %p", "%d/%b/%Y %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d", "%m/%d/%Y %H:%M")
_IDS = re.compile(r"[^\s,;|\[\]'\"]+")


@dataclass(frozen=True)
class Report:
    """One bug report; ``created`` in seconds since 1970, 0 where unknown."""

    id: str
    title: str
    description: str
    keys: tuple[str, ...]
    created: float


@dataclass(frozen=True)
class Tracker:
    """The reports of one project in the order they were made, and which tell of the same bug.

    Parameters
    ----------
    name : str
        Of the file the reports are in.
    reports : sequence of Report
    pairs : sequence of (int, int)
        Positions of duplicates, earlier first, each pair once.
    test_pairs : sequence of (int, int)
        Those of them that the file ``…-test.csv`` names.
    """

    name: str
    reports: Sequence[Report]
    pairs: Sequence[tuple[int, int]]
    test_pairs: Sequence[tuple[int, int]]


def seconds_of(text: str) -> float:
    """Seconds since 1970 of a date as trackers write it, in UTC; 0 when it is none.

    Examples
    --------
    >>> seconds_of("30/Sep/21 17:20")
    1633022400.0
    """
    text = text.strip()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        for form in _FORMS:
            try:
                moment = datetime.strptime(text, form)
                break
            except ValueError:
                continue
        else:
            return 0.0
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def read_trackers(folder: Path) -> list[Tracker]:
    """Read every table of reports in a folder (or in the folders within it) that has pairs beside it.

    Raises
    ------
    InputError
        Where pairs name no report, or reports have no pairs.
    """
    tables = {path: _read(path) for path in sorted([*folder.glob("*.csv"), *folder.glob("*/*.csv")])}
    pair_files = {path: rows for path, rows in tables.items() if rows and _column(rows[0], _TWIN)}
    report_files = {
        path: rows
        for path, rows in tables.items()
        if path not in pair_files and rows and _column(rows[0], _ID) and _column(rows[0], _TITLE)
    }
    trackers = []
    for path, rows in report_files.items():
        beside = {each: pairs for each, pairs in pair_files.items() if each.parent == path.parent}
        own = {each: pairs for each, pairs in beside.items() if each.stem.startswith(path.stem)}
        trackers.append(_tracker(path, rows, own or beside))
    return trackers


def _tracker(path: Path, rows: list[dict[str, str]], pair_files: Mapping[Path, list[dict[str, str]]]) -> Tracker:
    if not pair_files:
        raise InputError(f"{path.name}: no file of duplicate pairs beside it; add one with an id and a duplicate id")
    unique = {report.id: report for report in map(_report, rows) if report.id}
    reports = sorted(unique.values(), key=lambda report: (report.created, _number(report.id), report.id))
    positions = {report.id: position for position, report in enumerate(reports)}
    everything = _pairs((row for pairs in pair_files.values() for row in pairs), positions)
    if not everything:
        raise InputError(f"{path.name}: none of the duplicate pairs names two of its reports; check the ids")
    test = (row for each, pairs in pair_files.items() if each.stem.endswith("test") for row in pairs)
    return Tracker(path.stem, reports, everything, _pairs(test, positions))


def _pairs(rows: Iterable[Mapping[str, str]], positions: Mapping[str, int]) -> list[tuple[int, int]]:
    found = set()
    for row in rows:
        one = positions.get(_value(row, _ID))
        for twin in _IDS.findall(_value(row, _TWIN)):
            other = positions.get(twin)
            if one is not None and other is not None and one != other:
                found.add((min(one, other), max(one, other)))
    return sorted(found)


def _report(row: Mapping[str, str]) -> Report:
    keys = [f"{name}:{row[column].strip()}" for name in _KEYS if (column := _column(row, (name,))) and row[column]]
    versions = [part for part in re.split(r"[;,]", _value(row, _KEYS_OF_VERSIONS)) if part.strip()]
    return Report(
        id=_value(row, _ID),
        title=_value(row, _TITLE),
        description=_value(row, _DESCRIPTION),
        keys=tuple(sorted({*keys, *(f"version:{part.strip()}" for part in versions)})),
        created=seconds_of(_value(row, _CREATED)),
    )


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        rows = csv.DictReader(line.replace("\0", "") for line in file)
        return [{(key or ""): value for key, value in row.items() if isinstance(value, str)} for row in rows]


def _column(row: Mapping[str, str], names: Sequence[str]) -> str | None:
    by_name = {column.strip().lower(): column for column in row}
    return next((by_name[name] for name in names if name in by_name), None)


def _value(row: Mapping[str, str], names: Sequence[str]) -> str:
    column = _column(row, names)
    return row[column].strip() if column else ""


def _number(text: str) -> int:
    digits = re.search(r"\d+$", text)
    return int(digits.group()) if digits else 0
