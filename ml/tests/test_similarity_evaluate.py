"""Runs the backend's own index, as the evaluation does."""

import csv
from pathlib import Path

import numpy as np
import pytest

from valora_ml.datasets.gitbugs import read_trackers
from valora_ml.errors import InputError
from valora_ml.evaluate.duplicates import measure
from valora_ml.similarity.duplicate_search import compare_all, queries_of
from valora_ml.similarity.index_process import IndexProcess

WORDS = (
    *("cache", "lock", "queue", "timeout", "parser", "thread", "socket", "buffer"),
    *("index", "shard", "disk", "token", "login", "upload", "proxy", "cluster"),
)


def tracker_in(folder: Path, pairs: int = 8) -> Path:
    """Reports of drawn words; each of the later ones repeats an earlier one in part."""
    rng = np.random.default_rng(0)
    rows = []
    for number in range(3 * pairs):
        words = rng.choice(WORDS, size=6, replace=False).tolist()
        rows.append([str(number), " ".join(words[:3]), " ".join(words), f"2021-01-{number + 1:02d}"])
    for number in range(pairs):
        title, text = rows[number][1:3]
        rows.append([str(100 + number), f"{title} again", f"{text} fails", f"2021-02-{number + 1:02d}"])
    with (folder / "demo_bugs.csv").open("w", newline="") as file:
        csv.writer(file).writerows([["Issue id", "Summary", "Description", "Created"], *rows])
    for name, numbers in (("train", range(pairs - 2)), ("test", range(pairs - 2, pairs))):
        with (folder / f"demo_bugs-{name}.csv").open("w", newline="") as file:
            csv.writer(file).writerows([["Issue id", "Duplicate id"], *([100 + each, each] for each in numbers)])
    return folder


def test_duplicates_are_found_by_the_backends_index(tmp_path: Path) -> None:
    [tracker] = read_trackers(tracker_in(tmp_path))
    measured = list(measure(tracker, "all", None))
    assert [each.metric for each in measured] == ["recall_at_1", "recall_at_5", "recall_at_10"]
    assert {(each.n_test, each.dataset, each.direction) for each in measured} == {(8, "demo_bugs", "higher")}
    assert [each.ours for each in measured] == sorted(each.ours for each in measured)
    assert measured[-1].ours == 1.0
    assert measured[0].extra["bcubedF1"] > measured[0].extra["bcubedF1OfNone"]


def test_the_test_part_is_measured_alone(tmp_path: Path) -> None:
    [tracker] = read_trackers(tracker_in(tmp_path))
    assert {(each.n_train, each.n_test) for each in measure(tracker, "test", None)} == {(6, 2)}


def test_a_split_without_its_file_is_refused(tmp_path: Path) -> None:
    (tracker_in(tmp_path) / "demo_bugs-test.csv").unlink()
    [tracker] = read_trackers(tmp_path)
    with pytest.raises(InputError, match=r"no pairs in a file …-test\.csv"):
        list(measure(tracker, "test", None))


def test_a_query_sees_only_what_was_reported_before(tmp_path: Path) -> None:
    [tracker] = read_trackers(tracker_in(tmp_path))
    with IndexProcess() as index:
        compared = compare_all(index, tracker.reports, queries_of(tracker.pairs), others=[5])
        assert len(index.measures()) == compared[5].measures.shape[1]
    assert set(compared) == {5, *queries_of(tracker.pairs)}
    assert all((each.positions < query).all() for query, each in compared.items())
    assert compared[5].duplicate.sum() == 0
