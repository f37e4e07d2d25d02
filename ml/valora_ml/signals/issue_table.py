"""Issues as tables that members learn from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from scipy import sparse

from valora_ml.signals.issue import Issue
from valora_ml.signals.issue_shape import shape_table
from valora_ml.signals.issue_texts import count_terms

FEWEST_ISSUES = 20
MOST_REPOSITORIES = 50


@dataclass(frozen=True)
class IssueTable:
    """Counted terms by text, numbers of form, and repositories of issues."""

    terms: dict[str, sparse.csr_matrix]
    shape: np.ndarray
    repositories: np.ndarray

    @classmethod
    def of(cls, issues: Sequence[Issue]) -> Self:
        """Count everything once."""
        return cls(count_terms(issues), shape_table(issues), np.array([each.repository for each in issues]))

    def __len__(self) -> int:
        return len(self.repositories)

    def __getitem__(self, rows: np.ndarray) -> "IssueTable":
        terms = {name: counts[rows] for name, counts in self.terms.items()}
        return IssueTable(terms, self.shape[rows], self.repositories[rows])

    def known_repositories(self) -> np.ndarray:
        """Repositories with enough issues to learn their customs; the largest where there are many."""
        names, sizes = np.unique(self.repositories, return_counts=True)
        largest = np.argsort(-sizes, kind="stable")[:MOST_REPOSITORIES]
        return np.sort(names[largest[sizes[largest] >= FEWEST_ISSUES]])
