"""How many rounds of boosting: chosen once, over all folds together, so that no fold picks its own best."""

from collections.abc import Callable, Sequence

import numpy as np

from valora_ml.roi.member import CrossFit, Fold, Model, Vector, rows_held_out


def best_rounds(curves: Sequence[Sequence[float]], sizes: Sequence[int]) -> int:
    """Rounds at which the held-out squared error of all folds together is lowest.

    A fold that stopped early keeps its last error.

    Parameters
    ----------
    curves : sequence of sequence of float
        Root mean squared error per round, one sequence a fold.
    sizes : sequence of int
        Rows held out by each fold.

    Examples
    --------
    >>> best_rounds([[3.0, 2.0, 1.0], [1.0, 2.0]], [10, 10])
    3
    """
    longest = max(map(len, curves))
    total: Vector = np.zeros(longest)
    for curve, size in zip(curves, sizes, strict=True):
        squared = np.square(np.asarray(curve, dtype=np.float64)) * size
        total += np.concatenate([squared, np.full(longest - len(squared), squared[-1])])
    return int(np.argmin(total)) + 1


def cut_to_best(
    X: Vector, folds: Sequence[Fold], curves: Sequence[Sequence[float]], cut: Callable[[int, int], Model]
) -> CrossFit:
    """Cut the boosters of all folds to the same number of rounds and predict what each has not seen.

    Parameters
    ----------
    X : ndarray of shape (rows, columns)
    folds : sequence of Fold
    curves : sequence of sequence of float
        As ``best_rounds`` takes them.
    cut : callable
        Takes a fold's number and the rounds; returns that fold's model.
    """
    rounds = best_rounds(curves, [len(rest) for _, rest in folds])
    models = [cut(fold, rounds) for fold in range(len(folds))]
    held_out = rows_held_out(folds, len(X))
    for (_, rest), model in zip(folds, models, strict=True):
        held_out[rest] = model.predict(X[rest])
    return CrossFit(held_out, models)
