import numpy as np
import pytest
from scipy import sparse
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.utils.estimator_checks import parametrize_with_checks

from valora_ml.errors import InputError
from valora_ml.signals.calibration_error import calibration_error
from valora_ml.signals.inner_folds import out_of_fold
from valora_ml.signals.issue import Issue
from valora_ml.signals.issue_table import IssueTable
from valora_ml.signals.issue_type_classifier import IssueTypeClassifier
from valora_ml.signals.ratio_svc import RatioSVC
from valora_ml.signals.temperature import fit_temperature
from valora_ml.signals.term_weights import TermWeights
from valora_ml.signals.tone_classifier import ToneClassifier

TEXTS = ["thanks, great!", "awesome work", "love it", "I hate this", "terrible mess", "annoying bug"]
LABELS = ["good", "good", "good", "bad", "bad", "bad"]


@parametrize_with_checks([RatioSVC(), TermWeights()])
def test_estimators_keep_the_protocol(estimator, check):
    check(estimator)


def test_term_weights_are_those_of_scikit_learn_where_nothing_is_left_out():
    counts = sparse.csr_matrix(np.random.default_rng(0).poisson(0.7, (20, 9)))
    expected = TfidfTransformer(sublinear_tf=True).fit_transform(counts)
    assert np.allclose(TermWeights().fit_transform(counts).toarray(), expected.toarray())


def test_terms_of_too_few_rows_weigh_nothing():
    weighted = TermWeights(min_rows=2).fit_transform([[1, 1], [1, 0]]).toarray()
    assert weighted.tolist() == [[1.0, 0.0], [1.0, 0.0]]


def test_probabilities_after_calibration_are_honest():
    rng = np.random.default_rng(1)
    truth = rng.integers(0, 2, 4000)
    margins = np.column_stack([-1.0 * truth, truth]) * 5 + rng.normal(0, 5, (4000, 2))
    fitted = fit_temperature(margins[:2000], truth[:2000])
    assert calibration_error(fitted.probabilities(margins[2000:]), truth[2000:]) < 0.03
    raw = np.exp(margins[2000:]) / np.exp(margins[2000:]).sum(axis=1, keepdims=True)
    assert calibration_error(raw, truth[2000:]) > 0.1


def test_out_of_fold_margins_come_from_rows_that_were_not_learned():
    seen: list[tuple[set, set]] = []

    def margins_of(learned, judged):
        seen.append((set(learned), set(judged)))
        return np.zeros((len(judged), 2))

    assert out_of_fold(margins_of, np.array([0, 1] * 10), 2) is not None
    assert all(not learned & judged for learned, judged in seen)
    assert set().union(*(judged for _, judged in seen)) == set(range(20))
    assert out_of_fold(margins_of, np.array([0, 1, 1]), 2) is None


def test_the_same_texts_give_the_same_model():
    first, second = (ToneClassifier().fit(TEXTS, LABELS).predict_proba(["great mess"]) for _ in range(2))
    assert (first == second).all()
    assert first.sum() == pytest.approx(1)


def test_one_class_and_one_row_are_learned_and_nothing_is_refused():
    assert ToneClassifier().fit(["fine"], ["good"]).predict(["anything"]).tolist() == ["good"]
    with pytest.raises(InputError, match="0 texts"):
        ToneClassifier().fit([], [])


def test_only_repositories_with_enough_issues_have_customs_of_their_own():
    names = ["small"] * 19 + ["large"] * 21 + ["enough"] * 20 + [f"r{n}" for n in range(200)]
    table = IssueTable({}, np.zeros((len(names), 1)), np.array(names))
    assert table.known_repositories().tolist() == ["enough", "large"]
    many = np.repeat([f"r{n:03}" for n in range(80)], 20)
    assert len(IssueTable({}, np.zeros((len(many), 1)), many).known_repositories()) == 50


def test_an_unknown_repository_is_judged_by_what_all_have_in_common():
    bugs = [Issue(f"Crash number {n}", "it fails with an error", f"r/{n % 2}") for n in range(40)]
    wishes = [Issue(f"Please add format {n}", "it would be nice", f"r/{n % 2}") for n in range(40)]
    model = IssueTypeClassifier().fit(bugs + wishes, ["bug"] * 40 + ["feature"] * 40)
    unknown = [Issue("Crash again", "fails with an error", "other/repo"), Issue("Please add xml", "would be nice", "")]
    assert model.predict(unknown).tolist() == ["bug", "feature"]
    with pytest.raises(InputError, match="two types"):
        IssueTypeClassifier().fit(bugs, ["bug"] * 40)
