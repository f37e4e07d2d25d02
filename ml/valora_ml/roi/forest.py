"""Extremely randomised trees as a member: strong where rows repeat or targets are coarse."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.ensemble import ExtraTreesRegressor

from valora_ml.roi.member import CrossFit, Fold, Vector, rows_held_out


@dataclass(frozen=True)
class ForestMember:
    """A forest per fold; predicted only, without exact contributions."""

    name: str = "forest"
    trees: int = 200
    leaf: int = 1
    exact: bool = False

    def cross_fit(self, X: Vector, y: Vector, folds: Sequence[Fold]) -> CrossFit:
        """One forest per fold."""
        held_out, models = rows_held_out(folds, len(y)), []
        for number, (seen, rest) in enumerate(folds):
            forest = ExtraTreesRegressor(self.trees, min_samples_leaf=self.leaf, random_state=number, n_jobs=1)
            models.append(forest.fit(np.asarray(X[seen], dtype=np.float32), y[seen]))
            held_out[rest] = forest.predict(X[rest])
        return CrossFit(held_out, models)
