"""Scores of issues: what all teams' texts, the team's own texts and the figures beside them say, each by itself."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from sklearn.linear_model import Ridge

from valora_ml.effort.backlog import Backlog, History, log_effort
from valora_ml.effort.level import smooth_level, standardise
from valora_ml.effort.text_inputs import TextInputs, Usual, text_lengths

SHARED_STRENGTH, OWN_STRENGTH, NUMBERS_STRENGTH = 10.0, 4.0, 20.0
DRIFT_WIDTH = 40.0
FOLDS = 5


@dataclass(frozen=True)
class TeamInputs:
    """A team's columns and, of its history, effort relative to the team's level at that time."""

    usual: Usual
    usual_numbers: Usual
    text: sparse.csr_matrix
    numbers: np.ndarray
    relative: np.ndarray


class Scores:
    """Three ridge regressions of relative effort: ``shared``, ``own`` and, where there are figures, ``numbers``.

    Relative effort is the standardised log effort less its moving average, so that no score learns a drift. Scores of
    the history are out of fold (blocks of time), scores of other issues are the full models'.
    """

    def __init__(self, histories: Mapping[str, History]) -> None:
        self._inputs = TextInputs.learn(sparse.vstack([each.backlog.counts for each in histories.values()]).tocsr())
        self._teams = {name: self._prepare(history) for name, history in histories.items()}
        everybody = {name: np.full(len(team.relative), True) for name, team in self._teams.items()}
        self._shared = self._fit_shared(everybody)
        self._own = {name: _ridge(team.text, team.relative, OWN_STRENGTH) for name, team in self._teams.items()}
        self._numbers = self._fit_numbers(everybody)

    @property
    def shared(self) -> Ridge:
        """The regression over all teams."""
        return self._shared

    @property
    def inputs(self) -> TextInputs:
        """Term weights of all teams."""
        return self._inputs

    def of_history(self) -> dict[str, np.ndarray]:
        """Out-of-fold scores of every team's history, shape (issues, scores)."""
        result = {name: self._empty(team) for name, team in self._teams.items()}
        folds = {
            name: np.arange(len(team.relative)) * FOLDS // len(team.relative) for name, team in self._teams.items()
        }
        for fold in range(FOLDS):
            kept = {name: folds[name] != fold for name in self._teams}
            shared, numbers = self._fit_shared(kept), self._fit_numbers(kept)
            for name, team in self._teams.items():
                out = ~kept[name]
                own = _ridge(team.text[kept[name]], team.relative[kept[name]], OWN_STRENGTH)
                result[name][out] = _score(team.text[out], team.numbers[out], shared, own, numbers)
        return result

    def of(self, name: str, backlog: Backlog) -> np.ndarray:
        """Scores of other issues of a team, shape (issues, scores)."""
        team = self._teams[name]
        text = self._inputs.columns(backlog.counts, team.usual)
        numbers = _fill(team.usual_numbers.standardise(backlog.numbers))
        return _score(text, numbers, self._shared, self._own[name], self._numbers)

    def _prepare(self, history: History) -> TeamInputs:
        usual = Usual.learn(text_lengths(history.backlog.counts))
        usual_numbers = _usual_numbers(history.backlog.numbers)
        z, _, _ = standardise(log_effort(history.effort))
        return TeamInputs(
            usual=usual,
            usual_numbers=usual_numbers,
            text=self._inputs.columns(history.backlog.counts, usual),
            numbers=_fill(usual_numbers.standardise(history.backlog.numbers)),
            relative=z - smooth_level(z, DRIFT_WIDTH),
        )

    def _fit_shared(self, kept: Mapping[str, np.ndarray]) -> Ridge:
        text = sparse.vstack([team.text[kept[name]] for name, team in self._teams.items()]).tocsr()
        return _ridge(text, self._relative(kept), SHARED_STRENGTH)

    def _fit_numbers(self, kept: Mapping[str, np.ndarray]) -> Ridge | None:
        numbers = np.vstack([team.numbers[kept[name]] for name, team in self._teams.items()])
        return Ridge(alpha=NUMBERS_STRENGTH).fit(numbers, self._relative(kept)) if numbers.shape[1] else None

    def _relative(self, kept: Mapping[str, np.ndarray]) -> np.ndarray:
        return np.concatenate([team.relative[kept[name]] for name, team in self._teams.items()])

    def _empty(self, team: TeamInputs) -> np.ndarray:
        return np.zeros((len(team.relative), 2 if self._numbers is None else 3))


def _ridge(text: sparse.csr_matrix, target: np.ndarray, strength: float) -> Ridge:
    return Ridge(alpha=strength, solver="sparse_cg", max_iter=80, tol=1e-3).fit(text, target)


def _score(
    text: sparse.csr_matrix, numbers: np.ndarray, shared: Ridge, own: Ridge, by_numbers: Ridge | None
) -> np.ndarray:
    scores = [shared.predict(text), own.predict(text)]
    return np.column_stack(scores if by_numbers is None else [*scores, by_numbers.predict(numbers)])


def _usual_numbers(numbers: np.ndarray) -> Usual:
    known = np.isfinite(numbers)
    count = np.maximum(known.sum(axis=0), 1)
    center = np.where(known, numbers, 0.0).sum(axis=0) / count
    spread = np.where(known, (numbers - center) ** 2, 0.0).sum(axis=0) / count
    return Usual(center, np.sqrt(spread) + 1e-3)


def _fill(standardised: np.ndarray) -> np.ndarray:
    """A missing figure is taken to agree with those that are there; with none it is the usual."""
    known = np.isfinite(standardised)
    total = np.where(known, standardised, 0.0).sum(axis=1, keepdims=True)
    return np.where(known, standardised, total / np.maximum(known.sum(axis=1, keepdims=True), 1))
