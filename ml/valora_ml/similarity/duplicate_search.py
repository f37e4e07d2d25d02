"""The protocol: a report made later than its duplicate is the query, all reports made before it are the pool."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from valora_ml.datasets.gitbugs import Report
from valora_ml.similarity.index_process import IndexProcess

Queries = Mapping[int, frozenset[int]]
"""By position of the query: the earlier reports of the same bug."""

CANDIDATES = 200


@dataclass(frozen=True)
class Compared:
    """A query's candidates, best by BM25F first.

    Parameters
    ----------
    positions : ndarray of shape (candidates,)
    measures : ndarray of shape (candidates, measures)
    duplicate : ndarray of shape (candidates,)
        1 where the candidate tells of the same bug.
    """

    positions: np.ndarray
    measures: np.ndarray
    duplicate: np.ndarray


def queries_of(pairs: Sequence[tuple[int, int]]) -> dict[int, frozenset[int]]:
    """Later reports and their earlier duplicates.

    Examples
    --------
    >>> queries_of([(3, 8), (5, 8)])
    {8: frozenset({3, 5})}
    """
    earlier = defaultdict(set)
    for first, second in pairs:
        earlier[max(first, second)].add(min(first, second))
    return {query: frozenset(found) for query, found in sorted(earlier.items())}


def groups_of(pairs: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Number the groups of reports that tell of the same bug: position to the group's first report."""
    leader: dict[int, int] = {}

    def find(report: int) -> int:
        while leader.setdefault(report, report) != report:
            leader[report] = leader[leader[report]]
            report = leader[report]
        return report

    for first, second in pairs:
        one, other = find(first), find(second)
        leader[max(one, other)] = min(one, other)
    return {report: find(report) for report in sorted(leader)}


def walk(index: IndexProcess, reports: Sequence[Report], stops: Sequence[int]) -> Iterator[int]:
    """Add the reports in their order and name each stop when all before it, and nothing else, is in the index."""
    start = 0
    for stop in sorted(stops):
        for begin in range(start, stop, 500):
            index.put(reports[begin : min(begin + 500, stop)])
        start = stop
        yield stop


def compare_all(
    index: IndexProcess, reports: Sequence[Report], queries: Queries, others: Sequence[int] = ()
) -> dict[int, Compared]:
    """Candidates of the queries, and of other reports that repeat none, each among the reports before it."""
    positions = {report.id: position for position, report in enumerate(reports)}
    found = {}
    for query in walk(index, reports, [*queries, *others]):
        ids, measures = index.compare(reports[query], CANDIDATES)
        candidates = np.array([positions[each] for each in ids], dtype=np.int64)
        duplicate = np.isin(candidates, list(queries.get(query, ())))
        found[query] = Compared(candidates, measures, duplicate.astype(np.float64))
    return found
