import csv
from pathlib import Path

import pytest

from valora_ml.datasets.gitbugs import read_trackers, seconds_of
from valora_ml.errors import InputError


def write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def report(number: int, created: str, **more: str) -> dict[str, str]:
    return {"Summary": f"Title {number}", "Issue id": str(number), "Created": created, "Description": "", **more}


def test_reports_stand_in_the_order_they_were_made_and_pairs_name_their_positions(tmp_path: Path) -> None:
    write(
        tmp_path / "demo_bugs.csv",
        [
            report(30, "02/Jan/21 10:00"),
            report(12, "01/Jan/21 10:00"),
            report(11, "01/Jan/21 10:00"),
            report(30, "02/Jan/21 10:00"),
        ],
    )
    write(tmp_path / "demo_bugs-train.csv", [{"Issue id": "11", "Duplicate id": "30; 12"}])
    write(
        tmp_path / "demo_bugs-test.csv",
        [
            {"Issue id": "30", "Duplicate id": "12"},
            {"Issue id": "30", "Duplicate id": "30"},
            {"Issue id": "30", "Duplicate id": "999"},
        ],
    )
    [tracker] = read_trackers(tmp_path)
    assert tracker.name == "demo_bugs"
    assert [each.id for each in tracker.reports] == ["11", "12", "30"]
    assert tracker.pairs == [(0, 1), (0, 2), (1, 2)]
    assert tracker.test_pairs == [(1, 2)]


def test_columns_may_be_named_otherwise_or_be_missing(tmp_path: Path) -> None:
    write(
        tmp_path / "web.csv",
        [{"bug_id": "B-1", "title": "one", "component": "net"}, {"bug_id": "B-2", "title": "two\0", "component": ""}],
    )
    write(tmp_path / "web-pairs.csv", [{"bug_id": "B-2", "dup_id": "B-1"}])
    [tracker] = read_trackers(tmp_path)
    assert [(each.id, each.title, each.keys, each.created) for each in tracker.reports] == [
        ("B-1", "one", ("component:net",), 0.0),
        ("B-2", "two", (), 0.0),
    ]
    assert tracker.pairs == [(0, 1)]


def test_each_project_in_a_folder_of_its_own(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write(tmp_path / name / f"{name}.csv", [report(1, ""), report(2, "")])
        write(tmp_path / name / f"{name}-combined.csv", [{"Issue id": "1", "Duplicate id": "2"}])
    assert [each.name for each in read_trackers(tmp_path)] == ["one", "two"]


def test_reports_without_pairs_are_refused(tmp_path: Path) -> None:
    write(tmp_path / "demo.csv", [report(1, "")])
    with pytest.raises(InputError, match="no file of duplicate pairs"):
        read_trackers(tmp_path)


def test_pairs_of_other_reports_are_refused(tmp_path: Path) -> None:
    write(tmp_path / "demo.csv", [report(1, ""), report(2, "")])
    write(tmp_path / "demo-train.csv", [{"Issue id": "7", "Duplicate id": "8"}])
    with pytest.raises(InputError, match="none of the duplicate pairs"):
        read_trackers(tmp_path)


def test_an_empty_folder_holds_no_tracker(tmp_path: Path) -> None:
    assert read_trackers(tmp_path) == []


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("2021-09-30T17:20:00Z", 1633022400),
        ("2021-09-30 17:20:00", 1633022400),
        ("30/Sep/21 17:20", 1633022400),
        ("30/Sep/21 5:20 PM", 1633022400),
        ("", 0),
        ("yesterday", 0),
    ],
)
def test_dates_as_trackers_write_them(text: str, seconds: float) -> None:
    assert seconds_of(text) == seconds
