"""The forest member for issues: form, repository and the words that tell types apart."""

from typing import Self

import numpy as np
from scipy import sparse
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.feature_selection import chi2

from valora_ml.signals.issue_table import IssueTable

_TEXTS = ("title", "start", "headings")


class IssueForest:
    """Extremely randomised trees; templates and what is attached combine where a line cannot.

    Parameters
    ----------
    words : int, default 600
        Terms that are columns: those whose presence depends on the type most (chi-squared).
    trees : int, default 300
    """

    def __init__(self, words: int = 600, trees: int = 300):
        self.words = words
        self.trees = trees

    def fit(self, issues: IssueTable, y: np.ndarray) -> Self:
        """Learn from issues and the columns of their types."""
        present = self._present(issues)
        self.repositories_ = issues.known_repositories()
        self.kept_ = np.argsort(-np.nan_to_num(chi2(present, y)[0]), kind="stable")[: self.words]
        self.forest_ = ExtraTreesClassifier(
            self.trees, min_samples_leaf=2, max_features=0.1, n_jobs=1, random_state=0
        ).fit(self._columns(issues, present), y)
        return self

    def margins(self, issues: IssueTable) -> np.ndarray:
        """Logarithms of the trees' mean probabilities."""
        chances = self.forest_.predict_proba(self._columns(issues, self._present(issues)))
        return np.log(np.asarray(chances) + 0.01)

    def _present(self, issues: IssueTable) -> sparse.csr_matrix:
        return (sparse.hstack([issues.terms[name] for name in _TEXTS]).tocsr() != 0).astype(np.float64)

    def _columns(self, issues: IssueTable, present: sparse.csr_matrix) -> np.ndarray:
        own = (issues.repositories[:, None] == self.repositories_).astype(np.float64)
        return np.hstack([present[:, self.kept_].toarray(), issues.shape, own])
