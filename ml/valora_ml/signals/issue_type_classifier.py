"""Type of an issue: two lines and a forest, blended and calibrated."""

from collections.abc import Sequence
from typing import Protocol, Self

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.validation import check_is_fitted

from valora_ml.errors import InputError
from valora_ml.signals.inner_folds import calibrated_loss, out_of_fold
from valora_ml.signals.issue import Issue
from valora_ml.signals.issue_forest import IssueForest
from valora_ml.signals.issue_lines import IssueLines
from valora_ml.signals.issue_table import IssueTable
from valora_ml.signals.temperature import Temperature, fit_temperature

_BLENDS = ((1, 1, 1), (2, 2, 1), (1, 1, 2), (1, 1, 0), (0, 0, 1), (1, 0, 0), (0, 1, 0))


class Member(Protocol):
    """What is blended."""

    def fit(self, issues: IssueTable, y: np.ndarray) -> Self:
        """Learn from issues and the columns of their types."""

    def margins(self, issues: IssueTable) -> np.ndarray:
        """How much speaks for each type, shape (issues, types)."""


def _members() -> list[Member]:
    return [
        IssueLines({"title": 1.0, "start": 0.7, "written": 0.7, "headings": 0.7}, scaled=False),
        IssueLines({"title": 1.0, "start": 1.0, "body": 1.0}, scaled=True),
        IssueForest(),
    ]


class IssueTypeClassifier(ClassifierMixin, BaseEstimator):
    """Probability of each type of an issue; repositories share what they have in common.

    The blend is chosen, and the probabilities are calibrated, by cross-validation within the issues learned from.

    Examples
    --------
    >>> bugs, wishes = [Issue("App crashes", "error")] * 3, [Issue("Add csv", "please add")] * 3
    >>> model = IssueTypeClassifier().fit(bugs + wishes, ["bug"] * 3 + ["feature"] * 3)
    >>> model.predict([Issue("It crashes", "error")]).tolist()
    ['bug']
    """

    def fit(self, X: Sequence[Issue], y: Sequence[str]) -> Self:
        """Learn from issues and their types.

        Raises
        ------
        InputError
            No issue, only one type, or issues and types differ in number.
        """
        self.classes_, places = np.unique(np.asarray(y), return_inverse=True)
        if len(X) != len(y) or len(self.classes_) < 2:
            raise InputError(f"issue types: {len(X)} issues with {len(self.classes_)} types; give two types at least")
        table, kinds = IssueTable.of(X), len(self.classes_)
        self.members_ = [member.fit(table, places) for member in _members()]
        held_out = [_held_out(place, table, places, kinds) for place in range(len(self.members_))]
        known = [each for each in held_out if each is not None]
        if len(known) < len(self.members_):
            self.choice_, self.blend_ = _BLENDS[0], np.array(_BLENDS[0], dtype=np.float64)
            self.calibration_ = Temperature(1.0, np.zeros(kinds))
            return self
        spreads = np.array([max(float(each.std()), 1e-12) for each in known])
        blends = [np.array(each) / spreads for each in _BLENDS]
        losses = [calibrated_loss(_mix(known, blend), places) for blend in blends]
        self.choice_ = _BLENDS[int(np.argmin(losses))]
        self.blend_ = blends[int(np.argmin(losses))]
        self.calibration_ = fit_temperature(_mix(known, self.blend_), places)
        return self

    def predict_proba(self, X: Sequence[Issue]) -> np.ndarray:
        """Probabilities, shape (issues, types)."""
        check_is_fitted(self)
        table = IssueTable.of(X)
        return self.calibration_.probabilities(_mix([each.margins(table) for each in self.members_], self.blend_))

    def predict(self, X: Sequence[Issue]) -> np.ndarray:
        """Type of the largest probability."""
        return self.classes_[self.predict_proba(X).argmax(axis=1)]


def _held_out(place: int, table: IssueTable, y: np.ndarray, kinds: int) -> np.ndarray | None:
    def margins_of(learned: np.ndarray, judged: np.ndarray) -> np.ndarray:
        return _members()[place].fit(table[learned], y[learned]).margins(table[judged])

    return out_of_fold(margins_of, y, kinds)


def _mix(margins: Sequence[np.ndarray], blend: np.ndarray) -> np.ndarray:
    return np.asarray(sum(weight * each for weight, each in zip(blend, margins, strict=True)))
