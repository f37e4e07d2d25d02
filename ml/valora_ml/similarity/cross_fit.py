"""Rankers that never saw what they are measured on."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from valora_ml.similarity.duplicate_ranker import DuplicateRanker
from valora_ml.similarity.duplicate_search import Compared

FEWEST = 5
MOST_TO_LEARN_FROM = 2_000


def learn(compared: Iterable[Compared]) -> DuplicateRanker:
    """Learn from the candidates of some queries that have a duplicate."""
    lists = [each for each in compared if len(each.positions)]
    queries = np.repeat(np.arange(len(lists)), [len(each.positions) for each in lists])
    measures, duplicate = np.vstack([each.measures for each in lists]), np.concatenate([e.duplicate for e in lists])
    ranker = DuplicateRanker().fit(measures, duplicate, queries)
    return ranker.calibrate(ranker.score_candidates(measures), duplicate)


def cross_fit(
    compared: Mapping[int, Compared], groups: Mapping[int, int], folds: int = 10, seed: int = 0
) -> dict[int, DuplicateRanker]:
    """Learn, for each group, from queries of other groups only.

    Groups of reports of one bug are dealt to the folds at random, so that no report of a query's bug, and no pair it
    is in, is learned from. With too few other queries a group has no ranker.
    """
    rng = np.random.default_rng(seed)
    names = rng.permutation(sorted({groups[query] for query in compared}))
    fold_of = {name: place % folds for place, name in enumerate(names.tolist())}
    rankers = {}
    for fold in range(min(folds, len(names))):
        others = [query for query in compared if fold_of[groups[query]] != fold]
        ranker = learn_from_some(compared, others, rng)
        if ranker is not None:
            rankers.update({name: ranker for name, own in fold_of.items() if own == fold})
    return rankers


def learn_from_some(
    compared: Mapping[int, Compared], queries: Sequence[int], rng: np.random.Generator
) -> DuplicateRanker | None:
    """Learn from at most 2,000 of the queries; None where too few have a duplicate among their candidates."""
    usable = [query for query in queries if compared[query].duplicate.any()]
    if len(usable) < FEWEST:
        return None
    chosen = rng.permutation(usable)[:MOST_TO_LEARN_FROM].tolist()
    return learn(compared[query] for query in sorted(chosen))
