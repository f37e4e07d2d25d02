"""Effort of issues on each team's own scale: all teams' texts as the base, the team's own above it, guarded."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from valora_ml.effort.backlog import Backlog, History
from valora_ml.effort.replay import MAX_LOSS_RATIO, MIN_ISSUES, cautious, cautious_tail, loss_ratios, replay
from valora_ml.effort.scores import Scores
from valora_ml.effort.team_scale import fit_scales


@dataclass(frozen=True)
class Estimate:
    """Effort of some issues.

    Parameters
    ----------
    median : array of shape (issues,)
        The figure to plan with.
    quantiles : array of shape (issues, 5)
        5, 10, 50, 90 and 95 % on the team's scale, the outer ones conformal: as a replay of the history covers.
    rank : array of shape (issues,)
        Orders the issues by effort more finely than the scale has steps; higher is more.
    uses_text : bool
        Whether the text earned its place; else the median is the team's.
    """

    median: np.ndarray
    quantiles: np.ndarray
    rank: np.ndarray
    uses_text: bool


SHARES = np.array([0.05, 0.1, 0.5, 0.9, 0.95])


class EffortModel:
    """Learns from all teams' histories together; later issues of a team are then estimated on that team's scale.

    The same histories give the same figures. What a team's history is too short or too uniform to say is its median.

    Parameters
    ----------
    histories : mapping of team to History
        Every one with at least one known effort.
    """

    def __init__(self, histories: Mapping[str, History]) -> None:
        self._histories = dict(histories)
        long = {name: each for name, each in histories.items() if self._is_enough(each)}
        windows = list(replay(long)) if long else []
        self._ratios = loss_ratios(windows)
        self._tails = {team: [cautious_tail(windows, team, share) for share in (0.9, 0.8)] for team in self._ratios}
        if long:
            self._scores = Scores(long)
            self._scales = fit_scales(long, self._scores.of_history())

    @property
    def replayed_loss(self) -> dict[str, float]:
        """Error of a replay of each history as a multiple of the median's; above 1 the median is used."""
        return dict(self._ratios)

    def estimate(self, team: str, backlog: Backlog) -> Estimate:
        """Estimate issues that come after the team's history."""
        known = self._histories[team].effort
        median = float(np.median(known))
        if team not in self._ratios:
            quantiles = np.tile(np.quantile(known, SHARES), (len(backlog), 1))
            return Estimate(np.full(len(backlog), median), quantiles, np.zeros(len(backlog)), uses_text=False)
        scores, scale = self._scores.of(team, backlog), self._scales[team]
        outer, inner = self._tails[team]
        quantiles = scale.quantiles(scores, np.array([outer, inner, 0.5, 1 - inner, 1 - outer]))
        uses_text = self._ratios[team] <= MAX_LOSS_RATIO
        figure = cautious(median, quantiles[:, 2]) if uses_text else np.full(len(backlog), median)
        return Estimate(figure, quantiles, scale.columns(scores) @ scale.model.slopes_, uses_text)

    @staticmethod
    def _is_enough(history: History) -> bool:
        return len(history) >= MIN_ISSUES and len(np.unique(history.effort)) > 1
