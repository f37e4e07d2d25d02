"""Linear members for issues: one set of weights for all repositories and one more for each."""

from collections.abc import Mapping
from typing import Self

import numpy as np
from scipy import sparse
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC

from valora_ml.signals.issue_table import IssueTable
from valora_ml.signals.log_ratio import log_ratio
from valora_ml.signals.term_weights import TermWeights


class IssueLines:
    """Linear classifier over several texts whose columns are repeated for the issue's own repository.

    So what holds everywhere is learned from everybody, and what is the custom of one repository from its own issues;
    an unknown repository is judged by the common weights alone.
    Source of the repeated columns: Daumé, Frustratingly Easy Domain Adaptation (ACL 2007).

    Parameters
    ----------
    lengths : mapping of str to float
        Length of each text's row of weighted terms.
    scaled : bool
        Whether terms count by their naive-Bayes ratio; see ``log_ratio``.
    C : float, default 0.3
        Of the machines.
    """

    def __init__(self, lengths: Mapping[str, float], scaled: bool, C: float = 0.3):
        self.lengths = lengths
        self.scaled = scaled
        self.C = C

    def fit(self, issues: IssueTable, y: np.ndarray) -> Self:
        """Learn from issues and the columns of their types, 0 and up, none left out."""
        self.weights_ = {name: TermWeights(min_rows=2).fit(issues.terms[name]) for name in self.lengths}
        self.scaler_ = StandardScaler().fit(issues.shape)
        self.repositories_ = issues.known_repositories()
        terms = self._terms(issues)
        kinds = range(int(y.max()) + 1)
        self.ratios_ = [log_ratio(terms, y == kind) if self.scaled else np.ones(terms.shape[1]) for kind in kinds]
        self.machines_ = [
            LinearSVC(C=self.C, random_state=0).fit(self._columns(issues, terms, ratio), y == kind)
            for kind, ratio in enumerate(self.ratios_)
        ]
        return self

    def margins(self, issues: IssueTable) -> np.ndarray:
        """How far each issue is on each type's side."""
        terms = self._terms(issues)
        pairs = zip(self.machines_, self.ratios_, strict=True)
        return np.array([each.decision_function(self._columns(issues, terms, ratio)) for each, ratio in pairs]).T

    def _terms(self, issues: IssueTable) -> sparse.csr_matrix:
        parts = [self.weights_[name].transform(issues.terms[name]) * length for name, length in self.lengths.items()]
        return sparse.hstack(parts).tocsr()

    def _columns(self, issues: IssueTable, terms: sparse.csr_matrix, ratio: np.ndarray) -> sparse.csr_matrix:
        numbers = np.clip(self.scaler_.transform(issues.shape), -5, 5) / np.sqrt(issues.shape.shape[1])
        columns = sparse.hstack([terms @ sparse.diags(ratio), sparse.csr_matrix(numbers)]).tocsr()
        if len(self.repositories_) <= 1:
            return columns
        own = [sparse.diags((issues.repositories == each).astype(np.float64)) @ columns for each in self.repositories_]
        return sparse.hstack([columns, *own]).tocsr()
