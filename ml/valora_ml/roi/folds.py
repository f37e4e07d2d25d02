"""Folds for cross-fitting."""

from sklearn.model_selection import KFold

from valora_ml.roi.member import Fold, Vector


def folds_of(X: Vector, seed: int) -> list[Fold]:
    """Shuffled folds: as many as time allows, ten for the smallest tables and three for the largest.

    Parameters
    ----------
    X : ndarray
    seed : int
    """
    rows = len(X)
    count = 10 if rows < 400 else 5 if rows < 6_000 else 4 if rows < 15_000 else 3
    return list(KFold(min(count, rows), shuffle=True, random_state=seed).split(X))
