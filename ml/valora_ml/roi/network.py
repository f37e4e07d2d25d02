"""A small neural network: wins where the target is smooth in many inputs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.utils.validation import check_is_fitted, check_random_state, validate_data

from valora_ml.roi.columns import Columns
from valora_ml.roi.member import CrossFit, Fold, Vector, rows_held_out

_Tensor = NDArray[np.float32]


class Network(RegressorMixin, BaseEstimator):
    """Mean of several two-layer networks, trained side by side with Adam, decoupled decay and a cosine schedule.

    Parameters
    ----------
    units : int
        Of each of the two hidden layers.
    networks : int
    epochs, batch : int
    rate, decay : float
        Highest learning rate; weight decay.
    random_state : int

    Examples
    --------
    >>> import numpy as np
    >>> X = np.linspace(-1, 1, 200).reshape(-1, 1)
    >>> net = Network(epochs=60).fit(X, np.abs(X[:, 0]))
    >>> bool(abs(net.predict([[0.5]])[0] - 0.5) < 0.05)
    True
    """

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        units: int = 64,
        networks: int = 2,
        epochs: int = 60,
        batch: int = 64,
        rate: float = 4e-3,
        decay: float = 0.01,
        random_state: int = 0,
    ):
        self.units = units
        self.networks = networks
        self.epochs = epochs
        self.batch = batch
        self.rate = rate
        self.decay = decay
        self.random_state = random_state

    def fit(self, X: ArrayLike, y: ArrayLike) -> Self:
        """Train from scratch."""
        checked = validate_data(self, X, y, dtype=np.float64, ensure_all_finite="allow-nan", y_numeric=True)
        table, outcome = np.asarray(checked[0]), np.asarray(checked[1])
        self.columns_ = Columns().fit(table)
        self.mean_, self.deviation_ = float(outcome.mean()), float(outcome.std()) or 1.0
        inputs = self.columns_.transform(table).astype(np.float32)
        target = ((outcome - self.mean_) / self.deviation_).astype(np.float32)
        random = check_random_state(self.random_state)
        sizes = [inputs.shape[1], self.units, self.units, 1]
        self.weights_ = [
            (random.standard_normal((self.networks, a, b)) * np.sqrt(2 / a)).astype(np.float32)
            for a, b in pairwise(sizes)
        ]
        self.weights_[-1] *= np.float32(0.3)
        self.biases_ = [np.zeros((self.networks, 1, b), np.float32) for b in sizes[1:]]
        self._train(inputs, target, random)
        return self

    def predict(self, X: ArrayLike) -> Vector:
        """One number a row."""
        check_is_fitted(self)
        table = validate_data(self, X, dtype=np.float64, ensure_all_finite="allow-nan", reset=False)
        value = self.columns_.transform(table)[None]
        for number, (weight, bias) in enumerate(zip(self.weights_, self.biases_, strict=True)):
            value = (np.maximum(value, 0) if number else value) @ weight.astype(np.float64) + bias
        return value[:, :, 0].mean(axis=0) * self.deviation_ + self.mean_

    def _forward(self, inputs: _Tensor) -> list[_Tensor]:
        layers = [inputs]
        for number, (weight, bias) in enumerate(zip(self.weights_, self.biases_, strict=True)):
            value = layers[-1] @ weight + bias
            layers.append(value if number == len(self.weights_) - 1 else np.maximum(value, 0))
        return layers

    def _gradients(self, layers: list[_Tensor], target: _Tensor) -> list[_Tensor]:
        slope = (layers[-1][:, :, 0] - target)[:, :, None] * np.float32(2 / target.shape[1])
        weights, biases = [], []
        for number in reversed(range(len(self.weights_))):
            weights.append(layers[number].transpose(0, 2, 1) @ slope)
            biases.append(slope.sum(axis=1, keepdims=True))
            if number:
                slope = (slope @ self.weights_[number].transpose(0, 2, 1)) * (layers[number] > 0)
        return [*reversed(weights), *reversed(biases)]

    def _batches(self, rows: int, random: np.random.RandomState) -> Iterator[NDArray[np.intp]]:
        size = min(self.batch, rows)
        for _ in range(self.epochs):
            order = np.stack([random.permutation(rows) for _ in range(self.networks)])
            for start in range(0, rows - size + 1, size):
                yield order[:, start : start + size]

    def _train(self, inputs: _Tensor, target: _Tensor, random: np.random.RandomState) -> None:
        values = [*self.weights_, *self.biases_]
        first, second = [np.zeros_like(v) for v in values], [np.zeros_like(v) for v in values]
        steps = self.epochs * (len(target) // min(self.batch, len(target)))
        for step, rows in enumerate(self._batches(len(target), random), start=1):
            gradients = self._gradients(self._forward(inputs[rows]), target[rows])
            rate = self.rate * min(1.0, step / (0.05 * steps + 1)) * 0.5 * (1 + np.cos(np.pi * step / steps))
            for number, (value, gradient, m, v) in enumerate(zip(values, gradients, first, second, strict=True)):
                np.add(0.9 * m, 0.1 * gradient, out=m)
                np.add(0.999 * v, 0.001 * gradient * gradient, out=v)
                move = (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
                decay = self.decay * value if number < len(self.weights_) else 0.0
                np.subtract(value, np.float32(rate) * (move + decay), out=value)

    def __sklearn_tags__(self):  # type: ignore[no-untyped-def]
        tags = super().__sklearn_tags__()
        tags.input_tags.allow_nan = True
        tags.non_deterministic = False
        return tags


@dataclass(frozen=True)
class NetworkMember:
    """Networks as a member, without exact contributions."""

    name: str = "network"
    networks: int = 2
    epochs: int = 60
    batch: int = 64
    exact: bool = False

    def cross_fit(self, X: Vector, y: Vector, folds: Sequence[Fold]) -> CrossFit:
        """A few networks per fold."""
        held_out, models = rows_held_out(folds, len(y)), []
        for number, (seen, rest) in enumerate(folds):
            network = Network(networks=self.networks, epochs=self.epochs, batch=self.batch, random_state=number)
            models.append(network.fit(X[seen], y[seen]))
            held_out[rest] = network.predict(X[rest])
        return CrossFit(held_out, models)
