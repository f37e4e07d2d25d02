"""B-cubed: how pure and how whole the groups are, item by item."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping

import numpy as np


def bcubed_f1(found: Mapping[int, Hashable], true: Mapping[int, Hashable]) -> float:
    """Harmonic mean of B-cubed precision and recall over the items of ``true`` (Bagga & Baldwin 1998).

    Examples
    --------
    >>> bcubed_f1({1: "a", 2: "a", 3: "b"}, {1: "x", 2: "x", 3: "y"})
    1.0
    >>> bcubed_f1({1: "a", 2: "b"}, {1: "x", 2: "x"}).__round__(3)
    0.667
    """
    by_found, by_true = _members(found, true), _members(true, true)
    together = [
        (len(by_found[found[item]] & by_true[true[item]]), len(by_found[found[item]]), len(by_true[true[item]]))
        for item in true
    ]
    precision = float(np.mean([both / mine for both, mine, _ in together]))
    recall = float(np.mean([both / theirs for both, _, theirs in together]))
    return 2 * precision * recall / (precision + recall)


def _members(groups: Mapping[int, Hashable], items: Iterable[int]) -> dict[Hashable, set[int]]:
    members: dict[Hashable, set[int]] = defaultdict(set)
    for item in items:
        members[groups[item]].add(item)
    return members
