"""The effort estimators, each by itself."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.utils.estimator_checks import parametrize_with_checks

from valora_ml.effort.conformal_tails import conformal_tail, tails
from valora_ml.effort.filled_ridge import FilledRidge
from valora_ml.effort.level import latest_level, smooth_level, standardise
from valora_ml.effort.ordinal_logit import OrdinalLogit
from valora_ml.effort.quantile_boosting import QuantileBoosting


@parametrize_with_checks([OrdinalLogit(), FilledRidge(), QuantileBoosting(rounds=80)])
def test_scikit_learn_protocol(estimator, check):
    check(estimator)


def ordinal_rows(count=400, seed=0):
    rng = np.random.default_rng(seed)
    score = rng.normal(size=count)
    return score[:, None], np.array([1.0, 2, 3, 5, 8])[np.digitize(score + rng.logistic(size=count), [-1.5, 0, 1, 2])]


def test_ordinal_logit_finds_the_slope_and_covers():
    x, y = ordinal_rows(4000)
    model = OrdinalLogit(strength=0.01).fit(x, y)
    assert model.slopes_[0] == pytest.approx(1.0, abs=0.1)
    low, high = model.quantiles(x, [0.05, 0.95]).T
    assert ((low <= y) & (y <= high)).mean() > 0.88


def test_ordinal_logit_shrinks_to_its_prior():
    x, y = ordinal_rows(60)
    assert OrdinalLogit(strength=1e6, prior=[3.0]).fit(x, y).slopes_[0] == pytest.approx(3.0, abs=0.01)


def test_ordinal_logit_without_variation_answers_the_only_level():
    assert OrdinalLogit().fit([[0.0], [1.0]], [5, 5]).predict([[9.0]]).tolist() == [5.0]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.floats(-5, 5), min_size=1, max_size=20))
def test_ordinal_quantiles_rise_with_share_and_score(scores):
    x, y = ordinal_rows(200)
    model = OrdinalLogit().fit(x, y)
    found = model.quantiles(np.sort(scores)[:, None], [0.1, 0.5, 0.9])
    assert (np.diff(found, axis=1) >= 0).all()
    assert (np.diff(found, axis=0) >= 0).all()


def test_ordinal_gradient_is_the_slope_of_the_loss():
    x, y = ordinal_rows(50)
    model = OrdinalLogit(strength=2.0).fit(x, y)
    rank = np.searchsorted(model.levels_, y)
    weight = np.linspace(0.5, 1.5, 50)
    free = np.array([1.0, 0.2, -0.3, 0.1, 0.7])
    _, gradient = model._loss(free, x, rank, weight)
    for at in range(5):
        step = np.eye(5)[at] * 1e-6
        rise = model._loss(free + step, x, rank, weight)[0] - model._loss(free - step, x, rank, weight)[0]
        assert gradient[at] == pytest.approx(rise / 2e-6, rel=1e-4, abs=1e-8)


def test_level_of_a_step_is_smooth_and_skips_itself():
    z = np.zeros(50)
    z[25] = 10.0
    assert smooth_level(z, 3.0, skip_self=True)[25] == pytest.approx(0.0)
    assert smooth_level(z, 3.0)[25] > 1.0


def test_only_a_fall_of_the_level_is_followed():
    rise = np.repeat([0.0, 1.0], 50)
    assert latest_level(rise, 10, 0.5) == pytest.approx(rise.mean())
    assert latest_level(rise[::-1], 10, 0.5) < rise.mean()


def test_standardise_never_divides_by_nothing():
    z, location, scale = standardise(np.zeros(4))
    assert (z == 0).all()
    assert (location, scale) == (0.0, 0.3)


def test_boosted_quantiles_cover_and_never_cross():
    rng = np.random.default_rng(1)
    x = rng.normal(size=(1500, 2))
    y = 0.5 * x[:, 0] + rng.normal(size=1500) * (0.3 + 0.2 * (x[:, 1] > 0))
    found = QuantileBoosting(rounds=60).fit(x[:1000], y[:1000]).quantiles(x[1000:])
    assert (np.diff(found, axis=1) >= 0).all()
    assert 0.86 < ((found[:, 0] <= y[1000:]) & (y[1000:] <= found[:, 4])).mean() < 0.94


def test_boosted_median_of_noise_is_not_believed():
    rng = np.random.default_rng(2)
    noise = rng.laplace(size=(300, 4))
    model = QuantileBoosting(rounds=60).fit(noise[:, :3], noise[:, 3])
    assert np.abs(model.predict(noise[:, :3])).mean() < 0.3


def test_filled_ridge_ignores_columns_that_few_rows_know():
    x = np.full((40, 2), np.nan)
    x[:, 0] = np.arange(40)
    x[:3, 1] = [1, 2, 3]
    model = FilledRidge().fit(x, np.arange(40))
    assert model.coef_[1] == 0.0
    assert model.predict([[5.0, np.nan]])[0] == pytest.approx(5.0, abs=0.5)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 4), st.floats(0.001, 0.5), st.lists(st.floats(0.01, 1), min_size=5, max_size=5))
def test_a_tail_says_exactly_whether_an_interval_holds(truth, cut, masses):
    levels = np.arange(5.0)
    below = np.cumsum(masses)[None, :] / np.sum(masses)
    low, high = (levels[np.searchsorted(below[0], share)] for share in (cut, 1 - cut))
    tail = tails(levels, below, [levels[truth]])[0]
    if abs(tail - cut) > 1e-6:
        assert (tail > cut) == (low <= levels[truth] <= high)


def test_conformal_intervals_mend_a_distribution_that_is_too_sure():
    x, y = ordinal_rows(3000)
    model = OrdinalLogit(strength=0.01).fit(x[:1000], y[:1000])
    sure = 3 * x
    tail = conformal_tail(tails(model.levels_, model.probabilities(sure[1000:2000]), y[1000:2000]), 0.9)
    low, high = model.quantiles(sure[2000:], [tail, 1 - tail]).T
    naive_low, naive_high = model.quantiles(sure[2000:], [0.05, 0.95]).T
    assert ((naive_low <= y[2000:]) & (y[2000:] <= naive_high)).mean() < 0.87
    assert ((low <= y[2000:]) & (y[2000:] <= high)).mean() > 0.88


def test_too_few_replayed_issues_cut_nothing_off():
    assert conformal_tail(np.array([0.2, 0.3]), 0.9) == 0.0
