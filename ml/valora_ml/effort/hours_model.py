"""Actual hours of tasks from what is known when they are planned, the human estimate above all."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.linear_model import Ridge

from valora_ml.effort.quantile_boosting import QuantileBoosting
from valora_ml.text.encoder import TextEncoder, TextField

ENCODER = TextEncoder([TextField("title", salt=1, words=2, chars=(3, 4))], buckets=1 << 16)
FOLDS = 5
TEXT_STRENGTH = 3.0
MAX_LOG_RATIO = 2.5
MIN_TASKS = 50


@dataclass(frozen=True)
class PlannedTasks:
    """Tasks as they are planned, in time order.

    Parameters
    ----------
    titles : sequence of str
    categories : sequence of sequences of str
        One value per category, the same categories for every task.
    estimate : array
        Hours somebody said; NaN where nobody did.
    """

    titles: Sequence[str]
    categories: Sequence[Sequence[str]]
    estimate: np.ndarray

    def __len__(self) -> int:
        return len(self.titles)


class HoursModel:
    """Learns ``ln(actual / estimate)``; where there is no estimate the median of the history stands in.

    Parameters
    ----------
    tasks : PlannedTasks
        In time order.
    actual : array
        Hours, all above 0.
    seed : int
    """

    def __init__(self, tasks: PlannedTasks, actual: np.ndarray, seed: int = 0) -> None:
        self._median = float(np.median(actual))
        self._ratio = np.log(actual / self._anchor(tasks))
        self._codes = [
            {value: code for code, value in enumerate(sorted(set(column)))}
            for column in zip(*tasks.categories, strict=True)
        ]
        self._boosting: QuantileBoosting | None = None
        if len(tasks) < MIN_TASKS:
            return
        counts = ENCODER.matrix([{"title": title} for title in tasks.titles])
        self._weights = TfidfTransformer(sublinear_tf=True).fit(counts)
        terms = self._weights.transform(counts)
        target = np.clip(self._ratio, -MAX_LOG_RATIO, MAX_LOG_RATIO)
        said = np.zeros(len(tasks))
        folds = np.arange(len(tasks)) * FOLDS // len(tasks)
        for fold in range(FOLDS):
            kept = folds != fold
            said[~kept] = Ridge(alpha=TEXT_STRENGTH).fit(terms[kept], target[kept]).predict(terms[~kept])
        self._text = Ridge(alpha=TEXT_STRENGTH).fit(terms, target)
        columns = self._columns(tasks, said)
        coded = tuple(range(columns.shape[1] - len(self._codes), columns.shape[1]))
        self._boosting = QuantileBoosting(categorical=coded, seed=seed).fit(columns, self._ratio)

    def quantiles(self, tasks: PlannedTasks) -> np.ndarray:
        """Hours at 5, 10, 50, 90 and 95 %, shape (tasks, 5)."""
        anchor = self._anchor(tasks)[:, None]
        if self._boosting is None:
            return anchor * np.exp(np.tile(np.quantile(self._ratio, [0.05, 0.1, 0.5, 0.9, 0.95]), (len(tasks), 1)))
        terms = self._weights.transform(ENCODER.matrix([{"title": title} for title in tasks.titles]))
        return anchor * np.exp(self._boosting.quantiles(self._columns(tasks, self._text.predict(terms))))

    def _anchor(self, tasks: PlannedTasks) -> np.ndarray:
        return np.where(np.isfinite(tasks.estimate), tasks.estimate, self._median)

    def _columns(self, tasks: PlannedTasks, said: np.ndarray) -> np.ndarray:
        lengths = np.log1p([len(title) for title in tasks.titles])
        codes = [[known.get(row[at], np.nan) for row in tasks.categories] for at, known in enumerate(self._codes)]
        return np.column_stack([np.log(tasks.estimate), lengths, said, *codes])
