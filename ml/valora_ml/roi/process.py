"""A Gaussian process as a member: a line plus what is smooth around it, for a few hundred rows."""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import RBF, ConstantKernel, DotProduct, WhiteKernel

from valora_ml.roi.columns import Columns
from valora_ml.roi.member import CrossFit, Fold, Vector, rows_held_out


@dataclass(frozen=True)
class ProcessModel:
    """A fitted process over prepared columns."""

    columns: Columns
    process: GaussianProcessRegressor

    def predict(self, X: Vector) -> Vector:
        """One number a row."""
        return np.asarray(self.process.predict(self.columns.transform(X)), dtype=np.float64)


@dataclass(frozen=True)
class ProcessMember:
    """Kernel and noise by the marginal likelihood; without exact contributions."""

    name: str = "process"
    exact: bool = False

    def cross_fit(self, X: Vector, y: Vector, folds: Sequence[Fold]) -> CrossFit:
        """One process per fold."""
        held_out, models = rows_held_out(folds, len(y)), []
        for seen, rest in folds:
            columns = Columns("positive").fit(X[seen])
            smooth = ConstantKernel(1.0) * RBF(3.0, (0.5, 50.0))
            kernel = smooth + ConstantKernel(1.0) * DotProduct() + WhiteKernel(0.3)
            with warnings.catch_warnings():
                # A bound that is reached (no curve, no noise) is an answer like any other.
                warnings.simplefilter("ignore", ConvergenceWarning)
                process = GaussianProcessRegressor(kernel, normalize_y=True, random_state=0)
                process.fit(columns.transform(X[seen]), y[seen])
            models.append(ProcessModel(columns, process))
            held_out[rest] = models[-1].predict(X[rest])
        return CrossFit(held_out, models)
