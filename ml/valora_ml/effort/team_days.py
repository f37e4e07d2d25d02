"""Person-days of a team's features: what people said, what the base reads in texts, what the team's own texts tell."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from sklearn.linear_model import Ridge

from valora_ml.effort.base_weights import BaseWeights
from valora_ml.effort.filled_ridge import FilledRidge

FIGURES = ("effortDays", "effort", "storyPoints")
"""Figures of people: person-days, person-months, points. Learned on the log scale; what is not above 0 is missing."""

COLUMNS = ("words", "ownWords", *FIGURES)
SHARES = np.array([0.1, 0.25, 0.5, 0.75, 0.9])
FOLDS = 5
OWN_STRENGTH = 4.0
MIN_OWN_TEXTS = 60
BELIEFS = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True)
class TeamRows:
    """A team's features in time order.

    Parameters
    ----------
    counts : sparse matrix
        Terms of the texts.
    figures : array of shape (rows, 3)
        Logarithms of ``FIGURES``; NaN where missing.
    """

    counts: sparse.csr_matrix
    figures: np.ndarray

    def take(self, kept: np.ndarray) -> "TeamRows":
        """Some of the rows."""
        return TeamRows(self.counts[kept], self.figures[kept])

    def __len__(self) -> int:
        return len(self.figures)


class TeamLine:
    """Logarithm of person-days as a line over the scores of texts and the figures."""

    def __init__(self, rows: TeamRows, log_days: np.ndarray, base: BaseWeights) -> None:
        self.base = base
        self.median = float(np.median(log_days))
        self.own = np.zeros(len(base.terms))
        own = np.zeros(len(rows))
        if len(rows) >= MIN_OWN_TEXTS:
            terms, target = base.split(rows.counts)[0], log_days - self.median
            for kept, out in folds(len(rows)):
                own[out] = terms[out] @ _fit_own(terms[kept], target[kept])
            self.own = _fit_own(terms, target)
        self.line = FilledRidge().fit(self._columns(rows, own), log_days)

    def predict(self, rows: TeamRows) -> np.ndarray:
        """Logarithms of person-days."""
        return self.line.predict(self._columns(rows, self.base.split(rows.counts)[0] @ self.own))

    def _columns(self, rows: TeamRows, own: np.ndarray) -> np.ndarray:
        return np.column_stack([self.base.score(rows.counts), own, rows.figures])


@dataclass(frozen=True)
class TeamDays:
    """A team's line, how far it is believed over the team's median, and how far reality lies around it.

    Parameters
    ----------
    line : TeamLine
    belief : float
        0: every feature is the team's median; 1: the line as it is. Chosen out of fold.
    offsets : array of shape (5,)
        Logarithms to add at 10, 25, 50, 75 and 90 %.
    out_of_fold : array of shape (rows,)
        Medians of models that had not seen the row.
    naive : array of shape (rows,)
        Medians of the rows that those models had seen.
    """

    line: TeamLine
    belief: float
    offsets: np.ndarray
    out_of_fold: np.ndarray
    naive: np.ndarray

    def predict(self, rows: TeamRows) -> np.ndarray:
        """Quantiles of person-days, shape (rows, 5)."""
        median = self.line.median + self.belief * (self.line.predict(rows) - self.line.median)
        return np.exp(median[:, None] + self.offsets)


def learn_team_days(rows: TeamRows, log_days: np.ndarray, base: BaseWeights) -> TeamDays:
    """Learn from rows in time order; blocks of time are left out in turn to choose and to calibrate."""
    raw, naive = np.zeros(len(rows)), np.zeros(len(rows))
    for kept, out in folds(len(rows)):
        line = TeamLine(rows.take(kept), log_days[kept], base)
        raw[out], naive[out] = line.predict(rows.take(out)), line.median
    errors = [np.abs(log_days - naive - belief * (raw - naive)).mean() for belief in BELIEFS]
    belief = BELIEFS[int(np.argmin(errors))]
    middle = naive + belief * (raw - naive)
    offsets = conformal_offsets(log_days - middle)
    return TeamDays(TeamLine(rows, log_days, base), belief, offsets, middle, naive)


def conformal_offsets(residuals: np.ndarray) -> np.ndarray:
    """Quantiles of residuals, the outer ones as far out as few rows demand.

    Examples
    --------
    >>> conformal_offsets(np.arange(-10.0, 11.0)).tolist()
    [-8.8, -5.5, 0.0, 5.5, 8.8]
    """
    rank = SHARES * (len(residuals) + 1) - 1
    return np.interp(rank, np.arange(len(residuals)), np.sort(residuals)).round(12)


def folds(count: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Blocks of time as (kept, left out)."""
    block = np.arange(count) * FOLDS // max(1, count)
    return [(np.flatnonzero(block != each), np.flatnonzero(block == each)) for each in range(FOLDS)]


def _fit_own(terms: sparse.csr_matrix, target: np.ndarray) -> np.ndarray:
    ridge = Ridge(alpha=OWN_STRENGTH, fit_intercept=False, solver="sparse_cg", max_iter=80, tol=1e-6)
    return np.asarray(ridge.fit(terms, target).coef_)
