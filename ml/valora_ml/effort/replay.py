"""Replays a history in windows of time and decides, on it alone, whether a team's model may speak."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from valora_ml.effort.backlog import History
from valora_ml.effort.conformal_tails import conformal_tail
from valora_ml.effort.scores import Scores
from valora_ml.effort.team_scale import fit_scales

WINDOWS = ((0.4, 0.55), (0.55, 0.7), (0.7, 0.85), (0.85, 1.0))
MIN_ISSUES = 30
"""A team with fewer known efforts has its median only: a replay of less says nothing."""

UP_SHARE = 0.25
"""How much of a move above the median is made. In natural units a move up that is wrong costs more than one down; at
this share a tenth of the replayed windows of public backlogs (validation parts only) lose more than 3 % to the
median, at 1 a sixth."""

MAX_LOSS_RATIO = 1.03
"""A team whose replay lost more than this to the median gets the median: the promise is never to be 3 % worse."""


@dataclass(frozen=True)
class ReplayedWindow:
    """A window of a team's history, predicted from what lay before it."""

    team: str
    effort: np.ndarray
    median: float
    predicted: np.ndarray
    tails: np.ndarray


def cautious(median: float, predicted: np.ndarray) -> np.ndarray:
    """Moves above the median made in part, moves below it in full.

    Examples
    --------
    >>> cautious(3.0, np.array([2.0, 3.0, 5.0])).tolist()
    [2.0, 3.0, 3.5]
    """
    return median + np.where(predicted > median, UP_SHARE, 1.0) * (predicted - median)


def replay(histories: Mapping[str, History]) -> Iterator[ReplayedWindow]:
    """Learn from the first part of every history and predict the next, four times."""
    for start, stop in WINDOWS:
        cuts = {name: (int(len(each) * start), int(len(each) * stop)) for name, each in histories.items()}
        known = {name: each.part(0, cuts[name][0]) for name, each in histories.items()}
        scores = Scores(known)
        scales = fit_scales(known, scores.of_history())
        for name, history in histories.items():
            window = history.part(*cuts[name])
            median = float(np.median(known[name].effort))
            said = scores.of(name, window.backlog)
            predicted = cautious(median, scales[name].quantiles(said, np.array([0.5]))[:, 0])
            yield ReplayedWindow(name, window.effort, median, predicted, scales[name].tails(said, window.effort))


def loss_ratios(windows: list[ReplayedWindow]) -> dict[str, float]:
    """Absolute error over all windows of a team as a multiple of the median's; infinite where the median is exact."""
    totals: dict[str, tuple[float, float]] = {}
    for each in windows:
        ours, naive = totals.get(each.team, (0.0, 0.0))
        ours += float(np.abs(each.effort - each.predicted).sum())
        totals[each.team] = (ours, naive + float(np.abs(each.effort - each.median).sum()))
    return {team: ours / naive if naive > 0 else np.inf for team, (ours, naive) in totals.items()}


def cautious_tail(windows: list[ReplayedWindow], team: str, share: float) -> float:
    """Tail to cut off a team's distributions: the smaller of what all windows and the latest ask for.

    Histories drift; an interval that held on average but not lately is too narrow for what comes next.
    """
    found = [each.tails for each in windows if each.team == team]
    return min(conformal_tail(np.concatenate(found), share), conformal_tail(found[-1], share))
