"""What a team's effort model learns from and what it is asked about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from valora_ml.text.encoder import TextEncoder, TextField

ENCODER = TextEncoder(
    [
        TextField("title", salt=1, words=2),
        TextField("description", salt=2, words=1),
        TextField("labels", salt=3, words=1),
    ],
    buckets=1 << 16,
)
"""Words and pairs of the title, words of the description and, by ``label_words``, type and components.

Pairs and runs of characters of the description add nothing.
"""


@dataclass(frozen=True)
class Backlog:
    """Issues of one team in order of creation.

    Parameters
    ----------
    counts : sparse matrix of shape (issues, buckets)
        Hashed terms of title, description and labels.
    numbers : array of shape (issues, columns)
        Figures beside the text, on the log scale where they are amounts; NaN where missing. The columns are the same
        in all backlogs that are learned from together; there may be none.
    """

    counts: sparse.csr_matrix
    numbers: np.ndarray

    @staticmethod
    def of(texts: Sequence[Mapping[str, str]], numbers: np.ndarray | None = None) -> "Backlog":
        """Encode texts that have ``title``, ``description`` and, where known, ``labels``.

        Examples
        --------
        >>> len(Backlog.of([{"title": "Log in", "description": "By mail"}]))
        1
        """
        given = np.zeros((len(texts), 0)) if numbers is None else np.asarray(numbers, dtype=np.float64)
        return Backlog(ENCODER.matrix(texts), given)

    def __len__(self) -> int:
        return int(self.counts.shape[0])

    def part(self, start: int, stop: int | None = None) -> "Backlog":
        """Issues ``start`` to ``stop``."""
        return Backlog(self.counts[start:stop], self.numbers[start:stop])


@dataclass(frozen=True)
class History:
    """A backlog whose efforts are known, all ≥ 0."""

    backlog: Backlog
    effort: np.ndarray

    def __len__(self) -> int:
        return len(self.effort)

    def part(self, start: int, stop: int | None = None) -> "History":
        """Issues ``start`` to ``stop``."""
        return History(self.backlog.part(start, stop), self.effort[start:stop])


def log_effort(effort: np.ndarray) -> np.ndarray:
    """``ln(effort + ½)``: half a point keeps zeros finite and small figures apart."""
    return np.log(np.asarray(effort, dtype=np.float64) + 0.5)
