"""From scores to a distribution on each team's own scale."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from valora_ml.effort.backlog import History, log_effort
from valora_ml.effort.conformal_tails import tails
from valora_ml.effort.level import latest_level, smooth_level, standardise
from valora_ml.effort.ordinal_logit import OrdinalLogit
from valora_ml.effort.text_inputs import Usual

HALF_LIFE = 0.5
"""Age, as a share of the history, at which an issue counts half."""

LEVEL_WIDTH, LEVEL_PRIOR, FOLLOW_DOWN = 40.0, 5.0, 0.5
LOOSE, TIGHT = 3.0, 20.0


@dataclass(frozen=True)
class TeamScale:
    """A team's ordinal model and the level it is expected to have now."""

    model: OrdinalLogit
    usual: Usual
    level: float

    def columns(self, scores: np.ndarray) -> np.ndarray:
        """Inputs of the ordinal model for issues to come."""
        return np.column_stack([self.usual.standardise(scores), np.full(len(scores), self.level)])

    def quantiles(self, scores: np.ndarray, shares: np.ndarray) -> np.ndarray:
        """Quantiles of effort on the team's scale."""
        return self.model.quantiles(self.columns(scores), shares)

    def tails(self, scores: np.ndarray, effort: np.ndarray) -> np.ndarray:
        """How far out in their distributions the issues came true."""
        return tails(self.model.levels_, self.model.probabilities(self.columns(scores)), effort)


def fit_scales(histories: Mapping[str, History], scores: Mapping[str, np.ndarray]) -> dict[str, TeamScale]:
    """Fit every team twice: alone, then with slopes drawn to the mean of the other teams'."""
    alone = {name: _fit(history, scores[name], LOOSE, None) for name, history in histories.items()}
    slopes = {name: scale.model.slopes_ for name, scale in alone.items()}
    result = {}
    for name, history in histories.items():
        others = [each for other, each in slopes.items() if other != name]
        prior = np.mean(others, axis=0) if others else None
        result[name] = _fit(history, scores[name], TIGHT, prior) if others else alone[name]
    return result


def _fit(history: History, scores: np.ndarray, strength: float, prior: np.ndarray | None) -> TeamScale:
    usual = Usual.learn(scores)
    z, _, _ = standardise(log_effort(history.effort))
    level = smooth_level(z, LEVEL_WIDTH, LEVEL_PRIOR, skip_self=True)
    age = np.arange(len(z))[::-1]
    weight = 0.5 ** (age / (HALF_LIFE * len(z)))
    model = OrdinalLogit(strength, prior).fit(
        np.column_stack([usual.standardise(scores), level]), history.effort, sample_weight=weight
    )
    return TeamScale(model, usual, latest_level(level, LEVEL_WIDTH, FOLLOW_DOWN))
