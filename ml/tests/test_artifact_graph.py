import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

from valora_ml.artifact import (
    GraphBuilder,
    concatenate,
    dense,
    exponential,
    gap_columns,
    network,
    piecewise_linear,
    prepare_numbers,
    run_graph,
    sigmoid,
    softmax,
    sort_columns,
    stored,
    term_bag,
)
from valora_ml.errors import InputError
from valora_ml.text.encoder import TextEncoder, TextField

CHANCE = np.random.default_rng(0)
ENCODER = TextEncoder([TextField("title")], buckets=256)
TEXTS = [{"title": " ".join(CHANCE.choice(["log", "in", "fails", "again", "why"], size=size))} for size in range(30)]
IDS, COUNTS = ENCODER.padded(TEXTS)
TFIDF = TfidfTransformer(sublinear_tf=True).fit(ENCODER.matrix(TEXTS))


def run_terms(build):
    graph = GraphBuilder(columns=0, terms=True)
    tensor, width = build(graph)
    graph.output("answer", tensor, width)
    return run_graph(graph.model(), term_ids=IDS, term_counts=COUNTS)["answer"]


def run_numbers(numbers, build):
    graph = GraphBuilder(columns=np.shape(numbers)[1])
    tensor, width = build(graph)
    graph.output("answer", tensor, width)
    return run_graph(graph.model(), numbers=numbers)["answer"]


@pytest.mark.parametrize("storage", ["float32", "float16", "int8"])
def test_a_bag_of_terms_is_scikit_learns_tf_idf_times_the_stored_weights(storage):
    weights = CHANCE.normal(size=(256, 3))
    found = run_terms(lambda graph: (term_bag(graph, weights, idf=TFIDF.idf_, storage=storage), 3))
    expected = TFIDF.transform(ENCODER.matrix(TEXTS)) @ stored(weights, storage)
    assert found == pytest.approx(expected, rel=1e-5, abs=1e-6)
    assert not found[0].any()


def test_terms_that_were_not_kept_are_left_out_before_the_norm():
    kept = np.flatnonzero(ENCODER.matrix(TEXTS).toarray().any(axis=0))[::2]
    weights = CHANCE.normal(size=(len(kept), 2))
    found = run_terms(lambda graph: (term_bag(graph, weights, kept=kept), 2))
    counts = ENCODER.matrix(TEXTS).toarray()[:, kept]
    values = np.where(counts > 0, 1 + np.log(np.maximum(counts, 1)), 0)
    expected = values / np.maximum(np.linalg.norm(values, axis=1, keepdims=True), 1e-12) @ weights
    assert found == pytest.approx(expected, rel=1e-5, abs=1e-6)


def test_raw_counts_without_norm():
    weights = CHANCE.normal(size=(256, 1))
    found = run_terms(lambda graph: (term_bag(graph, weights, sublinear=False, norm=False), 1))
    assert found == pytest.approx(ENCODER.matrix(TEXTS) @ weights, rel=1e-4, abs=1e-5)


def test_numbers_are_standardised_and_classified_as_scikit_learn_does():
    inputs = CHANCE.normal(loc=5, scale=3, size=(200, 4))
    labels = CHANCE.integers(0, 3, size=200)
    scaler = StandardScaler().fit(inputs)
    model = LogisticRegression().fit(scaler.transform(inputs), labels)

    def build(graph):
        ready = prepare_numbers(graph, graph.numbers, fill=scaler.mean_, center=scaler.mean_, scale=scaler.scale_)
        return softmax(graph, dense(graph, ready, model.coef_.T, model.intercept_)), 3

    assert run_numbers(inputs, build) == pytest.approx(model.predict_proba(scaler.transform(inputs)), abs=1e-5)


@pytest.mark.parametrize("activation", ["relu", "tanh", "logistic", "identity"])
def test_a_network_is_scikit_learns(activation):
    inputs = CHANCE.normal(size=(80, 3))
    model = MLPRegressor(hidden_layer_sizes=(5, 4), activation=activation, random_state=0, solver="lbfgs", tol=1)
    model.fit(inputs, inputs[:, :2])
    layers = list(zip(model.coefs_, model.intercepts_, strict=True))
    found = run_numbers(inputs, lambda graph: (network(graph, graph.numbers, layers, hidden=activation), 2))
    assert found == pytest.approx(model.predict(inputs), rel=1e-4, abs=1e-5)


def test_calibration_is_isotonic_regressions():
    scores = np.sort(CHANCE.normal(size=100))
    model = IsotonicRegression(out_of_bounds="clip").fit(scores, scores + CHANCE.normal(size=100))
    x, y = model.X_thresholds_, model.y_thresholds_
    asked = np.concatenate([CHANCE.normal(size=200) * 2, x])[:, None]
    found = run_numbers(asked, lambda graph: (piecewise_linear(graph, graph.numbers, x, y), 1))
    assert found[:, 0] == pytest.approx(np.interp(asked[:, 0], x, y), abs=1e-3)


@pytest.mark.parametrize(("x", "y"), [([], []), ([1, 1], [0, 1]), ([0, 1], [1, 0]), ([0, 1], [1])])
def test_a_calibration_that_is_not_monotone_is_refused(x, y):
    with pytest.raises(InputError, match="calibration"):
        piecewise_linear(GraphBuilder(columns=1), "numbers", x, y)


def test_quantiles_never_cross():
    crossed = CHANCE.normal(size=(20, 5)).astype(np.float32)
    assert (run_numbers(crossed, lambda graph: (sort_columns(graph, graph.numbers, 5), 5)) == np.sort(crossed)).all()


def test_sigmoid_exponential_and_gaps():
    numbers = np.array([[0.5, np.nan]], dtype=np.float32)

    def build(graph):
        filled = prepare_numbers(graph, graph.numbers, fill=[0, 2], center=[0, 0], scale=[1, 1])
        parts = (sigmoid(graph, filled, slope=2, shift=-1), exponential(graph, filled), gap_columns(graph, "numbers"))
        return concatenate(graph, *parts), 6

    expected = [0.5, 1 / (1 + np.exp(-3)), np.exp(0.5), np.exp(2), 0, 1]
    assert run_numbers(numbers, build)[0] == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_a_graph_never_holds_what_is_no_number(value):
    with pytest.raises(InputError, match="the training failed"):
        GraphBuilder(columns=1).constant([1.0, value])


def test_a_graph_reads_something():
    with pytest.raises(InputError, match="neither numbers nor terms"):
        GraphBuilder(columns=0)
