"""Headlines ranked by a Gaussian process on their texts."""

import numpy as np
import pytest

from valora_ml.datasets.upworthy import Variants
from valora_ml.roi import headline_ranker
from valora_ml.roi.headline_kernel import HeadlineKernel
from valora_ml.roi.headline_ranker import fit_headline_ranker
from valora_ml.roi.headline_terms import form_of

WORDS = ["whale", "school", "budget", "garden", "storm", "museum", "bridge", "kitchen"]


def made(weeks: range, arms: int = 3, seed: int = 0) -> Variants:
    """Headlines that ask are clicked half as often again; tests differ by far more."""
    random = np.random.default_rng(seed)
    test = np.repeat(np.arange(len(weeks) * 6), arms)
    asks = random.random(len(test)) < 0.5
    rate = 0.02 * np.exp(random.normal(0, 0.5, test.max() + 1))[test] * np.where(asks, 1.5, 1)
    headlines = [" ".join(random.choice(WORDS, 4)) + "?" * bool(each) for each in asks]
    shown = np.full(len(test), 4000.0)
    clicked = random.binomial(4000, rate).astype(np.float64)
    return Variants(test, np.repeat(np.array(weeks), 6 * arms), headlines, [""] * len(test), shown, clicked)


def share_of_asking_above(variants: Variants) -> float:
    ranker = fit_headline_ranker(variants)
    plain = [f"{one} {other}" for one in WORDS for other in WORDS]
    texts = [*plain, *(f"{each}?" for each in plain)]
    nothing = np.zeros(len(texts))
    score = ranker.score(Variants(nothing.astype(int), nothing.astype(int), texts, [""] * len(texts), nothing, nothing))
    return float((score[len(plain) :] > score[: len(plain)]).mean())


def test_learns_what_wins_within_tests() -> None:
    assert share_of_asking_above(made(range(201401, 201411))) > 0.95


def test_learns_from_tests_of_one_headline() -> None:
    assert share_of_asking_above(made(range(201401, 201421), arms=1)) > 0.8


def test_one_week_is_enough() -> None:
    ranker = fit_headline_ranker(made(range(201401, 201402)))
    assert np.isfinite(ranker.weights).all()


def test_many_rows_are_cut_to_the_latest(monkeypatch: pytest.MonkeyPatch) -> None:
    variants = made(range(201401, 201406))
    monkeypatch.setattr(headline_ranker, "_MOST_ROWS", 36)
    late = fit_headline_ranker(variants.select(variants.week >= 201404))
    np.testing.assert_allclose(fit_headline_ranker(variants).score(variants), late.score(variants), rtol=1e-6)


def test_covariance_is_symmetric_and_positive() -> None:
    headlines = ["Why This Whale Sings", "why this whale sings!", "", "42 Maps", "🐳" * 30_000]
    shared = HeadlineKernel().fit(headlines, [""] * 5).to(headlines, [""] * 5)
    np.testing.assert_allclose(shared, shared.T, atol=1e-6)
    assert np.linalg.eigvalsh(shared.astype(np.float64)).min() > -1e-6


def test_form_keeps_case_length_and_signs() -> None:
    assert form_of("WOW, 3 Astonishing facts?") == ["^", "Aswow", ",", "0", "Xlng", "xmts", "?", "$"]
    assert form_of("") == ["^", "$"]
