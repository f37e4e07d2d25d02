"""The estimator of value and its parts."""

from argparse import Namespace
from pathlib import Path

import numpy as np
import pytest
from sklearn.utils.estimator_checks import parametrize_with_checks

from valora_ml.errors import InputError
from valora_ml.evaluate import regression
from valora_ml.roi.adaptive import AdaptiveConformal
from valora_ml.roi.columns import Columns
from valora_ml.roi.conformal import conformal_factor
from valora_ml.roi.line import Line
from valora_ml.roi.network import Network
from valora_ml.roi.regressor import StackedRegressor
from valora_ml.roi.stacking import nested_stack, simplex_weights
from valora_ml.roi.student import fit_scale, negative_log_likelihood


@parametrize_with_checks([Columns(), Line(), Network(epochs=20, batch=16)])
def test_follows_the_protocol(estimator, check) -> None:  # type: ignore[no-untyped-def]
    check(estimator)


def table(rows: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    X = random.normal(size=(rows, 4))
    return X, 2 * X[:, 0] + np.abs(X[:, 1]) + random.normal(size=rows) * np.exp(0.5 * X[:, 2])


def test_learns_the_centre_and_where_it_is_unsure() -> None:
    X, y = table(500)
    model = StackedRegressor(exact=True).fit(X, y)
    X_new, y_new = table(2000, seed=1)
    said = model.distribution(X_new)
    assert np.sqrt(np.mean((y_new - said.centre) ** 2)) < 0.75 * y_new.std()
    assert np.corrcoef(np.log(said.scale), X_new[:, 2])[0, 1] > 0.5
    lower, upper = model.interval(X_new)
    assert 0.87 <= np.mean((lower <= y_new) & (y_new <= upper)) <= 0.94
    assert sum(model.weights_) == pytest.approx(1)
    assert min(model.weights_) >= 0


def test_bad_columns_do_no_harm() -> None:
    X, y = table(80)
    X = np.column_stack([X, np.full(80, np.nan), np.full(80, 3.0), np.where(np.arange(80) == 5, np.inf, X[:, 0])])
    model = StackedRegressor(exact=True).fit(X, y)
    assert np.isfinite(model.distribution(X).scale).all()
    assert np.isfinite(model.predict(np.full((2, 7), np.inf))).all()


def test_all_equal_targets_give_that_value() -> None:
    X, _ = table(40)
    model = StackedRegressor().fit(X, np.full(40, 7.0))
    np.testing.assert_allclose(model.predict(X), 7.0, atol=1e-6)
    assert (model.distribution(X).scale > 0).all()


@pytest.mark.parametrize("rows", [0, 1, 5])
def test_too_few_rows_are_refused(rows: int) -> None:
    with pytest.raises(InputError, match="too few"):
        StackedRegressor().fit(np.zeros((rows, 2)), np.zeros(rows))


def test_missing_targets_are_refused() -> None:
    with pytest.raises(InputError, match="missing or infinite"):
        StackedRegressor().fit(np.zeros((9, 2)), np.full(9, np.nan))


def test_weights_of_a_fold_have_not_seen_it() -> None:
    random = np.random.default_rng(0)
    y = random.normal(size=100)
    predictions = np.stack([y + random.normal(size=100), random.normal(size=100)], axis=1)
    folds = [(np.arange(50, 100), np.arange(50)), (np.arange(50), np.arange(50, 100))]
    _, held_out = nested_stack(predictions, y, folds)
    expected = predictions[:50] @ simplex_weights(predictions[50:], y[50:])
    np.testing.assert_allclose(held_out[:50], expected)
    changed = y.copy()
    changed[:50] = 1e6
    np.testing.assert_allclose(nested_stack(predictions, changed, folds)[1][:50], expected)


def test_scale_is_recovered() -> None:
    random = np.random.default_rng(3)
    shape = random.normal(size=4000)
    residual = np.exp(0.4 + 0.8 * shape) * random.standard_t(6, size=4000)
    level, strength, freedom = fit_scale(residual, shape)
    assert (level, strength) == (pytest.approx(0.4, abs=0.06), pytest.approx(0.8, abs=0.06))
    assert 4 < freedom < 9
    assert np.isfinite(negative_log_likelihood(residual, np.exp(level + strength * shape), freedom)).all()


def test_conformal_factor_holds_its_share() -> None:
    random = np.random.default_rng(0)
    held = []
    for _ in range(400):
        scores = np.abs(random.normal(size=40))
        held.append(np.abs(random.normal(size=50)) <= conformal_factor(scores, 0.9))
    assert 0.89 <= np.mean(held) <= 0.925


def test_adaptive_intervals_follow_a_jump_where_static_ones_fail() -> None:
    random = np.random.default_rng(0)
    known = np.abs(random.normal(size=400))
    scores = np.abs(random.normal(size=2500)) * np.where(np.arange(2500) > 800, 2.5, 1.0)
    stream = AdaptiveConformal(known.tolist())
    held = []
    for score in scores:
        held.append(score <= stream.factor())
        stream.observe(float(score))
    windows = np.convolve(np.array(held, float), np.full(250, 1 / 250), mode="valid")
    assert abs(np.mean(held) - 0.9) <= 0.01
    assert windows.min() >= 0.87
    assert np.mean(scores <= conformal_factor(known, 0.9)) < 0.7


def write_set(folder: Path, y_test: float | None = None, rows: int = 60) -> Path:
    X, y = table(rows)
    train, test = np.arange(rows - 12), np.arange(rows - 12, rows)
    if y_test is not None:
        y[test] = y_test
    folder.mkdir(parents=True)
    np.savetxt(folder / "data.txt", np.column_stack([X, y]))
    np.savetxt(folder / "index_train_0.txt", train, fmt="%d")
    np.savetxt(folder / "index_test_0.txt", test, fmt="%d")
    return folder


def test_regression_measures_every_metric(tmp_path: Path) -> None:
    write_set(tmp_path / "made")
    figures = {each.metric: each for each in regression.evaluate(Namespace(data=tmp_path))}
    assert set(figures) == {"rmse", "nll", "coverage90"}
    assert figures["rmse"].ours < figures["rmse"].baseline
    assert (figures["rmse"].n_train, figures["rmse"].n_test) == (48, 12)


def test_regression_does_not_see_test_labels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = []
    monkeypatch.setattr(
        regression, "side_by_side", lambda work, jobs: said.append([work(job) for job in jobs]) or said[-1]
    )
    for name, y_test in (("a", None), ("b", 1e9)):
        list(regression.evaluate(Namespace(data=write_set(tmp_path / name, y_test))))
    assert said[0][0].members == said[1][0].members
    np.testing.assert_array_equal(said[0][0].centre, said[1][0].centre)
    np.testing.assert_array_equal(said[0][0].upper, said[1][0].upper)


@pytest.mark.parametrize(
    ("file", "content", "problem"),
    [
        ("index_train_0.txt", "0\n1\n99\n", "names number 99, but there are 60"),
        ("index_test_0.txt", "0\n1\n", "shares rows with index_train_0.txt"),
        ("data.txt", "1 2\n3\n", "lines differ in length"),
        ("data.txt", "1 2\n3 x\n", "give numbers only"),
    ],
)
def test_regression_names_what_is_wrong(tmp_path: Path, file: str, content: str, problem: str) -> None:
    (write_set(tmp_path / "made") / file).write_text(content)
    with pytest.raises(InputError, match=problem):
        list(regression.evaluate(Namespace(data=tmp_path)))
