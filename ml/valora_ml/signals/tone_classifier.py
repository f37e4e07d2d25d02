"""Classes of short texts from hashed terms and tone; a line on the margin scale, so that a graph serves it exactly."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from scipy import sparse
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.preprocessing import StandardScaler
from sklearn.utils.validation import check_is_fitted

from valora_ml.errors import InputError
from valora_ml.signals.inner_folds import calibrated_loss, out_of_fold
from valora_ml.signals.ratio_svc import RatioSVC
from valora_ml.signals.temperature import Temperature, fit_temperature
from valora_ml.signals.term_weights import TermWeights
from valora_ml.signals.tone import TONE, tone_table
from valora_ml.text.encoder import TextEncoder, TextField

ENCODER = TextEncoder([TextField("text", words=2, chars=(3, 5))])
LIMIT = 5.0
"""Standardised tone is clipped here."""


class ToneClassifier(ClassifierMixin, BaseEstimator):
    """Probability of each class of a text.

    The penalty is chosen, and the probabilities are calibrated, by cross-validation within the rows learned from.

    Parameters
    ----------
    penalties : tuple of float
        Values of ``C`` to choose from.
    min_rows : int, default 1
        Terms of fewer texts are left out.

    Examples
    --------
    >>> texts = ["thanks, great!", "awesome work", "I hate this", "terrible mess"]
    >>> model = ToneClassifier(penalties=(1.0,)).fit(texts, ["good", "good", "bad", "bad"])
    >>> model.predict(["great, awesome!"]).tolist()
    ['good']
    """

    def __init__(self, penalties: tuple[float, ...] = (0.3, 1.0, 3.0), min_rows: int = 1):
        self.penalties = penalties
        self.min_rows = min_rows

    def fit(self, X: Sequence[str], y: Sequence[str]) -> Self:
        """Learn from texts and their classes.

        Raises
        ------
        InputError
            No text, or texts and classes differ in number.
        """
        if len(X) == 0 or len(X) != len(y):
            raise InputError(f"signals: {len(X)} texts and {len(y)} labels; give at least one, and as many of each")
        self.classes_, places = np.unique(np.asarray(y), return_inverse=True)
        counts, tone = ENCODER.matrix([{"text": text} for text in X]), tone_table(X)
        tried = {penalty: self._out_of_fold(counts, tone, places, penalty) for penalty in self.penalties}
        losses = {C: calibrated_loss(margins, places) for C, margins in tried.items() if margins is not None}
        self.C_ = min(losses, key=lambda C: losses[C]) if losses else self.penalties[0]
        held_out = tried[self.C_]
        self.out_of_fold_ = held_out
        self.calibration_ = (
            Temperature(1.0, np.zeros(len(self.classes_))) if held_out is None else fit_temperature(held_out, places)
        )
        self._learn(counts, tone, places, self.C_)
        return self

    def predict_proba(self, X: Sequence[str]) -> np.ndarray:
        """Probabilities, shape (texts, classes)."""
        check_is_fitted(self)
        columns = self._columns(ENCODER.matrix([{"text": text} for text in X]), tone_table(X))
        return self.calibration_.probabilities(self.line_.margins(columns))

    def predict(self, X: Sequence[str]) -> np.ndarray:
        """Class of the largest probability."""
        return self.classes_[self.predict_proba(X).argmax(axis=1)]

    def _out_of_fold(
        self, counts: sparse.csr_matrix, tone: np.ndarray, places: np.ndarray, penalty: float
    ) -> np.ndarray | None:
        def margins_of(learned: np.ndarray, judged: np.ndarray) -> np.ndarray:
            part = ToneClassifier(min_rows=self.min_rows)._learn(
                counts[learned], tone[learned], places[learned], penalty
            )
            return part.line_.margins(part._columns(counts[judged], tone[judged]))

        return out_of_fold(margins_of, places, len(self.classes_))

    def _learn(self, counts: sparse.csr_matrix, tone: np.ndarray, places: np.ndarray, penalty: float) -> Self:
        self.terms_ = TermWeights(self.min_rows).fit(counts)
        self.scaler_ = StandardScaler().fit(tone)
        self.line_ = RatioSVC(penalty, plain=len(TONE)).fit(self._columns(counts, tone), places)
        return self

    def _columns(self, counts: sparse.csr_matrix, tone: np.ndarray) -> sparse.csr_matrix:
        """Terms, then tone: as long as the terms together where each number is one deviation away."""
        scaled = np.clip(self.scaler_.transform(tone), -LIMIT, LIMIT) / np.sqrt(len(TONE))
        return sparse.hstack([self.terms_.transform(counts), sparse.csr_matrix(scaled)]).tocsr()
