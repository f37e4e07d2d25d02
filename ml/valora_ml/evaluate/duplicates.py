"""``duplicates``: finds the earlier reports of the same bug with the backend's own similarity index."""

import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from valora_ml.datasets.gitbugs import Tracker, read_trackers
from valora_ml.errors import InputError
from valora_ml.evaluate.measurement import Measurement
from valora_ml.similarity.cross_fit import cross_fit, learn_from_some
from valora_ml.similarity.duplicate_ranker import DuplicateRanker
from valora_ml.similarity.duplicate_search import Compared, Queries, compare_all, groups_of, queries_of, walk
from valora_ml.similarity.index_process import IndexProcess
from valora_ml.similarity.plain_search import plain_ranks

VECTORS = Path(__file__).parents[2] / "artifacts" / "similarity" / "vectors.bin"
PLACES = (1, 5, 10)
MOST_QUERIES = 3_000
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
        yield from _evaluate(tracker, arguments.split)


def _evaluate(tracker: Tracker, split: str) -> Iterator[Measurement]:
    started = time.perf_counter()
    everything = queries_of(tracker.pairs)
    measured = _some(everything if split == "all" else _of_test_part(tracker, everything))
    learned = measured if split == "all" else _some(_outside(tracker, everything, measured))
    vectors = VECTORS if VECTORS.is_file() else None
    with IndexProcess(vectors) as index:
        compared = compare_all(index, tracker.reports, {**learned, **measured})
    rankers = _rankers(tracker, compared, learned, measured)
    with IndexProcess(vectors) as index:
        ranks, milliseconds = _search(index, tracker, measured, rankers)
    seconds = time.perf_counter() - started
    baseline = plain_ranks(tracker.reports, measured)
    without = {query: _place(compared[query].positions.tolist(), measured[query]) for query in measured}
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
                "queryMillisecondsP95": round(float(np.percentile(milliseconds, 95)), 2),
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
    """At most 3,000, drawn at random with a fixed seed; in order."""
    chosen = np.random.default_rng(0).permutation(sorted(queries))[:MOST_QUERIES]
    return {query: queries[query] for query in sorted(chosen.tolist())}


def _rankers(
    tracker: Tracker, compared: Mapping[int, Compared], learned: Queries, measured: Queries
) -> Mapping[int, DuplicateRanker]:
    if learned.keys() == measured.keys():
        return cross_fit(compared, groups_of(tracker.pairs))
    ranker = learn_from_some(compared, list(learned), np.random.default_rng(0))
    return {} if ranker is None else dict.fromkeys(measured, ranker)


def _search(
    index: IndexProcess, tracker: Tracker, queries: Queries, rankers: Mapping[int, DuplicateRanker]
) -> tuple[dict[int, int], list[float]]:
    positions = {report.id: position for position, report in enumerate(tracker.reports)}
    ranks, milliseconds = {}, []
    for query in walk(index, tracker.reports, list(queries)):
        ranker = rankers.get(query)
        found, took = index.find(tracker.reports[query], max(PLACES), ranker.to_json() if ranker else None)
        ranks[query] = _place([positions[each] for each in found], queries[query])
        milliseconds.append(took)
    return ranks, milliseconds


def _place(found: Sequence[int], duplicates: frozenset[int]) -> int:
    return next((place for place, report in enumerate(found) if report in duplicates), NOWHERE)


def _recall(ranks: Mapping[int, int], places: int) -> float:
    return float(np.mean([rank < places for rank in ranks.values()]))
