"""The base: effort relative to a team's usual issue, from texts alone, for teams it has never seen."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from sklearn.linear_model import LinearRegression

from valora_ml.effort.backlog import Backlog, History, log_effort
from valora_ml.effort.level import standardise
from valora_ml.effort.scores import Scores
from valora_ml.effort.text_inputs import LENGTH_WEIGHT, TEXT_WEIGHT, TextInputs, Usual, text_lengths

SHARES = (0.1, 0.25, 0.5, 0.75, 0.9)
KNOTS = 9


@dataclass(frozen=True)
class BaseModel:
    """Sum of what terms, lengths and, where there is one, a language model's guess say; then quantiles by that sum.

    Parameters
    ----------
    inputs : TextInputs
    usual : Usual
        Of the lengths of texts.
    term_weights : array of shape (buckets,)
        Times normalised TF-IDF.
    length_weights : array of shape (3,)
    intercept : float
    guess : tuple of float
        Centre and scale of ``ln(guess + ½)``, its weight, and what is left of the texts' share beside it.
    knots : array of shape (knots,)
        Sums at which the quantiles are known; straight lines between them, flat outside.
    quantiles : array of shape (knots, 5)
        10, 25, 50, 75 and 90 % of relative effort; they never fall with the sum.
    """

    inputs: TextInputs
    usual: Usual
    term_weights: np.ndarray
    length_weights: np.ndarray
    intercept: float
    guess: tuple[float, float, float, float] = (0.0, 1.0, 0.0, 1.0)
    knots: np.ndarray = field(default_factory=lambda: np.zeros(1))
    quantiles: np.ndarray = field(default_factory=lambda: np.zeros((1, len(SHARES))))

    def parts(self, backlog: Backlog) -> np.ndarray:
        """Shares of terms, lengths and guess in the sum, shape (issues, 3)."""
        columns = self.inputs.columns(backlog.counts, self.usual)
        terms = columns[:, : len(self.term_weights)] @ self.term_weights / TEXT_WEIGHT
        lengths = columns[:, len(self.term_weights) :] @ self.length_weights / LENGTH_WEIGHT
        center, scale, weight, left = self.guess
        said = np.clip((guess_of(backlog) - center) / scale, -3, 3)
        share = np.where(np.isfinite(said), left, 1.0)
        return np.column_stack([share * terms, share * lengths, np.nan_to_num(weight * said)])

    def sums(self, backlog: Backlog) -> np.ndarray:
        """Relative effort to expect, before calibration."""
        return self.intercept + self.parts(backlog).sum(axis=1)

    def predict(self, backlog: Backlog) -> np.ndarray:
        """Quantiles of relative effort, shape (issues, 5)."""
        sums = self.sums(backlog)
        return np.column_stack([np.interp(sums, self.knots, each) for each in self.quantiles.T])


def guess_of(backlog: Backlog) -> np.ndarray:
    """Mean of the figures beside the text (logarithms of guesses); NaN where there is none."""
    known = np.isfinite(backlog.numbers)
    count = known.sum(axis=1)
    total = np.where(known, backlog.numbers, 0.0).sum(axis=1)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def learn_base(histories: Mapping[str, History], families: Mapping[str, str]) -> tuple[BaseModel, "LeftOut"]:
    """Learn from all teams, calibrated on each team by a model that has not seen its family.

    Parameters
    ----------
    histories : mapping of team to History
    families : mapping of team to str
        Teams of one family share issues or people, so neither may tell about the other.
    """
    left_out = leave_families_out(histories, families)
    guess = _learn_guess(left_out)
    sums = left_out.sums(guess)
    knots, quantiles = learn_quantiles(sums, left_out.relative)
    return replace(_learn_sum(histories), guess=guess, knots=knots, quantiles=quantiles), left_out


@dataclass(frozen=True)
class LeftOut:
    """Issues of all teams as models see them that know nothing of the team."""

    teams: np.ndarray
    text: np.ndarray
    guess: np.ndarray
    relative: np.ndarray

    def sums(self, guess: tuple[float, float, float, float]) -> np.ndarray:
        """As ``BaseModel.sums``."""
        center, scale, weight, left = guess
        said = np.clip((self.guess - center) / scale, -3, 3)
        return np.where(np.isfinite(said), left * self.text + np.nan_to_num(weight * said), self.text)


def leave_families_out(histories: Mapping[str, History], families: Mapping[str, str]) -> LeftOut:
    """Score every team by a model of the other families."""
    found = []
    for family in sorted(set(families.values())):
        others = {name: each for name, each in histories.items() if families[name] != family}
        if not others:
            continue
        model = _learn_sum(others)
        for name in (name for name in histories if families[name] == family):
            history = histories[name]
            z, _, _ = standardise(log_effort(history.effort))
            found.append((np.full(len(z), name), model.sums(history.backlog), guess_of(history.backlog), z))
    teams, text, guess, relative = (np.concatenate(column) for column in zip(*found, strict=True))
    return LeftOut(teams, text, guess, relative)


def _learn_sum(histories: Mapping[str, History]) -> BaseModel:
    scores = Scores(histories)
    weights = scores.shared.coef_
    lengths = np.vstack([text_lengths(each.backlog.counts) for each in histories.values()])
    return BaseModel(
        inputs=scores.inputs,
        usual=Usual.learn(lengths),
        term_weights=TEXT_WEIGHT * weights[:-3],
        length_weights=LENGTH_WEIGHT * weights[-3:],
        intercept=float(scores.shared.intercept_),
    )


def _learn_guess(left_out: LeftOut) -> tuple[float, float, float, float]:
    known = np.isfinite(left_out.guess)
    if known.sum() < 100:
        return (0.0, 1.0, 0.0, 1.0)
    center, scale = float(left_out.guess[known].mean()), float(left_out.guess[known].std()) or 1.0
    said = np.clip((left_out.guess[known] - center) / scale, -3, 3)
    line = LinearRegression().fit(np.column_stack([left_out.text[known], said]), left_out.relative[known])
    return (center, scale, float(line.coef_[1]), float(line.coef_[0]))


def learn_quantiles(sums: np.ndarray, relative: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Quantiles of what came true around evenly filled sums; never falling, never crossing."""
    order = np.argsort(sums, kind="stable")
    groups = [group for group in np.array_split(order, KNOTS) if len(group)]
    at = np.array([sums[group].mean() for group in groups])
    found = np.array([np.quantile(relative[group], SHARES) for group in groups])
    kept = np.concatenate([[True], np.diff(at) > 1e-6])
    return at[kept], np.maximum.accumulate(found[kept], axis=0)
