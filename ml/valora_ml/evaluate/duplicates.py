"""``duplicates``: finds the earlier reports of the same bug with the backend's own similarity index."""

import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from valora_ml.datasets.gitbugs import Report, Tracker, read_trackers
from valora_ml.errors import InputError
from valora_ml.evaluate.measurement import Measurement
from valora_ml.similarity.bcubed import bcubed_f1
from valora_ml.similarity.cross_fit import cross_fit, learn_from_some
from valora_ml.similarity.duplicate_ranker import DuplicateRanker
from valora_ml.similarity.duplicate_search import Compared, Queries, compare_all, groups_of, queries_of, walk
from valora_ml.similarity.index_process import Found, IndexProcess
from valora_ml.similarity.plain_search import plain_ranks

VECTORS = Path(__file__).parents[2] / "artifacts" / "similarity" / "vectors.bin"
PLACES = (1, 5, 10)
MOST_QUERIES = 2_000
NOWHERE = 1 << 30


def add_arguments(parser: ArgumentParser) -> None:
    """Declare which pairs are measured."""
    parser.add_argument(
        "--split",
        choices=["all", "test"],
        default="all",
        help="all: each pair, scored by a ranker learned from other bugs' pairs; test: those of …-test.csv alone",
    )


def evaluate(arguments: Namespace) -> Iterator[Measurement]:
    """Measure each tracker in the folder."""
    for tracker in read_trackers(arguments.data):
        yield from measure(tracker, arguments.split, VECTORS if VECTORS.is_file() else None)


def measure(tracker: Tracker, split: str, vectors: Path | None) -> Iterator[Measurement]:
    """Measure one tracker: TF-IDF, and the index with rankers that saw no pair of the bugs they order."""
    started = time.perf_counter()
    everything = queries_of(tracker.pairs)
    measured = _some(everything if split == "all" else _of_test_part(tracker, everything))
    learned = measured if split == "all" else _some(_outside(tracker, everything, measured))
    with IndexProcess(vectors) as index:
        compared = compare_all(index, tracker.reports, {**learned, **measured})
    groups = groups_of(tracker.pairs)
    rankers = _rankers(compared, groups, learned, measured)
    members = _members(groups, measured)
    with IndexProcess(vectors) as index:
        answers = {
            report: _ask(index, tracker.reports[report], rankers.get(groups[report]))
            for report in walk(index, tracker.reports, members)
        }
    seconds = time.perf_counter() - started
    positions = {report.id: position for position, report in enumerate(tracker.reports)}
    found = {report: [positions[each] for each in answer.ids] for report, answer in answers.items()}
    ranks = {query: _place(found[query], measured[query]) for query in measured}
    baseline = plain_ranks(tracker.reports, measured)
    without = {query: _place(compared[query].positions.tolist(), measured[query]) for query in measured}
    links = [
        (found[report][0], report) for report in members if max(answers[report].probabilities[:1], default=0) >= 0.5
    ]
    joined = groups_of(links)
    truth = {report: groups[report] for report in members}
    for places in PLACES:
        yield Measurement(
            task="duplicates",
            dataset=tracker.name,
            split=split,
            n_train=len(learned),
            n_test=len(measured),
            metric=f"recall_at_{places}",
            baseline_name="tfidf_cosine",
            baseline=_recall(baseline, places),
            ours=_recall(ranks, places),
            seconds=seconds,
            extra={
                "reports": len(tracker.reports),
                "queries": len(everything),
                "learnedFrom": "other bugs, 10 folds" if split == "all" else "bugs outside the test part",
                "withoutRanker": _recall(without, places),
                "bcubedF1": bcubed_f1({report: joined.get(report, report) for report in members}, truth),
                "bcubedF1OfNone": bcubed_f1({report: report for report in members}, truth),
                "queryMillisecondsP95": round(
                    float(np.percentile([each.milliseconds for each in answers.values()], 95)), 2
                ),
            },
        )


def _of_test_part(tracker: Tracker, everything: Queries) -> dict[int, frozenset[int]]:
    test = queries_of(tracker.test_pairs)
    if not test:
        raise InputError(f"{tracker.name}: no pairs in a file …-test.csv; add it or leave out --split")
    return {query: everything[query] for query in test}


def _outside(tracker: Tracker, everything: Queries, measured: Queries) -> dict[int, frozenset[int]]:
    groups = groups_of(tracker.pairs)
    test = {groups[query] for query in measured}
    return {query: twins for query, twins in everything.items() if groups[query] not in test}


def _some(queries: Queries) -> dict[int, frozenset[int]]:
    """At most 2,000, drawn at random with a fixed seed; in order."""
    chosen = np.random.default_rng(0).permutation(sorted(queries))[:MOST_QUERIES]
    return {query: queries[query] for query in sorted(chosen.tolist())}


def _rankers(
    compared: Mapping[int, Compared], groups: Mapping[int, int], learned: Queries, measured: Queries
) -> Mapping[int, DuplicateRanker]:
    """By group: rankers that were learned from other groups."""
    if learned.keys() == measured.keys():
        return cross_fit(compared, groups)
    ranker = learn_from_some(compared, list(learned), np.random.default_rng(0))
    return {} if ranker is None else {groups[query]: ranker for query in measured}


def _members(groups: Mapping[int, int], measured: Queries) -> list[int]:
    """The measured queries and all reports of the same bugs."""
    own = {groups[query] for query in measured}
    return [report for report, group in groups.items() if group in own]


def _ask(index: IndexProcess, report: Report, ranker: DuplicateRanker | None) -> Found:
    return index.find(report, max(PLACES), ranker.to_json() if ranker else None)


def _place(found: Sequence[int], duplicates: frozenset[int]) -> int:
    return next((place for place, report in enumerate(found) if report in duplicates), NOWHERE)


def _recall(ranks: Mapping[int, int], places: int) -> float:
    return float(np.mean([rank < places for rank in ranks.values()]))
